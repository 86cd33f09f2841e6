/** In: a page's measured lines and their verdicts. Out: where its article begins and ends, and which lines stand at its head. */
import type { Page, Verdict } from '../types.ts'
import type { Line } from '../lines/measure.ts'
import type { PageView } from '../rules/page-view.ts'

/** A page as metadata is read off it. */
export interface Head {
  readonly view: PageView
  /** One for each line of the view. */
  readonly verdicts: readonly Verdict[]
  readonly page: Page
  /** The lines from the page's top to where a good part of the kept text is behind: no title stands further down. */
  readonly end: number
  /** Index of the first line of prose, -1 where there is none. */
  readonly firstProse: number
  /** Index of the last line of prose, -1 where there is none. */
  readonly lastProse: number
  /** Share of the kept text that stands above each line of the head, 0..1. */
  readonly above: Float64Array
  /** Lines from each line of the head down to the next line of prose. */
  readonly toProse: Uint32Array
}

/** Above a title stands no more than this share of the kept text (measured: for 98 of 100 titles). */
const KEPT_ABOVE = 0.25
/** A line of prose is kept and has so many words. */
const PROSE_WORDS = 9

/** A kept line long enough to be a paragraph. */
export function isProse({ keep, kind }: Verdict, { words }: Line): boolean {
  return keep && kind === 'body' && words >= PROSE_WORDS
}

function distances(prose: readonly boolean[], end: number): Uint32Array {
  const found = new Uint32Array(end)
  const next = prose.indexOf(true, end)
  let distance = next < 0 ? prose.length : next - end + 1
  for (let i = end - 1; i >= 0; i--) {
    found[i] = distance
    distance = prose[i] ? 1 : distance + 1
  }
  return found
}

/** Finds the head of a page. */
export function headOf(verdicts: readonly Verdict[], view: PageView, page: Page): Head {
  const prose: boolean[] = []
  let total = 0
  for (let i = 0; i < verdicts.length; i++) {
    if (verdicts[i]!.keep) total += verdicts[i]!.text.length
    prose.push(isProse(verdicts[i]!, view.lines[i]!))
  }
  const above = new Float64Array(verdicts.length)
  let kept = 0, end = 0
  for (; end < verdicts.length; end++) {
    above[end] = total === 0 ? 0 : kept / total
    if (above[end]! > KEPT_ABOVE) break
    if (verdicts[end]!.keep) kept += verdicts[end]!.text.length
  }
  return { verdicts, view, page, end, above, firstProse: prose.indexOf(true), lastProse: prose.lastIndexOf(true), toProse: distances(prose, end) }
}

/** Marks of a list item or quotation that a line of plain text begins with. */
const BULLET = /^\s*(?:[-*+>•#]+\s+)+/

/** A line's text without markdown's marks and the bullets of a menu. */
export function plainText({ plain }: Line): string {
  return BULLET.test(plain) ? plain.replace(BULLET, '').trim() : plain.trim()
}
