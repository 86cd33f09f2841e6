/** Lines in a table of HTML in, the table in markdown out: a row a line, whatever its cells hold. */
import { MOST_COLUMNS } from '../read/html/columns.ts'
import type { Verdict, Within } from '../types.ts'

/** A cell of more lines is a part of the page: the table is there to set it beside another. */
const MOST_LINES = 8

/** The innermost table in whose rows the line stands. */
export function tableOf({ within }: Verdict): Within | undefined {
  return rowOf(within)?.outer ?? undefined
}

function rowOf(within: Within | null | undefined): Within | undefined {
  let row = within
  while (row && row.kind !== 'row') row = row.outer
  return row ?? undefined
}

/** Lines of one table are written as one where some of them stand side by side and all can stand in cells. */
export function isTable(lines: readonly Verdict[]): boolean {
  if (lines.some(({ marks }) => marks?.heading)) return false
  const rows = rowsOf(lines)
  return rows.some((row) => row.filter(Boolean).length > 1) && rows.every((row) => row.length <= MOST_COLUMNS && row.every((cell) => !cell || cell.length <= MOST_LINES))
}

/** The lines of each cell of each row. */
function rowsOf(lines: readonly Verdict[]): readonly (readonly (readonly string[] | undefined)[])[] {
  const rows = new Map<Within, string[][]>()
  for (const { within, markdown = '' } of lines) {
    const row = rowOf(within)!, cells = rows.get(row) ?? []
    rows.set(row, cells)
    markdown.split('\t').forEach((text, column) => { if (text !== '') (cells[column] ??= []).push(text) })
  }
  return [...rows.values()]
}

/** The first row is its head: markdown knows no table without one. */
export function tableText(lines: readonly Verdict[]): string {
  const rows = rowsOf(lines), width = Math.max(...rows.map((row) => row.length))
  const texts = rows.map((row) => `| ${Array.from({ length: width }, (_, column) => withoutBars((row[column] ?? []).join('<br>'))).join(' | ')} |`)
  return [texts[0], `|${' --- |'.repeat(width)}`, ...texts.slice(1)].join('\n')
}

/** A bar ends a cell even within code and addresses. */
const withoutBars = (cell: string): string => cell.replace(/(?<!\\)\|/g, '\\|')
