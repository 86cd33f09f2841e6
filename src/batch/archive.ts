/** The chunks of a WARC or WET archive in, the pages it holds out, still as they were sent; and what is wrong with it. */
import { isWarcProblem, WarcReader } from '../read/warc.ts'
import type { WarcHeader, WarcProblem, WarcRecord } from '../read/warc.ts'
import { isPage, parseResponse } from '../read/warc-http.ts'
import { tooLarge } from './size.ts'
import { isDamage } from './unpack.ts'
import type { Damage } from './unpack.ts'

/** One page of an archive; all of it can be sent to another thread. */
export interface ArchivedPage {
  readonly url?: string
  readonly date?: string
  /** The record's. */
  readonly id?: string
  readonly format: 'html' | 'text' | 'markdown' | 'wet' | 'unknown'
  readonly body: Uint8Array
  /** What the body is packed with, first one first. */
  readonly encodings: readonly string[]
  /** As the server said. */
  readonly charset?: string
  /** Why it cannot be read. */
  readonly error?: string
}

export interface Archived {
  readonly pages: readonly ArchivedPage[]
  /** What is wrong with the archive here, a line each. */
  readonly problems: readonly string[]
  /** Responses that are no pages: pictures, redirections, errors. */
  readonly notPages: number
  /** How much of the archive was read for it, unpacked. */
  readonly bytes: number
}

export interface ArchiveReading {
  /** Of a page as it was sent, in bytes. */
  readonly maxSize: number
  readonly urlMatch?: RegExp
  /** How many pages are given at most. */
  readonly limit?: number
}

/** A record may hold an HTTP header beside the page. */
const ROOM_FOR_HEADER = 65_536
const PAGE_RECORDS = new Set(['response', 'conversion', 'resource'])
const FORMATS: Readonly<Record<string, ArchivedPage['format']>> = { 'text/html': 'html', 'application/xhtml+xml': 'html', 'text/plain': 'text', 'text/markdown': 'markdown' }

/** So much is given at once: enough to be worth sending to another thread. */
const PAGES_AT_ONCE = 8
const BYTES_AT_ONCE = 500_000

/** Everything in its order, some pages at once. */
export async function* readArchive(chunks: AsyncIterable<Uint8Array | Damage>, reading: ArchiveReading): AsyncGenerator<Archived> {
  const reader = new WarcReader({ wants: (header) => isWanted(header, reading), maxSize: reading.maxSize + ROOM_FOR_HEADER })
  let left = reading.limit ?? Infinity
  let ready: Archived = NOTHING
  const add = (items: readonly (WarcRecord | WarcProblem)[], { problems, bytes }: Pick<Archived, 'problems' | 'bytes'>): void => {
    const more = sortOut(items, { ...reading, limit: left })
    left -= more.pages.length
    ready = { pages: [...ready.pages, ...more.pages], problems: [...ready.problems, ...problems, ...more.problems], notPages: ready.notPages + more.notPages, bytes: ready.bytes + bytes }
  }
  for await (const chunk of chunks) {
    if (isDamage(chunk)) {
      add(reader.tear(), { problems: [chunk.damage], bytes: 0 })
    } else {
      add(reader.push(chunk), { problems: [], bytes: chunk.length })
    }
    if (left <= 0) break
    if (ready.pages.length < PAGES_AT_ONCE && ready.bytes < BYTES_AT_ONCE && ready.problems.length === 0) continue
    yield ready
    ready = NOTHING
  }
  if (left > 0) add(reader.end(), { problems: [], bytes: 0 })
  yield ready
}

const NOTHING: Archived = { pages: [], problems: [], notPages: 0, bytes: 0 }

function isWanted({ type, url }: WarcHeader, { urlMatch }: ArchiveReading): boolean {
  return PAGE_RECORDS.has(type) && (urlMatch === undefined || urlMatch.test(url ?? ''))
}

function sortOut(items: readonly (WarcRecord | WarcProblem)[], { maxSize, limit = Infinity }: ArchiveReading): Omit<Archived, 'bytes'> {
  const pages: ArchivedPage[] = [], problems: string[] = []
  let notPages = 0
  for (const item of items) {
    if (isWarcProblem(item)) { problems.push(item.problem); continue }
    const page = toPage(item, maxSize)
    if (page === undefined) notPages++
    else if ('problem' in page) problems.push(page.problem)
    else if (pages.push(page) === limit) break
  }
  return { pages, problems, notPages }
}

/** A resource is the page alone, even if it begins as an HTTP message does. */
function isMessage({ type, contentType }: WarcHeader): boolean {
  return type !== 'resource' || isHttp({ contentType })
}

function isHttp({ contentType = '' }: { readonly contentType?: string | undefined }): boolean {
  return /^application\/http\b/i.test(contentType)
}

const NO_MESSAGE = { status: 0, mediaType: '', encodings: [] } as const

function toPage({ header, block }: WarcRecord, maxSize: number): ArchivedPage | WarcProblem | undefined {
  const { url, date, id } = header
  const about = { ...(url === undefined ? {} : { url }), ...(date === undefined ? {} : { date }), ...(id === undefined ? {} : { id }) }
  const none = { ...about, format: 'unknown', body: new Uint8Array(0), encodings: [] } as const
  if (block === undefined) return { ...none, error: tooLarge(maxSize) }
  if (header.type === 'conversion') return { ...about, format: 'wet', body: block, encodings: [] }
  const response = isMessage(header) ? parseResponse(block) : { ...NO_MESSAGE, body: block }
  if (response.status === 0 && isHttp(header)) return { problem: `no HTTP header in the record of ${url ?? id ?? 'a page'}` }
  const mediaType = response.status === 0 ? (header.contentType ?? '').split(';', 1)[0]!.trim().toLowerCase() : response.mediaType
  if (!isPage({ status: response.status, mediaType })) return undefined
  const { body, encodings, charset } = response
  return { ...about, format: FORMATS[mediaType] ?? 'unknown', body: body.slice(), encodings, ...(charset === undefined ? {} : { charset }) }
}
