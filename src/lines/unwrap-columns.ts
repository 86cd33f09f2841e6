/**
 * Rows that a program wrapped at its last column (lynx, w3m, mail) in, whole paragraphs out. A row goes on where the one
 * before is full: the next word would not have fitted; with no blank row between and the same left edge.
 */
import type { Marks, RawLine } from '../types.ts'
import { cellsOf, firstWord } from './cells.ts'
import { Paragraph } from './unwrap-join.ts'

/** Where a page has too few long rows to tell: mail's usual width. */
const DEFAULT_WIDTH = 72
/** A shorter row says nothing about the page's width. */
const LONG_ROW = 50
const FEWEST_LONG_ROWS = 3
const WIDEST = 132
/** Columns looked at on either side of a page's right edge. */
const EDGE = 3
/** How much further left the second row of a paragraph may stand than its indented first row. */
const MOST_FIRST_LINE_INDENT = 5

const BULLET = /^(?:[*+o#•‣◦·–-]|\(?\d{1,3}[.)]|\[\d{1,3}\]|\(\d{1,3}\)) +(?=\S)/
/** Signs that begin an item even at the left edge of the text before; numbers, dashes and letters may stand there by chance. */
const SIGN_BULLET = /^(?:[*+•‣◦·] |\(BUTTON\)|_{5})/
const CHANCE_BULLET = /^(?:\(?\d{1,3}[.)]|-) /
const SENTENCE_END = /[.!?:…。！？][\])"'’”»]*$/
const QUOTE = /^(?:> ?)+/

interface Row {
  readonly number: number
  /** Without the quote signs of mail and the white space around. */
  readonly text: string
  /** `> > ` and the like, as written. */
  readonly quote: string
  readonly indent: number
  /** The cell behind its last character. */
  readonly end: number
}

/** A paragraph under way. */
interface Open {
  readonly first: number
  last: Row
  readonly paragraph: Paragraph
  readonly gap: boolean
  /** Left edges the next row may have: behind the bullet, or under it. */
  readonly column: number
  edge: number
  readonly bulleted: boolean
}

/** Columns of a text: two for wide characters on a terminal that knows them, one on others. */
type Ruler = (text: string) => number
const byCharacter: Ruler = (text) => text.length

/** No terminal wraps so late: rows wider than this in cells were counted by the character. */
const TOO_WIDE = 90
/** Anything that may take two columns or none: most pages have nothing of it, and need no counting. */
const UNEVEN = /[^\0-\u02ff\u0370-\u0482\u2010-\u205f]/

function rulerOf(rows: readonly string[]): Ruler {
  const uneven = rows.filter((row) => UNEVEN.test(row))
  const overflows = uneven.some((row) => row.length <= TOO_WIDE && cellsOf(row.trimEnd()) > TOO_WIDE)
  return uneven.length === 0 || overflows ? byCharacter : cellsOf
}

function readRow(raw: string, number: number, ruler: Ruler): Row {
  const trimmed = raw.trimEnd()
  let start = 0
  while (trimmed.charCodeAt(start) === 32) start++
  const quote = trimmed.charCodeAt(start) === 0x3e ? QUOTE.exec(trimmed.slice(start))![0] : ''
  const text = trimmed.slice(start + quote.length)
  return { number, text: text.trimStart(), quote, indent: start + quote.length + text.length - text.trimStart().length, end: ruler(trimmed) }
}

/**
 * The width the page was wrapped at: the column where the number of long rows falls most steeply, three columns before
 * against three behind, since a few rows hang over it everywhere (tables, code, addresses).
 */
function widthOf(rows: readonly string[], ruler: Ruler): number {
  const counts = new Array<number>(WIDEST + EDGE * 2).fill(0)
  let long = 0
  for (const row of rows) {
    const columns = ruler(row.trimEnd())
    if (columns < LONG_ROW || columns > WIDEST) continue
    counts[columns]!++
    long++
  }
  if (long < FEWEST_LONG_ROWS) return DEFAULT_WIDTH
  let width = DEFAULT_WIDTH
  let steepest = 0
  for (let at = LONG_ROW; at <= WIDEST; at++) {
    let fall = 0
    for (let i = 0; i < EDGE; i++) fall += counts[at - i]! - counts[at + 1 + i]!
    if (fall >= steepest) { steepest = fall; width = at }
  }
  while (counts[width] === 0 && width > LONG_ROW) width--
  return width
}

/** The width a page was wrapped at, and what it is measured with. */
export interface PageWidth {
  readonly width: number
  readonly ruler: Ruler
}

/** Measures the rows of a page. */
export function pageWidth(rows: readonly string[]): PageWidth {
  const ruler = rulerOf(rows)
  return { width: widthOf(rows, ruler), ruler }
}

/** Whether a row is full: the word that begins the next would not have fitted, nor does the row itself stand out. */
export function isFull(row: string, next: string, page: PageWidth): boolean {
  const end = page.ruler(row.trimEnd())
  return end <= page.width && end + 1 + page.ruler(firstWord(next.trimStart())) > page.width
}

function isEdge(open: Open, row: Row): boolean {
  if (row.indent === open.column || row.indent === open.edge) return true
  // A first line may be set in; then the second tells where the paragraph's edge is.
  const isSecond = open.first === open.last.number && !open.bulleted
  return isSecond && row.indent < open.column && open.column - row.indent <= MOST_FIRST_LINE_INDENT && !SENTENCE_END.test(open.last.text)
}

function beginsItem(open: Open, row: Row): boolean {
  if (SIGN_BULLET.test(row.text)) return true
  return row.indent === open.edge && CHANCE_BULLET.test(row.text) && (open.bulleted || SENTENCE_END.test(open.last.text))
}

function goesOn(open: Open, row: Row, page: PageWidth): boolean {
  if (row.quote.trimEnd() !== open.last.quote.trimEnd() || !isEdge(open, row)) return false
  return open.last.end + 1 + page.ruler(firstWord(row.text)) > page.width && !beginsItem(open, row)
}

function begin(row: Row, gap: boolean): Open {
  const bullet = BULLET.exec(row.text)
  const column = row.indent + (bullet ? bullet[0].length : 0)
  return { first: row.number, last: row, paragraph: new Paragraph(row.quote + row.text), gap, column, edge: row.indent, bulleted: bullet !== null }
}

function close(open: Open): RawLine {
  const marks: Marks = { ...(open.bulleted ? { list: true } : {}), ...(open.last.quote ? { quote: true } : {}) }
  const text = open.paragraph.text
  const line = { first: open.first, last: open.last.number, text, plain: text, gap: open.gap }
  return open.bulleted || open.last.quote ? { ...line, marks } : line
}

/** Unwraps the paragraphs of hard-wrapped rows. */
export function unwrapColumns(rows: readonly string[]): RawLine[] {
  const page = pageWidth(rows)
  const lines: RawLine[] = []
  let open: Open | null = null
  let gap = false
  for (let i = 0; i < rows.length; i++) {
    const row = readRow(rows[i]!, i + 1, page.ruler)
    if (row.text === '') {
      if (open) lines.push(close(open))
      open = null
      // A bare quote sign parts quoted paragraphs as a blank row does, but it is no blank row.
      if (row.quote) lines.push({ first: i + 1, last: i + 1, text: row.quote.trim(), plain: row.quote.trim(), gap, marks: { quote: true } })
      gap = row.quote === ''
    } else if (open && goesOn(open, row, page)) {
      open.paragraph.add(row.text)
      open.edge = Math.min(open.edge, row.indent)
      open.last = row
    } else {
      if (open) lines.push(close(open))
      open = begin(row, gap)
      gap = false
    }
  }
  if (open) lines.push(close(open))
  return lines
}
