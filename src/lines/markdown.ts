/**
 * Rows of markdown in, lines out: `markdown` as written, `text` without its marks, what the marks said in `marks`. Rows of a
 * paragraph that were wrapped at the page's width are one line. Markdown itself would join all rows that touch, but dumps
 * lose the two spaces that end a line, and glue menus together.
 */
import type { Marks, RawLine } from '../types.ts'
import { headerRows } from './markdown-head.ts'
import { readInline } from './markdown-inline.ts'
import type { PageWidth } from './unwrap-columns.ts'
import { isFull, pageWidth } from './unwrap-columns.ts'
import { Paragraph } from './unwrap-join.ts'

const HEADING = /^(#{1,6})(?:\s+|$)/
const LIST = /^(?:[*+-]|\d{1,9}[.)])(?:\s+|$)/
const TASK = /^\[[ xX]\]\s/
const QUOTE = /^>\s?/
const FENCE = /^(?:```|~~~)/
const RULE = /^(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/
const UNDERLINE = /^(?:=+|-+)$/
const DEFINITION = /^\[[^\]]{1,200}\]:\s*\S/
const TABLE_RULE_SIGNS = /^[|:\s-]+$/
/** Marks nested deeper say nothing more. */
const DEEPEST = 12

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
type BlockKind = 'text' | 'single' | 'code' | 'table' | 'silent'

/** A row with its block marks taken off. */
interface Block {
  readonly kind: BlockKind
  readonly rest: string
  readonly marks: Mutable<Marks>
}

/** `---|---`, under a table's head. */
function isTableRule(text: string): boolean {
  return text.includes('|') && text.includes('--') && TABLE_RULE_SIGNS.test(text)
}

/** A heading may be closed as it was opened: `## Title ##`. */
function withoutTail(heading: string): string {
  let end = heading.length
  while (end > 0 && heading[end - 1] === '#') end--
  return end < heading.length && heading[end - 1] === ' ' ? heading.slice(0, end).trimEnd() : heading
}

/** A bar behind a backslash parts no cells. */
const BAR = /(?<!\\)\|/

function readTable(text: string): Block {
  const cells = text.split(BAR).map((cell) => cell.trim())
  return { kind: 'table', rest: cells.join('\t').trim(), marks: { table: true } }
}

/** Takes quote, list and heading marks off a row. */
function readBlock(text: string): Block {
  const marks: Mutable<Marks> = {}
  let rest = text
  for (let depth = 0; depth < DEEPEST; depth++) {
    const quote = QUOTE.exec(rest)
    const list = quote || RULE.test(rest) ? null : LIST.exec(rest)
    if (quote) marks.quote = true
    else if (list) marks.list = true
    else break
    rest = rest.slice((quote ?? list)![0].length)
  }
  if (marks.list && TASK.test(rest)) rest = rest.slice(4)
  if (RULE.test(rest) || rest === '') return { kind: 'silent', rest: '', marks }
  if (DEFINITION.test(rest)) return { kind: 'silent', rest: '', marks: { ...marks, linkShare: 1 } }
  const heading = HEADING.exec(rest)
  if (!heading) return { kind: 'text', rest, marks }
  return { kind: 'single', rest: withoutTail(rest.slice(heading[0].length)), marks: { ...marks, heading: heading[1]!.length } }
}

function indentOf(row: string): number {
  return row.length - row.trimStart().length
}

/** A paragraph under way: as written, and without its block marks. */
interface Open {
  readonly first: number
  readonly indent: number
  readonly text: Paragraph
  readonly rest: Paragraph
  readonly gap: boolean
  readonly marks: Mutable<Marks>
}

/** Collects rows into lines. */
class Collector {
  readonly lines: RawLine[] = []
  readonly #rows: readonly string[]
  /** The paragraph under way, if rows may still join it. */
  #open: Open | null = null
  #gap = false
  #fence = ''
  /** Blank rows of the code under way. */
  #blanks = 0
  #inTable = false
  /** Measured when the first two rows touch. */
  #width: PageWidth | null = null

  constructor(rows: readonly string[]) {
    this.#rows = rows
  }

  run(): RawLine[] {
    const front = headerRows(this.#rows)
    for (let i = 0; i < this.#rows.length; i++) {
      const row = this.#rows[i]!
      const text = row.trim()
      if (text === '') this.#blank()
      else if (i < front) this.#single(i, text, { kind: 'silent', rest: '', marks: {} })
      else if (this.#fence !== '' || FENCE.test(text)) this.#code(i, row)
      else this.#row(i, row)
    }
    this.#close(this.#rows.length)
    return this.lines
  }

  #blank(): void {
    this.#inTable = false
    this.#gap = true
    if (this.#fence !== '') this.#blanks++
  }

  #code(index: number, row: string): void {
    const text = row.trim(), isFence = this.#fence === '' || text.startsWith(this.#fence)
    if (isFence) this.#fence = this.#fence === '' ? text.slice(0, 3) : ''
    this.#single(index, isFence ? text : row.trimEnd(), { kind: isFence ? 'silent' : 'code', rest: text, marks: { code: true } })
  }

  #row(index: number, row: string): void {
    const text = row.trim()
    const next = this.#rows[index + 1]?.trim() ?? ''
    if (isTableRule(text) || (text.includes('|') && (this.#inTable || isTableRule(next) || text.startsWith('|')))) {
      this.#inTable = true
      return this.#single(index, text, isTableRule(text) ? { kind: 'silent', rest: '', marks: { table: true } } : readTable(text))
    }
    if (this.#open && !this.#gap && UNDERLINE.test(text)) return this.#underline(index, text)
    const block = readBlock(text)
    if (block.kind !== 'text') return this.#single(index, text, block)
    if (this.#goesOn(block, row, index)) this.#join(text, block.rest)
    else this.#begin(index, row, block)
    if (/(?: {2}|\\)$/.test(row)) this.#close(index + 1)
  }

  /**
   * Text goes on with the paragraph before unless it brings marks of its own (quote marks may be repeated) or stands at
   * another edge: terms and their definitions come as rows of two edges.
   */
  #goesOn(block: Block, row: string, index: number): boolean {
    const open = this.#open
    if (!open || this.#gap || block.marks.list || (block.marks.quote && !open.marks.quote)) return false
    const shift = indentOf(row) - open.indent
    if (open.marks.list ? shift < 2 : Math.abs(shift) >= 2) return false
    this.#width ??= pageWidth(this.#rows)
    return isFull(this.#rows[index - 1]!, row, this.#width)
  }

  #begin(index: number, row: string, block: Block): void {
    this.#close(index)
    this.#open = { first: index + 1, indent: indentOf(row), text: new Paragraph(row.trim()), rest: new Paragraph(block.rest), gap: this.#gap, marks: block.marks }
    this.#gap = false
  }

  #join(text: string, rest: string): void {
    const open = this.#open!
    open.text.add(open.marks.quote ? rest : text)
    open.rest.add(rest)
  }

  /** `Title` over `=====`: the row before was a heading. */
  #underline(index: number, text: string): void {
    this.#open!.marks.heading = text.startsWith('=') ? 1 : 2
    this.#single(index, text, { kind: 'silent', rest: '', marks: {} })
  }

  #single(index: number, text: string, block: Block): void {
    this.#close(index)
    const inline = block.kind === 'single' || block.kind === 'table' ? readInline(block.rest) : null
    const plain = block.kind === 'silent' ? '' : inline ? inline.plain : block.rest
    this.#push({ first: index + 1, last: index + 1, text: block.kind === 'code' ? text : plain, plain, markdown: '\n'.repeat(this.#blanks) + this.#rows[index]!, gap: this.#gap }, inline ? withInline(block.marks, inline) : block.marks)
    this.#gap = false
    this.#blanks = 0
  }

  /** Ends the paragraph under way before the row at `index`. */
  #close(index: number): void {
    const open = this.#open
    if (!open) return
    this.#open = null
    let last = index
    while (this.#rows[last - 1]!.trim() === '') last--
    const inline = readInline(open.rest.text)
    this.#push({ first: open.first, last, text: inline.plain, plain: inline.plain, markdown: this.#withEdges(open, last), gap: open.gap }, withInline(open.marks, inline))
  }

  /** A paragraph's indentation says which item it belongs to, two spaces at its end that the line is broken there. */
  #withEdges({ first, text }: Open, last: number): string {
    return /^\s*/.exec(this.#rows[first - 1]!)![0] + text.text + /\s*$/.exec(this.#rows[last - 1]!)![0]
  }

  #push(line: Omit<RawLine, 'marks'>, marks: Marks): void {
    this.lines.push(Object.keys(marks).length > 0 ? { ...line, marks } : line)
  }
}

function withInline(marks: Mutable<Marks>, { linkShare, image }: { readonly linkShare: number; readonly image: boolean }): Marks {
  if (linkShare > 0) marks.linkShare = linkShare
  if (image) marks.image = true
  return marks
}

/** Reads rows of markdown. */
export function markdownLines(rows: readonly string[]): RawLine[] {
  return new Collector(rows).run()
}
