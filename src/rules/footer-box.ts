/** The page's foot by its element, role or class. */
import { placeBit } from '../read/html/places.ts'
import { boxRule } from './box-rule.ts'

const QUOTE = placeBit('quote')

export const footerBox = boxRule('footer-box', {
  kind: 'legal', summary: "Stands in the page's footer, by its element, role or class (HTML).",
  places: { footer: 0.95 }, groups: { footer: 0.85 },
  // A quotation's footer names who is quoted.
  but: (_, tree) => (tree.places & QUOTE) !== 0,
})
