/** Adverts by their class. */
import { boxRule } from './box-rule.ts'

export const advertBox = boxRule('advert-box', {
  kind: 'advert', summary: 'Stands in an advert, by its class (HTML).', groups: { advert: 0.85 }, maxWords: 60,
})
