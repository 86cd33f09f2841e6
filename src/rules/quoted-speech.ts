/** Sentences that quote or report: votes for the body. */
import type { Rule } from './rule.ts'

export const quotedSpeech: Rule = {
  id: 'quoted-speech',
  kind: 'body',
  summary: 'Quotes somebody or reports what was said, in a sentence.',
  minWords: 5,
  when: (line, page) => {
    if (!line.terminal) return 0
    const saying = page.signs[line.index]!.saying
    return saying && line.quotes >= 2 ? 0.6 : line.startsQuote || saying ? 0.35 : 0
  },
}
