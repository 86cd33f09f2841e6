/**
 * Lines in, how much each speaks of the same things as the page's long lines out. A teaser speaks of something else than the
 * article it stands in; a caption, a quote or a list item speaks of the same. (Lexical cohesion: Halliday & Hasan 1976; as a
 * signal for boilerplate it lifted F1 by 1.2 points alone in this project's first experiments.)
 */
import { log1p } from './log1p.ts'
import { classOf, HAN, hashStep } from './chars.ts'
import { UNSPACED } from './marks.ts'
import type { Line } from './measure.ts'
import { NUMBER } from './measure.ts'
import { NumberTable } from './number-table.ts'
import { keepShape } from './shape.ts'
import { stemHash } from './stem-memo.ts'
import type { LanguageWords } from './words.ts'

/** All shares 0..1 of the line's different content words; 0 where it has none. */
export interface Cohesion {
  /** How many different content words the line has. */
  readonly content: number
  /** Share that stand in another long line of the page. */
  readonly page: number
  /** Mean of log(1 + number of other long lines that have the word). */
  readonly depth: number
  /** Share that stand in the three nearest long lines before, after. */
  readonly before: number
  readonly after: number
}

/** A line of so many words is long: it tells what the page is about. */
export const LONG_LINE_WORDS = 12
/** Finnish, Hungarian or Turkish say in eight long words what English says in twelve short ones: so many characters are a long line too. */
const CHARS_PER_WORD = 6
const FEWEST_LONG_WORDS = 7
/** Stop words make a quarter to a half of prose; lists of names and menus stay below a tenth (jusText calls 0.30 low, on English). */
const LONG_LINE_STOP_SHARE = 0.1
const NEIGHBOURS = 3
/** Only words of three letters or more carry a topic. */
const CONTENT_LETTERS = 3
/** A line's first content words are enough to tell its topic, and bound the work on pages that are one long line. */
const CONTENT_WORDS = 400

/** True for lines that look like running text by length and stop words. `known`: the page's language has stop words. */
export function isLong(line: Line, known: boolean): boolean {
  return (line.words >= LONG_LINE_WORDS || (line.words >= FEWEST_LONG_WORDS && line.chars >= LONG_LINE_WORDS * CHARS_PER_WORD)) && (!known || line.stops >= LONG_LINE_STOP_SHARE * line.tokens.length)
}

keepShape<Cohesion>({ content: 0, page: 0.5, depth: 0.5, before: 0.5, after: 0.5 })
const NONE: Cohesion = { content: 0, page: 0, depth: 0, before: 0, after: 0 }

/** Cohesion of every line, in order. */
export function cohesions(lines: readonly Line[], words: LanguageWords): Cohesion[] {
  const known = words.stop.size > 0, contents = new Contents(lines, words)
  const long = new Uint8Array(lines.length)
  for (let i = 0; i < lines.length; i++) if (isLong(lines[i]!, known)) long[i] = 1
  const places = new Places(contents, long)
  let before = 0 // long lines before this one
  const found: Cohesion[] = []
  for (let i = 0; i < lines.length; i++) {
    const from = contents.from[i]!, to = contents.from[i + 1]!, at = before
    if (long[i]) before++
    found.push(from === to ? NONE : compare({ stems: contents.stems, from, to }, places, { at, self: long[i] === 1 }))
  }
  return found
}

/** Which long lines have a stem. */
class Places {
  /** Where a stem's long lines begin in `lines`: those of stem s are `lines[from[s]]..lines[from[s + 1] - 1]`, ascending. */
  readonly from: Int32Array
  /** Numbers of long lines, counted among long lines. */
  readonly lines: Int32Array

  constructor(contents: Contents, long: Uint8Array) {
    const { from, stems } = contents, starts = new Int32Array(contents.different + 2)
    for (let i = 0; i < long.length; i++) if (long[i]) for (let k = from[i]!; k < from[i + 1]!; k++) starts[stems[k]! + 2]!++
    for (let s = 2; s < starts.length; s++) starts[s]! += starts[s - 1]!
    // Filling moves each start to the next one's place, so that they begin one place early.
    this.lines = new Int32Array(starts[starts.length - 1]!)
    let ordinal = 0
    for (let i = 0; i < long.length; i++) {
      if (!long[i]) continue
      for (let k = from[i]!; k < from[i + 1]!; k++) this.lines[starts[stems[k]! + 1]!++] = ordinal
      ordinal++
    }
    this.from = starts
  }
}

interface Content { readonly stems: Int32Array; readonly from: number; readonly to: number }

function compare(content: Content, places: Places, { at, self }: { readonly at: number; readonly self: boolean }): Cohesion {
  let page = 0, depth = 0, before = 0, after = 0
  const next = self ? at + 1 : at
  for (let k = content.from; k < content.to; k++) {
    const stem = content.stems[k]!, from = places.from[stem]!, to = places.from[stem + 1]!
    const others = to - from - (self ? 1 : 0)
    if (others <= 0) continue
    page++
    depth += log1p(others)
    let i = firstFrom(places.lines, { from, to, least: at - NEIGHBOURS })
    if (i < to && places.lines[i]! < at) before++
    while (i < to && places.lines[i]! < next) i++
    if (i < to && places.lines[i]! < next + NEIGHBOURS) after++
  }
  const n = content.to - content.from
  return { content: n, page: page / n, depth: depth / n, before: before / n, after: after / n }
}

/** The first of the ascending numbers `from..to - 1` that is not below `least`; `to` where all are. */
function firstFrom(numbers: Int32Array, { from, to, least }: { readonly from: number; readonly to: number; readonly least: number }): number {
  let low = from, high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numbers[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}

/** What is only needed while a page is read serves page after page, since making it anew costs more than filling it. */
const words = new NumberTable(), stems = new NumberTable()
let scratch = new Int32Array(1024)
/** The number of the line, of all that were read, that had a stem last. */
let lastRead = new Int32Array(1024)
let read = 0
const MOST_READ = 2 ** 31 - 1

/** Lines as their different content stems, in the order they come; pairs of characters stand for words in scripts without spaces. */
class Contents {
  /** Where a line's stems begin in `stems`; behind the last one where they end. */
  readonly from: Int32Array
  /** Stems as numbers 0, 1, 2... in the order the page brings them. */
  stems = scratch
  private count = 0
  private readonly words: LanguageWords
  /** The number of a word's stem, -1 for words without content. */
  private readonly byWord = words
  /** The number of a stem by its hash. */
  private readonly byStem = stems

  constructor(lines: readonly Line[], language: LanguageWords) {
    this.words = language
    words.clear(); stems.clear()
    this.from = new Int32Array(lines.length + 1)
    for (let i = 0; i < lines.length; i++) {
      if (++read === MOST_READ) { lastRead.fill(0); read = 1 }
      this.read(lines[i]!)
      this.from[i + 1] = this.count
    }
  }

  /** How many different stems the page has. */
  get different(): number {
    return this.byStem.size
  }

  private read(line: Line): void {
    const { tokens, starts, plain } = line, unspaced = (line.seen & UNSPACED) !== 0, { stop } = this.words, n = Math.min(tokens.length, CONTENT_WORDS)
    for (let i = 0; i < n; i++) {
      const token = tokens[i]!, start = starts[i]!
      if (token === NUMBER) continue
      if (unspaced && classOf(plain.charCodeAt(start)) >= HAN) {
        if (starts[i + 1] === start + 1 && i + 1 < n && !stop.has(token)) this.add(this.numberOf(hashStep(token, tokens[i + 1]!)))
        continue
      }
      let stem = this.byWord.get(token)
      if (stem === undefined) this.byWord.set(token, stem = stop.has(token) ? -1 : this.stemOf(line, start, token))
      if (stem >= 0) this.add(stem)
    }
  }

  private add(stem: number): void {
    if (stem >= lastRead.length) lastRead = extended(lastRead)
    if (lastRead[stem] === read) return
    lastRead[stem] = read
    if (this.count === this.stems.length) this.stems = scratch = extended(this.stems)
    this.stems[this.count++] = stem
  }

  private numberOf(stem: number): number {
    let number = this.byStem.get(stem)
    if (number === undefined) this.byStem.set(stem, number = this.byStem.size)
    return number
  }

  private stemOf({ letters, offset, starts, tokens }: Line, place: number, token: number): number {
    const start = offset + place, behind = offset + starts[tokens.length]!
    let end = start
    while (end < behind && letters[end] !== 0) end++
    if (end - start < CONTENT_LETTERS) return -1
    const stem = stemHash(this.words, { letters, start, end, token })
    return stem === 0 ? -1 : this.numberOf(stem)
  }
}

function extended(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(numbers.length * 2)
  more.set(numbers)
  return more
}
