/** Pieces of text with the elements they stand in, in; lines as a reader sees them out, each with the evidence of its place in the tree. */
import type { RawLine } from '../../types.ts'
import { normalise } from '../normalise.ts'
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
}

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
  /** A cell ended: what follows on the same row stands behind a tab. */
  #cell = false
  /** Something stands apart from the next word. */
  #apart = false
  #linkEnded = false
  readonly #lineAt: (offset: number) => number

  /** `lineAt` gives the source's line number of an offset; offsets only grow. */
  constructor(lineAt: (offset: number) => number) {
    this.#lineAt = lineAt
  }

  /** Index of the next line to begin, or of the one under way. */
  get next(): number {
    return this.built.length
  }

  /** A run of text that begins at `offset` of the source. */
  run(text: string, open: Open, offset: number): void {
    if (open.verbatim) { this.#rows(text, open, offset); return }
    let run = HAS_WHITE.test(text) ? text.replace(WHITE, ' ') : text
    if (run === ' ') { this.space(); return }
    if (run.includes('\u00ad')) run = run.replace(SOFT_HYPHEN, '')
    this.#add(run, open, offset)
  }

  /** White space alone. */
  space(): void {
    this.#linkEnded = false
    if (this.#line && !this.#line.text.endsWith(' ')) this.#line.text += ' '
  }

  /** The line ends here, if one is under way. */
  break(gap: boolean): void {
    if (this.#line) this.#flush(this.#line)
    if (gap) this.#gap = true
    this.#cell = this.#apart = this.#linkEnded = false
  }

  /** `<br>`: two of them leave a blank line. */
  hardBreak(): void {
    if (this.#line) this.break(false)
    else this.#gap = true
  }

  cellEnd(): void {
    if (this.#line) this.#cell = true
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
    const rows = text.split(/\r\n?|\n/)
    rows.forEach((row, i) => {
      if (i > 0) this.hardBreak()
      if (row !== '') this.#add(row, open, offset)
      offset += row.length + 1
    })
  }

  #add(run: string, open: Open, offset: number): void {
    const at = this.#lineAt(offset)
    if (!this.#line) this.#line = { text: '', chars: 0, linked: 0, strong: 0, longest: 0, open, any: 0, heading: 0, first: at, last: at, offset }
    const line = this.#line
    if (this.#linkEnded && open.linked) this.#apart = true
    if (this.#cell) line.text = `${line.text.trimEnd()}\t${run.trimStart()}`
    else if (line.text.endsWith(' ') && run.startsWith(' ')) line.text += run.slice(1)
    else line.text += (this.#apart && !line.text.endsWith(' ') ? ' ' : '') + run
    this.#cell = this.#apart = this.#linkEnded = false
    this.#count(line, run, open)
    line.last = at
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
    if (plain === '') return
    this.built.push({
      line: { first: line.first, last: line.last, text: line.open.verbatim ? text.trimEnd() : plain, plain, gap: this.#gap },
      offset: line.offset, open: line.open, places: line.open.places | (line.any & SPOKEN), heading: line.heading,
      linkShare: line.chars > 0 ? line.linked / line.chars : 0, strong: line.chars > 0 ? line.strong / line.chars : 0, image: false,
    })
    this.#gap = false
  }
}
