/** Pieces of one broken paragraph in, the paragraph as one string out: with a space between two pieces only where a writer would set one. */
import { Pattern } from './pattern.ts'
import { classOf, HAN, KANA, SPACE } from './chars.ts'

/** Marks that stand close to the word before them. Quotation marks are told by what they close: see `opensQuote`. */
const CLOSING = new Set(',.;:!?)]}…%،؛؟।。，、；：！？）】」』》〉％')
/** Marks that stand close to the word after them. */
const OPENING = new Set('([{‚¿¡（【「『《〈')
const PREFIX_SIGNS = new Set('$€£#@')
const CJK_PUNCTUATION = /[\u3000-\u303f\uff00-\uffef“”‘’…—·]/
/** Opening and closing quotation marks; the same sign opens in one language and closes in another. */
const QUOTE_PAIRS: readonly (readonly [string, string])[] = [['„', '“'], ['„', '”'], ['“', '”'], ['‚', '‘'], ['‘', '’'], ['«', '»'], ['»', '«'], ['”', '”']]

/** Whether a quotation mark closes what the text before it has opened. */
function closesQuote(before: string, mark: string): boolean {
  return QUOTE_PAIRS.some(([open, close]) => {
    if (mark !== close) return false
    const from = before.lastIndexOf(open)
    return from >= 0 && from > (open === close ? -1 : before.lastIndexOf(close))
  })
}

/** `’s`, `'re`, `-based`: the piece goes on with the word before it. */
const REST_OF_WORD = new Pattern(String.raw`^(?:['’](?:s|t|re|ve|ll|d|m)\b|-\p{L})`, 'u')
const isRestOfWord = (piece: string): boolean => REST_OF_WORD.test(piece.slice(0, 4))
/** A quotation mark that opens stands before a letter or digit. */
const QUOTED_WORD = new Pattern(String.raw`^[“”‘’«»][\p{L}\p{N}]`, 'u')

/** A straight quote closes where an odd number of them stands before it. */
function quoteIsOpen(text: string): boolean {
  let open = false
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) open = !open
  return open
}

/** The piece begins with a mark that cannot begin a line after `before`. */
export function startsClosing(before: string, piece: string): boolean {
  const first = piece.charAt(0)
  if (CLOSING.has(first)) return true
  if (first === '"') return quoteIsOpen(before)
  if (first === '’' && isRestOfWord(piece)) return true
  if (first === '”' || first === '»' || first === '“' || first === '«' || first === '’') return !QUOTED_WORD.test(piece.slice(0, 3)) || closesQuote(before, first)
  return false
}

/** The piece ends with a mark that cannot end a line. */
export function endsOpening(text: string): boolean {
  const last = text.charAt(text.length - 1)
  if (OPENING.has(last)) return true
  if (last === '"') return text.charAt(text.length - 2) === ' ' && quoteIsOpen(text)
  return (last === '“' || last === '«' || last === '„' || last === '‘') && !closesQuote(text.slice(0, -1), last)
}

function isSolid(unit: number): boolean {
  const of = classOf(unit)
  return of === HAN || of === KANA
}

/** Chinese and Japanese: both sides are solid script, or one is and the other its punctuation. */
function isSolidSeam(before: string, after: string): boolean {
  const left = before.charCodeAt(before.length - 1)
  const right = after.charCodeAt(0)
  if (isSolid(left)) return isSolid(right) || CJK_PUNCTUATION.test(after.charAt(0))
  return isSolid(right) && CJK_PUNCTUATION.test(before.charAt(before.length - 1))
}

/** `well-` goes on with the next word, `well -` does not. */
function endsInHyphen(piece: string): boolean {
  return piece.length > 1 && piece.endsWith('-') && classOf(piece.charCodeAt(piece.length - 2)) !== SPACE && !piece.endsWith('--')
}

/** Whether a space belongs between what is joined so far and the next piece. */
function spaceBetween(before: string, after: string): boolean {
  if (before === '' || after === '') return false
  if (startsClosing(before, after) || endsOpening(before) || isSolidSeam(before, after)) return false
  if (before.endsWith('"') && quoteIsOpen(before)) return false
  if (PREFIX_SIGNS.has(before.charAt(before.length - 1))) return false
  return !isRestOfWord(after) && !endsInHyphen(before)
}

/** As much of a paragraph as seams are judged by. */
const TAIL = 1000

/** A paragraph under way: pieces are added at the end, and joining n of them costs n, however long it grows. */
export class Paragraph {
  readonly #pieces: string[]
  #tail: string

  constructor(piece: string) {
    this.#pieces = [piece]
    this.#tail = piece
  }

  /** Its end, or all of it while it is short. */
  get tail(): string {
    return this.#tail
  }

  get text(): string {
    return this.#pieces.length === 1 ? this.#pieces[0]! : this.#pieces.join('')
  }

  add(piece: string): void {
    const seam = spaceBetween(this.#tail, piece) ? ' ' : ''
    this.#pieces.push(seam + piece)
    const tail = this.#tail + seam + piece
    this.#tail = tail.length > TAIL * 2 ? tail.slice(-TAIL) : tail
  }
}
