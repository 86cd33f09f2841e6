/** What a rule is: an entry with a name, a kind and a reason, that can only vote. */
import type { DroppedKind, Kind } from '../types.ts'
import type { Line } from '../lines/measure.ts'
import type { PageView } from './page-view.ts'

/** Gives line `index` a vote of this weight, 0..1; a weight of 0 is no vote. */
export type Cast = (index: number, weight: number) => void

export interface Rule {
  /** Also the file's name and the name in `--explain`. */
  readonly id: string
  readonly kind: Kind
  /** One sentence: what it catches. */
  readonly summary: string
  /**
   * For a rule that votes on all that stands in a stretch, whatever it is: how surely that names a line, 0..1. What a line is called is told
   * by its own words first; see `decide/kinds.ts`.
   */
  readonly namesUpTo?: number
  /** Lines of more words are not looked at: the cheap gate before `when`. */
  readonly maxWords?: number
  readonly minWords?: number
  /** Only lines with a cue of this kind are looked at... */
  readonly cued?: DroppedKind
  /** ...or only lines with one of these marks (bits of `lines/marks.ts`). */
  readonly seen?: number
  /** ...or only lines with marks of markdown or HTML: pages of text, which have none, need not ask. */
  readonly marked?: true
  /** The vote's weight for one line, 0 for none. */
  readonly when?: (line: Line, page: PageView) => number
  /** Votes for lines seen together: runs, blocks, threads. */
  readonly across?: (page: PageView, cast: Cast) => void
}
