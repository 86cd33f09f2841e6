/** Paragraphs: votes for the body. */
import type { Rule } from './rule.ts'

export const runningText: Rule = {
  id: 'running-text',
  kind: 'body',
  summary: 'Is running text: long, ends as a sentence, with stop words.',
  minWords: 12,
  when: (line, page) => (page.prose[line.index] ? 0.6 : 0),
}
