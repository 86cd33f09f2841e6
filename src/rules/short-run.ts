/** Menus: many short lines in a row with no sentence among them. */
import type { PageView, Span } from './page-view.ts'
import type { Rule } from './rule.ts'

const SHORT_WORDS = 5
const RUN_LINES = 5
const LONG_RUN_LINES = 12

/** Runs of short lines, longest possible. */
export function shortRuns(page: PageView): Span[] {
  const runs: Span[] = []
  let from = 0
  const isShort = (i: number): boolean => page.lines[i]!.words <= SHORT_WORDS && !page.lines[i]!.terminal
  for (let i = 0; i <= page.lines.length; i++) {
    if (i < page.lines.length && isShort(i)) continue
    if (i - from >= RUN_LINES) runs.push({ from, to: i - 1 })
    from = i + 1
  }
  return runs
}

const cued = (page: PageView, run: Span): number => {
  let n = 0
  for (let i = run.from; i <= run.to; i++) if (page.signs[i]!.cues.some((c) => c.place === 'whole' || c.place === 'opens')) n++
  return n
}

const outside = (page: PageView, run: Span): boolean => !page.core || run.to < page.core.from || run.from > page.core.to

export const menuRun: Rule = {
  id: 'menu-run',
  kind: 'navigation',
  summary: 'Is one of five or more short lines in a row outside the article, or of a dozen that hold menu words inside it.',
  across: (page, cast) => {
    for (const run of shortRuns(page)) {
      const size = run.to - run.from + 1, labels = cued(page, run)
      const weight = outside(page, run) ? 0.6 : labels >= 3 && (size >= LONG_RUN_LINES || labels >= size / 2) ? 0.5 : 0
      if (weight) for (let i = run.from; i <= run.to; i++) cast(i, weight)
    }
  },
}

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
