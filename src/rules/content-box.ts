/** Paragraphs of the block with most text. */
import type { CueGroup } from '../read/html/cue-groups.ts'
import { groupBit } from '../read/html/cue-groups.ts'
import { boxRule } from './box-rule.ts'

const MOSTLY_LINKED = 0.5
/** Boxes inside the text that are none of it. */
const FOREIGN = ['advert', 'caption', 'subscribe', 'share', 'cookie', 'comment', 'bio', 'related'].reduce((bits, group) => bits | groupBit(group as CueGroup), 0)

export const contentBox = boxRule('content-box', {
  kind: 'body', summary: 'Is a paragraph or quotation in the block with most paragraph text, or in what the page calls its text (HTML).',
  places: { paragraph: 0.5, quote: 0.5, 'body property': 0.5 }, minWords: 8,
  but: (line, tree) => tree.up > 0 || (tree.nearest & FOREIGN) !== 0 || (line.marks?.linkShare ?? 0) > MOSTLY_LINKED,
})
