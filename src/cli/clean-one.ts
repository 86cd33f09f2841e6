/** One input in, its pages written into a file of its own; what fails is told, and goes no further. */
import { endsTheRun } from '../batch/atomic.ts'
import type { Input } from '../batch/find.ts'
import { isNamedAsPage } from '../batch/not-pages.ts'
import { reasonOf } from '../batch/reason.ts'
import { Tally } from '../batch/tally.ts'
import { countFrom } from '../batch/teller.ts'
import type { PageCount, Teller } from '../batch/teller.ts'
import type { clean } from '../clean.ts'
import { ReadError } from '../read/read-error.ts'
import { Binder, toBlock } from './binder.ts'
import type { Tree } from './clean-archive.ts'
import { cleanInput } from './clean-input.ts'
import { createFormat } from './format.ts'
import type { Format, Listing } from './format.ts'
import type { CleanPlan } from './plan.ts'
import type { Sink } from './sink.ts'
import { openInput } from './source.ts'

/** What every step of a run needs. */
export interface Run {
  readonly plan: CleanPlan
  readonly report: Teller
  readonly tally: Tally | undefined
  /** How `--explain` shows a page. */
  readonly listing: Listing | undefined
  readonly clean: typeof clean
  /** Where the pages of an archive go, if each gets a file of its own. */
  readonly tree?: Tree | undefined
}

/** Puts pages into a sink, with what stands between them. */
export function outlet(sink: Sink, format: Format): { readonly put: (pages: readonly string[]) => Promise<void>; readonly close: () => Promise<void> } {
  const binder = new Binder(format)
  return {
    put: (pages) => {
      const block = toBlock(pages, format)
      return sink.write(binder.before(block.pages) + block.text)
    },
    close: () => sink.write(binder.close()),
  }
}

/** Cleans one input into a sink of its own; resolves when the pages are written, with what is left to do until they are safe. */
export async function cleanInto(step: Run, input: Input, open: () => Promise<Sink>): Promise<() => Promise<void>> {
  const { report } = step, tally = step.tally && new Tally(), count = countFrom(report)
  const sink = await attempt(step, input, async () => {
    const opened = await openInput(input, step.plan)
    const target = await open()
    try {
      const format = createFormat({ ...step, many: opened.kind !== 'page' && step.tree === undefined })
      const { put, close } = outlet(target, format)
      await cleanInput(input, opened, { ...step, tally, format, put })
      await close()
      return target
    } catch (error) {
      target.abandon()
      throw error
    }
  })
  const found: FoundInOne = { pages: count(), tally }
  return async () => { settle(step, found, sink !== undefined && await attempt(step, input, () => finish(step, sink)) === true) }
}

/** What one input came to. */
interface FoundInOne { readonly pages: PageCount; readonly tally: Tally | undefined }

/** It counts where it stands in a file; pages of an archive that get files of their own were told of when they stood. */
export function settle({ report, tally, tree }: Pick<Run, 'report' | 'tally' | 'tree'>, found: FoundInOne, isWritten: boolean): void {
  if (!isWritten && !tree) report.unwritten(found.pages)
  else if (found.tally) tally?.add(found.tally)
}

async function finish({ report }: Run, sink: Sink): Promise<true> {
  try {
    await sink.commit()
    report.cleanedInput()
    return true
  } catch (error) {
    sink.abandon()
    throw error
  }
}

/** What an input came to; or, if it failed, undefined, and the report knows why. */
export async function attempt<T>({ report }: Pick<Run, 'report'>, input: Input, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (input.cameAlong && error instanceof ReadError && error.code === 'binary' && !isNamedAsPage(input.path)) report.skippedInput(input.name)
    else report.failedInput(input.name, reasonOf(error), endsTheRun(error))
    return undefined
  }
}
