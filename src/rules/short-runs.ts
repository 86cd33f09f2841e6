/** A page in, its runs of short lines without a sentence among them out: menus, footers, lists. */
import type { PageView, Span } from './page-view.ts'

const SHORT_WORDS = 5
const RUN_LINES = 5

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
