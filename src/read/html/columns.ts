/** Cells of a table in, in their order; the column of each out: cells may reach over several columns and rows. */
import type { Tag } from './tokens.ts'
import { ATTRIBUTE } from './tokens.ts'

/** Wider tables are not written as such; spans are cut to it. */
export const MOST_COLUMNS = 60

export class Columns {
  /** For how many rows, this one counted, a cell begun above or here reaches down each column. */
  #reach: number[] = []
  #column = 0

  rowBegins(): void {
    this.#reach = this.#reach.map((rows) => Math.max(0, rows - 1))
    this.#column = 0
  }

  /** The column of the row's next cell. */
  next(cell: Tag): number {
    while ((this.#reach[this.#column] ?? 0) > 0) this.#column++
    const column = Math.min(this.#column, MOST_COLUMNS), end = Math.min(this.#column + span(cell.get(ATTRIBUTE.colspan)), MOST_COLUMNS)
    while (this.#column < end) this.#reach[this.#column++] = span(cell.get(ATTRIBUTE.rowspan))
    return column
  }
}

const span = (said: string | undefined): number => Math.max(1, Number.parseInt(said ?? '1', 10) || 1)
