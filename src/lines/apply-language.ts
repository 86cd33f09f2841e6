/** Measured lines and a language's words in, the counts that need the language filled in: stop words, and sentence ends without abbreviations. */
import { classOf, DIGIT, SPACE, UPPER } from './chars.ts'
import type { Line } from './line.ts'
import type { NumberSet } from './number-table.ts'
import type { LanguageWords } from './words.ts'

const DOT = 0x2e

/** Fills `stops` and corrects `sentences` of every line, once the page's language is known. */
export function applyLanguage(lines: readonly Line[], { stop }: LanguageWords, abbreviations: NumberSet): void {
  for (const line of lines) {
    const { tokens } = line
    let stops = 0
    for (let i = 0; i < tokens.length; i++) if (stop.has(tokens[i]!)) stops++
    line.stops = stops
    if (line.sentences > 1) line.sentences -= abbreviated(line, abbreviations)
  }
}

/** Dots within the line that were counted as sentence ends but belong to an abbreviation: "Dr. Orr", "z. B. heute". */
function abbreviated(line: Line, abbreviations: NumberSet): number {
  let n = 0
  for (let i = 0; i + 1 < line.tokens.length; i++) if (abbreviations.has(line.tokens[i]!) && endsInDot(line.plain, line.starts[i]!)) n++
  return Math.min(n, line.sentences - 1)
}

function endsInDot(text: string, start: number): boolean {
  let end = start
  while (end < text.length && isWordUnit(text.charCodeAt(end))) end++
  // A capital letter's dot was taken for an initial's already.
  if (end - start === 1 && classOf(text.charCodeAt(start)) === UPPER) return false
  return text.charCodeAt(end) === DOT && end + 1 < text.length && classOf(text.charCodeAt(end + 1)) === SPACE
}

const isWordUnit = (unit: number): boolean => { const kind = classOf(unit); return kind >= UPPER && kind <= DIGIT }
