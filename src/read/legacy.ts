/**
 * Bytes that are no UTF in, the name of the legacy encoding that makes the best reading of them out. The library's
 * statistics are weighed against how each candidate's text would read: case inside words, scripts mixed in a word, odd signs.
 */
import { analyse } from 'chardet'
import iconv from 'iconv-lite'
import { ReadError } from './read-error.ts'

const SAMPLE_BYTES = 16_384
/** Read in its superset, as every browser does. */
const SUPERSET: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252', 'iso-8859-9': 'windows-1254', 'iso-8859-8': 'windows-1255', 'iso-8859-8-i': 'windows-1255',
  ascii: 'windows-1252', 'koi8-r': 'koi8-u', gb2312: 'gb18030', gbk: 'gb18030',
}
/** Considered even where the library does not name them: short inputs mislead it. */
const ALWAYS = ['windows-1252', 'windows-1250', 'iso-8859-2', 'windows-1254', 'windows-1251', 'koi8-u', 'ibm866']
/** What speaks for or against an encoding before a byte is read: the web's default, and one that only old archives use. */
const PRIOR: Readonly<Record<string, number>> = { 'windows-1252': 0.2, 'ibm866': -0.2 }
/** What the reading weighs beside the library's confidence (both 0..1). */
const READING_WEIGHT = 2

/** What the library writes bytes as, beside characters, however the name is written. */
const NO_CHARACTERS = /^(?:base64|hex|binary)$/

const WORD = /[\p{L}\p{M}]+/gu
const HIGH = /[^\0-\x7f]/u
const COMMON_SIGN = /[\u00a0«»“”„‘’‚–—…•·©®™°§€£№¿¡、。，！？：；「」『』（）・ー～％〜［］]/u
const LETTER = /\p{L}|\p{M}/u
const INVERTED = /\p{Ll}\p{Lu}/u
const LATIN_BESIDE_HAN = /[A-Za-z][\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]|[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}][A-Za-z]/gu
/** The marked letters of Latin-written languages, a language a row: a text in one of them has few of the others. */
const MARKED_LETTERS = [
  'äöüß', 'àâæçéèêëîïôœùûü', 'áéíñóúü', 'áâãàçéêíóôõúü', 'àèéìíòóùú', 'åäöé', 'æøåéóòôö', 'áðéíóúýþæö', 'çğıöşüâîİ',
  'ąćęłńóśźż', 'áäčďéěíĺľňóôŕřšťúůýž', 'áéíóöőúüű', 'ăâîşţșț', 'čćđšž', 'äöõüšž', 'ëéïöüè', 'àèéíïòóúüç·',
].map((letters) => new Set(letters))
const LATIN = /\p{Script=Latin}/u
const OTHER_ALPHABET = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}]/u

/** How many of the marked Latin letters belong to no one language together: 0 where one row has them all. */
function strangers(text: string): number {
  const marked = Array.from(text.toLowerCase()).filter((char) => HIGH.test(char) && LATIN.test(char))
  if (marked.length === 0) return 0
  return Math.min(...MARKED_LETTERS.map((letters) => marked.filter((char) => !letters.has(char)).length))
}

/** -1..1: how natural the text reads, over its non-ASCII characters. */
export function readingOf(text: string): number {
  let signs = 0
  let good = 0
  for (const char of text) {
    if (!HIGH.test(char)) continue
    signs++
    if (LETTER.test(char)) good++
    else if (COMMON_SIGN.test(char)) good += 0.7
    else if (char === '\ufffd' || char < '\u00a0') good -= 10
    else good -= 1
  }
  for (const [word] of text.matchAll(WORD)) {
    if (!HIGH.test(word)) continue
    if (INVERTED.test(word)) good -= word.length
    if (LATIN.test(word) && OTHER_ALPHABET.test(word)) good -= 2 * word.length
  }
  good -= strangers(text) + 2 * (text.match(LATIN_BESIDE_HAN)?.length ?? 0)
  return signs ? Math.max(-1, good / signs) : 0
}

/** Bytes around the first that is not ASCII: an English head says nothing. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE_BYTES) return bytes
  const high = bytes.findIndex((byte) => byte > 127)
  const start = Math.max(0, Math.min(high - 1024, bytes.length - SAMPLE_BYTES))
  const lineStart = start === 0 ? 0 : Math.max(bytes.lastIndexOf(10, start) + 1, start - 4096)
  return bytes.subarray(lineStart, lineStart + SAMPLE_BYTES)
}

function candidates(sample: Uint8Array): Map<string, number> {
  const found = new Map<string, number>(ALWAYS.map((name) => [name, 0]))
  for (const { name, confidence } of analyse(sample)) {
    const low = name.toLowerCase()
    const encoding = SUPERSET[low] ?? low
    if (encoding.startsWith('utf') || !iconv.encodingExists(encoding)) continue
    found.set(encoding, Math.max(found.get(encoding) ?? 0, confidence / 100))
  }
  return found
}

/** The most likely legacy encoding; `windows-1252` where nothing speaks for another. */
export function detectLegacy(bytes: Uint8Array): string {
  const sample = sampleOf(bytes)
  let best = 'windows-1252'
  let most = -Infinity
  for (const [encoding, confidence] of candidates(sample)) {
    const score = confidence + (PRIOR[encoding] ?? 0) + READING_WEIGHT * readingOf(iconv.decode(sample, encoding))
    if (score > most) { most = score; best = encoding }
  }
  return best
}

/** By the platform's decoder, which has the few encodings the library lacks (ISO-2022-JP). */
function decodeOnPlatform(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding).decode(bytes)
  } catch {
    return null
  }
}

/** Decodes bytes in a named encoding; throws a `ReadError` naming an encoding that nobody knows. */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  if (iconv.encodingExists(encoding) && !NO_CHARACTERS.test(encoding.replace(/:\d{4}$|[^0-9a-z]/g, ''))) return iconv.decode(bytes, encoding)
  const text = decodeOnPlatform(bytes, encoding)
  if (text !== null) return text
  throw new ReadError('encoding', `unknown encoding '${encoding}': try utf-8, utf-16le, windows-1251, shift_jis, gb18030, big5 or euc-kr`)
}
