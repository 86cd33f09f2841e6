/** A plan in, everything it asks for done, the exit code out. One input that fails is reported, and the next is cleaned. */
import { findInputs, NOTHING } from '../batch/find.ts'
import type { Found } from '../batch/find.ts'
import { Tally } from '../batch/tally.ts'
import type { CleanPlan } from './plan.ts'
import { Report } from './report.ts'
import { STDIN } from './source.ts'
import { deliveryOf, toFiles } from './to-files.ts'
import type { Delivery } from './to-files.ts'
import { toStdout } from './to-stdout.ts'
import { UsageError } from './usage-error.ts'

/** What is to be done with what was found. */
export interface Errand {
  readonly plan: CleanPlan
  readonly found: Found
  readonly report: Report
  readonly tally: Tally | undefined
}

/** Cleans every input of the plan. Throws UsageError before anything is written. */
export async function run(plan: CleanPlan): Promise<number> {
  await refuseIdleTerminal(plan)
  const found = await find(plan)
  const report = new Report(plan)
  report.hidden = found.hidden
  report.notPages = found.notPages
  for (const { name, error } of found.unreadable) report.failedInput(name, error)
  if (report.hasFailed && plan.failFast) return report.exitCode
  const errand: Errand = { plan, found, report, tally: plan.stats === undefined ? undefined : new Tally() }
  const delivery = plan.output === undefined ? undefined : deliveryOf(errand, plan.output)
  await refuseStats(errand, delivery)
  const started = process.uptime()
  const code = await (delivery ? toFiles(errand, delivery) : toStdout(errand))
  if (plan.stats !== undefined) await (await import('./stats.ts')).writeStats(errand, plan.stats, process.uptime() - started)
  return code ?? report.exitCode
}

/** Figures must not replace what is read or written. */
async function refuseStats({ plan: { stats }, found }: Errand, delivery: Delivery | undefined): Promise<void> {
  const why = stats === undefined ? undefined : (await import('./stats.ts')).whyNotTo(stats, found, delivery)
  if (why !== undefined) throw new UsageError(`--stats: ${why}`)
}

/** Somebody who typed the bare name would wait for us while we wait for them. */
async function refuseIdleTerminal({ stdinByDefault }: CleanPlan): Promise<void> {
  if (!stdinByDefault) return
  const { isatty } = await import('node:tty')
  if (isatty(0)) throw new UsageError('nothing to read: name a file, a folder or a pattern, or pipe a page in')
}

async function find({ inputs, ignore, hidden }: CleanPlan): Promise<Found> {
  const operands = inputs.filter((operand) => operand !== STDIN.path)
  const stdin = operands.length < inputs.length ? [STDIN] : []
  if (operands.length === 0) return { ...NOTHING, inputs: stdin }
  const found = await findInputs(operands, { ignore, hidden })
  return { ...found, inputs: [...stdin, ...found.inputs] }
}
