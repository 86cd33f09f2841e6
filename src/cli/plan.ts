/** What was typed in, what is to be done out: every value checked, every contradiction named. */
import { DROPPED_KINDS, KEPT_KINDS, KINDS, MODES } from '../types.ts'
import type { CleanOptions, Kind, Mode } from '../types.ts'
import { parseSize } from '../batch/size.ts'
import type { Typed } from './options.ts'
import { UsageError } from './usage-error.ts'

const SOURCES = ['auto', 'text', 'html', 'markdown', 'jsonl', 'warc', 'wet'] as const
const TARGETS = ['text', 'markdown', 'json', 'jsonl'] as const

export type Source = (typeof SOURCES)[number]
/** What is written: one of `--to`, or the listing of `--explain`. */
export type Target = (typeof TARGETS)[number] | 'explain'

/** Whether failures stand in the output as records; as text they are told on stderr. */
export function isData(to: Target): boolean {
  return to === 'json' || to === 'jsonl'
}

export interface ListPlan { readonly action: 'list-rules' | 'list-languages' }

export interface CleanPlan {
  readonly action: 'clean'
  /** Files, folders, patterns; `-` is stdin. Never empty. */
  readonly inputs: readonly string[]
  /** Stdin was not asked for by name: a person at a terminal may have meant something else. */
  readonly stdinByDefault: boolean
  readonly output?: string
  readonly from: Source
  readonly to: Target
  readonly lines: boolean
  readonly headings: boolean
  /** Markdown begins with title, author, date and language. */
  readonly frontMatter: boolean
  readonly options: CleanOptions
  readonly lang?: string
  readonly encoding?: string
  readonly keepSource: boolean
  readonly strict: boolean
  readonly overwrite: boolean
  readonly resume: boolean
  readonly dryRun: boolean
  /** As asked for; the default depends on the inputs. */
  readonly jobs?: number
  /** Of one page, in seconds, as asked for. */
  readonly timeout?: number
  /** Of one page or record, in bytes. */
  readonly maxSize: number
  readonly ignore: readonly string[]
  readonly hidden: boolean
  /** Pages of archives whose address does not match are left out: the source of a regular expression. */
  readonly urlMatch?: string
  /** So many pages of each archive at most. */
  readonly limit?: number
  /** The file that figures are written to. */
  readonly stats?: string
  readonly failFast: boolean
  readonly quiet: boolean
}

/** Throws UsageError where the words make no sense together. */
export function toPlan(typed: Typed): ListPlan | CleanPlan {
  if (typed.listRules) return { action: 'list-rules' }
  if (typed.listLanguages) return { action: 'list-languages' }
  const from = oneOf('--from', typed.from, { known: SOURCES })
  const to = targetOf(typed)
  if (typed.lines && to !== 'json' && to !== 'jsonl') throw new UsageError('--lines needs --to json or --to jsonl; --explain lists the lines for reading')
  if (typed.frontMatter && to !== 'markdown') throw new UsageError('--front-matter needs --to markdown')
  if (typed.encoding !== undefined && from === 'jsonl') throw new UsageError('--encoding does not go with --from jsonl: JSON is UTF-8')
  return {
    action: 'clean',
    inputs: typed.inputs.length > 0 ? typed.inputs : ['-'],
    stdinByDefault: typed.inputs.length === 0,
    ...writtenPaths(typed),
    from,
    to,
    lines: typed.lines === true,
    headings: typed.headings,
    frontMatter: typed.frontMatter === true,
    options: { ...cleanOptions(typed), ...(to === 'markdown' ? { markdown: true } : {}) },
    ...(typed.lang === undefined ? {} : { lang: languageTag(typed.lang) }),
    ...(typed.encoding === undefined ? {} : { encoding: typed.encoding }),
    keepSource: typed.keepSource === true,
    strict: typed.strict === true,
    ...batchOptions(typed),
    failFast: typed.failFast === true,
    quiet: typed.quiet === true,
  }
}

/** `-` as output is stdout, where results go without one. */
function writtenPaths({ output, stats, resume, dryRun }: Typed): Pick<CleanPlan, 'output' | 'stats'> {
  if (output === '') throw new UsageError('--output: "" is no path; it takes a file or a folder, or - for stdout')
  if (stats === '' || stats === '-') throw new UsageError(`--stats: "${stats}" is no file; it takes one, since stdout is for results alone`)
  const isPath = output !== undefined && output !== '-'
  if (!isPath && (resume || dryRun)) throw new UsageError(`${resume ? '--resume' : '--dry-run'} needs --output and a path`)
  return { ...(isPath ? { output } : {}), ...(stats === undefined ? {} : { stats }) }
}

type BatchOptions = Pick<CleanPlan, 'overwrite' | 'resume' | 'dryRun' | 'jobs' | 'timeout' | 'maxSize' | 'ignore' | 'hidden' | 'urlMatch' | 'limit'>

function batchOptions(typed: Typed): BatchOptions {
  const { overwrite = false, resume = false, dryRun = false, jobs, timeout, ignore, hidden = false, urlMatch, limit } = typed
  if (resume && overwrite) throw new UsageError('--resume leaves alone what exists, --overwrite replaces it: give one of them')
  const maxSize = parseSize(typed.maxSize)
  if (maxSize === undefined || maxSize === 0) throw new UsageError(`--max-size: "${typed.maxSize}" is no size; it takes one as 500k, 64M or 1G`)
  return {
    overwrite, resume, dryRun, maxSize, ignore, hidden,
    ...(jobs === undefined ? {} : { jobs: positive('--jobs', jobs, { whole: true }) }),
    ...(timeout === undefined ? {} : { timeout: positive('--timeout', timeout, { whole: false }) }),
    ...(urlMatch === undefined ? {} : { urlMatch: expression('--url-match', urlMatch) }),
    ...(limit === undefined ? {} : { limit: positive('--limit', limit, { whole: true }) }),
  }
}

function expression(flag: string, typed: string): string {
  try {
    return new RegExp(typed, 'u').source
  } catch (error) {
    throw new UsageError(`${flag}: ${(error as Error).message.toLowerCase()}`)
  }
}

function positive(flag: string, typed: string, { whole }: { readonly whole: boolean }): number {
  const number = Number(typed)
  if (typed.trim() !== '' && number > 0 && Number.isFinite(number) && (!whole || Number.isInteger(number))) return number
  throw new UsageError(`${flag}: "${typed}" is no ${whole ? 'whole ' : ''}number above 0`)
}

function targetOf({ to, explain }: Typed): Target {
  if (!explain) return oneOf('--to', to ?? 'text', { known: TARGETS })
  if (to !== undefined && to !== 'text') throw new UsageError('--explain is a listing for reading; for every verdict as data use --lines instead')
  return 'explain'
}

function cleanOptions({ mode, keep, drop }: Typed): CleanOptions {
  const kept = keep.map((kind) => kindOf('--keep', kind))
  const dropped = drop.map((kind) => kindOf('--drop', kind))
  const both = kept.find((kind) => dropped.includes(kind))
  if (both) throw new UsageError(`${both} stands in both --keep and --drop`)
  return { mode: oneOf('--mode', mode, { known: MODES }) satisfies Mode, keep: kept, drop: dropped }
}

function kindOf(flag: string, typed: string): Kind {
  const kind = KINDS.find((known) => known === typed.toLowerCase())
  if (kind) return kind
  throw new UsageError(`${flag}: no kind is called "${typed}"; kept by default: ${KEPT_KINDS.join(', ')}; dropped: ${DROPPED_KINDS.join(', ')}`)
}

interface Values<T extends string> { readonly known: readonly T[] }

function oneOf<T extends string>(flag: string, typed: string, { known }: Values<T>): T {
  const value = known.find((v) => v === typed)
  if (value !== undefined) return value
  const listed = known.join(', ').replace(/, ([^,]*)$/, ' or $1')
  throw new UsageError(`${flag}: "${typed}" is unknown; it takes ${listed}`)
}

function languageTag(typed: string): string {
  try {
    const [tag] = Intl.getCanonicalLocales(typed)
    if (tag !== undefined) return tag
  } catch {
    // falls through: not a well-formed tag
  }
  throw new UsageError(`--lang: "${typed}" is no language tag; it takes one as en, de or zh-Hant`)
}
