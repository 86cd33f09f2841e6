/** Outcomes in, the text that stands for them in the output out: bodies under headings, JSON, JSONL or annotated listings. */
import { isFailed } from '../batch/outcome.ts'
import type { Cleaned, Outcome } from '../batch/outcome.ts'
import { toMarkdown } from '../write/markdown.ts'
import { joinRecord, toErrorRecord, toRecord } from '../write/json.ts'
import { toText } from '../write/text.ts'
import type { CleanPlan } from './plan.ts'

/** What one page looks like, whatever stands around it, and what stands around and between the pages of one output. */
export interface Format {
  /** Empty where the output does not speak of the page. */
  readonly page: (outcome: Outcome) => string
  readonly open: string
  readonly between: string
  readonly close: string
  /** Instead of all of these, where there is no page. */
  readonly none: string
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

const BARE = { open: '', between: '', close: '', none: '' }

/** Failures show as records in JSON and JSONL; in text they are told on stderr, and nothing stands for them here. */
export function createFormat({ plan, many, listing }: FormatSettings): Format {
  const json = (outcome: Outcome, indent = 0): string => jsonRecord(outcome, { lines: plan.lines, indent })
  if (plan.to === 'jsonl') return { ...BARE, page: (outcome) => `${json(outcome)}\n` }
  if (plan.to === 'json') {
    return many
      ? { page: (outcome) => json(outcome, 2), open: '[\n', between: ',\n', close: '\n]\n', none: '[]\n' }
      : { ...BARE, page: (outcome) => `${json(outcome, 2)}\n` }
  }
  return plainText(listing ?? (plan.to === 'markdown' ? markdownOf(plan) : (page) => toText(page.article)), many && plan.headings)
}

function markdownOf({ frontMatter }: CleanPlan): Listing {
  return ({ article, url }) => toMarkdown(article, { frontMatter, ...(url === undefined ? {} : { url }) })
}

/** Headings as head(1) sets them. */
function plainText(show: Listing, headings: boolean): Format {
  const page = (outcome: Outcome): string => {
    if (isFailed(outcome)) return ''
    return (headings ? `==> ${printable(outcome.name)} <==\n` : '') + show(outcome)
  }
  return { ...BARE, page, between: headings ? '\n' : '' }
}

/** An error stands before what was passed through, an article behind it. */
function jsonRecord(outcome: Outcome, settings: { readonly lines: boolean; readonly indent: number }): string {
  return isFailed(outcome)
    ? joinRecord([toErrorRecord(outcome.error, {}, outcome.inputLine), outcome.passed], { ...settings, lines: false })
    : joinRecord([outcome.passed, toRecord(outcome.article, settings)], settings)
}

/** A file's name may hold anything, line ends and terminal escapes too; what is printed may not. */
export function printable(name: string): string {
  return name.replace(/\p{Cc}/gu, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
