/** Footers: short lines below the article with legal links among them. */
import type { Rule } from './rule.ts'
import { shortRuns } from './short-runs.ts'

export const footerRun: Rule = {
  id: 'footer-run',
  kind: 'legal',
  summary: 'Is a short line below the article in a run that holds legal links.',
  across: (page, cast) => {
    for (const run of shortRuns(page)) {
      if (!page.core || run.from <= page.core.to) continue
      let legal = 0
      for (let i = run.from; i <= run.to; i++) if (page.signs[i]!.cues.some((c) => c.kind === 'legal')) legal++
      if (legal >= 2) for (let i = run.from; i <= run.to; i++) cast(i, 0.62)
    }
  },
}
