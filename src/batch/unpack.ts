/**
 * The bytes of a gzip file in, what is packed in it out, member after member. Where it is damaged, that is told, and reading goes on
 * at the next member that can be read.
 */
import type { Inflate } from 'node:zlib'

/** What comes next does not go on from what came before. */
export interface Damage { readonly damage: string }

/** Node knows `crc32` from 20.15 on; without it, lengths alone are compared. */
type Zlib = Omit<typeof import('node:zlib'), 'crc32'> & { readonly crc32?: (bytes: Uint8Array, before?: number) => number }

/** A member that is packed in less is unpacked at once, which is four times as fast; in bytes. */
const WINDOW = 262_144
/** What a member may come to when it is unpacked at once, in bytes. */
const MOST_AT_ONCE = 16_777_216
/** Larger members are unpacked piece by piece; so many bytes may come to a thousand times as many. */
const PIECE = 16_384
const FIXED_HEADER = 10
const TRAILER = 8
/** Text shrinks to a fifth, not to a hundredth: beyond so many bytes and such a ratio somebody wants to harm us. */
const BOMB_BYTES = 1e9
const BOMB_RATIO = 200
const FLAG = { crc: 2, extra: 4, name: 8, comment: 16 } as const

export function isDamage(item: Uint8Array | Damage): item is Damage {
  return 'damage' in item
}

/** All members' content. */
export async function* unpack(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array | Damage> {
  const zlib: Zlib = await import('node:zlib')
  const source = new Source(chunks)
  for (let isFirst = true; await source.has(1); isFirst = false) {
    const start = source.position
    const header = await headerLength(source)
    if (header === 0) {
      if (!isFirst && isPadding(source.bytes)) return
      yield { damage: `no gzip data at byte ${start}` }
      if (!await source.seekMember()) return
      continue
    }
    source.skip(header)
    const problem = yield* member(source, zlib)
    if (problem === undefined) continue
    yield { damage: `${problem} in the gzip member at byte ${start}` }
    if (!await source.seekMember()) return
  }
}

/** The same of a file that is of no use if it is not whole. Throws where it is damaged. */
export async function* unpackWhole(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const item of unpack(chunks)) {
    if (isDamage(item)) throw new Error(`damaged: ${item.damage}`)
    yield item
  }
}

/** Content of the member whose header was skipped; gives what is wrong with it. */
async function* member(source: Source, zlib: Zlib): AsyncGenerator<Uint8Array, string | undefined> {
  await source.has(WINDOW)
  const small = atOnce(source.bytes.subarray(0, WINDOW), zlib)
  if (small === undefined) return yield* pieceByPiece(source, zlib)
  if (!await source.has(small.packed + TRAILER)) return yield* pieceByPiece(source, zlib)
  // Not taken before it is known to be right: the next member may begin inside of what was read as this one.
  if (!isRight(source.bytes.subarray(small.packed), small.content.length, zlib.crc32?.(small.content))) return 'a wrong checksum'
  source.skip(small.packed + TRAILER)
  if (small.content.length > 0) yield small.content
  return undefined
}

/** Undefined where the window does not hold all of the member, or it is damaged: then it is read again, piece by piece. */
function atOnce(window: Uint8Array, zlib: Zlib): { readonly content: Uint8Array; readonly packed: number } | undefined {
  try {
    const { buffer, engine } = zlib.inflateRawSync(window, { info: true, finishFlush: zlib.constants.Z_SYNC_FLUSH, maxOutputLength: MOST_AT_ONCE }) as unknown as { readonly buffer: Buffer; readonly engine: Inflate }
    return engine.bytesWritten < window.length ? { content: buffer, packed: engine.bytesWritten } : undefined
  } catch {
    return undefined
  }
}

async function* pieceByPiece(source: Source, zlib: Zlib): AsyncGenerator<Uint8Array, string | undefined> {
  const inflate = zlib.createInflateRaw()
  let ready: Uint8Array[] = [], content = 0, checksum = 0, problem: string | undefined
  inflate.on('data', (bytes: Uint8Array) => { ready.push(bytes) })
  // A piece that cannot be read ends in the event alone.
  let goOn = (): void => undefined
  inflate.on('error', (error) => { problem = error.message; goOn() })
  try {
    while (await source.has(1)) {
      const piece = source.bytes.subarray(0, PIECE), before = inflate.bytesWritten
      await new Promise<void>((resolve) => {
        goOn = resolve
        inflate.write(piece, () => { resolve() })
      })
      if (problem !== undefined) return problem
      const taken = ready
      ready = []
      for (const bytes of taken) {
        content += bytes.length
        checksum = zlib.crc32?.(bytes, checksum) ?? 0
        yield bytes
      }
      const packed = inflate.bytesWritten - before
      source.skip(packed)
      if (packed < piece.length) return await trailerProblem(source, content, zlib.crc32 ? checksum : undefined)
      if (content > BOMB_BYTES && content > inflate.bytesWritten * BOMB_RATIO) return 'more content than honest data has'
    }
    return 'an early end'
  } finally {
    inflate.destroy()
  }
}

/** Reads what stands behind a member and compares it with what was unpacked. */
async function trailerProblem(source: Source, length: number, checksum: number | undefined): Promise<string | undefined> {
  if (!await source.has(TRAILER)) return 'an early end'
  const problem = isRight(source.bytes, length, checksum) ? undefined : 'a wrong checksum'
  source.skip(TRAILER)
  return problem
}

function isRight(trailer: Uint8Array, length: number, checksum: number | undefined): boolean {
  const view = new DataView(trailer.buffer, trailer.byteOffset, TRAILER)
  return view.getUint32(4, true) === length % 2 ** 32 && (checksum === undefined || view.getUint32(0, true) === checksum)
}

/** How long the gzip header is that the source stands at; 0 where there is none. */
async function headerLength(source: Source): Promise<number> {
  if (!await source.has(FIXED_HEADER) || !isMagic(source.bytes, 0)) return 0
  const flags = source.bytes[3]!
  let length = FIXED_HEADER
  if (flags & FLAG.extra) {
    if (!await source.has(length + 2)) return 0
    length += 2 + source.bytes[length]! + 256 * source.bytes[length + 1]!
  }
  for (const flag of [FLAG.name, FLAG.comment]) {
    if (!(flags & flag)) continue
    await source.has(length + PIECE)
    const end = source.bytes.indexOf(0, length)
    if (end < 0) return 0
    length = end + 1
  }
  if (flags & FLAG.crc) length += 2
  return await source.has(length) ? length : 0
}

function isMagic(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x1f && bytes[at + 1] === 0x8b && bytes[at + 2] === 8 && bytes[at + 3]! < 0x20
}

/** Where something that looks like a member begins, -1 if nowhere. */
export function findMember(bytes: Uint8Array): number {
  let at = bytes.indexOf(0x1f)
  while (at >= 0 && !isMagic(bytes, at)) at = bytes.indexOf(0x1f, at + 1)
  return at
}

/** Tapes are filled up with zeros. */
function isPadding(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0)
}

/** Chunks that can be looked at before they are taken. */
class Source {
  readonly #chunks: AsyncIterator<Uint8Array> | Iterator<Uint8Array>
  /** What was read and not taken yet. */
  bytes: Uint8Array = new Uint8Array(0)
  /** How much was taken. */
  position = 0

  constructor(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
    this.#chunks = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  }

  /** Reads on until so many bytes are there; false where the input ends before. */
  async has(count: number): Promise<boolean> {
    while (this.bytes.length < count) {
      const { done, value } = await this.#chunks.next()
      if (done) return false
      this.bytes = this.bytes.length === 0 ? value : Buffer.concat([this.bytes, value])
    }
    return true
  }

  skip(count: number): void {
    this.bytes = this.bytes.subarray(count)
    this.position += count
  }

  /** Goes to the next place that looks like a member, beyond where it stands; false where there is none. */
  async seekMember(): Promise<boolean> {
    this.skip(Math.min(1, this.bytes.length))
    while (await this.has(4)) {
      const at = findMember(this.bytes)
      if (at >= 0) {
        this.skip(at)
        return true
      }
      this.skip(this.bytes.length - 3)
    }
    return false
  }
}
