/**
 * Lines in, how much each speaks of the same things as the page's long lines out. A teaser speaks of something else than the
 * article it stands in; a caption, a quote or a list item speaks of the same. (Lexical cohesion: Halliday & Hasan 1976; as a
 * signal for boilerplate it lifted F1 by 1.2 points alone in this project's first experiments.)
 */
import { classOf, HAN, hashStep, hashWord } from './chars.ts'
import type { Line } from './measure.ts'
import { NUMBER } from './measure.ts'
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
/** Stop words make a quarter to a half of prose; lists of names and menus stay below a tenth (jusText calls 0.30 low, on English). */
const LONG_LINE_STOP_SHARE = 0.1
const NEIGHBOURS = 3
/** Only words of three letters or more carry a topic. */
const CONTENT_LETTERS = 3
/** A line's first content words are enough to tell its topic, and bound the work on pages that are one long line. */
const CONTENT_WORDS = 400

/** True for lines that look like running text by length and stop words. `known`: the page's language has stop words. */
export function isLong(line: Line, known: boolean): boolean {
  return line.words >= LONG_LINE_WORDS && (!known || line.stops >= LONG_LINE_STOP_SHARE * line.tokens.length)
}

const NONE: Cohesion = { content: 0, page: 0, depth: 0, before: 0, after: 0 }

/** Cohesion of every line, in order. */
export function cohesions(lines: readonly Line[], words: LanguageWords): Cohesion[] {
  const known = words.stop.size > 0
  const stems = new Stems(words)
  const contents = lines.map((line) => stems.of(line))
  const long = lines.map((line) => isLong(line, known))
  const places = new Map<number, number[]>() // stem -> which long lines have it, ascending
  const before = new Int32Array(lines.length) // long lines before each line
  let ordinal = 0
  contents.forEach((content, i) => {
    before[i] = ordinal
    if (!long[i]) return
    for (const stem of content) {
      const list = places.get(stem)
      if (list) list.push(ordinal)
      else places.set(stem, [ordinal])
    }
    ordinal++
  })
  return contents.map((content, i) => (content.length === 0 ? NONE : compare(content, places, { at: before[i]!, self: long[i]! })))
}

function compare(content: readonly number[], places: ReadonlyMap<number, readonly number[]>, { at, self }: { readonly at: number; readonly self: boolean }): Cohesion {
  let page = 0, depth = 0, before = 0, after = 0
  const next = self ? at + 1 : at
  for (const stem of content) {
    const list = places.get(stem)
    if (!list) continue
    const others = list.length - (self ? 1 : 0)
    if (others <= 0) continue
    page++
    depth += Math.log1p(others)
    let near = 0
    for (const place of list) {
      if (place >= next + NEIGHBOURS) break
      if (place < at && place >= at - NEIGHBOURS) near |= 1
      else if (place >= next) near |= 2
    }
    if (near & 1) before++
    if (near & 2) after++
  }
  const n = content.length
  return { content: n, page: page / n, depth: depth / n, before: before / n, after: after / n }
}

/** Turns lines into their different content stems; pairs of characters stand for words in scripts without spaces. */
class Stems {
  private readonly words: LanguageWords
  private readonly memo: Map<number, number>

  constructor(words: LanguageWords) {
    this.words = words
    this.memo = memoFor(words)
  }

  of(line: Line): number[] {
    const found = new Set<number>(), n = Math.min(line.tokens.length, CONTENT_WORDS)
    for (let i = 0; i < n; i++) {
      const token = line.tokens[i]!, start = line.starts[i]!
      if (token === NUMBER || this.words.stop.has(token)) continue
      const kind = classOf(line.plain.charCodeAt(start))
      if (kind >= HAN) {
        if (line.starts[i + 1] === start + 1 && i + 1 < n) found.add(hashStep(token, line.tokens[i + 1]!))
      } else {
        const stem = this.stem(token, { text: line.plain, start })
        if (stem !== 0) found.add(stem)
      }
    }
    return [...found]
  }

  private stem(token: number, at: { readonly text: string; readonly start: number }): number {
    let stem = this.memo.get(token)
    if (stem === undefined) {
      let end = at.start
      while (end < at.text.length && isWordUnit(at.text.charCodeAt(end))) end++
      const word = at.text.slice(at.start, end)
      stem = word.length < CONTENT_LETTERS ? 0 : hashWord(this.words.stem(word.toLowerCase()))
      if (this.memo.size >= MEMO_WORDS) this.memo.clear()
      this.memo.set(token, stem)
    }
    return stem
  }
}

const isWordUnit = (unit: number): boolean => { const kind = classOf(unit); return kind >= 3 && kind < HAN }

/** Stemming costs microseconds a word, looking it up a hundredth; the memo holds the language's words and is emptied when full. */
const MEMO_WORDS = 100_000
const memos = new Map<string, Map<number, number>>()
function memoFor(words: LanguageWords): Map<number, number> {
  const key = words.lang ?? ''
  let memo = memos.get(key)
  if (!memo) memos.set(key, memo = new Map())
  return memo
}
