/**
 * Bytes of a WARC or WET archive in, its records out, however the bytes were cut. What is too large is never held; where the archive is
 * damaged, reading goes on at the next record.
 */
import { headerEnd, headerFields } from './header.ts'
import { joinBytes } from './join.ts'
import { blanks, EMPTY_LINE_LENGTH, endOfRecord, firstLine, FIRST_LINE_LENGTH, isStart } from './warc-marks.ts'

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
/** All that the standard knows. */
const TYPES = new Set(['warcinfo', 'response', 'resource', 'request', 'metadata', 'revisit', 'conversion', 'continuation'])

export function isWarcProblem(item: WarcRecord | WarcProblem): item is WarcProblem {
  return 'problem' in item
}

type Item = WarcRecord | WarcProblem

/** A block that has begun. */
interface Block {
  readonly header: WarcHeader
  /** Where its record begins, in bytes. */
  readonly start: number
  /** What came of it; nothing if that is more than the limit. */
  pieces: Uint8Array[] | undefined
  /** Bytes that are still to come. */
  left: number
  /** Of a long one, how many bytes came, and the last of them. */
  size: number
  tail: Uint8Array
}

export class WarcReader {
  readonly #reading: WarcReading
  #head: Uint8Array = new Uint8Array(0)
  #block: Block | undefined
  /** Something that is no record came since the last one. */
  #isLost = false
  #offset = 0

  constructor(reading: WarcReading) {
    this.#reading = reading
  }

  /** The records that this chunk completes. */
  push(chunk: Uint8Array): readonly Item[] {
    const found: Item[] = []
    this.#offset += chunk.length
    this.#read(chunk, found)
    return found
  }

  /** The archive is over. */
  end(): readonly Item[] {
    const found: Item[] = [], isCut = this.#breakOff(found)
    return [...found, ...this.#strangers(this.#offset), ...(isCut ? [{ problem: `cut off in the middle of a record, after ${this.#offset} bytes` }] : [])]
  }

  /** What follows does not go on from what came before: a record that has begun is lost. */
  tear(): readonly Item[] {
    const found: Item[] = []
    this.#breakOff(found)
    return found
  }

  #read(chunk: Uint8Array, found: Item[]): void {
    let rest = chunk
    while (rest.length > 0) rest = this.#block ? this.#fill(this.#block, rest, found) : this.#begin(rest, found)
  }

  /** Ends what has begun, and says whether that was in its middle. A block that is not full holds the records behind it where its length is wrong. */
  #breakOff(found: Item[]): boolean {
    while (this.#block !== undefined && this.#block.left > 0) {
      const rest = this.#cutShort(this.#block, joinBytes(this.#block.pieces ?? []), found)
      if (rest === undefined) break
      this.#read(rest, found)
    }
    const isCut = this.#head.length > 0 || (this.#block?.left ?? 0) > 0
    if (this.#block?.left === 0) this.#complete(this.#block, found)
    this.#block = undefined
    this.#head = new Uint8Array(0)
    return isCut
  }

  /** Gives back what follows the block. Another record behind it tells that its length is right. */
  #fill(block: Block, chunk: Uint8Array, found: Item[]): Uint8Array {
    const part = chunk.subarray(0, block.left), rest = chunk.subarray(part.length)
    block.left -= part.length
    block.pieces?.push(part.slice())
    if (block.header.length > this.#reading.maxSize) {
      const next = this.#findEndOfLong(block, part, found)
      if (next !== undefined) return joinBytes([next, rest])
    }
    if (block.left > 0 || rest.length === 0) return rest
    const next = isStart(rest, blanks(rest)) ? undefined : this.#cutShort(block, joinBytes([...block.pieces ?? [], rest]), found)
    if (next === undefined) this.#complete(block, found)
    return next ?? rest
  }

  /** A length beyond the limit is not waited for: a wrong one would swallow all that follows. No more of the block is held than may be. */
  #findEndOfLong(block: Block, part: Uint8Array, found: Item[]): Uint8Array | undefined {
    const tail = joinBytes([block.tail, part]), at = endOfRecord(tail)
    block.tail = tail.slice(-FIRST_LINE_LENGTH - EMPTY_LINE_LENGTH)
    block.size += part.length
    if (at < 0) {
      if (block.size > this.#reading.maxSize) block.pieces = undefined
      return undefined
    }
    if (block.pieces !== undefined) return this.#cutShort(block, joinBytes(block.pieces), found)
    this.#complete(block, found)
    found.push(wrongLength(block))
    return tail.subarray(at)
  }

  /** Where another record begins in the block that `bytes` begin with, its length is wrong: it ends there. Gives back what follows. */
  #cutShort(block: Block, bytes: Uint8Array, found: Item[]): Uint8Array | undefined {
    const at = endOfRecord(bytes)
    if (at < 0 || at >= block.header.length) return undefined
    block.pieces = [bytes.subarray(0, at)]
    this.#complete(block, found)
    found.push(wrongLength(block))
    return bytes.subarray(at)
  }

  #complete({ header, pieces }: Block, found: Item[]): void {
    this.#block = undefined
    if (this.#reading.wants(header)) found.push({ header, block: pieces && joinBytes(pieces) })
  }

  /** Looks for a header's end; gives back what follows it. */
  #begin(chunk: Uint8Array, found: Item[]): Uint8Array {
    const bytes = this.#head.length > 0 ? joinBytes([this.#head, chunk]) : chunk
    const start = this.#findStart(bytes)
    const end = start < 0 ? -1 : headerEnd(bytes, start)
    if (start < 0 || end < 0) {
      this.#head = this.#keep(bytes, start)
      return new Uint8Array(0)
    }
    const position = this.#offset - bytes.length + start
    found.push(...this.#strangers(position))
    this.#head = new Uint8Array(0)
    const header = parseHeader(bytes.subarray(start, end))
    if (header === undefined) found.push({ problem: `a record without a length, near byte ${position}` })
    else this.#block = { header, start: position, pieces: [], left: header.length, size: 0, tail: new Uint8Array(0) }
    if (header !== undefined && !TYPES.has(header.type)) found.push({ problem: `a record of ${header.type === '' ? 'no' : 'an unknown'} type, near byte ${position}` })
    return bytes.subarray(end)
  }

  /** Where a record begins, -1 if nowhere; empty lines before it are as they should be, all else is lost. */
  #findStart(bytes: Uint8Array): number {
    const at = blanks(bytes)
    if (isStart(bytes, at)) return at
    this.#isLost = true
    return firstLine(bytes, at)
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

function wrongLength({ start }: Block): WarcProblem {
  return { problem: `a record with a wrong length, near byte ${start}` }
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
