/** Text in, the columns it takes on a terminal out: Han, kana, Hangul and full-width forms take two, combining marks none. */
import { Pattern } from './pattern.ts'

/** Latin below the combining marks, Greek and Cyrillic, dashes and quotation marks: one column each. */
function isPlain(unit: number): boolean {
  return unit < 0x300 || (unit >= 0x370 && unit < 0x483) || (unit >= 0x2010 && unit < 0x2060)
}

const GLUED = new Pattern(String.raw`^[\p{Ll}«„“?!:;%]`, 'u')
const ZERO = new Pattern(String.raw`[\p{Mn}\p{Me}\u200b-\u200f\u2060]`, 'u')

function isWide(point: number): boolean {
  return (point >= 0x1100 && point <= 0x115f) || (point >= 0x2e80 && point <= 0xa4cf) || (point >= 0xac00 && point <= 0xd7a3)
    || (point >= 0xf900 && point <= 0xfaff) || (point >= 0xfe30 && point <= 0xfe6f) || (point >= 0xff01 && point <= 0xff60)
    || (point >= 0xffe0 && point <= 0xffe6) || (point >= 0x1f300 && point <= 0x1faff) || (point >= 0x20000 && point <= 0x3fffd)
}

/** The columns a text takes. */
export function cellsOf(text: string): number {
  let cells = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (isPlain(unit)) continue
    const point = text.codePointAt(i)!
    if (point > 0xffff) { i++; cells-- }
    if (isWide(point)) cells++
    else if (ZERO.test(String.fromCodePoint(point))) cells--
  }
  return cells
}

/** Where the text's first word ends. */
function wordEnd(text: string, from: number): number {
  const space = text.indexOf(' ', from)
  return space < 0 ? text.length : space
}

/**
 * What stays together at a text's start: a word, or two signs of a script that breaks anywhere but
 * before a mark. A single small letter or
 * mark is set to the word after it by a no-break space in many languages (`o důvěru`, `« Bonjour`), which a dump no longer shows.
 */
export function firstWord(text: string): string {
  const first = text.codePointAt(0) ?? 0
  if (first >= 0x2e80 && isWide(first) && !(first >= 0xac00 && first <= 0xd7a3)) return text.slice(0, 2)
  const end = wordEnd(text, 0)
  return text.slice(0, end === 1 && GLUED.test(text.slice(0, 2)) ? wordEnd(text, 2) : end)
}
