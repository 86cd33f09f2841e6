/** A plan in, everything it asks for done, the exit code out. One input that fails is reported, and the next is cleaned. */
import { findInputs } from '../batch/find.ts'
import type { Found, Input } from '../batch/find.ts'
import type { clean } from '../clean.ts'
import { reasonOf } from '../batch/reason.ts'
import { cleanInput } from './clean-input.ts'
import { createFormat } from './format.ts'
import type { Format, Listing } from './format.ts'
import type { CleanPlan } from './plan.ts'
import { Report } from './report.ts'
import { stdoutSink } from './sink.ts'
import type { Sink } from './sink.ts'
import { openInput, STDIN } from './source.ts'
import { toFiles } from './to-files.ts'
import { UsageError } from './usage-error.ts'

/** What every step of a run needs. */
export interface Run {
  readonly plan: CleanPlan
  readonly report: Report
  /** How `--explain` shows a page. */
  readonly listing: Listing | undefined
  readonly clean: typeof clean
}

/** Cleans every input of the plan. Throws UsageError before anything is written. */
export async function run(plan: CleanPlan): Promise<number> {
  await refuseIdleTerminal(plan)
  const found = await find(plan)
  const report = new Report(plan)
  for (const { name, error } of found.unreadable) report.failedInput(name, error)
  if (report.hasFailed && plan.failFast) return report.exitCode
  const { clean } = await import('../index.ts')
  const step: Run = { plan, clean, report, listing: plan.to === 'explain' ? await loadListing(plan) : undefined }
  if (plan.output === undefined) await toStdout(step, found)
  else await toFiles(step, found, plan.output)
  return report.exitCode
}

/** Somebody who typed the bare name would wait for us while we wait for them. */
async function refuseIdleTerminal({ stdinByDefault }: CleanPlan): Promise<void> {
  if (!stdinByDefault) return
  const { isatty } = await import('node:tty')
  if (isatty(0)) throw new UsageError('nothing to read: name a file, a folder or a pattern, or pipe a page in')
}

async function find({ inputs }: CleanPlan): Promise<Found> {
  const operands = inputs.filter((operand) => operand !== STDIN.path)
  const stdin = operands.length < inputs.length ? [STDIN] : []
  if (operands.length === 0) return { inputs: stdin, unreadable: [], roots: [] }
  const found = await findInputs(operands)
  return { ...found, inputs: [...stdin, ...found.inputs] }
}

async function loadListing({ output }: CleanPlan): Promise<Listing> {
  const { createListing } = await import('./listing.ts')
  return createListing(output === undefined ? process.stdout : undefined)
}

/** Whether the inputs are one file that was named, and not all that a folder or a pattern came to. */
export function isAlone({ inputs, unreadable, roots }: Found): boolean {
  return inputs.length === 1 && unreadable.length === 0 && roots.length === 0
}

async function toStdout(step: Run, found: Found): Promise<void> {
  const sink = stdoutSink()
  let format: Format | undefined
  for (const input of found.inputs) {
    await attempt(step, input, async () => {
      const opened = await openInput(input, step.plan.from)
      format ??= createFormat({ ...step, many: !isAlone(found) || opened.kind === 'records' })
      await cleanInput(input, opened, { ...step, format, sink })
    })
    if (step.plan.failFast && step.report.hasFailed) break
  }
  if (format) await sink.write(format.close())
}

/** Cleans one input into a sink of its own. */
export async function cleanInto(step: Run, input: Input, sink: Sink): Promise<void> {
  await attempt(step, input, async () => {
    try {
      const opened = await openInput(input, step.plan.from)
      const format = createFormat({ ...step, many: opened.kind === 'records' })
      await cleanInput(input, opened, { ...step, format, sink })
      await sink.write(format.close())
      sink.commit()
    } catch (error) {
      sink.abandon()
      throw error
    }
  })
}

/** Counts an input, and reports it if it fails. */
async function attempt({ report }: Run, input: Input, work: () => Promise<void>): Promise<void> {
  try {
    await work()
    report.cleanedInput()
  } catch (error) {
    report.failedInput(input.name, reasonOf(error))
  }
}
