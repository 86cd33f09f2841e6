/** A thread of the pool: items in, answers out. Loaded with the whole pipeline, once for all items that it is given. */
import { workerData } from 'node:worker_threads'
import { Transfer, worker } from 'workerpool'
import { collectGarbage } from '../batch/collect.ts'
import type { Input } from '../batch/find.ts'
import type { Shared } from '../batch/pool.ts'
import { Tally } from '../batch/tally.ts'
import { Notebook } from '../batch/teller.ts'
import { clean } from '../clean.ts'
import type { LineBatch } from '../read/split.ts'
import type { Answer, Errands } from './answer.ts'
import { toBlock } from './binder.ts'
import type { Item } from './clean-archive.ts'
import { cleanBatch, cleanInput, isOver } from './clean-input.ts'
import { attempt, cleanInto } from './clean-one.ts'
import type { Run } from './clean-one.ts'
import { createFormat } from './format.ts'
import type { Format } from './format.ts'
import { fileSink } from './sink.ts'
import { openInput } from './source.ts'
import type { Opened } from './source.ts'

const { plan, root, stop } = workerData as Errands & Shared

/** After so many tasks of files, some seconds' work, garbage is collected: every thread's share of memory stays small. */
const COLLECT_EVERY = 128
let tasks = 0

/** One that is open; `many` if its output takes others too. */
interface PageItem { readonly input: Input; readonly opened: Opened; readonly many: boolean }

interface Work extends Run { readonly report: Notebook }

function begin(): Work {
  return { plan, clean, listing: undefined, report: new Notebook(plan.strict), tally: plan.stats === undefined ? undefined : new Tally() }
}

/** `text` goes to the main thread without being copied. Without a format it is all of the output: nothing stands around it. */
function finish({ report, tally }: Work, pages: readonly string[], format?: Format): unknown {
  const block = format ? toBlock(pages, format) : { text: pages.join(''), pages: 0 }
  // Not of the pool of small buffers, which others stand in.
  const bytes = new TextEncoder().encode(block.text)
  const answer: Answer = { notes: report.notes, bytes, pages: block.pages, opened: format !== undefined, ...(tally ? { counts: { ...tally } } : {}) }
  return new Transfer(answer, [bytes.buffer])
}

/** Tells each item's index before it is begun; ends early when all shall end. */
function* inTurn<T>(items: readonly T[], progress: Int32Array): Generator<T> {
  for (const [i, item] of items.entries()) {
    if (Atomics.load(stop, 0) !== 0) return
    Atomics.store(progress, 0, i)
    yield item
  }
}

worker({
  /** Files, each to a file of its own: while one is brought to the disk, the next is cleaned. */
  files: async (items: readonly { readonly input: Input; readonly path: string }[], progress: Int32Array) => {
    const work = begin()
    const endings: Promise<void>[] = []
    for (const { input, path } of inTurn(items, progress)) {
      const end = await cleanInto(work, input, () => fileSink(path, root))
      endings.push(end())
      if (isOver(work)) break
    }
    await Promise.all(endings)
    if (++tasks % COLLECT_EVERY === 0) collectGarbage()
    return finish(work, [])
  },

  /** Files, their pages for standard output. */
  texts: async (items: readonly Input[], progress: Int32Array) => {
    const work = begin()
    const pages: string[] = []
    let format: Format | undefined
    for (const input of inTurn(items, progress)) {
      await attempt(work, input, async () => {
        const opened = await openInput(input, plan)
        const target = format ??= createFormat({ ...work, many: true })
        await cleanInput(input, opened, { ...work, format: target, put: async (more) => { pages.push(...more) } })
        work.report.cleanedInput()
      })
      if (isOver(work)) break
    }
    return finish(work, pages, format)
  },

  /** A page that was read already: standard input's, or the only one. */
  page: async ({ input, opened, many }: PageItem, progress: Int32Array) => {
    const work = begin()
    const format = createFormat({ ...work, many })
    const pages: string[] = []
    Atomics.store(progress, 0, 0)
    await attempt(work, input, async () => {
      await cleanInput(input, opened, { ...work, format, put: async (more) => { pages.push(...more) } })
      work.report.cleanedInput()
    })
    return finish(work, pages, many ? format : undefined)
  },

  /** Pages of an archive, into files of their own where they have one. */
  archived: async (input: Input, items: readonly Item[], progress: Int32Array) => {
    const { cleanItems } = await import('./clean-archive.ts')
    const work = begin()
    const format = createFormat({ ...work, many: items[0]?.path === undefined })
    const begun = (i: number): boolean => {
      Atomics.store(progress, 0, i)
      return Atomics.load(stop, 0) === 0
    }
    const pages = await attempt(work, input, () => cleanItems(input, items, { ...work, format, put: async () => undefined, root, begun }))
    return finish(work, pages ?? [], format)
  },

  /** Lines of JSONL. */
  records: (input: Input, batch: LineBatch, progress: Int32Array) => {
    const work = begin()
    const format = createFormat({ ...work, many: true })
    const put = async (): Promise<void> => undefined
    return finish(work, cleanBatch(input, batch, { ...work, format, put, begun: (i) => { Atomics.store(progress, 0, i) } }), format)
  },
})
