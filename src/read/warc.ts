/**
 * Bytes of a WARC or WET archive in, its records out, however the bytes were cut. What nobody wants is passed over and never held; where
 * the archive is damaged, reading goes on at the next record.
 */
import { joinBytes } from './join.ts'

/** A record's header. */
export interface WarcHeader {
  /** `response`, `conversion`, `warcinfo`... in lower case. */
  readonly type: string
  readonly url?: string
  /** As written: ISO 8601 in UTC. */
  readonly date?: string
  /** Without its angle brackets. */
  readonly id?: string
  readonly contentType?: string
  /** Bytes of the block. */
  readonly length: number
}

export interface WarcRecord {
  readonly header: WarcHeader
  /** Undefined where it is larger than the limit. */
  readonly block: Uint8Array | undefined
}

/** Where the archive is not what it should be, in one line. */
export interface WarcProblem { readonly problem: string }

export interface WarcReading {
  readonly wants: (header: WarcHeader) => boolean
  /** Larger blocks are not held, in bytes. */
  readonly maxSize: number
}

/** A header is a few hundred bytes; what goes on for longer is none. */
const LONGEST_HEADER = 65_536
const VERSION = 'WARC/'
/** Where a record begins when that is not where it should. */
const FIRST_LINE = /WARC\/1\.\d\r?\n/
const FIRST_LINE_LENGTH = 10
const CR = 13
const LF = 10

const latin1 = new TextDecoder('latin1')
const utf8 = new TextDecoder('utf-8')

export function isWarcProblem(item: WarcRecord | WarcProblem): item is WarcProblem {
  return 'problem' in item
}

export class WarcReader {
  readonly #reading: WarcReading
  #head: Uint8Array = new Uint8Array(0)
  #block: { readonly header: WarcHeader; readonly pieces: Uint8Array[] | undefined; left: number } | undefined
  /** Something that is no record came since the last one. */
  #isLost = false
  #offset = 0

  constructor(reading: WarcReading) {
    this.#reading = reading
  }

  /** The records that this chunk completes. */
  push(chunk: Uint8Array): readonly (WarcRecord | WarcProblem)[] {
    const found: (WarcRecord | WarcProblem)[] = []
    this.#offset += chunk.length
    let rest = chunk
    while (rest.length > 0) rest = this.#block ? this.#fill(rest, found) : this.#begin(rest, found)
    return found
  }

  /** The archive is over. */
  end(): readonly WarcProblem[] {
    const isCut = this.#block !== undefined || this.#head.length > 0
    return [...this.#strangers(this.#offset), ...(isCut ? [{ problem: `cut off in the middle of a record, after ${this.#offset} bytes` }] : [])]
  }

  /** What follows does not go on from what came before: the record at hand is lost. */
  tear(): void {
    this.#block = undefined
    this.#head = new Uint8Array(0)
  }

  #fill(chunk: Uint8Array, found: (WarcRecord | WarcProblem)[]): Uint8Array {
    const block = this.#block!
    const part = chunk.subarray(0, block.left)
    block.pieces?.push(part.slice())
    block.left -= part.length
    if (block.left === 0) this.#complete(found)
    return chunk.subarray(part.length)
  }

  #complete(found: (WarcRecord | WarcProblem)[]): void {
    const { header, pieces } = this.#block!
    this.#block = undefined
    if (this.#reading.wants(header)) found.push({ header, block: pieces && joinBytes(pieces) })
  }

  /** Looks for a header's end; gives back what follows it. */
  #begin(chunk: Uint8Array, found: (WarcRecord | WarcProblem)[]): Uint8Array {
    const bytes = this.#head.length > 0 ? joinBytes([this.#head, chunk]) : chunk
    const start = this.#findStart(bytes)
    const end = start < 0 ? -1 : headerEnd(bytes, start)
    if (start < 0 || end < 0) {
      this.#head = this.#keep(bytes, start)
      return new Uint8Array(0)
    }
    found.push(...this.#strangers(this.#offset - bytes.length + start))
    this.#head = new Uint8Array(0)
    const header = parseHeader(bytes.subarray(start, end))
    if (header === undefined) {
      found.push({ problem: `a record without a length, near byte ${this.#offset - bytes.length + start}` })
      return bytes.subarray(end)
    }
    const isHeld = this.#reading.wants(header) && header.length <= this.#reading.maxSize
    this.#block = { header, pieces: isHeld ? [] : undefined, left: header.length }
    if (header.length === 0) this.#complete(found)
    return bytes.subarray(end)
  }

  /** Where a record begins, -1 if nowhere; empty lines before it are as they should be, all else is lost. */
  #findStart(bytes: Uint8Array): number {
    let at = 0
    while (bytes[at] === CR || bytes[at] === LF) at++
    if (latin1.decode(bytes.subarray(at, at + VERSION.length)) === VERSION.slice(0, bytes.length - at)) return at
    const next = latin1.decode(bytes).slice(at).search(FIRST_LINE)
    this.#isLost = true
    return next < 0 ? -1 : at + next
  }

  /** What may still become a header. */
  #keep(bytes: Uint8Array, start: number): Uint8Array {
    if (start >= 0 && bytes.length - start <= LONGEST_HEADER) return bytes.slice(start)
    if (start >= 0) this.#isLost = true
    return bytes.slice(1 - FIRST_LINE_LENGTH)
  }

  #strangers(before: number): readonly WarcProblem[] {
    const isLost = this.#isLost
    this.#isLost = false
    return isLost ? [{ problem: `something that is no record, before byte ${before}` }] : []
  }
}

/** Behind the empty line that ends a header, -1 if it is not there yet; also of HTTP. */
export function headerEnd(bytes: Uint8Array, from = 0): number {
  for (let at = bytes.indexOf(LF, from); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at + 1] === LF) return at + 2
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return at + 3
  }
  return -1
}

/** `Name: value` lines by their names in lower case; a line that begins with a blank goes on with the one before. Also of HTTP. */
export function headerFields(bytes: Uint8Array): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  const lines = utf8.decode(bytes).replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return fields
}

function parseHeader(bytes: Uint8Array): WarcHeader | undefined {
  const fields = headerFields(bytes)
  const length = fields.get('content-length') ?? ''
  if (!/^\d{1,15}$/.test(length)) return undefined
  const bare = (name: string): string | undefined => fields.get(name)?.replace(/^<(.*)>$/, '$1') || undefined
  const [url, date, id, contentType] = [bare('warc-target-uri'), bare('warc-date'), bare('warc-record-id'), fields.get('content-type')]
  return {
    type: (fields.get('warc-type') ?? '').toLowerCase(), length: Number(length),
    ...(url === undefined ? {} : { url }), ...(date === undefined ? {} : { date }), ...(id === undefined ? {} : { id }), ...(contentType === undefined ? {} : { contentType }),
  }
}
