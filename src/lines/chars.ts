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

/**
 * The blocks that most pages have (Latin-1, general punctuation), by hand: pairs of a class and how many units in a row are of it.
 * The first Unicode pattern that a program tries costs more than cleaning a short page.
 */
const BY_HAND: Readonly<Record<number, readonly (readonly [kind: number, run: number])[]>> = {
  0x00: [
    [SYMBOL, 9], [SPACE, 5], [SYMBOL, 18], [SPACE, 1], [PUNCTUATION, 3], [SYMBOL, 1], [PUNCTUATION, 6], [SYMBOL, 1], [PUNCTUATION, 4], [DIGIT, 10],
    [PUNCTUATION, 2], [SYMBOL, 3], [PUNCTUATION, 2], [UPPER, 26], [PUNCTUATION, 3], [SYMBOL, 1], [UNCASED, 1], [SYMBOL, 1], [LOWER, 26],
    [PUNCTUATION, 1], [SYMBOL, 1], [PUNCTUATION, 1], [SYMBOL, 34], [SPACE, 1], [PUNCTUATION, 1], [SYMBOL, 5], [PUNCTUATION, 1], [SYMBOL, 2], [UNCASED, 1],
    [PUNCTUATION, 1], [SYMBOL, 6], [UNCASED, 2], [SYMBOL, 1], [LOWER, 1], [PUNCTUATION, 2], [SYMBOL, 1], [UNCASED, 2], [PUNCTUATION, 1], [UNCASED, 3],
    [PUNCTUATION, 1], [UPPER, 23], [SYMBOL, 1], [UPPER, 7], [LOWER, 24], [SYMBOL, 1], [LOWER, 8],
  ],
  0x20: [
    [SPACE, 16], [PUNCTUATION, 24], [SPACE, 8], [PUNCTUATION, 20], [SYMBOL, 1], [PUNCTUATION, 13], [SYMBOL, 1], [PUNCTUATION, 12], [SPACE, 6], [SYMBOL, 11],
    [UNCASED, 2], [SYMBOL, 2], [UNCASED, 6], [SYMBOL, 3], [PUNCTUATION, 2], [UNCASED, 11], [SYMBOL, 3], [PUNCTUATION, 2], [SYMBOL, 1],
    [UNCASED, 13], [SYMBOL, 51], [UNCASED, 33], [SYMBOL, 15],
  ],
}

/** Read when a block is first told by them: reading such patterns takes longer than telling a page's blocks. */
const readPatterns = () => ({
  han: /\p{Script=Han}/u,
  kana: /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u,
  southeast: /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u,
  upper: /\p{Lu}|\p{Lt}/u,
  lower: /\p{Ll}/u,
  digit: /\p{Nd}/u,
  word: /[\p{L}\p{M}\p{N}_]/u,
  space: /[\s\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/u,
  punctuation: /\p{P}/u,
})
let patterns: ReturnType<typeof readPatterns> | undefined

function classify(unit: number, char: string): number {
  if (unit >= 0x4e00 && unit <= 0x9fff) return HAN
  if (unit >= 0xac00 && unit <= 0xd7a3) return UNCASED // Hangul
  if (unit >= 0xd840 && unit <= 0xd887) return HAN // lead surrogates of the CJK extensions
  if (unit >= 0xd800 && unit <= 0xdfff) return SYMBOL
  const { han, kana, southeast, upper, lower, digit, word, space, punctuation } = patterns ??= readPatterns()
  if (space.test(char)) return SPACE
  if (digit.test(char)) return DIGIT
  if (han.test(char)) return HAN
  if (kana.test(char)) return KANA
  if (word.test(char)) {
    if (southeast.test(char)) return SOUTHEAST
    if (upper.test(char)) return UPPER
    if (lower.test(char)) return LOWER
    return UNCASED
  }
  return punctuation.test(char) ? PUNCTUATION : SYMBOL
}

/**
 * Letters that are written in two ways or that labels in capitals write without their mark, each after the form that it folds to:
 * cedillas for commas below, Arabic letters for their Persian forms, dotless i, ё, final sigma.
 */
const SAME_LETTERS = ['șş', 'țţ', 'iı', 'её', 'یيى', 'کك', 'σς']
const sameLetter: ReadonlyMap<number, number> = new Map(SAME_LETTERS.flatMap(([form = '', ...others]) => others.map((other) => [other.charCodeAt(0), form.charCodeAt(0)] as const)))

/** Greek, and Greek with the accents of old; capitals are written without accents, so words are compared without. */
const isGreek = (unit: number): boolean => (unit >= 0x370 && unit <= 0x3ff) || (unit >= 0x1f00 && unit <= 0x1fff)

function foldChar(unit: number, char: string): number {
  // Full-width forms fold to their plain ones, so that `ＲＳＳ` meets the cue `rss`.
  const plain = unit >= 0xff01 && unit <= 0xff5e ? String.fromCharCode(unit - 0xfee0) : char
  let low = plain === 'İ' ? 'i' : plain.toLowerCase()
  if (isGreek(unit)) low = low.normalize('NFD').charAt(0)
  const code = low.length === 1 ? low.charCodeAt(0) : plain.charCodeAt(0)
  return sameLetter.get(code) ?? code
}

function fillBlock(unit: number): void {
  const start = unit & 0xff00, byHand = BY_HAND[start >> 8]
  let at = start
  for (const [kind, run] of byHand ?? []) classes.fill(kind, at, at += run)
  for (let u = start; u < start + 256; u++) {
    const char = String.fromCharCode(u)
    if (!byHand) classes[u] = classify(u, char)
    folded[u] = foldChar(u, char)
  }
}

/** The class of a UTF-16 code unit, one of the constants above. */
export function classOf(unit: number): number {
  if (classes[unit] === UNKNOWN) fillBlock(unit)
  return classes[unit]!
}

/** One form for the ways a letter is written: lower case, full-width forms made plain, Greek without accents; see `SAME_LETTERS`. */
export function fold(unit: number): number {
  if (classes[unit] === UNKNOWN) fillBlock(unit)
  return folded[unit]!
}

/** The same for a unit whose class was asked for before. */
export const foldMet = (unit: number): number => folded[unit]!

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
