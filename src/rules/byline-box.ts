/** Author and date by their element, property or class. */
import { placeBit } from '../read/html/places.ts'
import { boxRule } from './box-rule.ts'

const COMMENT = placeBit('comment type'), TIME = placeBit('time')
const SENTENCE_WORDS = 12

export const bylineBox = boxRule('byline-box', {
  kind: 'byline', summary: 'Names author or date, by its element, property or class (HTML).',
  places: { 'author property': 0.75, 'date property': 0.75, time: 0.7, address: 0.6 }, groups: { byline: 0.8 }, maxWords: 40,
  // A sentence may name a date; a comment has an author of its own.
  but: (line, tree) => (tree.places & COMMENT) !== 0 || ((tree.places & TIME) !== 0 && line.words > SENTENCE_WORDS && line.terminal),
})
