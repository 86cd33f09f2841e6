/** An input in, its bytes out: a page whole, since it is judged as a whole; records as they come, since there may be any number. */
import { createReadStream, fstatSync, readFileSync, statSync } from 'node:fs'
import { detectFormat } from '../read/index.ts'
import { firstLine } from '../read/warc-marks.ts'
import type { Format } from '../read/index.ts'
import type { Input } from '../batch/find.ts'
import { tooLarge } from '../batch/size.ts'
import type { Damage } from '../batch/unpack.ts'
import type { Source } from './plan.ts'

export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

export type Opened =
  | { readonly kind: 'page'; readonly bytes: Uint8Array; readonly format: Format }
  | { readonly kind: 'records'; readonly chunks: Chunks }
  | { readonly kind: 'archive'; readonly chunks: AsyncIterable<Uint8Array | Damage> }

/** Standard input, as an input among others. */
export const STDIN: Input = { path: '-', name: 'stdin', place: 'stdin' }

/** By what it says, since threads get copies; a file that is called `-` has another name. */
export function isStdin({ path, name }: Input): boolean {
  return path === STDIN.path && name === STDIN.name
}

const STDIN_DESCRIPTOR = 0
/** Few and large reads of files; a pipe gives what it has. */
const CHUNK_BYTES = 262_144
/** As much of an input as its format is told by: what `detectFormat` looks at, in characters of up to four bytes. */
const HEAD_BYTES = 16_384

/** How inputs are to be read. */
export interface Reading {
  readonly from: Source
  /** The largest page, in bytes. */
  readonly maxSize: number
}

/** What an input is by what was asked for or by its name, where it is never read as a whole. */
export function streamFormat(input: Input, from: Source): StreamFormat | undefined {
  const format = from === 'auto' ? (isStdin(input) ? undefined : detectFormat(input.path, '')) : from
  return format === 'jsonl' || format === 'warc' || format === 'wet' ? format : undefined
}

export type StreamFormat = 'jsonl' | 'warc' | 'wet'

/** Opens an input, its format as asked for or told by its name and content. */
export async function openInput(input: Input, reading: Reading): Promise<Opened> {
  // Reading it would end at once, as if it were empty.
  if (isStdin(input) && fstatSync(STDIN_DESCRIPTOR).isDirectory()) throw new Error('is a folder; name it as an argument instead')
  const format = streamFormat(input, reading.from)
  if (format !== undefined) return openStream(isStdin(input) ? process.stdin : createReadStream(input.path, { highWaterMark: CHUNK_BYTES }), format)
  if (isStdin(input)) return openStdin(reading)
  const { size } = statSync(input.path)
  if (size > reading.maxSize) throw new Error(tooLarge(reading.maxSize))
  return recognise(readFileSync(input.path), reading, input.path)
}

/** Records as they come, unpacked where their first bytes say that they are packed. */
async function openStream(chunks: Chunks, format: StreamFormat): Promise<Opened> {
  const [first, all] = await withFirst(chunks, 2)
  if (format !== 'jsonl') return { kind: 'archive', chunks: await unpackArchive(first, all) }
  return { kind: 'records', chunks: isGzip(first) ? (await import('../batch/unpack.ts')).unpackWhole(all) : all }
}

/** Where the first bytes are neither a record's nor packed, a damaged beginning of a packed archive is told by what follows. */
async function unpackArchive(first: Uint8Array, all: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array | Damage>> {
  if (first[0] === 0x57) return all // the W of a record's first line
  const { findMember, unpack } = await import('../batch/unpack.ts')
  if (isGzip(first)) return unpack(all)
  const [head, whole] = await withFirst(all, CHUNK_BYTES)
  return firstLine(head, 0) < 0 && findMember(head) >= 0 ? unpack(whole) : whole
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** The first bytes, at least so many where there are, and everything with them. A pipe may give one byte at a time. */
async function withFirst(chunks: Chunks, least: number): Promise<readonly [first: Uint8Array, all: AsyncIterable<Uint8Array>]> {
  const stream = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  const read: Uint8Array[] = []
  for (let length = 0; length < least;) {
    const next = await stream.next()
    if (next.done) break
    read.push(next.value)
    length += next.value.length
  }
  const rest = (async function* (): AsyncGenerator<Uint8Array> {
    try {
      for (let next = await stream.next(); !next.done; next = await stream.next()) yield next.value
    } finally {
      await stream.return?.()
    }
  })()
  const first = read.length === 1 ? read[0]! : Buffer.concat(read)
  return [first, chain([first], rest)]
}

/** Reads just enough to tell the format, then the rest of a page; records are left in the pipe. */
async function openStdin({ from, maxSize }: Reading): Promise<Opened> {
  const stream = process.stdin[Symbol.asyncIterator]() as AsyncIterableIterator<Uint8Array>
  const read: Uint8Array[] = []
  let length = 0
  let undecided = from === 'auto'
  for (let next = await stream.next(); !next.done; next = await stream.next()) {
    read.push(next.value)
    length += next.value.length
    if (length > maxSize) throw new Error(tooLarge(maxSize))
    if (!undecided || (length < HEAD_BYTES && !hasLine(headOf(read)))) continue
    const format = await formatOfHead(read)
    if (format === 'jsonl' || format === 'warc' || format === 'wet') return openStream(chain(read, stream), format)
    undecided = false
  }
  return recognise(Buffer.concat(read), { from, maxSize })
}

/** Of the first chunks of a pipe, packed or not. */
async function formatOfHead(read: readonly Uint8Array[]): Promise<Format> {
  const head = Buffer.concat(read)
  if (!isGzip(head)) return detectFormat(undefined, headOf(read))
  const { constants, gunzipSync } = await import('node:zlib')
  try {
    return detectFormat(undefined, headOf([gunzipSync(head.subarray(0, HEAD_BYTES), { finishFlush: constants.Z_SYNC_FLUSH })]))
  } catch {
    return 'text' // whatever it is, it is told when all of it is there
  }
}

async function recognise(given: Uint8Array, { from, maxSize }: Reading, name?: string): Promise<Opened> {
  const bytes = isGzip(given) ? await unpack(given, maxSize) : given
  const format = from === 'auto' ? detectFormat(name, headOf([bytes])) : from
  if (format === 'warc' || format === 'wet' || format === 'jsonl') return openStream([given], format)
  return { kind: 'page', bytes, format }
}

/** A small file may unpack to any size: what would be larger than a page is not unpacked. */
async function unpack(given: Uint8Array, maxSize: number): Promise<Uint8Array> {
  const { gunzipSync } = await import('node:zlib')
  try {
    return gunzipSync(given, { maxOutputLength: maxSize })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new Error(tooLarge(maxSize), { cause: error })
    throw error
  }
}

function headOf(chunks: readonly Uint8Array[]): string {
  const whole = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
  return Buffer.from(whole.buffer, whole.byteOffset, Math.min(whole.length, HEAD_BYTES)).toString('utf8')
}

/** A first line that is complete and not blank. */
function hasLine(head: string): boolean {
  return /\S.*\n/.test(head)
}

async function* chain(read: readonly Uint8Array[], rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* read
  yield* rest
}
