/** A headline and a lede cut with "…" that speak of something else than the article. */
import type { Rule } from './rule.ts'

const UNRELATED = 0.34
const HEADLINE_WORDS = 22

export const teaser: Rule = {
  id: 'teaser',
  kind: 'feed',
  summary: 'Is cut off with "…" and speaks of something else than the article, or is the headline above such a line.',
  across: (page, cast) => {
    for (const line of page.lines) {
      const i = line.index
      if (!line.endsCut || line.words < 6 || line.quotes % 2 === 1) continue
      const related = page.cohesion[i]!.page >= UNRELATED && page.core !== undefined && i > page.core.from && i < page.core.to
      if (related && line.words < 25) continue
      cast(i, related ? 0.3 : 0.75)
      const above = page.lines[i - 1]
      if (above && !above.terminal && above.words >= 3 && above.words <= HEADLINE_WORDS && !page.prose[i - 1]) cast(i - 1, 0.65)
    }
  },
}
