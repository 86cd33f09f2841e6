/** What went wrong or came out empty in, lines on stderr and the exit code out. stdout never hears of it. */
import { printable } from './format.ts'

/** Exit codes. */
export const DONE = 0
export const SOME_FAILED = 1
export const UNUSABLE = 2

export class Report {
  readonly #quiet: boolean
  readonly #strict: boolean
  #cleanedInputs = 0
  #failedInputs = 0
  #pages = 0
  #emptyPages = 0
  #badRecords = 0

  constructor({ quiet, strict }: { readonly quiet: boolean; readonly strict: boolean }) {
    this.#quiet = quiet
    this.#strict = strict
  }

  /** An input was read to its end and its result written. */
  cleanedInput(): void { this.#cleanedInputs++ }

  /** A page was cleaned; `reason` says why it has no article. */
  page(name: string, reason?: string): void {
    this.#pages++
    if (reason === undefined) return
    this.#emptyPages++
    if (!this.#quiet) say(`${printable(name)}: no article: ${reason}`)
  }

  /** An input could not be read or its result not be written. */
  failedInput(name: string, error: string): void {
    this.#failedInputs++
    say(`${printable(name)}: ${error}`)
  }

  /** A record was bad; `told` if the output itself carries the error. */
  badRecord(name: string, error: string, told: boolean): void {
    if (!told || this.#strict) this.#badRecords++
    if (!told) say(`${printable(name)}: ${error}`)
  }

  get hasFailed(): boolean { return this.#failedInputs + this.#badRecords > 0 }

  /** What a folder full of pages came to. */
  summary(folder: string): void {
    if (this.#quiet) return
    const empty = this.#emptyPages > 0 ? `, ${this.#emptyPages} without an article` : ''
    const failed = this.#failedInputs > 0 ? `, ${this.#failedInputs} failed` : ''
    say(`${this.#pages} ${this.#pages === 1 ? 'page' : 'pages'} cleaned into ${printable(folder)}${empty}${failed}`)
  }

  get exitCode(): number {
    if (this.#failedInputs > 0 && this.#cleanedInputs === 0) return UNUSABLE
    return this.hasFailed ? SOME_FAILED : DONE
  }
}

/** One line on stderr. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
