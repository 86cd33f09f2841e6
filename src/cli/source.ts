/** An input in, its bytes out: a page whole, since it is judged as a whole; records as they come, since there may be any number. */
import { createReadStream, readFileSync, statSync } from 'node:fs'
import { detectFormat } from '../read/index.ts'
import type { Format } from '../read/index.ts'
import type { Input } from '../batch/find.ts'
import { tooLarge } from '../batch/size.ts'
import type { Source } from './plan.ts'

export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

export type Opened =
  | { readonly kind: 'page'; readonly bytes: Uint8Array; readonly format: Format }
  | { readonly kind: 'records'; readonly chunks: Chunks }

/** Standard input, as an input among others. */
export const STDIN: Input = { path: '-', name: 'stdin', place: 'stdin' }

/** By what it says, since threads get copies; a file that is called `-` has another name. */
export function isStdin({ path, name }: Input): boolean {
  return path === STDIN.path && name === STDIN.name
}

/** Few and large reads of files; a pipe gives what it has. */
const CHUNK_BYTES = 262_144
/** As much of an input as its format is told by: what `detectFormat` looks at, in characters of up to four bytes. */
const HEAD_BYTES = 16_384
const GZIP_NAME = /\.gz$/i

/** How inputs are to be read. */
export interface Reading {
  readonly from: Source
  /** The largest page, in bytes. */
  readonly maxSize: number
}

/** Whether the input holds records by its name, so that it is never read as a whole. */
export function holdsRecords(input: Input, from: Source): boolean {
  return from === 'jsonl' || (from === 'auto' && !isStdin(input) && detectFormat(input.path, '') === 'jsonl')
}

/** Opens an input, its format as asked for or told by its name and content. */
export async function openInput(input: Input, reading: Reading): Promise<Opened> {
  if (holdsRecords(input, reading.from)) return { kind: 'records', chunks: await chunksOf(input) }
  if (isStdin(input)) return openStdin(reading)
  const { size } = statSync(input.path)
  if (size > reading.maxSize) throw new Error(tooLarge(reading.maxSize))
  return recognise(readFileSync(input.path), reading, input.path)
}

async function chunksOf(input: Input): Promise<Chunks> {
  if (isStdin(input)) return process.stdin
  const file = createReadStream(input.path, { highWaterMark: CHUNK_BYTES })
  if (!GZIP_NAME.test(input.path)) return file
  const { createGunzip } = await import('node:zlib')
  // Piping alone would lose the file's errors: they must reach whoever reads the chunks.
  const unpacked = createGunzip()
  file.on('error', (error) => unpacked.destroy(error))
  return file.pipe(unpacked)
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
    if (detectFormat(undefined, headOf(read)) === 'jsonl') return { kind: 'records', chunks: chain(read, stream) }
    undecided = false
  }
  return recognise(Buffer.concat(read), { from, maxSize })
}

async function recognise(given: Uint8Array, { from, maxSize }: Reading, name?: string): Promise<Opened> {
  const bytes = given[0] === 0x1f && given[1] === 0x8b ? await unpack(given, maxSize) : given
  const format = from === 'auto' ? detectFormat(name, headOf([bytes])) : from
  return format === 'jsonl' ? { kind: 'records', chunks: [bytes] } : { kind: 'page', bytes, format }
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
