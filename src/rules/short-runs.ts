/** A page's lines in, its runs of short lines without a sentence among them out: menus, footers, lists. */
import type { Line } from '../lines/measure.ts'
import type { Span } from './page-view.ts'

const SHORT_WORDS = 5
const RUN_LINES = 5

/** Runs of short lines, longest possible. */
export function shortRuns(lines: readonly Line[]): Span[] {
  const runs: Span[] = []
  let from = 0
  for (let i = 0; i <= lines.length; i++) {
    if (i < lines.length && lines[i]!.words <= SHORT_WORDS && !lines[i]!.terminal) continue
    if (i - from >= RUN_LINES) runs.push({ from, to: i - 1 })
    from = i + 1
  }
  return runs
}
