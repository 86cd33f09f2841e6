/** A headline and a lede cut with "…" that speak of something else than the article. */
import type { Rule } from './rule.ts'

const UNRELATED = 0.34
const HEADLINE_WORDS = 22
/** A headline of so many words right above a lede of so many that is cut off is a teaser, whatever it speaks of. */
const PAIR_WORDS = 5
const LEDE_WORDS = 12

export const teaser: Rule = {
  id: 'teaser',
  kind: 'feed',
  summary: 'Is cut off with "…" and speaks of something else than the article, or is the headline above such a line.',
  across: (page, cast) => {
    for (const line of page.lines) {
      const i = line.index
      if (!line.endsCut || line.words < 6 || line.quotes % 2 === 1) continue
      const related = page.cohesion[i]!.page >= UNRELATED && page.core !== undefined && i > page.core.from && i < page.core.to
      const above = page.lines[i - 1]
      const headed = above !== undefined && !above.terminal && above.words >= 3 && above.words <= HEADLINE_WORDS && !page.prose[i - 1]
      const pair = headed && line.words >= LEDE_WORDS && above.words >= PAIR_WORDS && !above.endsColon
      if (related && !pair && line.words < 25) continue
      cast(i, pair ? 0.9 : related ? 0.3 : 0.75)
      if (headed) cast(i - 1, pair ? 0.9 : 0.65)
    }
  },
}
