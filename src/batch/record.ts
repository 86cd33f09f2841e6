/** One line of JSONL in, what became of its page out. Never throws: a bad line is an answer too. */
import type { clean } from '../clean.ts'
import { isRecordError, pageOf, parseRecord, TOO_LONG } from '../read/index.ts'
import type { RecordError } from '../read/index.ts'
import type { CleanOptions } from '../types.ts'
import type { Passed } from '../write/json.ts'
import type { Outcome } from './outcome.ts'
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
  if (line === TOO_LONG) return { name: `${settings.input}:${inputLine}`, passed: {}, error: tooLarge(settings.maxSize), inputLine }
  const record = parseRecord(line)
  if (isRecordError(record)) {
    return { name: `${settings.input}:${inputLine}`, passed: passedOf(record, line, settings), error: messageOf(record), inputLine }
  }
  const name = String(record.id ?? `${settings.input}:${inputLine}`)
  const passed = settings.keepSource ? { ...record.rest, [record.source]: record.text } : record.rest
  try {
    return { name, passed, article: settings.clean(pageOf(record, settings.lang), settings.options) }
  } catch (error) {
    return { name, passed, error: `cannot be cleaned: ${reasonOf(error)}`, inputLine }
  }
}

/** The parser's own words differ between versions of Node; the same input must give the same output. */
function messageOf({ code, error }: RecordError): string {
  return code === 'json' ? 'invalid JSON' : error
}

/** The reader takes a bad record's source off too; whoever asked for sources needs it to find what is wrong. */
function passedOf({ code, rest }: RecordError, line: string, { keepSource }: RecordSettings): Passed {
  return keepSource && code === 'type' ? JSON.parse(line) as Passed : rest
}
