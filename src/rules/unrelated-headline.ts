/** A headline among paragraphs that speaks of something else: a bare link to another story. */
import type { Rule } from './rule.ts'

const MIN_WORDS = 6
const MAX_WORDS = 24
const UNRELATED = 0.2

export const unrelatedHeadline: Rule = {
  id: 'unrelated-headline',
  kind: 'feed',
  summary: 'Reads as a headline and shares next to nothing with the article.',
  namesUpTo: 0.4,
  minWords: MIN_WORDS,
  maxWords: MAX_WORDS,
  when: (line, page) => {
    if (line.terminal && !line.endsQuestion || line.endsColon || line.startsLower || line.startsBullet) return 0
    const c = page.cohesion[line.index]!
    if (!page.core || c.content < 4 || c.page > UNRELATED) return 0
    return line.index > page.core.to ? 0.5 : line.index > page.core.from ? 0.4 : 0
  },
}
