/** What a thread is given at once: files, a batch of records, pages of an archive; and what is answered for the one it died over. */
import { fieldsOf } from '../batch/archived.ts'
import type { Failed } from '../batch/outcome.ts'
import type { Task } from '../batch/pool.ts'
import { failedRecord } from '../batch/record.ts'
import type { Notes } from '../batch/teller.ts'
import type { Input } from '../batch/find.ts'
import { linesOf } from '../read/index.ts'
import type { LineBatch } from '../read/index.ts'
import type { Answer } from './answer.ts'
import type { Item } from './clean-archive.ts'
import { createFormat } from './format.ts'
import type { Format } from './format.ts'
import { isData } from './plan.ts'
import type { CleanPlan } from './plan.ts'
import type { Errand } from './run.ts'

const EMPTY: Omit<Answer, 'notes'> = { bytes: new Uint8Array(0), pages: 0, opened: false }
/** An answer that only tells. */
export const noted = (...notes: Notes): Answer => ({ ...EMPTY, notes })

/** How many pages are written one after another. */
export function manyPages({ plan }: Pick<Errand, 'plan'>): Format {
  return createFormat({ plan, many: true })
}

/** Some files for one thread. */
export function filesTask(items: readonly unknown[], inputs: readonly Input[]): Task<Answer> {
  return {
    length: items.length,
    args: (from, to) => [items.slice(from, to)],
    fail: (i, why) => noted(['failedInput', inputs[i]!.name, why, false]),
  }
}

/** The batch is sent as a copy: were a thread to die over it, its other records would be done again. */
export function recordsTask({ plan }: Errand, input: Input, batch: LineBatch): Task<Answer> {
  const lines = (): string[] => linesOf(batch)
  const part = (from: number, to: number): LineBatch => {
    if (from === 0 && to === batch.count) return batch
    return { bytes: new TextEncoder().encode(lines().slice(from, to).join('\n')), first: batch.first + from, count: to - from }
  }
  return {
    length: batch.count,
    args: (from, to) => [input, part(from, to)],
    fail: (i, why) => failedPage(failedRecord(lines()[i]!, batch.first + i, { input: input.name, keepSource: plan.keepSource, why }), plan),
  }
}

/** Some of an archive's pages. */
export function itemsTask({ plan }: Errand, input: Input, items: readonly Item[]): Task<Answer> {
  return {
    length: items.length,
    args: (from, to) => [input, items.slice(from, to)],
    fail: (i, why) => {
      const { page } = items[i]!
      return failedPage({ name: page.url ?? page.id ?? input.name, passed: fieldsOf(page), error: why }, plan)
    },
  }
}

function failedPage(failed: Failed, plan: CleanPlan): Answer {
  const bytes = new TextEncoder().encode(manyPages({ plan }).page(failed))
  return { notes: [['badRecord', failed.name, failed.error, isData(plan.to)]], bytes, pages: bytes.length > 0 ? 1 : 0, opened: true }
}
