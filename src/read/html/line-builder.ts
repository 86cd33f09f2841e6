/** Pieces of text with the elements they stand in, in; lines as a reader sees them out, each with the evidence of its place in the tree. */
import type { RawLine } from '../../types.ts'
import { normalise } from '../normalise.ts'
import type { Run } from './inline-markdown.ts'
import { inlineMarkdown, PLAIN } from './inline-markdown.ts'
import type { Open } from './open-elements.ts'
import { placeBit } from './places.ts'

/** A line under way. */
interface Piece {
  text: string
  /** Visible characters: all, in links, in bold. */
  chars: number
  linked: number
  strong: number
  /** The longest run of the line speaks for it. */
  longest: number
  open: Open
  /** Places of any run. */
  any: number
  heading: number
  first: number
  last: number
  offset: number
  /** Behind a `<br>`. */
  continued: boolean
  runs: Run[]
}

interface Place { readonly from: number; readonly to: number }

/** A line and where it stands. */
export interface BuiltLine {
  readonly line: Omit<RawLine, 'marks'>
  /** Where it begins in the source. */
  readonly offset: number
  readonly open: Open
  readonly places: number
  readonly heading: number
  readonly linkShare: number
  readonly strong: number
  readonly image: boolean
  readonly continued: boolean
}

const STRONG = placeBit('strong')
/** Said of a line where any of its words stand there; of other places the longest run decides. */
const SPOKEN = placeBit('time') | placeBit('author property') | placeBit('date property') | placeBit('headline property')
const WHITE = /[\t\n\f\r ]+/g
const HAS_WHITE = /[\t\n\f\r]| {2}/
/** Invisible where no line breaks at it. */
const SOFT_HYPHEN = /\u00ad/g

export class LineBuilder {
  readonly built: BuiltLine[] = []
  #line: Piece | null = null
  #gap = false
  /** Blank rows before the next line, where white space stands as it is. */
  #blank = 0
  /** Cells that ended: what follows on the same row stands behind as many tabs. */
  #cells = 0
  /** Something stands apart from the next word. */
  #apart = false
  #linkEnded = false
  /** A `<br>` was the last that ended a line. */
  #continued = false
  readonly #markdown: boolean
  readonly #lineAt: (offset: number) => number

  /** `lineAt` gives the source's line number of an offset, and offsets only grow; `markdown` asks for the lines' markdown. */
  constructor(lineAt: (offset: number) => number, markdown: boolean) {
    this.#lineAt = lineAt
    this.#markdown = markdown
  }

  /** Index of the next line to begin, or of the one under way. */
  get next(): number {
    return this.built.length
  }

  /** A run of text; its first and last visible characters stand at `from` and `to` of the source. */
  run(text: string, open: Open, place: Place): void {
    if (open.verbatim) { this.#rows(text, open, place.from); return }
    let run = HAS_WHITE.test(text) ? text.replace(WHITE, ' ') : text
    if (run === ' ') { this.space(); return }
    if (run.includes('\u00ad')) run = run.replace(SOFT_HYPHEN, '')
    this.#add(run, open, place)
  }

  /** White space alone. */
  space(): void {
    this.#linkEnded = false
    if (!this.#line || this.#line.text.endsWith(' ')) return
    this.#line.text += ' '
    if (this.#markdown) this.#line.runs.push({ text: ' ', inline: PLAIN, column: this.#line.runs[this.#line.runs.length - 1]!.column })
  }

  /** The line ends here, if one is under way. */
  break(gap: boolean): void {
    if (this.#line) this.#flush(this.#line)
    if (gap) this.#gap = true
    this.#continued = false
    this.#cells = 0
    this.#apart = this.#linkEnded = false
  }

  /** `<br>`: two of them leave a blank line. */
  hardBreak(): void {
    if (this.#line) { this.break(false); this.#continued = true } else { this.#gap = true; this.#blank++ }
  }

  cellEnd(): void {
    if (this.#line) this.#cells++
  }

  /** A link ended: one that follows directly stands apart from it. */
  linkEnd(): void {
    this.#linkEnded = this.#line !== null
  }

  /** What comes next stands apart from what was last. */
  apart(): void {
    if (this.#line) this.#apart = true
  }

  /** White space stands as it is: every row is a line. */
  #rows(text: string, open: Open, offset: number): void {
    const rows = text.split(/\r\n?|\n/), start = offset
    rows.forEach((row, i) => {
      if (i > 0) this.hardBreak()
      if (row !== '') this.#add(row, open, { from: offset, to: offset })
      offset += row.length + (text[offset - start + row.length] === '\r' && text[offset - start + row.length + 1] === '\n' ? 2 : 1)
    })
  }

  #add(run: string, open: Open, { from, to }: Place): void {
    const at = this.#lineAt(from)
    if (!this.#line) this.#line = { text: '', chars: 0, linked: 0, strong: 0, longest: 0, open, any: 0, heading: 0, first: at, last: at, offset: from, continued: this.#continued && !this.#gap, runs: [] }
    const line = this.#line, before = line.text.length, cells = this.#cells
    if (this.#linkEnded && open.linked) this.#apart = true
    if (cells > 0) line.text = line.text.trimEnd() + '\t'.repeat(cells) + run.trimStart()
    else if (line.text.endsWith(' ') && run.startsWith(' ')) line.text += run.slice(1)
    else line.text += (this.#apart && !line.text.endsWith(' ') ? ' ' : '') + run
    this.#cells = 0
    this.#apart = this.#linkEnded = false
    this.#count(line, run, open)
    if (this.#markdown) line.runs.push({ text: cells > 0 ? run.trimStart() : line.text.slice(before), inline: open.written.inline, column: open.written.column })
    line.last = this.#lineAt(to)
  }

  #count(line: Piece, run: string, open: Open): void {
    let chars = 0
    for (let i = 0; i < run.length; i++) if (run.charCodeAt(i) > 32) chars++
    line.chars += chars
    if (open.linked) line.linked += chars
    if (open.places & STRONG) line.strong += chars
    if (chars > line.longest) { line.longest = chars; line.open = open }
    line.any |= open.places
    line.heading ||= open.heading
  }

  #flush(line: Piece): void {
    this.#line = null
    const text = normalise(line.text)
    const plain = text.trim()
    if (plain === '') { this.#blank++; return }
    this.built.push({
      line: { first: line.first, last: line.last, text: line.open.verbatim ? text.trimEnd() : plain, plain, gap: this.#gap, ...(this.#markdown ? { markdown: this.#markdownOf(line, text), within: line.open.written.within } : {}) },
      offset: line.offset, open: line.open, places: line.open.places | (line.any & SPOKEN), heading: line.heading,
      continued: line.continued,
      linkShare: line.chars > 0 ? line.linked / line.chars : 0, strong: line.chars > 0 ? line.strong / line.chars : 0, image: false,
    })
    this.#gap = false
    this.#blank = 0
  }

  /** The line in markdown; code stands as it is, with the blank rows before it. */
  #markdownOf({ open, runs, heading }: Piece, text: string): string {
    return open.verbatim ? '\n'.repeat(this.#blank) + text : inlineMarkdown(runs, heading)
  }
}
