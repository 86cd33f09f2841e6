/** Lines without words: rules, counters, icons. */
import type { Rule } from './rule.ts'

export const noWords: Rule = {
  id: 'no-words',
  kind: 'other',
  summary: 'Has no words: only marks, or a lone number.',
  namesUpTo: 0.3,
  maxWords: 2,
  when: (line) => {
    if (line.tokens.length === 0) return 0.9
    return line.numbers === line.tokens.length && line.words <= 2 && !line.endsColon ? 0.6 : 0
  },
}
