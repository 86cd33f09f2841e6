/** Menus: many short lines in a row with no sentence among them. */
import type { PageView, Span } from './page-view.ts'
import type { Rule } from './rule.ts'

const LONG_RUN_LINES = 12
/** Ingredients, results and parts lists begin with numbers; menus do not. */
const AMOUNTS_SHARE = 0.4
const LABELS_SHARE = 0.2
/** A list that belongs to the article stands so near its paragraphs. */
const NEAR_LINES = 15

const cued = (page: PageView, run: Span): number => {
  let n = 0
  for (let i = run.from; i <= run.to; i++) if (page.signs[i]!.cues.some((c) => c.place === 'whole' || c.place === 'opens')) n++
  return n
}

const outside = (page: PageView, run: Span): boolean => !page.core || run.to < page.core.from || run.from > page.core.to

/** A list of amounts beside the article: "200 g sugar". */
function isAmounts(page: PageView, run: Span): boolean {
  if (!page.core || run.from > page.core.to + NEAR_LINES || run.to < page.core.from - NEAR_LINES) return false
  let amounts = 0
  for (let i = run.from; i <= run.to; i++) if (page.lines[i]!.startsDigit && page.lines[i]!.words >= 2 && !page.signs[i]!.dated) amounts++
  const size = run.to - run.from + 1
  return amounts >= AMOUNTS_SHARE * size && cued(page, run) <= LABELS_SHARE * size
}

export const menuRun: Rule = {
  id: 'menu-run',
  kind: 'navigation',
  summary: 'Is one of five or more short lines in a row outside the article, or of a dozen that hold menu words inside it.',
  namesUpTo: 0.5,
  across: (page, cast) => {
    for (const run of page.shortRuns) {
      const size = run.to - run.from + 1, labels = cued(page, run)
      const weight = outside(page, run) ? (isAmounts(page, run) ? 0 : 0.6) : labels >= 3 && (size >= LONG_RUN_LINES || labels >= size / 2) ? 0.5 : 0
      if (weight) for (let i = run.from; i <= run.to; i++) cast(i, weight)
    }
  },
}
