/** One line of JSONL in, a page's source with the fields that pass through out, or what is wrong with the line. */
import type { Page } from '../types.ts'
import { unmojibake } from './mojibake.ts'
import { normalise } from './normalise.ts'

/** Fields a page may come in, in the order they are looked for. */
export const SOURCE_FIELDS = ['text', 'markdown', 'html'] as const
export type SourceField = (typeof SOURCE_FIELDS)[number]

export interface PageRecord {
  readonly id?: string | number
  readonly url?: string
  /** BCP 47, as the record says it. */
  readonly lang?: string
  /** The field the page came in. */
  readonly source: SourceField
  /** As it stands in the record, not normalised yet. */
  readonly text: string
  /** Every field but the source, in the record's order. */
  readonly rest: Readonly<Record<string, unknown>>
}

/** Why a line is no usable record. */
export type RecordErrorCode = 'json' | 'object' | 'source' | 'type'

export interface RecordError {
  readonly code: RecordErrorCode
  /** The field the page should be in, where there is one. */
  readonly source?: SourceField
  /** One line, for the output's `error` field. */
  readonly error: string
  /** What can still be passed through; empty where the line is no object. */
  readonly rest: Readonly<Record<string, unknown>>
}

type Fields = Readonly<Record<string, unknown>>

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function without(fields: Fields, source: SourceField): Fields {
  const { [source]: _, ...rest } = fields
  return rest
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && !/\S/.test(value)
}

function nameOf(value: unknown): string {
  return Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

function parse(line: string): { readonly value: unknown } | { readonly message: string } {
  try {
    return { value: JSON.parse(line) }
  } catch (problem) {
    return { message: (problem as Error).message }
  }
}

function toRecord(fields: Fields, source: SourceField): PageRecord | RecordError {
  const text = fields[source]
  const rest = without(fields, source)
  if (typeof text !== 'string') return { code: 'type', source, error: `'${source}' is ${nameOf(text)}, not a string`, rest }
  const { id, url, lang } = fields
  return {
    ...(typeof id === 'string' || typeof id === 'number' ? { id } : {}),
    ...(typeof url === 'string' ? { url } : {}),
    ...(typeof lang === 'string' && lang !== '' ? { lang } : {}),
    source, text, rest,
  }
}

/** Reads one line. */
export function parseRecord(line: string): PageRecord | RecordError {
  const parsed = parse(line)
  return 'message' in parsed ? { code: 'json', error: `invalid JSON: ${parsed.message}`, rest: {} } : readRecord(parsed.value)
}

/** Reads what a line held. A field that is `null` counts as absent, as tables write it; an empty one where another is filled. */
export function readRecord(fields: unknown): PageRecord | RecordError {
  if (!isFields(fields)) return { code: 'object', error: 'not a JSON object', rest: {} }
  const present = SOURCE_FIELDS.filter((field) => fields[field] !== undefined && fields[field] !== null)
  const source = present.find((field) => !isBlank(fields[field])) ?? present[0]
  if (source === undefined) return { code: 'source', error: "no 'text', 'markdown' or 'html' field", rest: fields }
  return toRecord(fields, source)
}

/** A record's page; `lang` stands above the record's own. */
export function pageOf({ text, url, source, lang: own }: PageRecord, lang = own): Page {
  return {
    ...(source === 'html' ? { text: '', html: unmojibake(text) } : { text: normalise(text) }),
    ...(url === undefined ? {} : { url }),
    ...(lang === undefined ? {} : { lang }),
    ...(source === 'markdown' ? { flattening: 'markdown' } : {}),
  }
}

/** Tells the two results of `parseRecord` apart. */
export function isRecordError(result: PageRecord | RecordError): result is RecordError {
  return 'error' in result
}
