/**
 * Lines and which of them are wanted in; what stands among wanted lines and is too short to speak for itself is wanted too: a subheading,
 * a short answer, the number above an item of a list.
 */
import type { Line } from '../lines/line.ts'
import type { DroppedKind } from '../types.ts'
import { DROPPED_KINDS, KEPT_KINDS, KINDS } from '../types.ts'
import type { PageView } from '../rules/page-view.ts'
import type { Strengths } from '../rules/strengths.ts'

/** How sure one must be between wanted lines, as a share of the threshold elsewhere. */
const BETWEEN = 0.6
/** A vote as strong as this says what else the line is. */
const NAMED = 0.2

/** What is set into an article and does not part its lines: the picture below a subheading, the shop link above it. */
const ASIDES: readonly DroppedKind[] = ['caption', 'advert']
const ASIDE_COLUMNS = ASIDES.map((kind) => KINDS.indexOf(kind))
const ASIDE = 0.5
const REACH = 4

/** Numbers that count up make a list from this many on. */
const LEAST_NUMBERS = 3

interface Given { readonly scores: ArrayLike<number>; readonly threshold: number; readonly strengths: Strengths }

/** Changes `wanted`: a doubtful line directly between two wanted ones, of which no rule says what else it is. */
export function keepBetween({ lines }: PageView, wanted: boolean[], { scores, threshold, strengths }: Given): void {
  const unnamed = (i: number): boolean => DROPPED_KINDS.every((_, k) => strengths.of(i, KEPT_KINDS.length + k) < NAMED)
  const aside = (i: number): boolean => !wanted[i] && ASIDE_COLUMNS.some((k) => strengths.of(i, k) >= ASIDE)
  /** The next line in this direction that is no aside is wanted. */
  const meets = (i: number, step: number): boolean => {
    let k = i + step
    while (k >= 0 && k < lines.length && Math.abs(k - i) <= REACH && aside(k)) k += step
    return wanted[k] === true
  }
  for (let i = 1; i + 1 < lines.length; i++) {
    if (!wanted[i] && scores[i]! >= BETWEEN * threshold && unnamed(i) && meets(i, -1) && meets(i, 1)) wanted[i] = true
  }
}

const NUMBER = /^\(?(\d{1,3})[.)]?$/

/** Changes `wanted`: lines that hold nothing but 1, 2, 3 and so on, each above a line that is wanted. */
export function keepNumbers({ lines }: PageView, wanted: boolean[]): void {
  let run: Line[] = [], next = 1
  for (const line of lines) {
    const number = line.chars <= 5 ? NUMBER.exec(line.plain)?.[1] : undefined
    if (number === undefined || !wanted[line.index + 1]) continue
    if (Number(number) !== next) { run = []; next = 1 }
    if (Number(number) !== next) continue
    run.push(line)
    next++
    // From then on one by one.
    if (next > LEAST_NUMBERS) for (const { index } of run.splice(0)) wanted[index] = true
  }
}
