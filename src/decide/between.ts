/** Lines and which of them are wanted in; a doubtful line directly between two wanted ones, of which no rule says what else it is, is wanted too: a subheading, a short answer. */
import { DROPPED_KINDS, KEPT_KINDS } from '../types.ts'
import type { PageView } from '../rules/page-view.ts'
import type { Strengths } from '../rules/strengths.ts'

/** How sure one must be between wanted lines, as a share of the threshold elsewhere. */
const BETWEEN = 0.6
/** A vote as strong as this says what else the line is. */
const NAMED = 0.2

/** Changes `wanted`. */
export function keepBetween({ lines }: PageView, wanted: boolean[], of: { readonly scores: ArrayLike<number>; readonly threshold: number; readonly strengths: Strengths }): void {
  const unnamed = (i: number): boolean => DROPPED_KINDS.every((_, k) => of.strengths.of(i, KEPT_KINDS.length + k) < NAMED)
  for (let i = 1; i + 1 < lines.length; i++) {
    if (!wanted[i] && wanted[i - 1] && wanted[i + 1] && of.scores[i]! >= BETWEEN * of.threshold && unnamed(i)) wanted[i] = true
  }
}
