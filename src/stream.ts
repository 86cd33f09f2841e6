/**
 * Records with pages in, the same records with their articles out, one for one and in order: as a web `TransformStream` and over any
 * iterable. What the command's JSONL filter does with lines, for programs that hold objects.
 */
import { checkOptions } from './checked.ts'
import { clean } from './clean.ts'
import { isRecordError, pageOf, readRecord } from './read/jsonl.ts'
import type { CleanOptions } from './types.ts'
import { toErrorRecord, toRecord } from './write/json.ts'
import type { LineRecord } from './write/json.ts'

// Whichever of lib.dom and @types/node somebody has declares these; where they have neither, the names must still be there. Their
// parameters have to read as they do there.
/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars */
declare global {
  interface ReadableStream<R = any> {}
  interface WritableStream<W = any> {}
  interface TransformStream<I = any, O = any> {}
}
/* eslint-enable */

/** A page among whatever else belongs to it; the other fields pass through. */
export interface InputRecord {
  /** The page: the first of these that is filled. */
  readonly text?: string | null
  readonly markdown?: string | null
  readonly html?: string | null
  readonly id?: unknown
  readonly url?: unknown
  /** BCP 47; detected where it is not given. */
  readonly lang?: unknown
  readonly [field: string]: unknown
}

/** The article beside what was passed through. */
export interface CleanedRecord {
  readonly body: string
  readonly title: string | null
  readonly byline: string | null
  /** ISO 8601. */
  readonly published: string | null
  /** BCP 47. */
  readonly lang: string | null
  /** Why the body is empty. */
  readonly reason?: string
  /** Every line with its verdict, if asked for. */
  readonly lines?: readonly LineRecord[]
  readonly error?: undefined
  readonly [field: string]: unknown
}

/** What stands in for a record that holds no page. */
export interface BadRecord {
  readonly error: string
  /** Its number in the stream, from 1. */
  readonly input_line: number
  readonly [field: string]: unknown
}

export type OutputRecord = CleanedRecord | BadRecord

export interface CleanerOptions extends CleanOptions {
  /** Carry every line with its verdict. */
  readonly lines?: boolean
  /** Keep the field that the page came in. */
  readonly keepSource?: boolean
  /** Of all pages, BCP 47; stands above the records' own. */
  readonly lang?: string
}

/**
 * A stream that cleans: `records.pipeThrough(createCleaner())`. It holds one record at a time and is as fast as its reader. Never
 * fails: a record without a page becomes a record with `error`.
 * @throws {TypeError} for a mode or a kind that there is none of
 */
export function createCleaner(options: CleanerOptions = {}): TransformStream<InputRecord, OutputRecord> {
  checkOptions(options)
  let number = 0
  return new TransformStream<InputRecord, OutputRecord>({
    transform(record, controller) { controller.enqueue(cleanOne(record, ++number, options)) },
  })
}

/** The same over an array, a generator, a stream: `for await (const { body } of cleanRecords(records))`. One record is read for each that is asked for. */
export function cleanRecords(records: AsyncIterable<InputRecord> | Iterable<InputRecord>, options: CleanerOptions = {}): AsyncGenerator<OutputRecord, void, undefined> {
  checkOptions(options)
  return cleanEach(records, options)
}

async function* cleanEach(records: AsyncIterable<InputRecord> | Iterable<InputRecord>, options: CleanerOptions): AsyncGenerator<OutputRecord, void, undefined> {
  let number = 0
  for await (const record of records) yield cleanOne(record, ++number, options)
}

function cleanOne(given: InputRecord, number: number, { lines = false, keepSource = false, lang, ...options }: CleanerOptions): OutputRecord {
  const record = readRecord(given)
  if (isRecordError(record)) return toErrorRecord(record.error, keepSource && record.code === 'type' ? given : record.rest, number) as BadRecord
  const passed = keepSource ? given : record.rest
  try {
    return toRecord(clean(pageOf(record, lang), options), { passed, lines }) as CleanedRecord
  } catch (error) {
    return toErrorRecord(`cannot be cleaned: ${(error as Error).message}`, passed, number) as BadRecord
  }
}
