/** Outcomes in, the text that stands for them in the output out: bodies under headings, JSON, JSONL or annotated listings. */
import { isFailed } from '../batch/outcome.ts'
import type { Cleaned, Outcome } from '../batch/outcome.ts'
import { stringify, toErrorRecord, toRecord } from '../write/json.ts'
import type { Passed } from '../write/json.ts'
import { toText } from '../write/text.ts'
import type { CleanPlan } from './plan.ts'

/** The pages of one output in their order; `close` ends them. */
export interface Format {
  readonly page: (outcome: Outcome) => string
  readonly close: () => string
}

/** A page as `--explain` shows it. */
export type Listing = (page: Cleaned) => string

export interface FormatSettings {
  readonly plan: CleanPlan
  /** The output may hold several pages. */
  readonly many: boolean
  /** Needed by `--explain` alone, since it brings colour with it. */
  readonly listing?: Listing | undefined
}

/** Failures show as records in JSON and JSONL; in text they are told on stderr, and nothing stands for them here. */
export function createFormat({ plan, many, listing }: FormatSettings): Format {
  const toJson = (outcome: Outcome): Passed => jsonRecord(outcome, plan.lines)
  if (plan.to === 'jsonl') return { page: (outcome) => `${stringify(toJson(outcome))}\n`, close: () => '' }
  if (plan.to === 'json') return many ? jsonArray(toJson) : { page: (outcome) => `${stringify(toJson(outcome), 2)}\n`, close: () => '' }
  const show = listing ?? ((page: Cleaned) => toText(page.article))
  return plainText(show, many && plan.headings)
}

/** Headings as head(1) sets them. */
function plainText(show: Listing, headings: boolean): Format {
  let count = 0
  const page = (outcome: Outcome): string => {
    if (isFailed(outcome)) return ''
    const heading = headings ? `${count++ === 0 ? '' : '\n'}==> ${printable(outcome.name)} <==\n` : ''
    return heading + show(outcome)
  }
  return { page, close: () => '' }
}

function jsonArray(toJson: (outcome: Outcome) => Passed): Format {
  let count = 0
  const page = (outcome: Outcome): string => {
    const separator = count++ === 0 ? '[\n' : ',\n'
    return separator + stringify(toJson(outcome), 2)
  }
  return { page, close: () => (count === 0 ? '[]\n' : '\n]\n') }
}

function jsonRecord(outcome: Outcome, lines: boolean): Passed {
  return isFailed(outcome)
    ? toErrorRecord(outcome.error, outcome.passed, outcome.inputLine)
    : toRecord(outcome.article, { passed: outcome.passed, lines })
}

/** A file's name may hold anything, line ends and terminal escapes too; what is printed may not. */
export function printable(name: string): string {
  return name.replace(/\p{Cc}/gu, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
