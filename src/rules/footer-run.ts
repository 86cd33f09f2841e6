/** Footers: short lines below the article with legal links among them. */
import { linesWith } from './page-view.ts'
import type { Rule } from './rule.ts'

export const footerRun: Rule = {
  id: 'footer-run',
  kind: 'legal',
  summary: 'Is a short line below the article in a run that holds legal links.',
  namesUpTo: 0.5,
  across: (page, cast) => {
    const legal = linesWith(page, 'legal')
    if (legal.length < 2) return
    for (const run of page.shortRuns) {
      if (!page.core || run.from <= page.core.to) continue
      if (legal.filter((i) => i >= run.from && i <= run.to).length >= 2) for (let i = run.from; i <= run.to; i++) cast(i, 0.62)
    }
  },
}
