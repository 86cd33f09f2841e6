/**
 * A page's text in, its lines as a person would see them out: paragraphs that a terminal had wrapped or inline tags had
 * torn are whole again, markdown's marks are read, and every non-blank input line belongs to exactly one of the lines.
 */
import type { Flattening, RawLine } from '../types.ts'
import { recogniseFlattening } from './flattening.ts'
import { markdownLines } from './markdown.ts'
import { keepShape } from './shape.ts'
import { joinTorn } from './unwrap-torn.ts'
import { unwrapColumns } from './unwrap-columns.ts'

keepShape<RawLine>({ first: 0, last: 0, text: '', plain: '', gap: false })

/** One line each, as they stand. */
function plainLines(rows: readonly string[]): RawLine[] {
  const lines: RawLine[] = []
  let gap = false
  for (let i = 0; i < rows.length; i++) {
    const text = rows[i]!.trim()
    if (text === '') { gap = true; continue }
    lines.push({ first: i + 1, last: i + 1, text, plain: text, gap })
    gap = false
  }
  return lines
}

/** Normalised text (see `normalise` in `src/read`) to lines; `hint` says how the page was flattened, if the caller knows. */
export function toLines(text: string, hint?: Flattening): RawLine[] {
  const rows = text.split('\n')
  switch (hint ?? recogniseFlattening(rows)) {
    case 'lynx': return unwrapColumns(rows)
    case 'bs4': return joinTorn(plainLines(rows))
    case 'markdown': return markdownLines(rows)
    default: return plainLines(rows)
  }
}
