/** Found inputs and `--output` in, one file for each input out: a file for one input, else a folder that mirrors the tree. */
import { existsSync, statSync } from 'node:fs'
import { abandonAll } from '../batch/atomic.ts'
import type { Found } from '../batch/find.ts'
import { mirror, readBack } from '../batch/mirror.ts'
import type { Destination } from '../batch/mirror.ts'
import { cleanInto, isAlone } from './run.ts'
import type { CleanPlan } from './plan.ts'
import type { Run } from './run.ts'
import { fileSink } from './sink.ts'
import { UsageError } from './usage-error.ts'

const ENDINGS: Readonly<Record<CleanPlan['to'], string>> = { text: '.txt', explain: '.txt', json: '.json', jsonl: '.jsonl' }
/** How shells report a process that a signal ended: 128 and the signal's number. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/** Throws UsageError, with nothing written, where the output would replace files or be read as input next time. */
export async function toFiles(step: Run, found: Found, output: string): Promise<void> {
  const folder = isFolder(output, found)
  const destinations: readonly Destination[] = folder ? inFolder(found, output, ENDINGS[step.plan.to]) : found.inputs.map((input) => ({ input, path: output }))
  if (!step.plan.overwrite) refuseToReplace(destinations)
  leaveNothingBehind()
  for (const { input, path, clash } of destinations) {
    if (clash) step.report.failedInput(input.name, `not written: ${clash.name} is written to ${path} too; rename one of them`)
    else await cleanInto(step, input, fileSink(path))
    if (step.plan.failFast && step.report.hasFailed) break
  }
  if (folder) step.report.summary(output)
}

function isFolder(output: string, found: Found): boolean {
  const stats = statSync(output, { throwIfNoEntry: false })
  const isNamedFolder = /[/\\]$/.test(output) || stats?.isDirectory() === true
  const needsFolder = isNamedFolder || !isAlone(found)
  if (needsFolder && stats?.isDirectory() === false) throw new UsageError(`${output} is a file; these inputs need a folder to be written to`)
  return needsFolder
}

function inFolder(found: Found, folder: string, ending: string): readonly Destination[] {
  const root = readBack(found, folder, ending)
  if (root) throw new UsageError(`output folder ${folder} lies in ${root.folder}, whose files are read: the next run would read its own results; name one outside`)
  return mirror(found.inputs, folder, ending)
}

function refuseToReplace(destinations: readonly Destination[]): void {
  const taken = destinations.filter(({ path }) => existsSync(path))
  if (taken.length === 0) return
  const more = taken.length > 1 ? ` (and ${taken.length - 1} more)` : ''
  throw new UsageError(`${taken[0]!.path}${more} exists already; --overwrite replaces it`)
}

function leaveNothingBehind(): void {
  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.once(signal, () => {
      abandonAll()
      process.exit(code)
    })
  }
}
