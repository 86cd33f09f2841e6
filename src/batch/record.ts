/** One line of JSONL in, what became of its page out. Never throws: a bad line is an answer too. */
import type { clean } from '../clean.ts'
import { isRecordError, membersOf, pageOf, parseRecord, TOO_LONG } from '../read/index.ts'
import type { Members, PageRecord, RecordError } from '../read/index.ts'
import type { CleanOptions } from '../types.ts'
import type { Failed, Outcome } from './outcome.ts'
import { tooLarge } from './size.ts'
import { reasonOf } from './reason.ts'

export interface RecordSettings {
  /** The pipeline, handed in since it is loaded only when there is something to clean. */
  readonly clean: typeof clean
  readonly options: CleanOptions
  /** Stands above the record's own. */
  readonly lang?: string
  readonly keepSource: boolean
  /** The name of the input, for records without an id. */
  readonly input: string
  /** In bytes; for the message where a record is larger. */
  readonly maxSize: number
}

/** Cleans the record on line `inputLine` of its input. */
export function cleanRecord(line: string, inputLine: number, settings: RecordSettings): Outcome {
  if (line === TOO_LONG) return { name: `${settings.input}:${inputLine}`, passed: new Map(), error: tooLarge(settings.maxSize), inputLine }
  const record = parseRecord(line)
  const about = { name: nameOf(record, inputLine, settings), passed: passedOf(record, line, settings) }
  if (isRecordError(record)) return { ...about, error: messageOf(record), inputLine }
  const { url } = record
  try {
    return { ...about, ...(url === undefined ? {} : { url }), article: settings.clean(pageOf(record, settings.lang), settings.options) }
  } catch (error) {
    return { ...about, error: `cannot be cleaned: ${reasonOf(error)}`, inputLine }
  }
}

/** The same of a record that cannot be cleaned for a reason of its own, as that no thread survives it: reading it is no danger. */
export function failedRecord(line: string, inputLine: number, settings: Pick<RecordSettings, 'input' | 'keepSource'> & { readonly why: string }): Failed {
  const record = parseRecord(line)
  return { name: nameOf(record, inputLine, settings), passed: passedOf(record, line, settings), error: settings.why, inputLine }
}

function nameOf(record: PageRecord | RecordError, inputLine: number, { input }: Pick<RecordSettings, 'input'>): string {
  return isRecordError(record) || record.id === undefined ? `${input}:${inputLine}` : String(record.id)
}

/** The parser's own words differ between versions of Node; the same input must give the same output. */
function messageOf({ code, error }: RecordError): string {
  return code === 'json' ? 'invalid JSON' : error
}

/** All fields but the source; whoever asked for sources has that too, also of a bad record, to find what is wrong. */
function passedOf(record: PageRecord | RecordError, line: string, { keepSource }: Pick<RecordSettings, 'keepSource'>): Members {
  if (isRecordError(record) && (record.code === 'json' || record.code === 'object')) return new Map()
  const members = new Map(membersOf(line))
  if (!keepSource && record.source !== undefined) members.delete(record.source)
  return members
}
