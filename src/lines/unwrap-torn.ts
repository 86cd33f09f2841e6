/**
 * Lines that inline tags have torn (`one`, `linked words`, `, and on`) in, the same lines with the pieces of a paragraph
 * joined out. Whether two pieces belong together is seen from the seam, from how much prose stands before it, and from
 * whether the piece after next goes on as well. Doubtful seams stay: a menu glued together costs more than a paragraph left in two.
 */
import { Pattern } from './pattern.ts'
import type { RawLine } from '../types.ts'
import { endsInFunctionWord, isFunctionWord } from './function-words.ts'
import { endsOpening, Paragraph, startsClosing } from './unwrap-join.ts'

/** A linked or emphasised piece is seldom longer. */
const SHORT = 40
/** Where prose begins, by its length alone: a line this long is hardly a menu item, this long hardly a heading, this long neither. */
const PHRASE = 30
const SENTENCE = 60
const PROSE = 120
const LONG_PIECE = 80

/** What parts the cells of a table's row; rows are whole. */
const CELLS = ' | '
const LOWER_START = new Pattern(String.raw`^\p{Ll}`, 'u')
const ADDRESS = /^(?:https?:|www\.|[\w.-]+@)/
const BIG_START = new Pattern(String.raw`^[\p{Lu}\p{Lt}\p{Lo}\p{N}]`, 'u')
const QUOTE_START = /^["“«‘„([']/
const DASH_START = /^[-–—]/
const CITATION = /^\[\d{1,3}\]$/
/** Dots that stand for something left out, and the double colon some menus begin their items with. */
const LEADERS = /^(?:\. ?\.|…|::)/
const SENTENCE_END = /[.!?…。！？؟।]["”’»)\]」』]*$/
const LABEL_END = /[:：]$/
const SENTENCE_WITHIN = new Pattern(String.raw`[.!?]["”’»)]? +["“«(]?\p{Lu}`, 'u')

/** A character is two units at most. */
const startsSmall = (text: string): boolean => LOWER_START.test(text.slice(0, 2))
const startsBig = (text: string): boolean => BIG_START.test(text.slice(0, 2))

/** The piece can only be the rest of something. */
function isRest(before: string, piece: string): boolean {
  return (startsClosing(before, piece) && !LEADERS.test(piece)) || (startsSmall(piece) && !ADDRESS.test(piece))
}

/** Small first letter: goes on with any sentence, and with a phrase where more goes on; but lists may be written small. */
function followsSmall(text: string, piece: string, next: string): boolean {
  if (ADDRESS.test(piece) || (startsSmall(text) && text.length < SENTENCE)) return false
  if (text.length >= SENTENCE || piece.length >= LONG_PIECE || endsInFunctionWord(text)) return true
  if (SENTENCE_END.test(piece)) return text.length >= PHRASE || piece.length >= SHORT
  const goesOn = text.length >= PHRASE ? isRest(piece, next) : startsClosing(piece, next) || (isRest(piece, next) && next.length >= SENTENCE)
  return goesOn || (isFunctionWord(piece) && text.length + next.length >= SENTENCE)
}

/** A name, number or link in running text: the prose before it is unfinished, and what follows is its rest. */
function followsBig(text: string, piece: string, next: string): boolean {
  if (piece.length >= SHORT || SENTENCE_END.test(piece) || LABEL_END.test(next.charAt(0)) || !isRest(piece, next)) return false
  if (text.length >= SENTENCE && SENTENCE_WITHIN.test(text)) return true
  return next.length >= SHORT && startsClosing(piece, next)
}

/** Whether `piece` goes on with the paragraph that `text` has begun; `next` is the piece after it. */
function belongs(text: string, piece: string, next: string): boolean {
  if (text.includes(CELLS) && piece.includes(CELLS)) return false
  if (startsClosing(text, piece)) return !LEADERS.test(piece)
  if (endsOpening(text) || text.endsWith(',')) return true
  if (SENTENCE_END.test(text)) return CITATION.test(piece)
  if (LABEL_END.test(text)) return text.length < PHRASE && piece.length >= LONG_PIECE
  if (startsSmall(piece)) return followsSmall(text, piece, next)
  if (endsInFunctionWord(text) || isFunctionWord(text.toLowerCase())) {
    return text.length >= PHRASE || piece.length >= SENTENCE || isRest(piece, next)
  }
  if (DASH_START.test(piece)) return !DASH_START.test(text) && !DASH_START.test(next) && (text.length >= PHRASE || piece.length >= SHORT)
  if (QUOTE_START.test(piece)) return text.length >= PROSE || (piece.length < SHORT && text.length >= PHRASE && isRest(piece, next))
  return startsBig(piece) && followsBig(text, piece, next)
}

function finish(line: RawLine, last: number, paragraph: Paragraph): RawLine {
  if (last === line.last) return line
  const text = paragraph.text
  return { ...line, last, text, plain: text }
}

/** Joins the pieces of torn paragraphs; lines that stand for themselves stay. */
export function joinTorn(lines: readonly RawLine[]): RawLine[] {
  const joined: RawLine[] = []
  for (let i = 0; i < lines.length;) {
    const line = lines[i]!
    const paragraph = new Paragraph(line.text)
    let last = line.last
    for (i++; i < lines.length && !lines[i]!.gap; i++) {
      const next = lines[i + 1]
      if (!belongs(paragraph.tail, lines[i]!.text, next && !next.gap ? next.text : '')) break
      paragraph.add(lines[i]!.text)
      last = lines[i]!.last
    }
    joined.push(finish(line, last, paragraph))
  }
  return joined
}
