/** What a thread is given at once: files, a batch of records, pages of an archive; and what is answered for the one it died over. */
import type { Failed } from '../batch/outcome.ts'
import type { Task } from '../batch/pool.ts'
import type { Notes } from '../batch/teller.ts'
import type { Input } from '../batch/find.ts'
import { linesOf, parseRecord } from '../read/index.ts'
import type { LineBatch } from '../read/index.ts'
import type { Answer } from './answer.ts'
import type { Item } from './clean-archive.ts'
import { createFormat } from './format.ts'
import type { Format } from './format.ts'
import { isData } from './plan.ts'
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
    fail: (i, why) => badRecord(manyPages({ plan }), { input, line: lines()[i]!, number: batch.first + i, why, asData: isData(plan.to) }),
  }
}

/** Some of an archive's pages. */
export function itemsTask({ plan }: Errand, input: Input, items: readonly Item[]): Task<Answer> {
  return {
    length: items.length,
    args: (from, to) => [input, items.slice(from, to)],
    fail: (i, why) => {
      const { id, url, date } = items[i]!.page
      return failedPage(manyPages({ plan }), { name: url ?? id ?? input.name, passed: { ...(id === undefined ? {} : { id }), ...(url === undefined ? {} : { url }), ...(date === undefined ? {} : { date }) }, error: why }, isData(plan.to))
    },
  }
}

interface Bad { readonly input: Input; readonly line: string; readonly number: number; readonly why: string; readonly asData: boolean }

/** What can be passed through of a record that no thread survives: reading it is no danger. */
function badRecord(format: Format, { input, line, number, why, asData }: Bad): Answer {
  const { rest } = parseRecord(line)
  const name = typeof rest['id'] === 'string' || typeof rest['id'] === 'number' ? String(rest['id']) : `${input.name}:${number}`
  return failedPage(format, { name, passed: rest, error: why, inputLine: number }, asData)
}

function failedPage(format: Format, failed: Failed, asData: boolean): Answer {
  const bytes = new TextEncoder().encode(format.page(failed))
  return { notes: [['badRecord', failed.name, failed.error, asData]], bytes, pages: bytes.length > 0 ? 1 : 0, opened: true }
}
