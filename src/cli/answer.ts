/** What the threads of a pool are told once, and what they answer; all of it can be sent from thread to thread. */
import type { Counts } from '../batch/tally.ts'
import type { Notes } from '../batch/teller.ts'
import type { CleanPlan } from './plan.ts'

/** For every thread. */
export interface Errands {
  readonly plan: CleanPlan
  /** The folder that results are written into. */
  readonly root: string | undefined
}

export interface Answer {
  readonly notes: Notes
  readonly counts?: Counts
  /** Pages as they are written, with what stands between them. */
  readonly bytes: Uint8Array
  readonly pages: number
  /** An input could be read, so that an output without pages is one too. */
  readonly opened: boolean
}
