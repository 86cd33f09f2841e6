/** One opened input in, its cleaned pages written to a sink: a page at once, records chunk by chunk as they arrive. */
import type { clean } from '../clean.ts'
import { decode } from '../read/decode.ts'
import { LineSplitter } from '../read/split.ts'
import type { Input } from '../batch/find.ts'
import { isFailed } from '../batch/outcome.ts'
import type { Outcome } from '../batch/outcome.ts'
import { cleanRecord } from '../batch/record.ts'
import type { RecordSettings } from '../batch/record.ts'
import type { Format } from './format.ts'
import type { CleanPlan } from './plan.ts'
import type { Report } from './report.ts'
import type { Sink } from './sink.ts'
import { STDIN } from './source.ts'
import type { Chunks, Opened } from './source.ts'

/** Where results go and how they look. */
export interface Desk {
  readonly plan: CleanPlan
  readonly format: Format
  readonly sink: Sink
  readonly report: Report
  readonly clean: typeof clean
}

/** Throws where the input cannot be read; bad records are answered like good ones. */
export async function cleanInput(input: Input, opened: Opened, desk: Desk): Promise<void> {
  if (opened.kind === 'records') return cleanRecords(input, opened.chunks, desk)
  if (opened.format !== 'text' && opened.format !== 'html' && opened.format !== 'markdown') {
    throw new Error(`${opened.format} is not supported yet; give the page's text (or --from text to read it as it is)`)
  }
  const { plan, clean: pipeline } = desk
  const { text } = await decode(opened.bytes, plan.encoding === undefined ? {} : { encoding: plan.encoding })
  const article = pipeline({
    ...(opened.format === 'html' ? { text: '', html: text } : { text }),
    ...(plan.lang === undefined ? {} : { lang: plan.lang }),
    ...(opened.format === 'markdown' ? { flattening: 'markdown' } : {}),
  }, plan.options)
  await desk.sink.write(answer({ name: input.name, passed: input === STDIN ? {} : { id: input.name }, article }, desk))
}

/** One write for each chunk read: nothing waits for a record that has not come yet, and nothing is held that could be passed on. */
async function cleanRecords(input: Input, chunks: Chunks, desk: Desk): Promise<void> {
  const { plan, report, sink } = desk
  const settings: RecordSettings = {
    clean: desk.clean, options: plan.options, keepSource: plan.keepSource, input: input.name, ...(plan.lang === undefined ? {} : { lang: plan.lang }),
  }
  const splitter = new LineSplitter()
  let inputLine = 0
  const answers = (lines: readonly string[]): string => {
    let out = ''
    for (const line of lines) {
      out += answer(cleanRecord(line, ++inputLine, settings), desk)
      if (plan.failFast && report.hasFailed) break
    }
    return out
  }
  for await (const chunk of chunks) {
    await sink.write(answers(splitter.push(chunk)))
    if (plan.failFast && report.hasFailed) return
  }
  await sink.write(answers(splitter.end()))
}

/** The outcome's text; what the output cannot say is told to the report. */
function answer(outcome: Outcome, { plan, format, report }: Desk): string {
  const asData = plan.to === 'json' || plan.to === 'jsonl'
  if (isFailed(outcome)) report.badRecord(outcome.name, outcome.error, asData)
  else report.page(outcome.name, asData ? undefined : outcome.article.reason)
  return format.page(outcome)
}
