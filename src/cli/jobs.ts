/** An errand in, the number of threads worth having for it out; none where it is done sooner without. */
import type { Input } from '../batch/find.ts'
import { statsOf } from '../batch/stats-of.ts'
import type { Errand } from './run.ts'
import { streamFormat, isStdin } from './source.ts'

export interface Crew {
  readonly jobs: number
  /** Of one page, in seconds. */
  readonly timeout: number | undefined
}

/** Less than this is cleaned sooner than threads are started, in bytes. */
const SMALL = 1_000_000
/** A page that takes longer hangs, in seconds. */
const PATIENCE = 60

/** What was asked for with `--jobs` or `--timeout` is done; otherwise files get all cores, a pipe, whose other programs need some too, none. */
export async function jobsFor({ plan, found: { inputs } }: Pick<Errand, 'plan' | 'found'>): Promise<Crew | undefined> {
  const isStream = inputs.length === 1 && inputs.every((input) => isStdin(input) || streamFormat(input, plan.from) !== undefined)
  const isOnePage = inputs.length === 1 && !isStream
  const isAskedFor = plan.timeout !== undefined || (plan.jobs !== undefined && !isOnePage && !(isStream && plan.jobs === 1))
  if (inputs.length === 0 || plan.to === 'explain' || !(isAskedFor || (plan.jobs === undefined && isWorthIt(inputs, isOnePage)))) return undefined
  const wanted = plan.jobs ?? (inputs.some(isStdin) ? 1 : (await import('node:os')).availableParallelism())
  const hasRecords = inputs.some((input) => isStdin(input) || streamFormat(input, plan.from) !== undefined)
  return { jobs: hasRecords ? wanted : Math.min(wanted, inputs.length), timeout: plan.timeout ?? (isStream ? undefined : PATIENCE) }
}

/** Files of some size, and not one page alone. */
function isWorthIt(inputs: readonly Input[], isOnePage: boolean): boolean {
  if (inputs.some(isStdin) || isOnePage) return false
  let size = 0
  return inputs.some(({ path }) => (size += statsOf(path)?.size ?? 0) > SMALL)
}
