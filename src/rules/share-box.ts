/** Share buttons by their class. */
import { boxRule } from './box-rule.ts'

export const shareBox = boxRule('share-box', {
  kind: 'share', summary: 'Is a short line in a box for sharing, by its class (HTML).', groups: { share: 0.85 }, maxWords: 12,
})
