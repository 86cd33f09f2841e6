/** The pages of one output in, as they come, the same with what a format puts before, between and after them out. */
import type { Format } from './format.ts'

/** Pages that follow each other, as one text. */
export interface Block {
  /** With what stands between them, without what stands before the first. */
  readonly text: string
  readonly pages: number
}

export class Binder {
  readonly #format: Format
  #pages = 0

  constructor(format: Format) {
    this.#format = format
  }

  /** What stands before the next `pages` pages: nothing where there are none. */
  before(pages: number): string {
    if (pages === 0) return ''
    const text = this.#pages === 0 ? this.#format.open : this.#format.between
    this.#pages += pages
    return text
  }

  close(): string {
    return this.#pages === 0 ? this.#format.none : this.#format.close
  }
}

/** Several pages as one block. */
export function toBlock(pages: readonly string[], { between }: Format): Block {
  const shown = pages.filter((page) => page !== '')
  return { text: shown.join(between), pages: shown.length }
}
