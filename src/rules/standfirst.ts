/** The deck: a sentence or two between headline and byline. */
import { headlineOf } from './head-zone.ts'
import type { Rule } from './rule.ts'

const LINES_BELOW_HEADLINE = 3
const MIN_WORDS = 6
const MAX_WORDS = 60

export const standfirst: Rule = {
  id: 'standfirst',
  kind: 'standfirst',
  summary: 'Stands between the headline and the byline and reads as a sentence.',
  namesUpTo: 0.4,
  across: (page, cast) => {
    const head = headlineOf(page)
    if (head === undefined) return
    for (let i = head + 1; i <= head + LINES_BELOW_HEADLINE && i < page.lines.length; i++) {
      const line = page.lines[i]!, signs = page.signs[i]!
      if (signs.stamp || signs.by || line.words < MIN_WORDS || line.words > MAX_WORDS || signs.cues.some((c) => c.cover > 0.3)) continue
      if (bylineFollows(i)) cast(i, 0.75)
      else if (i < page.core!.from) cast(i, 0.25)
      return
    }
    function bylineFollows(i: number): boolean {
      for (let k = i + 1; k <= i + 3 && k < page.lines.length; k++) {
        const signs = page.signs[k]!
        if (page.prose[k]) return false
        if (signs.by || signs.stamp || (signs.dated && page.lines[k]!.words <= 20)) return true
      }
      return false
    }
  },
}
