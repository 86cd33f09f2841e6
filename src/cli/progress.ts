/** How far a run has come in, a bar on a terminal out; elsewhere a plain line now and then. All of it on stderr. */
import { showSize, showTime } from '../batch/size.ts'
import type { Bar, Report } from './report.ts'

/** Where it is shown, and what time it is: for tests another place and another time. */
export interface Screen {
  readonly isTerminal: boolean
  readonly columns: number
  readonly write: (text: string) => void
  /** In milliseconds. */
  readonly now: () => number
}

/** A bar is drawn again after this long, a plain line written after that long, in milliseconds. */
const REDRAW_EVERY = 100
const LINE_EVERY = 30_000
/** Nothing can be said about the time left before, in milliseconds. */
const FIRST_GUESS = 1000
const WIDEST_BAR = 30
const CLEAR_LINE = '\r\x1b[K'

export class Progress implements Bar {
  readonly #report: Report
  readonly #total: number
  readonly #screen: Screen
  readonly #started: number
  #shown: number
  #isDrawn = false

  /** @param total how many inputs there are */
  constructor(report: Report, total: number, screen: Screen) {
    this.#report = report
    this.#total = total
    this.#screen = screen
    this.#started = screen.now()
    this.#shown = this.#started
  }

  /** To be called whenever something was done: shows it if it is time. */
  step(): void {
    const { now, isTerminal, write } = this.#screen
    if (now() - this.#shown < (isTerminal ? REDRAW_EVERY : LINE_EVERY)) return
    this.#shown = now()
    if (!isTerminal) {
      // The summary follows at once.
      if (this.#done < this.#total) write(`${this.#facts()}\n`)
      return
    }
    write(`${CLEAR_LINE}${this.#line()}`)
    this.#isDrawn = true
  }

  /** Takes the bar off the terminal. */
  hide(): void {
    if (this.#isDrawn) this.#screen.write(CLEAR_LINE)
    this.#isDrawn = false
  }

  get #done(): number {
    const { cleanedInputs, failedInputs } = this.#report
    return Math.min(this.#total, cleanedInputs + failedInputs)
  }

  #line(): string {
    const facts = this.#facts(), width = Math.min(WIDEST_BAR, this.#screen.columns - facts.length - 4)
    if (width < 5) return facts.slice(0, Math.max(0, this.#screen.columns - 1))
    const full = Math.round(width * this.#done / Math.max(1, this.#total))
    return `[${'='.repeat(full)}${' '.repeat(width - full)}] ${facts}`
  }

  /** `120 of 1000 files, 3.1 MB/s, 0:12 left, 2 failed`. */
  #facts(): string {
    const { failedInputs, bytes } = this.#report
    const passed = this.#screen.now() - this.#started, done = this.#done
    const left = done > 0 && passed > FIRST_GUESS ? [`${showTime(passed / done * (this.#total - done) / 1000)} left`] : []
    return [
      this.#total === 1 ? `${showSize(bytes)} read` : `${done} of ${this.#total} files`,
      `${(bytes / 1e3 / Math.max(1, passed)).toFixed(1)} MB/s`,
      ...left,
      ...(failedInputs > 0 ? [`${failedInputs} failed`] : []),
    ].join(', ')
  }
}

/** Shows a run's progress on stderr, above it what the report says. */
export function showProgress(report: Report, total: number): Progress {
  const { stderr } = process
  const progress = new Progress(report, total, {
    isTerminal: stderr.isTTY, columns: stderr.columns || 80, write: (text) => { stderr.write(text) }, now: () => performance.now(),
  })
  report.showBar(progress)
  return progress
}
