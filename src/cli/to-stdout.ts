/** Found inputs in, their pages on standard output, in the order of the inputs. */
import { isAlone } from '../batch/find.ts'
import { attempt, outlet } from './clean-one.ts'
import type { Run } from './clean-one.ts'
import { cleanInput } from './clean-input.ts'
import { compileLess } from './compile-less.ts'
import { createFormat } from './format.ts'
import type { Format } from './format.ts'
import { jobsFor } from './jobs.ts'
import type { Errand } from './run.ts'
import { stdoutSink } from './sink.ts'
import { openInput } from './source.ts'

/** The exit code, where it is not the report's. */
export async function toStdout(errand: Errand): Promise<undefined> {
  const pool = await jobsFor(errand)
  if (pool) return (await import('./pooled.ts')).toStdout(errand, pool)
  const { plan, found } = errand
  const step: Run = { ...errand, ...await loadCleaner(errand) }
  const sink = stdoutSink()
  let format: Format | undefined, out: ReturnType<typeof outlet> | undefined
  for (const input of found.inputs) {
    await attempt(step, input, async () => {
      const opened = await openInput(input, plan)
      if (opened.kind === 'page' && isAlone(found)) await compileLess(opened.bytes.length)
      format ??= createFormat({ ...step, many: !isAlone(found) || opened.kind !== 'page' })
      out ??= outlet(sink, format)
      await cleanInput(input, opened, { ...step, format, put: out.put })
      step.report.cleanedInput()
    })
    if (plan.failFast && step.report.hasFailed) break
  }
  await out?.close()
  return undefined
}

/** The pipeline and, for `--explain`, the listing: loaded where pages are cleaned. */
export async function loadCleaner({ plan: { to, output } }: Pick<Errand, 'plan'>): Promise<Pick<Run, 'clean' | 'listing'>> {
  const { clean } = await import('../index.ts')
  if (to !== 'explain') return { clean, listing: undefined }
  const { createListing } = await import('./listing.ts')
  return { clean, listing: createListing(output === undefined ? process.stdout : undefined) }
}
