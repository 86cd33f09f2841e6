/** A cleaned page in, its annotated listing for people out: what was found, then every line with its verdict, in colour on a terminal. */
import { Chalk } from 'chalk'
import type { ChalkInstance } from 'chalk'
import type { Cleaned } from '../batch/outcome.ts'
import { explainFacts, explainRows } from '../write/explain.ts'
import type { ExplainRow } from '../write/explain.ts'
import type { Listing } from './format.ts'
import { padTo, shorten } from './width.ts'

/** Where the listing is shown: stdout, or nothing for a file. */
export type Screen = Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'hasColors'> | undefined

/** The reason's column on a terminal: wide enough for most, and never more than this share of the line, so that the text has room. */
const WIDEST_REASON = 44
const REASON_SHARE = 1 / 3
/** The text is never cut shorter than this, however narrow the terminal. */
const SHORTEST_TEXT = 20

/** Text is cut to a terminal's width; in a pipe or a file it stays whole. */
export function createListing(screen: Screen): Listing {
  const paint = new Chalk({ level: colourLevel(screen) })
  const columns = screen?.isTTY ? screen.columns : undefined
  return (page) => show(page, paint, columns)
}

/** FORCE_COLOR speaks first, as in every Node program, then NO_COLOR, then what the output is. */
function colourLevel(screen: Screen): 0 | 1 {
  const { FORCE_COLOR: forced, NO_COLOR: refused } = process.env
  if (screen === undefined) return 0
  if (forced !== undefined) return forced === '0' || forced === 'false' ? 0 : 1
  if (refused) return 0
  return screen.isTTY && screen.hasColors() ? 1 : 0
}

function show({ article }: Cleaned, paint: ChalkInstance, columns: number | undefined): string {
  const rows = explainRows(article)
  const facts = explainFacts(article).map(([label, value]) => `${paint.bold(`${label}:`)} ${value}\n`)
  const widest = (cell: (row: ExplainRow) => string): number => Math.max(0, ...rows.map((row) => cell(row).length))
  const widths: Widths = {
    lines: widest((row) => row.lines),
    kind: widest((row) => row.kind),
    because: Math.min(widest((row) => row.because), columns === undefined ? Infinity : Math.min(WIDEST_REASON, Math.floor(columns * REASON_SHARE))),
    columns,
  }
  return [...facts, '\n', ...rows.map((row) => showRow(row, paint, widths))].join('')
}

interface Widths { readonly lines: number; readonly kind: number; readonly because: number; readonly columns: number | undefined }

function showRow(row: ExplainRow, paint: ChalkInstance, { lines, kind, because, columns }: Widths): string {
  const front = `${row.mark} ${row.lines.padStart(lines)}  ${row.kind.padEnd(kind)}  ${row.score}`
  const reason = padTo(shorten(row.because, because), because)
  const room = columns === undefined ? Infinity : Math.max(SHORTEST_TEXT, columns - front.length - because - 4)
  const text = shorten(row.text, room)
  const colour = row.keep ? paint.green : paint.red
  return `${colour(front)}  ${paint.dim(reason)}  ${row.keep ? text : paint.dim(text)}\n`
}
