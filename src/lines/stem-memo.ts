/**
 * A word of a text in, the hash of its stem out, remembered: stemming costs microseconds, looking a word up a hundredth of that.
 * A word is found by its letters and not only by its hash, so that what was read earlier never changes an answer.
 */
import { HASH_START, hashStep, hashWord } from './chars.ts'
import { LONGEST as LONGEST_ENGLISH, stemEnglish, stemLetters } from './stem-english.ts'
import type { LanguageWords } from './words.ts'

/** A word among folded letters, and its hash. */
interface Piece { readonly letters: Uint16Array; readonly start: number; readonly end: number; readonly token: number }

/** When so many words are remembered, all are forgotten: the vocabulary of some thousand pages. */
const MOST_WORDS = 150_000
const FIRST_SLOTS = 4096
/** Longer words are rare, and stemmed each time. */
const LONGEST = 24
/** What stands before a word's letters: its language's number, its length, its stem's hash in two halves. */
const HEAD = 4

/** All languages share one memory; a word is noted with its language's number. */
const languages = new Map<string, number>()
let count = 0
/** Two numbers a slot, since they are read together: a word's hash, and where it begins in `letters` (0 where the slot is free). At most half are taken. */
let slots = new Int32Array(2 * FIRST_SLOTS)
let letters = new Uint16Array(8 * FIRST_SLOTS)
let used = 1

/** The hash of the word's stem. The word is folded, so that the stem hangs on its hash alone and not on its spelling. */
export function stemHash(words: LanguageWords, piece: Piece): number {
  const { start, end, token } = piece
  if (end - start > LONGEST) return stemmed(words, piece)
  const lang = languageNumber(words)
  let slot = slotOf(token)
  for (; slots[slot + 1] !== 0; slot = next(slot)) {
    const place = slots[slot + 1]!
    if (slots[slot] === token && isAt(place, lang, piece)) return letters[place + 2]! | (letters[place + 3]! << 16)
  }
  const stem = stemmed(words, piece)
  slots[slot] = token
  slots[slot + 1] = note(lang, piece, stem)
  if (++count * 4 >= slots.length) grow()
  return stem
}

const slotOf = (token: number): number => ((token ^ (token >>> 15)) << 1) & (slots.length - 1)
const next = (slot: number): number => (slot + 2) & (slots.length - 1)

let lastLang: string | null | undefined
let lastNumber = 0
function languageNumber({ lang }: LanguageWords): number {
  if (lang === lastLang) return lastNumber
  const key = lang ?? ''
  let number = languages.get(key)
  if (number === undefined) languages.set(key, number = languages.size + 1)
  lastLang = lang
  return lastNumber = number
}

function isAt(place: number, lang: number, { letters: word, start, end }: Piece): boolean {
  if (letters[place] !== lang || letters[place + 1] !== end - start) return false
  for (let i = start, k = place + HEAD; i < end; i++, k++) if (letters[k] !== word[i]) return false
  return true
}

function note(lang: number, { letters: word, start, end }: Piece, stem: number): number {
  if (used + LONGEST + HEAD > letters.length) { const more = new Uint16Array(letters.length * 2); more.set(letters); letters = more }
  const place = used
  letters[used++] = lang
  letters[used++] = end - start
  letters[used++] = stem & 0xffff
  letters[used++] = stem >>> 16
  for (let i = start; i < end; i++) letters[used++] = word[i]!
  return place
}

function stemmed(words: LanguageWords, { letters: word, start, end }: Piece): number {
  if (words.lang === 'en' && end - start <= LONGEST_ENGLISH) return hashLetters(stemLetters, stemEnglish(word, start, end))
  return hashWord(words.stem(String.fromCharCode(...word.subarray(start, end))))
}

function hashLetters(word: ArrayLike<number>, length: number): number {
  let hash = HASH_START
  for (let i = 0; i < length; i++) hash = hashStep(hash, word[i]!)
  return hash
}

/** Makes room for twice as many words, or forgets all. */
function grow(): void {
  if (count >= MOST_WORDS) {
    slots.fill(0)
    count = 0; used = 1
    return
  }
  const old = slots
  slots = new Int32Array(old.length * 2)
  for (let i = 0; i < old.length; i += 2) {
    if (old[i + 1] === 0) continue
    let slot = slotOf(old[i]!)
    while (slots[slot + 1] !== 0) slot = next(slot)
    slots[slot] = old[i]!; slots[slot + 1] = old[i + 1]!
  }
}
