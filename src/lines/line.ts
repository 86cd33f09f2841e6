/** A line as the rooms above know it: a raw line with what was counted on it. In: the raw line. Out: a record for `measure` to fill. */
import type { Marks, RawLine, Within } from '../types.ts'
import { keepShape } from './shape.ts'

/** A line with its counts. Everything but the stop words is known without the language. */
export interface Line extends Omit<RawLine, 'marks' | 'markdown' | 'within'> {
  /** Index among the page's lines. */
  readonly index: number
  /** Word hashes (`hashWord`), numbers as `NUMBER`; one a character in scripts without spaces. */
  readonly tokens: Int32Array
  /** Where each token begins in `plain`, and behind the last one where it ends. */
  readonly starts: Int32Array
  /**
   * The hash of the first two letters of each token, 0 for numbers and at the line's very end: what stems are looked up by. Those of
   * all lines measured together: token i's is `openings[at + i]`, since a view for each line would cost more than it is read.
   */
  readonly openings: Int32Array
  readonly at: number
  /** The folded letters of words, 0 elsewhere, of all lines measured together: the line's character i is `letters[offset + i]`. */
  readonly letters: Uint16Array
  readonly offset: number
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
  /** Sentence ends, the one that closes the line included; corrected for abbreviations by `applyLanguage`. */
  sentences: number
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
  /** Which marks stand on the line: bits of `marks.ts`, exact for those that rules look for. */
  readonly seen: number
  /** Stop words of the page's language; filled by `applyLanguage`. */
  stops: number
  readonly marks: Marks | undefined
  readonly markdown: string | undefined
  readonly within: Within | null | undefined
}

/** A line that is being measured: every line has the same fields in the same order, which is what makes reading them fast. */
export class Measured implements Line {
  readonly first: number
  readonly last: number
  readonly text: string
  readonly plain: string
  readonly gap: boolean
  readonly index: number
  tokens: Int32Array = NO_NUMBERS
  starts: Int32Array = NO_NUMBERS
  openings: Int32Array = NO_NUMBERS
  letters: Uint16Array = NO_LETTERS
  chars = 0
  words = 0
  capitalised = 0
  allCaps = 0
  cased = 0
  digits = 0
  numbers = 0
  punctuation = 0
  commas = 0
  sentences = 0
  quotes = 0
  glued = 0
  terminal = false
  endsColon = false
  endsQuestion = false
  endsCut = false
  startsLower = false
  startsUpper = false
  startsDigit = false
  startsQuote = false
  startsBullet = false
  separators = 0
  addresses = 0
  seen = 0
  stops = 0
  readonly marks: Marks | undefined
  readonly markdown: string | undefined
  readonly within: Within | null | undefined
  /** Where its words begin among those that are measured together. */
  readonly at: number
  readonly offset: number

  constructor(raw: RawLine, index: number, place: { readonly at: number; readonly offset: number }) {
    this.first = raw.first; this.last = raw.last; this.text = raw.text; this.plain = raw.plain; this.gap = raw.gap
    this.index = index; this.at = place.at; this.offset = place.offset
    this.marks = raw.marks; this.markdown = raw.markdown; this.within = raw.within
  }
}
const NO_NUMBERS = new Int32Array(0)
const NO_LETTERS = new Uint16Array(0)

/** Marks as the reader of HTML makes them. */
const SAMPLE_MARKS = keepShape<Marks>({
  heading: 1, list: false, quote: false, table: false, code: false, linkShare: 0.5, image: false, continued: false,
  tree: { places: 0, cues: 0, nearest: 0, depth: 0, up: 0, down: 0, strong: 0.5, alike: 0, since: 0, said: 0 },
})
/** A line with everything that one may have. */
export const SAMPLE_LINE = keepShape(new Measured({ first: 0, last: 0, text: '', plain: '', gap: false, marks: SAMPLE_MARKS, markdown: '' }, 0, { at: 0, offset: 0 }))
SAMPLE_LINE.words = 0.5
