/**
 * What a UTF-16 code unit is, and the hash of a word: the ground every count and every cue stands on.
 * In: code units and words. Out: small numbers. Tables are filled a block of 256 units at a time, when a page first needs them,
 * since classifying all 65,536 at start-up would cost more than cleaning a page.
 */

/** Classes of a code unit. Everything from `UPPER` up belongs to a word. */
export const SPACE = 0
export const PUNCTUATION = 1
export const SYMBOL = 2
/** Letters of scripts without case and with spaces (Arabic, Hebrew, Devanagari, Hangul...), and combining marks. */
export const UPPER = 3
export const LOWER = 4
export const UNCASED = 5
export const DIGIT = 6
/** Scripts written without spaces: each character is a token of its own. */
export const HAN = 7
export const KANA = 8
export const SOUTHEAST = 9

const UNKNOWN = 255
const classes = new Uint8Array(65536).fill(UNKNOWN)
const folded = new Uint16Array(65536)

const HAN_UNIT = /\p{Script=Han}/u
const KANA_UNIT = /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u
const SOUTHEAST_UNIT = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const UPPER_UNIT = /\p{Lu}|\p{Lt}/u
const LOWER_UNIT = /\p{Ll}/u
const DIGIT_UNIT = /\p{Nd}/u
const WORD_UNIT = /[\p{L}\p{M}\p{N}_]/u
const SPACE_UNIT = /[\s\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/u
const PUNCTUATION_UNIT = /\p{P}/u

function classify(unit: number, char: string): number {
  if (unit >= 0xd840 && unit <= 0xd887) return HAN // lead surrogates of the CJK extensions
  if (unit >= 0xd800 && unit <= 0xdfff) return SYMBOL
  if (SPACE_UNIT.test(char)) return SPACE
  if (DIGIT_UNIT.test(char)) return DIGIT
  if (HAN_UNIT.test(char)) return HAN
  if (KANA_UNIT.test(char)) return KANA
  if (WORD_UNIT.test(char)) {
    if (SOUTHEAST_UNIT.test(char)) return SOUTHEAST
    if (UPPER_UNIT.test(char)) return UPPER
    if (LOWER_UNIT.test(char)) return LOWER
    return UNCASED
  }
  return PUNCTUATION_UNIT.test(char) ? PUNCTUATION : SYMBOL
}

function fillBlock(unit: number): void {
  const start = unit & 0xff00
  for (let u = start; u < start + 256; u++) {
    const char = String.fromCharCode(u)
    classes[u] = classify(u, char)
    // Full-width forms fold to their plain ones, so that `ＲＳＳ` meets the cue `rss`.
    const plain = u >= 0xff01 && u <= 0xff5e ? String.fromCharCode(u - 0xfee0) : char
    const low = plain.toLowerCase()
    folded[u] = low.length === 1 ? low.charCodeAt(0) : plain === 'İ' ? 0x69 : plain.charCodeAt(0)
  }
}

/** The class of a UTF-16 code unit, one of the constants above. */
export function classOf(unit: number): number {
  if (classes[unit] === UNKNOWN) fillBlock(unit)
  return classes[unit]!
}

/** Lower case of a code unit, full-width forms made plain. */
export function fold(unit: number): number {
  if (classes[unit] === UNKNOWN) fillBlock(unit)
  return folded[unit]!
}

/** FNV-1a, 32 bits, over folded code units (Fowler, Noll, Vo): cheap, and the hash of every prefix falls out on the way. */
export const HASH_START = 0x811c9dc5
export function hashStep(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

/** The hash of a whole word, folded as text is: `hashWord('Share') === hashWord('share')`. */
export function hashWord(word: string): number {
  let hash = HASH_START
  for (let i = 0; i < word.length; i++) hash = hashStep(hash, fold(word.charCodeAt(i)))
  return hash
}
