/** Found inputs and `--output` in, one file for each input out: a file for one input, else a folder that mirrors the tree. */
import { existsSync, readdirSync, rmdirSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { abandonAll } from '../batch/atomic.ts'
import { isAlone } from '../batch/find.ts'
import type { Input } from '../batch/find.ts'
import { targetOf } from '../batch/links.ts'
import { makeFolder } from '../batch/make-folder.ts'
import { mirror, readBack } from '../batch/mirror.ts'
import type { Destination } from '../batch/mirror.ts'
import { reasonOf } from '../batch/reason.ts'
import { statsOf } from '../batch/stats-of.ts'
import { nameThisMachine, sweepDead, sweepOwn } from '../batch/temporary.ts'
import { isOver } from './clean-input.ts'
import { cleanInto } from './clean-one.ts'
import type { Run } from './clean-one.ts'
import { printable } from './format.ts'
import { jobsFor } from './jobs.ts'
import type { Crew } from './jobs.ts'
import { isData } from './plan.ts'
import type { CleanPlan } from './plan.ts'
import { DONE } from './report.ts'
import type { Errand } from './run.ts'
import { fileSink, isSpecial, NOWHERE, stdoutSink } from './sink.ts'
import { streamFormat } from './source.ts'
import { loadCleaner } from './to-stdout.ts'
import { UsageError } from './usage-error.ts'

const ENDINGS: Readonly<Record<CleanPlan['to'], string>> = { text: '.txt', explain: '.txt', markdown: '.md', json: '.json', jsonl: '.jsonl' }
/** How shells report a process that a signal ended: 128 and the signal's number. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/** What is written where. */
export interface Delivery {
  /** As it was typed. */
  readonly output: string
  /** The output folder, if there is one. */
  readonly root: string | undefined
  readonly destinations: readonly Destination[]
}

/** Where everything goes. Throws UsageError where it would be read as input next time. */
export function deliveryOf(errand: Errand, output: string): Delivery {
  const root = isFolder(output, errand) ? output : undefined
  return { output, root, destinations: root === undefined ? errand.found.inputs.map((input) => ({ input, path: output })) : inFolder(errand, root) }
}

/** The exit code, where it is not the report's. Throws UsageError, with nothing written, where the output would replace files. */
export async function toFiles(errand: Errand, { output, root, destinations: all }: Delivery): Promise<number | undefined> {
  const { plan, report } = errand
  if (!plan.overwrite && !plan.resume) refuseToReplace(all)
  if (plan.dryRun) return list(all, plan)
  await nameThisMachine()
  sweepDead(foldersOf(all))
  const destinations = all.filter(({ path, clash, tree }) => clash || tree || !plan.resume || !stands(path))
  report.resultsBefore = all.length - destinations.length
  const clear = makeRoot(root)
  const code = await deliver(errand, { output, root, destinations })
  clear(report.isHopeless ? undefined : (error) => { report.failedInput(output, error, true) })
  if (root !== undefined) report.summary(root)
  return code
}

function isFolder(output: string, { found, plan }: Errand): boolean {
  const stats = statsOf(output)
  const isNamedFolder = /[/\\]$/.test(output) || stats?.isDirectory() === true
  const isTree = stats === undefined && extname(output) === '' && found.inputs.some((input) => isSpread(input, plan))
  const needsFolder = isNamedFolder || isTree || !isAlone(found)
  if (needsFolder && stats?.isDirectory() === false) throw new UsageError(`${output} is a file; these inputs need a folder to be written to`)
  return needsFolder
}

/** As text or markdown, an archive's pages get files of their own; as records they stand in one. */
function isSpread(input: Input, { from, to }: CleanPlan): boolean {
  const format = streamFormat(input, from)
  return !isData(to) && (format === 'warc' || format === 'wet')
}

/** The pages of a lone archive stand in the folder itself, those of several each in a folder of its name. */
function inFolder({ found, plan }: Errand, root: string): readonly Destination[] {
  const ending = ENDINGS[plan.to]
  const clash = readBack(found, root, ending)
  if (clash) throw new UsageError(`output folder ${root} lies in ${clash.folder}, whose files are read: the next run would read its own results; name one outside`)
  return mirror(found.inputs, root, ending).map((destination) => {
    if (!isSpread(destination.input, plan)) return destination
    const folder = isAlone(found) ? root : destination.path.slice(0, -ending.length)
    return { ...destination, path: folder, tree: { folder, ending, root } }
  })
}

/** Every folder that results may stand in. */
function foldersOf(destinations: readonly Destination[]): ReadonlySet<string> {
  return new Set(destinations.flatMap(({ path, tree }) => (tree ? allFolders(path) : [dirname(targetOf(path))])))
}

function allFolders(folder: string): readonly string[] {
  if (!statsOf(folder)?.isDirectory()) return []
  const below = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isDirectory())
  return [folder, ...below.map((entry) => join(entry.parentPath, entry.name))]
}

/** A device or a pipe is written to, and nothing is replaced. */
function stands(path: string): boolean {
  return existsSync(path) && !isSpecial(path)
}

/** The same of all that an input comes to. */
function isTaken({ path, tree }: Destination): boolean {
  return tree ? allFolders(path).length > 0 && readdirSync(path).length > 0 : stands(path)
}

function refuseToReplace(destinations: readonly Destination[]): void {
  const taken = destinations.filter(isTaken)
  if (taken.length === 0) return
  const more = taken.length > 1 ? ` (and ${taken.length - 1} more)` : ''
  throw new UsageError(`${taken[0]!.path}${more} exists already; --overwrite replaces it, --resume leaves it and does the rest`)
}

/** What a run would do, a line an input. */
async function list(destinations: readonly Destination[], plan: CleanPlan): Promise<number> {
  const lines = destinations.map((destination) => {
    const { input, path, clash, tree } = destination
    const fate = clash ? `not written: ${clash.name} goes to the same file` : tree ? 'a file for each page' : stands(path) ? (plan.resume ? 'done before' : 'replaced') : ''
    return `${printable(input.name)} -> ${printable(path)}${fate === '' ? '' : ` (${fate})`}\n`
  })
  await stdoutSink().write(lines.join(''))
  return DONE
}

/**
 * Makes the output folder. What it gives takes away a folder that stayed empty, and tells `onLoss` of one that is not the same
 * any more: then results are lost that were written.
 */
function makeRoot(root: string | undefined): (onLoss: ((error: string) => void) | undefined) => void {
  if (root === undefined) return () => undefined
  const isNew = !existsSync(root)
  try {
    makeFolder(root)
  } catch (error) {
    throw new UsageError(`${root} cannot be made: ${reasonOf(error)}`)
  }
  const ino = statsOf(root)?.ino
  return (onLoss) => {
    if (statsOf(root)?.ino !== ino) onLoss?.('was removed or replaced while it was written to; what was written before is lost, and --resume writes it again')
    else if (isNew) removeEmpty(root)
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // it holds results
  }
}

async function deliver(errand: Errand, { destinations, ...to }: Delivery): Promise<number | undefined> {
  const { report } = errand
  for (const { input, path, clash } of destinations) {
    if (clash) report.failedInput(input.name, `not written: ${clash.name} is written to ${path} too; rename one of them`)
  }
  const free = destinations.filter(({ clash }) => !clash)
  const crew = await jobsFor({ ...errand, found: { ...errand.found, inputs: free.map(({ input }) => input) } })
  const delivery = { ...to, destinations: free }
  return crew ? inThreads(errand, delivery, crew) : alone(errand, delivery)
}

/** Ends between two pages when a signal comes. */
async function alone(errand: Errand, { root, destinations }: Delivery): Promise<undefined> {
  const { report } = errand
  const step: Run = { ...errand, ...await loadCleaner(errand) }
  const release = onSignal((code) => {
    abandonAll()
    if (root !== undefined) report.interrupted(root, destinations.length)
    process.exit(code)
  })
  for (const { input, path, tree } of destinations) {
    const end = await cleanInto({ ...step, tree }, input, async () => (tree ? NOWHERE : fileSink(path, root)))
    await end()
    if (isOver(errand)) break
  }
  release()
  return undefined
}

/** On a signal the pages that have begun are finished; a second one, or a page that takes its time, is not waited for. */
async function inThreads(errand: Errand, { root, destinations }: Delivery, crew: Crew): Promise<number | undefined> {
  const { collectGarbage, openPool, showProgress, toFiles: throughPool } = await import('./pooled.ts')
  const { report } = errand
  collectGarbage(destinations.length)
  const pool = openPool(errand, crew, root)
  const progress = errand.plan.quiet ? undefined : showProgress(report, destinations.length)
  let code: number | undefined
  const leave = (): never => {
    progress?.hide()
    sweepOwn(foldersOf(destinations))
    report.interrupted(root ?? '', destinations.length)
    process.exit(code)
  }
  const release = onSignal((signalled) => {
    if (code !== undefined) leave()
    code = signalled
    pool.stop()
  })
  try {
    await throughPool(errand, destinations, { pool, crew, root, onDone: () => { progress?.step() } })
  } finally {
    progress?.hide()
    if (await pool.close(LAST_PAGES) === 'early') sweepOwn(foldersOf(destinations))
    release()
  }
  if (code !== undefined) leave()
  return undefined
}

/** How long pages that have begun may take when a run is interrupted, in milliseconds. */
const LAST_PAGES = 3000

function onSignal(act: (code: number) => void): () => void {
  const handlers = Object.entries(SIGNALS).map(([signal, code]) => [signal, () => { act(code) }] as const)
  for (const [signal, handler] of handlers) process.on(signal, handler)
  return () => { for (const [signal, handler] of handlers) process.off(signal, handler) }
}
