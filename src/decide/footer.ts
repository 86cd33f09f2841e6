/** A page in, where its footer begins out: rights, terms and contacts below everything else, with the menu they stand in. */
import type { PageView } from '../rules/page-view.ts'
import { linesWith } from '../rules/page-view.ts'

/** Two lines of a footer's words with no more lines than this between them belong to the same footer. */
const GAP = 12
/** A footer ends the page but for so many lines. */
const LAST_LINES = 25
/** Labels above the first of its words belong to it, up to so many words each. */
const LABEL_WORDS = 5

/** The footer's first line; the number of lines where the page has none. */
export function footerStart(page: PageView): number {
  const { lines, core } = page, n = lines.length, below = core === undefined ? 0 : core.to + 1
  const legal = linesWith(page, 'legal').filter((i) => i >= below && isLegal(page, i))
  let first = n
  for (const i of legal.toReversed()) {
    if (i < first - (first === n ? LAST_LINES : GAP)) break
    first = i
  }
  if (first === n) return n
  while (first - 1 >= below && isLabel(page, first - 1)) first--
  return first
}

const isLegal = ({ signs }: PageView, i: number): boolean => signs[i]!.cues[0]!.kind === 'legal' || signs[i]!.cues.some((c) => c.kind === 'legal' && c.place !== 'start')

/** A short line that heads or names nothing else. */
function isLabel({ lines, signs }: PageView, i: number): boolean {
  const { words, terminal } = lines[i]!
  return words <= LABEL_WORDS && !terminal && !signs[i]!.stamp && (signs[i]!.cues.every((c) => c.kind === 'navigation' || c.kind === 'legal') || signs[i]!.cues.some((c) => c.kind === 'navigation' && c.place === 'whole'))
}
