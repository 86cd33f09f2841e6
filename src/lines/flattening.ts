/**
 * The lines of a page in, the way a scraper flattened it out: told from the shape of the lines alone.
 * `innertext` and `wet` are read alike, so between those two only blank lines decide.
 */
import type { Flattening } from '../types.ts'
import { cellsOf } from './cells.ts'

/** More says nothing new. */
const LINES_LOOKED_AT = 2000
/** Of a longer line only the beginning is searched for marks. */
const MARKS_WITHIN = 2000
/** Terminals and mail wrap at 80 columns or before. */
const WRAP_WIDTH = 82
/** A wrapped row is as full as this, unless a paragraph ends in it. */
const FULL_WIDTH = 58

/**
 * The share of rows in the middle of a sentence that had no room for the next one's first word, as an editor or a mail program fills them:
 * headlines end where they please. The larger one where menus outnumber the rows of paragraphs, and so many of them.
 */
const MOSTLY_FILLED = 0.5, FILLED = 0.9
const LEAST_FILLED = 4

interface Shape {
  lines: number
  /** Blank rows between lines: at either end they say nothing. */
  blank: number
  indented: number
  /** Longer than any terminal wraps. */
  long: number
  /** Long enough to have been wrapped, and a line follows directly. */
  full: number
  /** Of those, the ones that end in the middle of a sentence. */
  cut: number
  /** How long each of these had been with the next line's first word. */
  readonly reaches: number[]
  /** The longest line that no terminal would have wrapped. */
  widest: number
  /** Links, images, headings, fences and rules of tables in markdown: nothing else looks like them. */
  linked: number
  headed: number
  /** Bold and italic marks. */
  stressed: number
  /** Lines that begin with a mark no line begins with, right behind another. */
  torn: number
  /** Lines that begin small right behind a long unfinished one. */
  small: number
}

/** One `#` alone is a bullet in lynx and a comment in code: it heads only between blank lines. */
const TOP_HEADING = /^# \S/
const HEADED = /^(?:#{2,6} \S|```|~~~|\|? ?:?-{3,}:? ?\||\[[^\]]{1,60}\]: \S)/
const LINKED = /!?\[[^\]]{0,300}\]\([^)\s]/
const STRESSED = /(?:^|[\s(])(\*\*|__)\S[^*_]{0,200}\1/
const TORN = /^(?:[,;)]|[.!?\]”’»](?:\s|$)|['’]s\b)/
const SENTENCE_END = /[.!?:…。！？]["”’»)]*$/

/** Codes of the signs that torn pieces and markdown's lines begin with: a cheap gate before any pattern. */
const GATE = new Set([...',;).!?]”’»\'#`~|[-:'].map((sign) => sign.charCodeAt(0)))

function isLower(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xdf && unit <= 0x24f) || (unit >= 0x430 && unit <= 0x45f)
}

interface Around {
  readonly before: string
  readonly after: string
}

function look(shape: Shape, line: string, { before, after }: Around): void {
  const first = line.charCodeAt(0)
  if (GATE.has(first)) {
    if (before !== '' && TORN.test(line)) shape.torn++
    if (HEADED.test(line) || (before === '' && after === '' && TOP_HEADING.test(line))) shape.headed++
  } else if (before.length >= FULL_WIDTH && isLower(first) && !SENTENCE_END.test(before)) shape.small++
  if (line.includes('](') && LINKED.test(line.slice(0, MARKS_WITHIN))) shape.linked++
  else if ((line.includes('**') || line.includes('__')) && STRESSED.test(line.slice(0, MARKS_WITHIN))) shape.stressed++
}

/** Wide scripts fill a row with half as many characters; the first one tells, since counting all would cost more than the rest. */
const FIRST_WIDE = 0x2e80

/** The width of a row: in columns for wide scripts, unless the dump gave each of their characters only one. */
function widthOf(row: string, line: string): number {
  const cells = line.charCodeAt(0) >= FIRST_WIDE ? cellsOf(row) : row.length
  return cells <= WRAP_WIDTH ? cells : row.length
}

function firstWord(line: string): number {
  const end = line.indexOf(' ')
  return end < 0 ? line.length : end
}

/** Counts a line by its width, and the one before it by where it ends. */
function weigh(shape: Shape, row: { readonly raw: string; readonly line: string }, before: { readonly line: string; readonly width: number }): number {
  shape.lines++
  if (row.raw.charCodeAt(0) === 32 && row.raw.charCodeAt(1) === 32) shape.indented++
  if (before.width >= FULL_WIDTH && before.width <= WRAP_WIDTH) {
    shape.full++
    if (!SENTENCE_END.test(before.line)) {
      shape.cut++
      shape.reaches.push(before.width + 1 + firstWord(row.line))
    }
  }
  const width = widthOf(row.raw, row.line)
  if (width > WRAP_WIDTH) shape.long++
  else shape.widest = Math.max(shape.widest, width)
  return width
}

function measure(rows: readonly string[]): Shape {
  const shape: Shape = { lines: 0, blank: 0, indented: 0, long: 0, full: 0, cut: 0, reaches: [], widest: 0, linked: 0, headed: 0, stressed: 0, torn: 0, small: 0 }
  const count = Math.min(rows.length, LINES_LOOKED_AT)
  let before = { line: '', width: 0 }
  for (let i = 0; i < count; i++) {
    const raw = rows[i]!
    const line = raw.trim()
    let width = 0
    if (line !== '') {
      if (before.line === '' && shape.lines > 0) shape.blank++
      look(shape, line, { before: before.line, after: rows[i + 1] ?? '' })
      width = weigh(shape, { raw, line }, before)
    }
    before = { line, width }
  }
  return shape
}

/** Rows end where a terminal did: none is longer, and the full ones stop in the middle of a sentence. */
function isWrapped(s: Shape): boolean {
  if (s.long > s.lines * 0.01 || s.full < 2 || s.cut < s.full * 0.6) return false
  if (s.indented >= s.lines * 0.4) return true
  const filled = s.reaches.filter((reach) => reach > s.widest).length / s.reaches.length
  return (filled >= MOSTLY_FILLED && s.full >= s.lines * 0.2) || (filled >= FILLED && s.blank > 0 && s.reaches.length >= LEAST_FILLED)
}

/** `wrapped` rows need more of it: code and mail hold marks of their own. */
function isMarkdown(s: Shape, wrapped: boolean): boolean {
  if (wrapped) return s.linked + s.headed >= Math.max(2, s.lines * 0.05)
  return s.linked + s.headed >= 2 && s.linked + s.headed + s.stressed >= s.lines * 0.03
}

/** A stripping scraper leaves no blank lines; where there are some, the tears must be many. */
function isTorn(s: Shape): boolean {
  if (s.blank === 0) return s.torn >= 2 || (s.torn >= 1 && s.small >= 1)
  return s.torn >= 3 && s.torn >= s.lines * 0.02
}

/** Recognises how a page was flattened. An empty page is `innertext`. */
export function recogniseFlattening(rows: readonly string[]): Flattening {
  const shape = measure(rows)
  const wrapped = isWrapped(shape)
  if (isMarkdown(shape, wrapped)) return 'markdown'
  if (wrapped) return 'lynx'
  if (isTorn(shape)) return 'bs4'
  return shape.blank > 0 || shape.lines === 0 ? 'innertext' : 'wet'
}
