/**
 * RawLine in, Line out: one pass over the characters of a line gives its word hashes and every count the rules and
 * the model ask for. No regular expressions: this runs on every character of every page.
 */
import type { RawLine } from '../types.ts'
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

const set = (chars: string): ReadonlySet<number> => new Set([...chars].map((c) => c.charCodeAt(0)))
const ENDS = set('.!?。！？｡．؟۔।॥։።…')
const QUESTIONS = set('?？؟;')
const COMMAS = set(',，、،；;')
const QUOTES = set('"“”„‟«»‹›「」『』‘〝〞＂')
const CLOSERS = set('"”“»›」』’\')]}）】〉》*_')
const BULLETS = set('•‣◦▪▫●○■□►▶▸▹›»–—-*·+|>#→➤✓✔★☆')
const SEPARATORS = set('|·•»›→▸/｜∙⋅‧')
const COLONS = set(':：')

interface Counter {
  chars: number; words: number; capitalised: number; allCaps: number; cased: number; digits: number; numbers: number
  punctuation: number; commas: number; sentences: number; quotes: number; glued: number; separators: number; addresses: number
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
function readWord(text: string, i: number, c: Counter): number {
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
  if (classOf(next) !== SPACE && !CLOSERS.has(next)) return false
  const initial = unit === 0x2e && i >= 1 && classOf(text.charCodeAt(i - 1)) === UPPER && (i < 2 || classOf(text.charCodeAt(i - 2)) < UPPER)
  return !initial || i + 1 >= text.length
}

function readMark(text: string, i: number, c: Counter): void {
  const unit = text.charCodeAt(i)
  c.chars++
  if (classOf(unit) === PUNCTUATION) c.punctuation++
  if (COMMAS.has(unit)) c.commas++
  else if (ENDS.has(unit)) { if (endsSentence(text, i, unit)) c.sentences++ }
  else if (QUOTES.has(unit)) c.quotes++
  if (SEPARATORS.has(unit)) {
    const before = i === 0 || classOf(text.charCodeAt(i - 1)) === SPACE, after = i + 1 >= text.length || classOf(text.charCodeAt(i + 1)) === SPACE
    if ((before && after) || unit === 0x7c || unit === 0xb7) c.separators++
  } else if (unit === 0x40 && i + 1 < text.length && classOf(text.charCodeAt(i + 1)) >= UPPER) c.addresses++
  else if (unit === 0x3a && text.startsWith('://', i)) c.addresses++
}

const UNSPACED_WORDS: Readonly<Record<number, number>> = { [HAN]: WORDS_PER_HAN, [KANA]: WORDS_PER_KANA, [SOUTHEAST]: WORDS_PER_SOUTHEAST }

/** The last code unit that is neither white space nor a closing quote or bracket, and the very last. */
function lastUnits(text: string): { readonly inner: number; readonly innerAt: number; readonly outer: number } {
  let i = text.length - 1
  while (i >= 0 && classOf(text.charCodeAt(i)) === SPACE) i--
  const outer = i >= 0 ? text.charCodeAt(i) : 0
  while (i > 0 && (CLOSERS.has(text.charCodeAt(i)) || classOf(text.charCodeAt(i)) === SPACE)) i--
  return { inner: i >= 0 ? text.charCodeAt(i) : 0, innerAt: i, outer }
}

/** Measures one line. `index` is its place among the page's lines. */
export function measure(raw: RawLine, index: number): Line {
  const text = raw.plain.length > MEASURED_CHARS ? raw.plain.slice(0, MEASURED_CHARS) : raw.plain
  const c: Counter = { chars: 0, words: 0, capitalised: 0, allCaps: 0, cased: 0, digits: 0, numbers: 0, punctuation: 0, commas: 0, sentences: 0, quotes: 0, glued: 0, separators: 0, addresses: 0 }
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
  return finish(raw, index, { text, c })
}

function finish(raw: RawLine, index: number, { text, c }: { readonly text: string; readonly c: Counter }): Line {
  const end = new Int32Array(count + 1)
  end.set(starts.subarray(0, count)); end[count] = text.length
  const last = lastUnits(text)
  let head = 0
  while (head < text.length && classOf(text.charCodeAt(head)) === SPACE) head++
  const firstUnit = head < text.length ? text.charCodeAt(head) : 0, firstClass = classOf(firstUnit)
  const cut = last.outer === 0x2026 || text.endsWith('...') || text.endsWith('[…]') || text.endsWith('[...]')
  if (text.includes('www.')) c.addresses++
  return {
    first: raw.first, last: raw.last, text: raw.text, plain: raw.plain, gap: raw.gap, ...(raw.marks ? { marks: raw.marks } : {}),
    index, tokens: tokens.slice(0, count), starts: end,
    chars: c.chars, words: c.words, capitalised: c.capitalised, allCaps: c.allCaps, cased: c.cased, digits: c.digits, numbers: c.numbers,
    punctuation: c.punctuation, commas: c.commas, sentences: c.sentences, quotes: c.quotes, glued: c.glued, separators: c.separators, addresses: c.addresses,
    terminal: ENDS.has(last.inner), endsColon: COLONS.has(last.outer), endsQuestion: QUESTIONS.has(last.inner), endsCut: cut,
    startsLower: firstClass === LOWER, startsUpper: firstClass === UPPER || firstClass === UNCASED || firstClass >= HAN, startsDigit: firstClass === DIGIT,
    startsQuote: QUOTES.has(firstUnit), startsBullet: BULLETS.has(firstUnit), stops: 0,
  }
}

/** Fills `stops` of every line, once the page's language is known. */
export function countStopWords(lines: readonly Line[], stop: ReadonlySet<number>): void {
  for (const line of lines) {
    let n = 0
    for (const token of line.tokens) if (stop.has(token)) n++
    line.stops = n
  }
}
