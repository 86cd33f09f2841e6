/** Author boxes by their class. */
import { boxRule, isInside } from './box-rule.ts'

export const bioBox = boxRule('bio-box', {
  kind: 'bio', summary: 'Stands outside the text in a box about the author, by its class (HTML).', groups: { bio: 0.85, byline: 0.3 }, minWords: 4, but: isInside,
})
