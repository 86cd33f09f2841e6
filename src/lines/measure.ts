/**
 * RawLine in, Line out: one pass over the characters of a line gives its word hashes and every count the rules and
 * the model ask for. No regular expressions: this runs on every character of every page.
 */
import type { Marks, RawLine } from '../types.ts'
import { classOf, DIGIT, fold, HAN, HASH_START, hashStep, KANA, LOWER, PUNCTUATION, SOUTHEAST, SPACE, UNCASED, UPPER } from './chars.ts'

/** Longer lines are measured by their beginning: a page on a single line of 100 MB is told by its first 32,768 characters. */
export const MEASURED_CHARS = 32_768

/** How many words of running English one character stands for: 100 English words make about 165 Han, 220 kana or 480 Thai characters. */
const WORDS_PER_HAN = 0.6
const WORDS_PER_KANA = 0.45
const WORDS_PER_SOUTHEAST = 0.21

/** The hash of every number, so that a cue `# comments` meets "17 comments". */
export const NUMBER = hashStep(HASH_START, 0x23)

/** A line with its counts. Everything but the stop words is known without the language. */
export interface Line extends RawLine {
  /** Index among the page's lines. */
  readonly index: number
  /** Word hashes (`hashWord`), numbers as `NUMBER`; one a character in scripts without spaces. */
  readonly tokens: Int32Array
  /** Where each token begins in `plain`, and behind the last one where it ends. */
  readonly starts: Int32Array
  /** Characters without white space. */
  readonly chars: number
  /** Words, characters of scripts without spaces counted as parts of a word: 0.6 for Han, 0.45 for kana, 0.21 for Thai and its neighbours. */
  readonly words: number
  /** Words that begin with a capital; words all in capitals (two letters or more); words of cased scripts. */
  readonly capitalised: number
  readonly allCaps: number
  readonly cased: number
  readonly digits: number
  readonly numbers: number
  readonly punctuation: number
  readonly commas: number
  /** Sentence ends, the one that closes the line included. */
  readonly sentences: number
  readonly quotes: number
  /** Lower-case letter followed by a capital within a word: labels that lost the space between them. */
  readonly glued: number
  /** The line ends as a sentence does: . ! ? and their kin, closing quotes and brackets aside. */
  readonly terminal: boolean
  readonly endsColon: boolean
  readonly endsQuestion: boolean
  readonly endsCut: boolean
  readonly startsLower: boolean
  readonly startsUpper: boolean
  readonly startsDigit: boolean
  readonly startsQuote: boolean
  readonly startsBullet: boolean
  /** Bars, middle dots, guillemets, arrows and slashes standing alone: marks of menus, breadcrumbs and credits. */
  readonly separators: number
  /** http://, www., an e-mail address, @handle. */
  readonly addresses: number
  /** Stop words of the page's language; filled by `countStopWords`. */
  stops: number
}

/** What a mark can mean, one bit each in `meanings`. */
const END = 1, QUESTION = 2, COMMA = 4, QUOTE = 8, CLOSER = 16, BULLET = 32, SEPARATOR = 64, COLON = 128
const meanings = new Uint8Array(65536)
const mean = (meaning: number, chars: string): void => { for (let i = 0; i < chars.length; i++) meanings[chars.charCodeAt(i)]! |= meaning }
mean(END, '.!?。！？｡．؟۔।॥։።…')
mean(QUESTION, '?？؟;')
mean(COMMA, ',，、،；;')
mean(QUOTE, '"“”„‟«»‹›「」『』‘〝〞＂')
mean(CLOSER, '"”“»›」』’\')]}）】〉》*_')
mean(BULLET, '•‣◦▪▫●○■□►▶▸▹›»–—-*·+|>#→➤✓✔★☆')
mean(SEPARATOR, '|·•»›→▸/｜∙⋅‧')
mean(COLON, ':：')
const means = (unit: number, meaning: number): boolean => (meanings[unit]! & meaning) !== 0

/** A line that is being measured: every line has the same fields in the same order, which is what makes reading them fast. */
class Measured implements Line {
  readonly first: number
  readonly last: number
  readonly text: string
  readonly plain: string
  readonly gap: boolean
  readonly index: number
  tokens: Int32Array = NO_NUMBERS
  starts: Int32Array = NO_NUMBERS
  chars = 0
  words = 0
  capitalised = 0
  allCaps = 0
  cased = 0
  digits = 0
  numbers = 0
  punctuation = 0
  commas = 0
  sentences = 0
  quotes = 0
  glued = 0
  terminal = false
  endsColon = false
  endsQuestion = false
  endsCut = false
  startsLower = false
  startsUpper = false
  startsDigit = false
  startsQuote = false
  startsBullet = false
  separators = 0
  addresses = 0
  stops = 0
  readonly marks?: Marks

  constructor(raw: RawLine, index: number) {
    this.first = raw.first; this.last = raw.last; this.text = raw.text; this.plain = raw.plain; this.gap = raw.gap
    this.index = index
    if (raw.marks) this.marks = raw.marks
  }
}
const NO_NUMBERS = new Int32Array(0)

/** Lines take their numbers from a common store, since a buffer of its own for each would cost more than measuring it. */
const STORE = 32_768
let store = new ArrayBuffer(0)
let stored = 0

function keep(numbers: Int32Array, length: number): Int32Array {
  if ((stored + length) * 4 > store.byteLength) { store = new ArrayBuffer(4 * Math.max(STORE, length)); stored = 0 }
  const kept = new Int32Array(store, stored * 4, length)
  for (let i = 0; i < length; i++) kept[i] = numbers[i]!
  stored += length
  return kept
}

let tokens = new Int32Array(1024)
let starts = new Int32Array(1024)
let count = 0

function push(hash: number, start: number): void {
  if (count === tokens.length) {
    const bigger = new Int32Array(count * 2); bigger.set(tokens); tokens = bigger
    const further = new Int32Array(count * 2); further.set(starts); starts = further
  }
  tokens[count] = hash
  starts[count++] = start
}

/** Reads the word that begins at `i`; returns the index behind it. A number and the letters glued to it (`5h`) are two tokens. */
function readWord(text: string, i: number, c: Measured): number {
  const start = i, first = classOf(text.charCodeAt(i))
  if (first === DIGIT) {
    while (i < text.length && classOf(text.charCodeAt(i)) === DIGIT) i++
    c.digits += i - start; c.chars += i - start; c.numbers++; c.words++
    push(NUMBER, start)
    return i
  }
  let hash = HASH_START, upper = 0, lower = 0, previous = first
  for (; i < text.length; i++) {
    const unit = text.charCodeAt(i), kind = classOf(unit)
    if (kind < UPPER || kind > DIGIT) break
    hash = hashStep(hash, fold(unit))
    if (kind === UPPER) { upper++; if (previous === LOWER) c.glued++ } else if (kind === LOWER) lower++
    else if (kind === DIGIT) c.digits++
    previous = kind
  }
  c.chars += i - start; c.words++
  if (upper + lower > 0) {
    c.cased++
    if (first === UPPER) c.capitalised++
    if (upper > 1 && lower === 0) c.allCaps++
  }
  push(hash, start)
  return i
}

/** True where a full stop ends a sentence: at the line's end, or before white space or a closing mark; not after an initial or inside a number. */
function endsSentence(text: string, i: number, unit: number): boolean {
  if (unit > 0x7f) return unit !== 0x2026 || i + 1 >= text.length || classOf(text.charCodeAt(i + 1)) === SPACE
  const next = i + 1 < text.length ? text.charCodeAt(i + 1) : 32
  if (classOf(next) !== SPACE && !means(next, CLOSER)) return false
  const initial = unit === 0x2e && i >= 1 && classOf(text.charCodeAt(i - 1)) === UPPER && (i < 2 || classOf(text.charCodeAt(i - 2)) < UPPER)
  return !initial || i + 1 >= text.length
}

function readMark(text: string, i: number, c: Measured): void {
  const unit = text.charCodeAt(i)
  c.chars++
  if (classOf(unit) === PUNCTUATION) c.punctuation++
  const meaning = meanings[unit]!
  if (meaning & COMMA) c.commas++
  else if (meaning & END) { if (endsSentence(text, i, unit)) c.sentences++ }
  else if (meaning & QUOTE) c.quotes++
  if (meaning & SEPARATOR) {
    const before = i === 0 || classOf(text.charCodeAt(i - 1)) === SPACE, after = i + 1 >= text.length || classOf(text.charCodeAt(i + 1)) === SPACE
    if ((before && after) || unit === 0x7c || unit === 0xb7) c.separators++
  } else if (unit === 0x40 && i + 1 < text.length && classOf(text.charCodeAt(i + 1)) >= UPPER) c.addresses++
  else if (unit === 0x3a && text.startsWith('://', i)) c.addresses++
}

const UNSPACED_WORDS = Float64Array.from({ length: SOUTHEAST + 1 }, (_, kind) => (kind === HAN ? WORDS_PER_HAN : kind === KANA ? WORDS_PER_KANA : WORDS_PER_SOUTHEAST))

/** The last code unit that is neither white space nor a closing quote or bracket, and the very last. */
function lastUnits(text: string): { readonly inner: number; readonly innerAt: number; readonly outer: number } {
  let i = text.length - 1
  while (i >= 0 && classOf(text.charCodeAt(i)) === SPACE) i--
  const outer = i >= 0 ? text.charCodeAt(i) : 0
  while (i > 0 && (means(text.charCodeAt(i), CLOSER) || classOf(text.charCodeAt(i)) === SPACE)) i--
  return { inner: i >= 0 ? text.charCodeAt(i) : 0, innerAt: i, outer }
}

/** Measures one line. `index` is its place among the page's lines. */
export function measure(raw: RawLine, index: number): Line {
  const text = raw.plain.length > MEASURED_CHARS ? raw.plain.slice(0, MEASURED_CHARS) : raw.plain
  const c = new Measured(raw, index)
  count = 0
  for (let i = 0; i < text.length;) {
    const unit = text.charCodeAt(i), kind = classOf(unit)
    if (kind === SPACE) i++
    else if (kind < UPPER) readMark(text, i++, c)
    else if (kind >= HAN) {
      c.chars++; c.words += UNSPACED_WORDS[kind]!
      push(hashStep(HASH_START, fold(unit)), i++)
    } else i = readWord(text, i, c)
  }
  c.tokens = keep(tokens, count)
  push(0, text.length)
  c.starts = keep(starts, count)
  readEnds(text, c)
  return c
}

/** How the line begins and ends. */
function readEnds(text: string, c: Measured): void {
  const last = lastUnits(text)
  let head = 0
  while (head < text.length && classOf(text.charCodeAt(head)) === SPACE) head++
  const firstUnit = head < text.length ? text.charCodeAt(head) : 0, firstClass = classOf(firstUnit)
  if (text.includes('www.')) c.addresses++
  c.terminal = means(last.inner, END)
  c.endsColon = means(last.outer, COLON)
  c.endsQuestion = means(last.inner, QUESTION)
  c.endsCut = last.outer === 0x2026 || text.endsWith('...') || text.endsWith('[…]') || text.endsWith('[...]')
  c.startsLower = firstClass === LOWER
  c.startsUpper = firstClass === UPPER || firstClass === UNCASED || firstClass >= HAN
  c.startsDigit = firstClass === DIGIT
  c.startsQuote = means(firstUnit, QUOTE)
  c.startsBullet = means(firstUnit, BULLET)
}

/** Fills `stops` of every line, once the page's language is known. */
export function countStopWords(lines: readonly Line[], stop: ReadonlySet<number>): void {
  for (const line of lines) {
    let n = 0
    const { tokens } = line
    for (let i = 0; i < tokens.length; i++) if (stop.has(tokens[i]!)) n++
    line.stops = n
  }
}
