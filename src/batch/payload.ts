/** A page's bytes as a server packed them in, the page's own bytes out. */
import * as zlib from 'node:zlib'
import { tooLarge } from './size.ts'

type Unpacker = (bytes: Uint8Array, options: { readonly maxOutputLength: number; readonly finishFlush?: number }) => Uint8Array

const GZIP = [0x1f, 0x8b] as const
const ZSTD = [0x28, 0xb5, 0x2f, 0xfd] as const
/** Node reads Zstandard from 22.15 on. */
const unzstd = (zlib as { readonly zstdDecompressSync?: Unpacker }).zstdDecompressSync

/**
 * Unpacks `encodings`, the last one first. Crawlers that unpack pages often leave the header that says they are packed: bytes that do
 * not look packed are left as they are. Throws where they are damaged, larger than `limit` bytes, or packed in a way nobody knows.
 */
export function unpackPayload(body: Uint8Array, encodings: readonly string[], limit: number): Uint8Array {
  try {
    return encodings.reduceRight((bytes, encoding) => unpackOnce(bytes, encoding, limit), body)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new Error(tooLarge(limit), { cause: error })
    throw error
  }
}

function unpackOnce(bytes: Uint8Array, encoding: string, maxOutputLength: number): Uint8Array {
  // A page that was cut off gives what is there.
  const cut = { maxOutputLength, finishFlush: zlib.constants.Z_SYNC_FLUSH }
  switch (encoding) {
    case 'gzip': case 'x-gzip': return startsWith(bytes, GZIP) ? zlib.gunzipSync(bytes, cut) : bytes
    case 'deflate': return inflate(bytes, cut)
    case 'br': return unbrotli(bytes, maxOutputLength)
    case 'zstd':
      if (!startsWith(bytes, ZSTD)) return bytes
      if (!unzstd) throw new Error('packed with zstd, which this version of Node cannot read; Node 22.15 can')
      return unzstd(bytes, { maxOutputLength })
    default:
      // Some servers name the character encoding here.
      if (looksLikeText(bytes)) return bytes
      throw new Error(`packed with ${encoding}, which is unknown`)
  }
}

/** Half of the servers that say `deflate` leave zlib's frame off. */
function inflate(bytes: Uint8Array, options: { readonly maxOutputLength: number; readonly finishFlush: number }): Uint8Array {
  const isFramed = (bytes[0]! & 15) === 8 && ((bytes[0]! << 8) | bytes[1]!) % 31 === 0
  if (isFramed) return zlib.inflateSync(bytes, options)
  return looksLikeText(bytes) ? bytes : zlib.inflateRawSync(bytes, options)
}

/** Brotli has no signature: what reads as a page's beginning is none. */
function unbrotli(bytes: Uint8Array, maxOutputLength: number): Uint8Array {
  return looksLikeText(bytes) ? bytes : zlib.brotliDecompressSync(bytes, { maxOutputLength })
}

function looksLikeText(bytes: Uint8Array): boolean {
  return bytes.length > 1 && bytes.subarray(0, 256).every((byte) => byte >= 32 || (byte >= 9 && byte <= 13))
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte)
}
