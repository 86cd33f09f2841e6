/** One opened input in, its pages as they are written out: a page at once, records batch by batch as they arrive. */
import type { clean } from '../clean.ts'
import { decode } from '../read/decode.ts'
import { membersOf } from '../read/members.ts'
import { LineBatcher, linesOf } from '../read/split.ts'
import type { LineBatch } from '../read/split.ts'
import type { Input } from '../batch/find.ts'
import { isFailed } from '../batch/outcome.ts'
import type { Outcome } from '../batch/outcome.ts'
import { cleanRecord } from '../batch/record.ts'
import type { RecordSettings } from '../batch/record.ts'
import type { Tally } from '../batch/tally.ts'
import { retell } from '../batch/teller.ts'
import type { Teller } from '../batch/teller.ts'
import type { Damage } from '../batch/unpack.ts'
import type { Tree } from './clean-archive.ts'
import type { Format } from './format.ts'
import { settleDown } from './long-run.ts'
import { isData } from './plan.ts'
import type { CleanPlan } from './plan.ts'
import { isStdin } from './source.ts'
import type { Chunks, Opened } from './source.ts'

/** Where results go and how they look. */
export interface Desk {
  readonly plan: CleanPlan
  readonly format: Format
  readonly report: Teller
  /** Adds up what is found, if anybody wants to know. */
  readonly tally: Tally | undefined
  readonly clean: typeof clean
  /** Where an archive's pages go, if each gets a file of its own. */
  readonly tree?: Tree | undefined
  /** Takes pages as they are written; resolves when more may come. */
  readonly put: (pages: readonly string[]) => Promise<void>
}

/** Throws where the input cannot be read; bad records are answered like good ones. */
export async function cleanInput(input: Input, opened: Opened, desk: Desk): Promise<void> {
  if (opened.kind === 'records') return cleanRecords(input, opened.chunks, desk)
  if (opened.kind === 'archive') return cleanArchive(input, opened.chunks, desk)
  const { plan, clean: pipeline } = desk
  desk.report.read(opened.bytes.length)
  const { text } = await decode(opened.bytes, { html: opened.format === 'html', ...(plan.encoding === undefined ? {} : { encoding: plan.encoding }) })
  const article = pipeline({
    ...(opened.format === 'html' ? { text: '', html: text } : { text }),
    ...(plan.lang === undefined ? {} : { lang: plan.lang }),
    ...(opened.format === 'markdown' ? { flattening: 'markdown' } : {}),
  }, plan.options)
  await desk.put([answer({ name: input.name, passed: membersOf(JSON.stringify(isStdin(input) ? {} : { id: input.name })), article }, desk)])
}

async function cleanArchive(input: Input, chunks: AsyncIterable<Uint8Array | Damage>, desk: Desk): Promise<void> {
  const { cleanItems, portions } = await import('./clean-archive.ts')
  for await (const { items, notes } of portions(input, chunks, { plan: desk.plan, tree: desk.tree })) {
    retell(notes, desk.report)
    await desk.put(await cleanItems(input, items, { ...desk, root: desk.tree?.root }))
    if (isOver(desk)) return
  }
}

/** One answer for each chunk read: nothing waits for a record that has not come yet, and nothing is held that could be passed on. */
async function cleanRecords(input: Input, chunks: Chunks, desk: Desk): Promise<void> {
  const batcher = new LineBatcher(desk.plan.maxSize)
  const put = async (batch: LineBatch | undefined): Promise<void> => {
    if (batch) await desk.put(cleanBatch(input, batch, desk))
  }
  await settleDown()
  for await (const chunk of chunks) {
    desk.report.read(chunk.length)
    await put(batcher.push(chunk))
    if (isOver(desk)) return
  }
  await put(batcher.end())
}

/** Each record's answer; with `--fail-fast` up to the first bad one. `begun` is told the index of a record before it is cleaned. */
export function cleanBatch(input: Input, batch: LineBatch, desk: Desk & { readonly begun?: (index: number) => void }): readonly string[] {
  const { plan } = desk
  const settings: RecordSettings = {
    clean: desk.clean, options: plan.options, keepSource: plan.keepSource, input: input.name, maxSize: plan.maxSize, ...(plan.lang === undefined ? {} : { lang: plan.lang }),
  }
  const pages: string[] = []
  for (const [i, line] of linesOf(batch).entries()) {
    desk.begun?.(i)
    pages.push(answer(cleanRecord(line, batch.first + i, settings), desk))
    if (isOver(desk)) break
  }
  return pages
}

/** Whether what comes next is left out: nothing can be written any more, or the first failure was to be the end. */
export function isOver({ plan, report }: Pick<Desk, 'plan' | 'report'>): boolean {
  return report.isHopeless || (plan.failFast && report.hasFailed)
}

/** The outcome's text; what the output cannot say is told to the report. */
export function answer(outcome: Outcome, desk: Omit<Desk, 'clean' | 'put'>): string {
  tellOf(outcome, desk)
  return desk.format.page(outcome)
}

/** Tells the report what became of a page. */
export function tellOf(outcome: Outcome, { plan, report, tally }: Omit<Desk, 'clean' | 'put'>): void {
  const asData = isData(plan.to)
  if (isFailed(outcome)) {
    report.badRecord(outcome.name, outcome.error, asData)
  } else {
    report.page(outcome.name, asData ? undefined : outcome.article.reason)
    tally?.article(outcome.article)
  }
}
