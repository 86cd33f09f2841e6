/** What a run came to in, its figures as a JSON file and as a table on stderr out. */
import { accessSync, constants } from 'node:fs'
import { basename, dirname } from 'node:path'
import { realPath } from '../batch/links.ts'
import { reasonOf } from '../batch/reason.ts'
import { showSize, showTime } from '../batch/size.ts'
import { statsOf } from '../batch/stats-of.ts'
import { KINDS } from '../types.ts'
import { printable } from './format.ts'
import type { Errand } from './run.ts'
import { fileSink, isSpecial, writeWhole } from './sink.ts'
import { isStdin } from './source.ts'
import type { Delivery } from './to-files.ts'

/** The table names so many rules and reasons; the file all. */
const ROWS = 8

/** The file's content; documented in README. */
export interface Stats {
  readonly inputs: { readonly done: number; readonly failed: number; readonly done_before: number; readonly not_pages: number; readonly hidden: number }
  readonly pages: { readonly cleaned: number; readonly without_article: number; readonly bad_records: number }
  readonly bytes: { readonly read: number; readonly kept: number }
  readonly lines: Readonly<Record<string, number>>
  readonly rules: Readonly<Record<string, number>>
  readonly failures: readonly { readonly name: string; readonly error: string }[]
  readonly seconds: number
}

/** Why figures cannot be written to `file`, if they cannot: asked before the first page is read, since they are written after the last. */
export function whyNotTo(file: string, { inputs }: Errand['found'], delivery: Delivery | undefined): string | undefined {
  if (isSpecial(file)) return undefined // written to, not replaced
  const stands = statsOf(file), place = realPath(file)
  if (stands?.isDirectory()) return `${file} is a folder; name a file in it`
  const isSame = (path: string): boolean => {
    if (!stands) return basename(path) === basename(place) && realPath(path) === place
    const { dev, ino } = statsOf(path) ?? {}
    return dev === stands.dev && ino === stands.ino
  }
  if (inputs.some((input) => isSame(isStdin(input) ? '/dev/stdin' : input.path))) return `${file} is read as a page; name another file`
  const outputs = delivery ? [...(delivery.root === undefined ? [] : [delivery.root]), ...delivery.destinations.map(({ path }) => path)] : ['/dev/stdout']
  if (outputs.some(isSame)) return `results are written to ${file}; name another file`
  const reason = whyNotBelow(dirname(place))
  return reason === undefined ? undefined : `${file} cannot be written: ${reason}`
}

/** A folder that is not there is made, if the one above lets us. */
function whyNotBelow(folder: string): string | undefined {
  try {
    accessSync(`${folder}/.`, constants.W_OK)
    return undefined
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' && folder !== dirname(folder) ? whyNotBelow(dirname(folder)) : reasonOf(error)
  }
}

/** Writes `file` and prints the table. */
export async function writeStats(errand: Errand, file: string, seconds: number): Promise<void> {
  const stats = toStats(errand, seconds)
  try {
    await writeWhole(await fileSink(file), `${JSON.stringify(stats, null, 2)}\n`)
  } catch (error) {
    errand.report.failedInput('--stats', reasonOf(error))
  }
  if (!errand.plan.quiet) for (const line of table(stats)) errand.report.say(line)
}

function toStats({ report, tally }: Errand, seconds: number): Stats {
  const kinds = tally?.kinds ?? {}
  return {
    inputs: { done: report.cleanedInputs, failed: report.failedInputs, done_before: report.resultsBefore, not_pages: report.notPages, hidden: report.hidden },
    pages: { cleaned: report.pages, without_article: report.emptyPages, bad_records: report.badRecords },
    bytes: { read: report.bytes, kept: tally?.kept ?? 0 },
    lines: Object.fromEntries(KINDS.flatMap((kind) => (kinds[kind] === undefined ? [] : [[kind, kinds[kind]]]))),
    rules: Object.fromEntries(mostFirst(tally?.rules ?? {})),
    failures: report.failures,
    seconds: Number(seconds.toFixed(3)),
  }
}

/** By number, then by name: the same on every machine. */
function mostFirst(counts: Readonly<Record<string, number>>): readonly (readonly [name: string, count: number])[] {
  return Object.entries(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
}

function table({ inputs, pages, bytes, lines, rules, failures, seconds }: Stats): readonly string[] {
  const rate = seconds > 0 ? `${(pages.cleaned / seconds).toFixed(0)} pages/s` : ''
  const sections: readonly (readonly [title: string, rows: readonly (readonly [string, string | number])[]])[] = [
    ['pages', [['cleaned', pages.cleaned], ['without an article', pages.without_article], ['bad records', pages.bad_records], ['failed inputs', inputs.failed], ['done before', inputs.done_before], ['no pages', inputs.not_pages]]],
    ['bytes', [['read', showSize(bytes.read)], ['kept', showSize(bytes.kept)]]],
    ['lines', mostFirst(lines)],
    ['rules', mostFirst(rules).slice(0, ROWS)],
    ['failures', mostFirst(reasons(failures)).slice(0, ROWS)],
    ['time', [['all', `${showTime(seconds)} ${rate}`.trim()]]],
  ]
  return sections.flatMap(([title, rows]) => rows.filter(([, value]) => value !== 0).map(([name, value], i) => `${(i === 0 ? title : '').padEnd(10)}${printable(name).padEnd(28)} ${String(value).padStart(10)}`))
}

function reasons(failures: Stats['failures']): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { error } of failures) counts[error] = (counts[error] ?? 0) + 1
  return counts
}
