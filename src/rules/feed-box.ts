/** Boxes beside and below the article by their element, role or class. */
import { placeBit } from '../read/html/places.ts'
import { boxRule } from './box-rule.ts'

const ASIDE = placeBit('aside')
const MOSTLY_LINKED = 0.5

export const feedBox = boxRule('feed-box', {
  kind: 'feed', summary: 'Stands in an aside, or outside the text in a box of related stories, by its class (HTML).',
  places: { aside: 0.9 }, groups: { related: 0.65, sidebar: 0.5 },
  but: (line, tree) => !(tree.places & ASIDE) && tree.up === 0 && (line.marks?.linkShare ?? 0) < MOSTLY_LINKED,
})
