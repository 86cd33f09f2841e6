/** What went wrong or came out empty in, lines on stderr and the exit code out. stdout never hears of it. */
import type { PageCount, Teller } from '../batch/teller.ts'
import { printable } from './format.ts'

/** Exit codes. */
export const DONE = 0
export const SOME_FAILED = 1
export const UNUSABLE = 2

/** Failures beyond so many are counted, and not kept one by one. */
const MOST_FAILURES = 10_000

/** A bar on the terminal that must not stand in the middle of a message. */
export interface Bar {
  readonly hide: () => void
}

export interface Failure { readonly name: string; readonly error: string }

/** How far a run has come. */
export class Report implements Teller {
  readonly #quiet: boolean
  readonly #strict: boolean
  #bar: Bar | undefined
  #told = 0
  cleanedInputs = 0
  failedInputs = 0
  pages = 0
  emptyPages = 0
  badRecords = 0
  /** Bytes of input. */
  bytes = 0
  /** Files that were done before this run. */
  resultsBefore = 0
  /** Files that nobody named and that are no pages, and hidden ones. */
  notPages = 0
  hidden = 0
  /** The first ones. */
  readonly failures: Failure[] = []
  /** Set when going on makes no sense. */
  isHopeless = false

  constructor({ quiet, strict }: { readonly quiet: boolean; readonly strict: boolean }) {
    this.#quiet = quiet
    this.#strict = strict
  }

  /** Messages stand above it from now on. */
  showBar(bar: Bar | undefined): void { this.#bar = bar }

  cleanedInput(): void { this.cleanedInputs++ }

  page(name: string, reason?: string): void {
    this.pages++
    if (reason === undefined) return
    this.emptyPages++
    if (!this.#quiet) this.say(`${printable(name)}: no article: ${reason}`)
  }

  unwritten({ pages, emptyPages }: PageCount): void {
    this.pages -= pages
    this.emptyPages -= emptyPages
  }

  /** What ends the run is told once, however many threads it met. */
  failedInput(name: string, error: string, isFatal = false): void {
    if (isFatal && this.isHopeless) return
    this.failedInputs++
    this.isHopeless ||= isFatal
    this.#keep(name, error)
    this.say(`${printable(name)}: ${error}`)
  }

  skippedInput(): void { this.notPages++ }

  doneBefore(): void { this.resultsBefore++ }

  badRecord(name: string, error: string, told: boolean): void {
    this.badRecords++
    if (!told || this.#strict) this.#told++
    this.#keep(name, error)
    if (!told) this.say(`${printable(name)}: ${error}`)
  }

  read(bytes: number): void { this.bytes += bytes }

  get hasFailed(): boolean { return this.failedInputs + this.#told > 0 }

  /** What a folder full of pages came to. */
  summary(folder: string): void {
    if (this.#quiet) return
    const failed = this.failedInputs + this.badRecords
    const parts = [
      `${this.pages} ${this.pages === 1 ? 'page' : 'pages'} cleaned into ${printable(folder)}`,
      this.emptyPages > 0 ? `${this.emptyPages} without an article` : '',
      failed > 0 ? `${failed} failed` : '',
      this.resultsBefore > 0 ? `${this.resultsBefore} done before` : '',
      this.notPages > 0 ? `${this.notPages} skipped that ${this.notPages === 1 ? 'is no page' : 'are no pages'}` : '',
    ]
    this.say(parts.filter(Boolean).join(', '))
  }

  /** What had been done of `total` inputs when a signal came. */
  interrupted(folder: string, total: number): void {
    const done = this.cleanedInputs + this.failedInputs
    this.say(`interrupted after ${done} of ${total} files${folder === '' ? '' : ` into ${printable(folder)}`}; --resume goes on from there`)
  }

  /** One line on stderr. */
  say(line: string): void {
    this.#bar?.hide()
    say(line)
  }

  get exitCode(): number {
    if (this.failedInputs > 0 && this.cleanedInputs + this.resultsBefore === 0 && !this.isHopeless) return UNUSABLE
    return this.hasFailed ? SOME_FAILED : DONE
  }

  #keep(name: string, error: string): void {
    if (this.failures.length < MOST_FAILURES) this.failures.push({ name, error })
  }
}

/** One line on stderr. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
