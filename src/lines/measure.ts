/**
 * RawLines in, Lines out: one pass over the characters of a line gives its word hashes and every count the rules and
 * the model ask for. No regular expressions: this runs on every character of every page.
 */
import type { RawLine } from '../types.ts'
import { classOf, DIGIT, fold, foldMet, HAN, HASH_START, hashStep, KANA, LOWER, PUNCTUATION, SOUTHEAST, SPACE, UNCASED, UPPER } from './chars.ts'
import type { Line } from './line.ts'
import { Measured } from './line.ts'
import { ANY, AT, BULLET, CLOSER, COLON, COMMA, END, INNER_DOT, LOW_LINE, meanings, means, QUESTION, QUOTE, SEPARATOR, UNSPACED, WWW } from './marks.ts'

export type { Line } from './line.ts'

/** Longer lines are measured by their beginning: a page on a single line of 100 MB is told by its first 32,768 characters. */
export const MEASURED_CHARS = 32_768

/** How many words of running English one character stands for: 100 English words make about 165 Han, 220 kana or 480 Thai characters. */
const WORDS_PER_HAN = 0.6
const WORDS_PER_KANA = 0.45
const WORDS_PER_SOUTHEAST = 0.21

/** The hash of every number, so that a cue `# comments` meets "17 comments". */
export const NUMBER = hashStep(HASH_START, 0x23)

/** The words of the lines under way, one behind the other: cut out at the end, since a buffer of its own for each line would cost more than measuring it. */
let tokens = new Int32Array(16_384)
let starts = new Int32Array(16_384)
let openings = new Int32Array(16_384)
let count = 0

function push(hash: number, start: number, opening: number): void {
  if (count === tokens.length) { tokens = doubled(tokens); starts = doubled(starts); openings = doubled(openings) }
  tokens[count] = hash
  starts[count] = start
  openings[count++] = opening
}

function doubled(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(numbers.length * 2)
  more.set(numbers)
  return more
}

/** The text that is measured, and the line in it: `from..to - 1`. */
let text = ''
let letters = new Uint16Array(0)
let from = 0
let to = 0

/** Reads the word that begins at `i`; returns the index behind it. A number and the letters glued to it (`5h`) are two tokens. */
function readWord(i: number, first: number, c: Measured): number {
  const start = i
  if (first === DIGIT) {
    while (i < to && classOf(text.charCodeAt(i)) === DIGIT) i++
    c.digits += i - start; c.chars += i - start; c.numbers++; c.words++
    push(NUMBER, start - from, 0)
    return i
  }
  let hash = HASH_START, upper = 0, lower = 0, previous = first, opening = 0
  for (; i < to; i++) {
    const unit = text.charCodeAt(i), kind = classOf(unit)
    if (kind < UPPER || kind > DIGIT) break
    hash = hashStep(hash, letters[i] = foldMet(unit))
    if (i === start + 1) opening = hash
    if (kind === LOWER) lower++
    else if (kind === UPPER) { upper++; if (previous === LOWER) c.glued++ }
    else if (kind === DIGIT) c.digits++
    previous = kind
  }
  c.chars += i - start; c.words++
  if (upper + lower > 0) {
    c.cased++
    if (first === UPPER) c.capitalised++
    if (upper > 1 && lower === 0) c.allCaps++
  }
  if (first === UNCASED && text.charCodeAt(start) === 0x5f) c.seen |= LOW_LINE
  push(hash, start - from, opening === 0 ? openingAt(start) : opening)
  return i
}

/** The hash of the two letters at `i`; 0 where the line ends before. */
function openingAt(i: number): number {
  return i + 1 < to ? hashStep(hashStep(HASH_START, fold(text.charCodeAt(i))), fold(text.charCodeAt(i + 1))) : 0
}

/** True where a full stop ends a sentence: at the line's end, or before white space or a closing mark; not after an initial or inside a number. */
function endsSentence(i: number, unit: number): boolean {
  if (unit > 0x7f) return unit !== 0x2026 || i + 1 >= to || classOf(text.charCodeAt(i + 1)) === SPACE
  const next = i + 1 < to ? text.charCodeAt(i + 1) : 32
  if (classOf(next) !== SPACE && !means(next, CLOSER)) return false
  const initial = unit === 0x2e && i > from && classOf(text.charCodeAt(i - 1)) === UPPER && (i < from + 2 || classOf(text.charCodeAt(i - 2)) < UPPER)
  return !initial || i + 1 >= to
}

function readMark(i: number, kind: number, c: Measured): void {
  const unit = text.charCodeAt(i), meaning = meanings[unit]!
  c.chars++
  if (kind === PUNCTUATION) c.punctuation++
  c.seen |= meaning
  if (meaning & COMMA) c.commas++
  else if (meaning & END) {
    if (endsSentence(i, unit)) c.sentences++
    if (unit === 0x2e) readDot(i, c)
  } else if (meaning & QUOTE) c.quotes++
  if (meaning & SEPARATOR) {
    const before = i === from || classOf(text.charCodeAt(i - 1)) === SPACE, after = i + 1 >= to || classOf(text.charCodeAt(i + 1)) === SPACE
    if ((before && after) || unit === 0x7c || unit === 0xb7) c.separators++
  } else if (meaning & AT) { if (i + 1 < to && classOf(text.charCodeAt(i + 1)) >= UPPER) c.addresses++ }
  else if (unit === 0x3a && i + 2 < to && text.charCodeAt(i + 1) === 0x2f && text.charCodeAt(i + 2) === 0x2f) c.addresses++
}

function readDot(i: number, c: Measured): void {
  if (i + 1 < to && classOf(text.charCodeAt(i + 1)) >= UPPER) c.seen |= INNER_DOT
  if (i >= from + 3 && text.charCodeAt(i - 1) === W && text.charCodeAt(i - 2) === W && text.charCodeAt(i - 3) === W) c.seen |= WWW
}
const W = 0x77

const UNSPACED_WORDS = Float64Array.from({ length: SOUTHEAST + 1 }, (_, kind) => (kind === HAN ? WORDS_PER_HAN : kind === KANA ? WORDS_PER_KANA : WORDS_PER_SOUTHEAST))

/** So many characters are measured together; more would be a second copy of a great page. */
const BATCH_CHARS = 65_536

/** Measures the lines of a page. */
export function measureAll(raw: readonly RawLine[]): Line[] {
  const lines: Measured[] = []
  for (let first = 0; first < raw.length;) {
    let behind = first, chars = 0
    while (behind < raw.length && chars < BATCH_CHARS) chars += raw[behind++]!.plain.length
    measureBatch(raw.slice(first, behind), lines)
    first = behind
  }
  return lines
}

/** Measures one line. `index` is its place among the page's lines. */
export function measure(raw: RawLine, index: number): Line {
  const lines: Measured[] = []
  measureBatch([raw], lines, index)
  return lines[0]!
}

/** Adds the lines' measures. They are joined first: a line is a view into its page, and a view's characters are read many times slower. */
function measureBatch(raw: readonly RawLine[], lines: Measured[], index = lines.length): void {
  text = raw.map(measuredText).join('')
  letters = new Uint16Array(text.length)
  to = 0; count = 0
  const first = lines.length
  for (const line of raw) {
    from = to
    to += Math.min(line.plain.length, MEASURED_CHARS)
    const c = new Measured(line, index++, { at: count, offset: from })
    if (line.plain.length > MEASURED_CHARS) c.seen = ANY
    read(c)
    lines.push(c)
  }
  text = ''
  share(lines, first)
}

const measuredText = ({ plain }: RawLine): string => (plain.length > MEASURED_CHARS ? plain.slice(0, MEASURED_CHARS) : plain)

/** Gives each line its part of the words that were read. */
function share(lines: readonly Measured[], first: number): void {
  const all = tokens.slice(0, count).buffer, places = starts.slice(0, count).buffer, beginnings = openings.slice(0, count)
  for (let l = first; l < lines.length; l++) {
    const line = lines[l]!, behind = l + 1 < lines.length ? lines[l + 1]!.at : count, n = behind - line.at - 1
    line.tokens = new Int32Array(all, 4 * line.at, n)
    line.starts = new Int32Array(places, 4 * line.at, n + 1)
    line.openings = beginnings
    line.letters = letters
  }
}

function read(c: Measured): void {
  for (let i = from; i < to;) {
    const unit = text.charCodeAt(i), kind = classOf(unit)
    if (kind === SPACE) i++
    else if (kind < UPPER) readMark(i++, kind, c)
    else if (kind < HAN) i = readWord(i, kind, c)
    else {
      c.chars++; c.words += UNSPACED_WORDS[kind]!; c.seen |= UNSPACED
      push(hashStep(HASH_START, foldMet(unit)), i - from, openingAt(i++))
    }
  }
  push(0, to - from, 0)
  readEnds(c)
}

const CUTS = ['...', '[…]', '[...]']

/** How the line begins and ends. */
function readEnds(c: Measured): void {
  let head = from, tail = to - 1
  while (head < to && classOf(text.charCodeAt(head)) === SPACE) head++
  while (tail >= from && classOf(text.charCodeAt(tail)) === SPACE) tail--
  const first = head < to ? text.charCodeAt(head) : 0, firstClass = classOf(first), outer = tail >= from ? text.charCodeAt(tail) : 0
  while (tail > from && (means(text.charCodeAt(tail), CLOSER) || classOf(text.charCodeAt(tail)) === SPACE)) tail--
  const inner = tail >= from ? text.charCodeAt(tail) : 0
  if (c.seen & WWW) c.addresses++
  c.terminal = means(inner, END)
  c.endsColon = means(outer, COLON)
  c.endsQuestion = means(inner, QUESTION)
  c.endsCut = outer === 0x2026 || (outer === 0x2e || outer === 0x5d) && CUTS.some((cut) => to - from >= cut.length && text.endsWith(cut, to))
  c.startsLower = firstClass === LOWER
  c.startsUpper = firstClass === UPPER || firstClass === UNCASED || firstClass >= HAN
  c.startsDigit = firstClass === DIGIT
  c.startsQuote = means(first, QUOTE)
  c.startsBullet = means(first, BULLET)
}
