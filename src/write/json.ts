/** An article in, the JSON record that carries it out: fields in a fixed order, one line of plain UTF-8 that every reader takes. */
import type { Members } from '../read/members.ts'
import type { Article, Verdict } from '../types.ts'

/** Fields of an input record that are handed through untouched. */
export type Passed = Readonly<Record<string, unknown>>

/** One line of the page in a record's `lines`. */
export interface LineRecord extends Pick<Verdict, 'first' | 'last' | 'kind' | 'keep' | 'score' | 'because' | 'rules'> {
  /** HTML alone, where the line cannot be cut out of the input by its numbers. */
  readonly text?: string
}

export interface RecordOptions {
  /** What the input record carried besides its text. */
  readonly passed?: Passed
  /** Carry every verdict. */
  readonly lines?: boolean
}

/** Fields only this program fills: a value of the same name in the input would be taken for our answer. */
const OWN_FIELDS = new Set(['body', 'title', 'byline', 'published', 'lang', 'reason', 'error', 'input_line'])

/** JSON lets the first two stand in strings and the third between values, but many readers take them for line ends. */
const LINE_ENDS = /[\u2028\u2029\r]/g

/** The record of a page: what was passed through in its own order, then body, title, byline, published, lang, reason and lines. */
export function toRecord(article: Article, { passed, lines = false }: RecordOptions = {}): Passed {
  const { body, title, byline, published, lang, reason } = article
  const record = carry(passed, lines)
  Object.assign(record, { body, title, byline, published, lang })
  if (reason !== undefined) record['reason'] = reason
  if (lines) record['lines'] = article.verdicts.map(article.html ? lineWithText : lineRecord)
  return record
}

/** The record that stands in for a page that could not be read. */
export function toErrorRecord(error: string, passed?: Passed, inputLine?: number): Passed {
  return { error, ...(inputLine === undefined ? {} : { input_line: inputLine }), ...carry(passed, false) }
}

/** One line of JSON without its newline; `indent` spreads it over several for people. */
export function stringify(record: Passed, indent = 0): string {
  return withoutLineEnds(JSON.stringify(record, null, indent))
}

/** The same of a record's parts in their order: what was passed through as it was written, the rest ours. */
export function joinRecord(parts: readonly (Members | Passed)[], { lines, indent }: { readonly lines: boolean; readonly indent: number }): string {
  const [open, between, close] = indent === 0 ? ['{', ',', '}'] : ['{\n', ',\n', '\n}']
  const texts = parts.map((part) => {
    if (!(part instanceof Map)) return JSON.stringify(part, null, indent).slice(open.length, -close.length)
    return [...part as Members].filter(([name]) => !isOwn(name, lines)).map(([, { key, value }]) => `${' '.repeat(indent)}${key}:${indent === 0 ? '' : ' '}${value}`).join(between)
  })
  return withoutLineEnds(open + texts.filter((text) => text !== '').join(between) + close)
}

function withoutLineEnds(json: string): string {
  return json.search(LINE_ENDS) < 0 ? json : json.replace(LINE_ENDS, (c) => (c === '\r' ? ' ' : `\\u${c.charCodeAt(0).toString(16)}`))
}

function lineRecord({ first, last, kind, keep, score, because, rules }: Verdict): LineRecord {
  return { first, last, kind, keep, score, because, rules }
}

function lineWithText(verdict: Verdict): LineRecord {
  return { ...lineRecord(verdict), text: verdict.text }
}

function isOwn(field: string, lines: boolean): boolean {
  return OWN_FIELDS.has(field) || (lines && field === 'lines')
}

/** Copies what is handed through; a field named `__proto__` is a field like any other, and must not be assigned. */
function carry(passed: Passed | undefined, lines: boolean): Record<string, unknown> {
  const record: Record<string, unknown> = {}
  for (const field in passed) {
    if (isOwn(field, lines)) continue
    if (field === '__proto__') Object.defineProperty(record, field, { value: passed[field], enumerable: true, configurable: true, writable: true })
    else record[field] = passed[field]
  }
  return record
}
