/**
 * Bytes in, normalised text and the name of the encoding it was read in out. UTF-8 costs one pass; the tables for legacy
 * encodings are loaded only when an input needs them.
 */
import { binarySignature, isMostlyControl } from './binary.ts'
import { declaredCharset } from './html/charset.ts'
import { normalise } from './normalise.ts'
import { withoutNuls, withoutPadding } from './nuls.ts'
import { ReadError } from './read-error.ts'
import { utf16Order } from './utf16.ts'
import { brokenShare, MOST_BROKEN } from './utf8.ts'

export interface Decoded {
  /** `\n` line ends only, control characters made harmless. */
  readonly text: string
  /** What the bytes were read as, lower case: `utf-8`, `windows-1251`... */
  readonly encoding: string
}

export interface DecodeOptions {
  /** Read as this encoding, whatever the bytes look like. */
  readonly encoding?: string
  /** What a protocol's header says (`charset` of a content type): believed before a page's own word, but not against a mark or clean UTF-8. */
  readonly charset?: string
  /** The bytes are HTML, which may declare an encoding of its own. */
  readonly html?: boolean
}

/** ISO-2022-JP is seven bits wide, so that only its shift into JIS X 0208 gives it away. */
const JIS_SHIFT = [0x1b, 0x24, 0x42] as const

const strict = new TextDecoder('utf-8', { fatal: true })
const lenient = new TextDecoder('utf-8')

function refuse(looksLike: string): never {
  throw new ReadError('binary', `not text: it looks like ${looksLike}; give its text instead`)
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes[2] === 0 && bytes[3] === 0 && bytes.length >= 4 ? 'utf-32le' : 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff) return 'utf-32be'
  return null
}

function hasJisShift(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(JIS_SHIFT[0]); at >= 0; at = bytes.indexOf(JIS_SHIFT[0], at + 1)) {
    if (bytes[at + 1] === JIS_SHIFT[1] && bytes[at + 2] === JIS_SHIFT[2]) return true
  }
  return false
}

/** UTF-8, at once: null where the bytes are not clean UTF-8 text and `decode` has to look closer. */
export function decodeUtf8(bytes: Uint8Array): Decoded | null {
  // NULs are valid UTF-8, but mean UTF-16 or a binary format more often.
  if (bytes.includes(0) || binarySignature(bytes) !== null || isMostlyControl(bytes) || hasJisShift(bytes)) return null
  try {
    return { text: normalise(strict.decode(bytes)), encoding: 'utf-8' }
  } catch {
    return null
  }
}

async function decodeLegacy(bytes: Uint8Array, forced: string | undefined): Promise<Decoded> {
  const legacy = await import('./legacy.ts')
  const encoding = forced === undefined ? legacy.detectLegacy(bytes) : encodingOf(forced) ?? forced
  return { text: normalise(legacy.decodeAs(bytes, encoding)), encoding }
}

/** As a header or the page itself says, by the names the web gives encodings; null where neither names one, or names UTF-8: that is seen without them. */
async function decodeDeclared(bytes: Uint8Array, { charset, html }: DecodeOptions): Promise<Decoded | null> {
  for (const name of [charset, html ? declaredCharset(bytes) : undefined]) {
    const encoding = name === undefined ? undefined : encodingOf(name)
    if (encoding !== undefined && encoding !== 'utf-8') return encoding === 'windows-1252' ? decodeLegacy(bytes, encoding) : { text: normalise(new TextDecoder(encoding).decode(bytes)), encoding }
  }
  return null
}

/** By its name on the web; what decodes it is another matter: node 20.19 and later read windows-1252 as ISO-8859-1, which has control characters for its quotes and dashes. */
function encodingOf(name: string): string | undefined {
  try {
    return new TextDecoder(name).encoding
  } catch {
    return undefined
  }
}

/** Reads bytes as text. Throws a `ReadError` for binary input and for an encoding nobody knows. */
export async function decode(bytes: Uint8Array, options: DecodeOptions = {}): Promise<Decoded> {
  const forced = options.encoding?.trim().toLowerCase()
  if (forced !== undefined && forced !== 'utf-8' && forced !== 'utf8') return decodeLegacy(bytes, forced)
  if (forced !== undefined) return { text: normalise(lenient.decode(bytes)), encoding: 'utf-8' }
  const clean = decodeUtf8(bytes)
  if (clean) return clean
  const mark = byteOrderMark(bytes)
  if (mark) return decodeLegacy(bytes, mark)
  const signature = binarySignature(bytes)
  if (signature) refuse(signature)
  if (!bytes.includes(0)) return decodeBytes(bytes, options)
  const text = withoutNuls(bytes)
  if (text) return decode(text, options)
  const order = utf16Order(bytes)
  if (order) return { text: normalise(new TextDecoder(order).decode(bytes)), encoding: order }
  return decodeBytes(withoutPadding(bytes), options)
}

/** What is neither clean UTF-8 nor UTF-16. */
async function decodeBytes(bytes: Uint8Array, options: DecodeOptions): Promise<Decoded> {
  if (bytes.length === 0 || isMostlyControl(bytes)) refuse('binary data')
  const declared = await decodeDeclared(bytes, options)
  if (declared) return declared
  if (hasJisShift(bytes)) return decodeLegacy(bytes, 'iso-2022-jp')
  if (brokenShare(bytes) <= MOST_BROKEN) return { text: normalise(lenient.decode(bytes)), encoding: 'utf-8' }
  return decodeLegacy(bytes, undefined)
}
