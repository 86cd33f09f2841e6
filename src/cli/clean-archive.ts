/** An archive in, its pages as they are written out: into the output of the archive, or each into a file of its own below a folder. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Places } from '../batch/address-place.ts'
import { readArchive } from '../batch/archive.ts'
import type { Archived, ArchivedPage } from '../batch/archive.ts'
import { cleanArchived } from '../batch/archived.ts'
import type { Input } from '../batch/find.ts'
import { endsTheRun } from '../batch/atomic.ts'
import { isFailed } from '../batch/outcome.ts'
import type { Outcome } from '../batch/outcome.ts'
import { reasonOf } from '../batch/reason.ts'
import type { Notes } from '../batch/teller.ts'
import type { Damage } from '../batch/unpack.ts'
import { answer, isOver, tellOf } from './clean-input.ts'
import type { Desk } from './clean-input.ts'
import type { CleanPlan } from './plan.ts'
import { fileSink, writeWhole } from './sink.ts'

/** A page, and the file it goes to if it has one of its own. */
export interface Item { readonly page: ArchivedPage; readonly path?: string }

/** A tree of files that an archive becomes. */
export interface Tree {
  readonly folder: string
  readonly ending: string
  /** The folder that all results go to. */
  readonly root: string
}

export interface Portion {
  readonly items: readonly Item[]
  /** What else is to be told, before the items. */
  readonly notes: Notes
}

/** An archive's pages, some at once; those whose file stands already are left out, as the plan wants it. */
export async function* portions(input: Input, chunks: AsyncIterable<Uint8Array | Damage>, { plan, tree }: { readonly plan: CleanPlan; readonly tree: Tree | undefined }): AsyncGenerator<Portion> {
  const places = tree && new Places(tree.ending)
  const { maxSize, limit, urlMatch } = plan
  const reading = { maxSize, ...(limit === undefined ? {} : { limit }), ...(urlMatch === undefined ? {} : { urlMatch: new RegExp(urlMatch, 'u') }) }
  for await (const archived of readArchive(chunks, reading)) {
    const all = archived.pages.map((page): Item => (tree && places ? { page, path: join(tree.folder, places.of(page.url, page.id)) } : { page }))
    const items = plan.resume ? all.filter(({ path }) => path === undefined || !existsSync(path)) : all
    yield { items, notes: notesOf(input, archived, all.length - items.length) }
  }
}

function notesOf(input: Input, { problems, notPages, bytes }: Archived, doneBefore: number): Notes {
  return [
    ['read', bytes],
    ...problems.map((problem) => ['badRecord', input.name, `damaged: ${problem}`, false] as const),
    ...Array.from({ length: notPages }, () => ['skippedInput', input.name] as const),
    ...Array.from({ length: doneBefore }, () => ['doneBefore'] as const),
  ]
}

interface ItemsDesk extends Desk {
  readonly root?: string | undefined
  readonly begun?: (index: number) => boolean
}

/**
 * Each page's answer; what goes to a file of its own is written, and stands for nothing here. `begun` is told the index of a page before
 * it is cleaned. Throws where no other page could be written either.
 */
export async function cleanItems(input: Input, items: readonly Item[], desk: ItemsDesk): Promise<readonly string[]> {
  const { plan } = desk
  const settings = {
    clean: desk.clean, options: plan.options, input: input.name, maxSize: plan.maxSize,
    ...(plan.lang === undefined ? {} : { lang: plan.lang }), ...(plan.encoding === undefined ? {} : { encoding: plan.encoding }),
  }
  const pages: string[] = []
  for (const [i, { page, path }] of items.entries()) {
    if (desk.begun?.(i) === false) break
    const outcome = await cleanArchived(page, settings)
    if (path === undefined) pages.push(answer(outcome, desk))
    else if (isFailed(outcome) || await isWritten(path, outcome, desk)) tellOf(outcome, desk)
    if (isOver(desk)) break
  }
  return pages
}

/** A page counts as cleaned when its file stands. */
async function isWritten(path: string, outcome: Outcome, { format, report, root }: ItemsDesk): Promise<boolean> {
  try {
    await writeWhole(await fileSink(path, root), format.page(outcome))
    return true
  } catch (error) {
    if (endsTheRun(error)) throw error
    report.failedInput(outcome.name, reasonOf(error))
    return false
  }
}
