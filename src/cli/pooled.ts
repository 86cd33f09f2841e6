/** An errand for several threads in, its results where they belong out, in the order of the inputs, whatever the number of threads. */
import { join } from 'node:path'
import { collectGarbage } from '../batch/collect.ts'
import { inOrder } from '../batch/in-order.ts'
import { isAlone } from '../batch/find.ts'
import type { Input } from '../batch/find.ts'
import type { Destination } from '../batch/mirror.ts'
import { Pool } from '../batch/pool.ts'
import type { Task } from '../batch/pool.ts'
import { Tally } from '../batch/tally.ts'
import { countFrom, retell } from '../batch/teller.ts'
import type { Notes } from '../batch/teller.ts'
import { LineBatcher } from '../read/index.ts'
import type { LineBatch } from '../read/index.ts'
import type { Answer, Errands } from './answer.ts'
import { Binder } from './binder.ts'
import type { Tree } from './clean-archive.ts'
import { isOver } from './clean-input.ts'
import { attempt, settle } from './clean-one.ts'
import type { Crew } from './jobs.ts'
import { settleDown } from './long-run.ts'
import type { Errand } from './run.ts'
import { fileSink, NOWHERE, stdoutSink } from './sink.ts'
import type { Sink } from './sink.ts'
import { streamFormat, openInput, isStdin } from './source.ts'
import type { Chunks } from './source.ts'
import { filesTask, itemsTask, manyPages, noted, recordsTask } from './tasks.ts'

export { collectGarbage } from '../batch/collect.ts'
export { showProgress } from './progress.ts'

/** Built beside this file. */
const WORKER = join(__dirname, 'worker.cjs')
/** Files that a thread is given at once: enough that the giving costs nothing, few enough that none is left alone at the end. */
const FILES_AT_ONCE = 16
/** After so many tasks their garbage is collected, where there are many. */
const COLLECT_EVERY = 512
/** The same where results wait for their turn in memory. */
const TEXTS_AT_ONCE = 4
/** Tasks in the hands of the pool for each thread: one it works on, one that waits, one whose result waits for its turn. */
const TASKS_FOR_EACH = 3
/** Files' results do not wait in memory: a slow page does not hold the others up. */
const FILE_TASKS_FOR_EACH = 16

type Step = () => Promise<readonly Answer[]>
type Workers = Pool<Answer>

export function openPool({ plan }: Pick<Errand, 'plan'>, { jobs, timeout }: Crew, root?: string): Workers {
  const data: Errands = { plan, root }
  return new Pool<Answer>({ script: WORKER, jobs, timeout, data })
}

/** All inputs' pages on standard output. */
export async function toStdout(errand: Errand, crew: Crew): Promise<undefined> {
  const pool = openPool(errand, crew)
  try {
    await deliver(errand, { pool, crew, steps: inputSteps(errand, errand.found.inputs, { pool, many: !isAlone(errand.found), onDone: () => undefined }), sink: stdoutSink() })
  } finally {
    await pool.close()
  }
  return undefined
}

/** Files that become files: page files by the threads alone, then files of records, one after another. `onDone` hears of every task's end. */
export async function toFiles(errand: Errand, destinations: readonly Destination[], work: Work): Promise<void> {
  const { plan } = errand, { pool, crew, onDone } = work
  const goesOn = (): boolean => !(pool.isStopped || isOver(errand))
  const isRecords = ({ input }: Destination): boolean => isStdin(input) || streamFormat(input, plan.from) !== undefined
  let tasks = 0
  const take = async (answers: readonly Answer[]): Promise<boolean> => {
    await settleDown()
    for (const answer of answers) tell(answer, errand)
    onDone()
    if (++tasks % COLLECT_EVERY === 0) collectGarbage(destinations.length)
    return goesOn()
  }
  await inOrder(fileSteps(destinations.filter((d) => !isRecords(d)), pool), { width: crew.jobs * FILE_TASKS_FOR_EACH, take })
  for (const destination of destinations.filter(isRecords)) {
    if (!goesOn()) return
    await toOneFile(errand, destination, { ...work, goesOn })
    onDone()
  }
}

/** An input of many pages, or standard input, and the file that it becomes. */
async function toOneFile(errand: Errand, { input, path, tree }: Destination, { goesOn, ...work }: Work & { readonly goesOn: () => boolean }): Promise<void> {
  const { report } = errand, { pool, crew, onDone } = work
  const tally = errand.tally && new Tally(), count = countFrom(report)
  const isWritten = await attempt(errand, input, async () => {
    const sink = tree ? NOWHERE : await fileSink(path, work.root)
    try {
      await deliver({ ...errand, tally }, { pool, crew, steps: inputSteps(errand, [input], { pool, many: false, onDone, tree }), sink })
      const isWhole = goesOn()
      if (isWhole) await sink.commit()
      else sink.abandon()
      return isWhole
    } catch (error) {
      sink.abandon()
      throw error
    }
  })
  settle({ ...errand, tree }, { pages: count(), tally }, isWritten === true)
}

interface Delivery { readonly pool: Workers; readonly crew: Crew; readonly steps: AsyncIterable<Step>; readonly sink: Sink }

/** Writes answers in their order. */
async function deliver(errand: Errand, { pool, crew, steps, sink }: Delivery): Promise<void> {
  const binder = new Binder(manyPages(errand))
  let opened = false
  await inOrder(steps, {
    width: crew.jobs * TASKS_FOR_EACH,
    take: async (answers) => {
      // The settings are all threads', and by the first answer they have loaded what they need.
      await settleDown()
      for (const answer of answers) {
        tell(answer, errand)
        opened ||= answer.opened
        const before = binder.before(answer.pages)
        if (before !== '') await sink.write(before)
        if (answer.bytes.length > 0) await sink.write(answer.bytes)
        if (isOver(errand)) return false
      }
      return !pool.isStopped
    },
  })
  if (opened) await sink.write(binder.close())
}

function tell({ notes, counts }: Answer, { report, tally }: Errand): void {
  retell(notes, report)
  if (counts) tally?.add(counts)
}

/** Who does the work, and who hears that some was done. */
interface Helpers {
  readonly pool: Workers
  readonly onDone: () => void
}

interface Hands extends Helpers {
  /** One output takes several inputs. */
  readonly many: boolean
  /** Where an archive's pages go, if each gets a file of its own. */
  readonly tree?: Tree | undefined
}

interface Work extends Helpers { readonly crew: Crew; readonly root: string | undefined }

/** The steps of all inputs: some files at once, a file of records batch by batch. */
async function* inputSteps(errand: Errand, inputs: readonly Input[], hands: Hands): AsyncGenerator<Step> {
  let waiting: Input[] = []
  for (const input of inputs) {
    const isFile = hands.many && !isStdin(input) && streamFormat(input, errand.plan.from) === undefined
    if (isFile) waiting.push(input)
    if (waiting.length > 0 && (!isFile || waiting.length === TEXTS_AT_ONCE)) {
      yield textsStep(waiting, hands.pool)
      waiting = []
    }
    if (!isFile) yield* streamSteps(errand, input, hands)
  }
  if (waiting.length > 0) yield textsStep(waiting, hands.pool)
}

/** One input that is opened here: its records batch by batch, or the only page of standard input or of all. */
async function* streamSteps(errand: Errand, input: Input, { pool, many, onDone, tree }: Hands): AsyncGenerator<Step> {
  const end = async (): Promise<readonly Answer[]> => [{ ...noted(['cleanedInput']), opened: true }]
  try {
    const opened = await openInput(input, errand.plan)
    if (opened.kind === 'page') {
      const task: Task<Answer> = { length: 1, args: () => [{ input, opened, many }], fail: (_, why) => noted(['failedInput', input.name, why, false]) }
      yield () => pool.run('page', task)
      return
    }
    if (opened.kind === 'records') {
      for await (const batch of batches(opened.chunks, errand, onDone)) yield () => pool.run('records', recordsTask(errand, input, batch))
    } else {
      const { portions } = await import('./clean-archive.ts')
      for await (const { items, notes } of portions(input, opened.chunks, { plan: errand.plan, tree })) {
        yield async () => [noted(...notes), ...await pool.run('archived', itemsTask(errand, input, items))]
        onDone()
      }
    }
    yield end
  } catch (error) {
    const failed = await failure(input, error)
    yield async () => [failed]
  }
}

async function failure(input: Input, error: unknown): Promise<Answer> {
  const notes: Notes[number][] = []
  const report = { failedInput: (name: string, why: string, isFatal?: boolean) => { notes.push(['failedInput', name, why, isFatal]) } }
  await attempt({ report: report as never }, input, () => Promise.reject(error))
  return noted(...notes)
}

async function* batches(chunks: Chunks, { plan, report }: Errand, onDone: () => void): AsyncGenerator<LineBatch> {
  const batcher = new LineBatcher(plan.maxSize)
  for await (const chunk of chunks) {
    report.read(chunk.length)
    const batch = batcher.push(chunk)
    if (batch) yield batch
    onDone()
  }
  const last = batcher.end()
  if (last) yield last
}

function* fileSteps(destinations: readonly Destination[], pool: Workers): Generator<Step> {
  for (let at = 0; at < destinations.length; at += FILES_AT_ONCE) {
    const items = destinations.slice(at, at + FILES_AT_ONCE).map(({ input, path }) => ({ input, path }))
    yield () => pool.run('files', filesTask(items, items.map(({ input }) => input)))
  }
}

function textsStep(inputs: readonly Input[], pool: Workers): Step {
  return () => pool.run('texts', filesTask(inputs, inputs))
}
