/** One page of an archive in, what became of it out. Never throws: a page that cannot be read is an answer too. */
import type { clean } from '../clean.ts'
import { decode, detectFormat, membersOf } from '../read/index.ts'
import type { Members } from '../read/index.ts'
import type { CleanOptions, Page } from '../types.ts'
import type { ArchivedPage } from './archive.ts'
import type { Outcome } from './outcome.ts'
import { unpackPayload } from './payload.ts'
import { reasonOf } from './reason.ts'

/** As much of a page as its format is told by. */
const HEAD_LENGTH = 16_384

export interface ArchivedSettings {
  readonly clean: typeof clean
  readonly options: CleanOptions
  /** Stands above the detected one. */
  readonly lang?: string
  /** Stands above what the server said. */
  readonly encoding?: string
  /** The archive, for pages without an address. */
  readonly input: string
  /** Of a page when it is unpacked, in bytes. */
  readonly maxSize: number
}

/** The answer carries the record's fields. */
export async function cleanArchived(archived: ArchivedPage, settings: ArchivedSettings): Promise<Outcome> {
  const { id, url, error } = archived
  const name = url ?? id ?? settings.input
  const passed = fieldsOf(archived)
  if (error !== undefined) return { name, passed, error }
  try {
    return { name, passed, ...(url === undefined ? {} : { url }), article: settings.clean(await toPage(archived, settings), settings.options) }
  } catch (problem) {
    return { name, passed, error: reasonOf(problem) }
  }
}

/** What an output record tells of a page besides its article. */
export function fieldsOf({ id, url, date }: Pick<ArchivedPage, 'id' | 'url' | 'date'>): Members {
  return membersOf(JSON.stringify({ id, url, date }))
}

async function toPage({ body, encodings, charset, format, url }: ArchivedPage, { encoding, maxSize, lang }: ArchivedSettings): Promise<Page> {
  const bytes = unpackPayload(body, encodings, maxSize)
  const { text } = await decode(bytes, {
    html: format === 'html' || format === 'unknown', ...(charset === undefined ? {} : { charset }), ...(encoding === undefined ? {} : { encoding }),
  })
  const told = format === 'unknown' ? detectFormat(undefined, text.slice(0, HEAD_LENGTH)) : format
  return {
    ...(told === 'html' ? { text: '', html: text } : { text }),
    ...(url === undefined ? {} : { url }),
    ...(lang === undefined ? {} : { lang }),
    ...(told === 'markdown' || told === 'wet' ? { flattening: told } : {}),
  }
}
