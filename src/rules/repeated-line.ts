/** The same line three times or more: a label of the page's furniture. */
import type { Rule } from './rule.ts'

const TIMES = 3

export const repeatedLine: Rule = {
  id: 'repeated-line',
  kind: 'other',
  summary: 'Stands on the page three times or more.',
  namesUpTo: 0.1,
  maxWords: 25,
  when: (line, page) => (page.repeats[line.index]! >= TIMES && line.tokens.length > 0 ? 0.35 : 0),
}
