/** One page of an archive in, what became of it out. Never throws: a page that cannot be read is an answer too. */
import type { clean } from '../clean.ts'
import { decode, decodeUtf8, detectFormat } from '../read/index.ts'
import type { CleanOptions, Page } from '../types.ts'
import type { ArchivedPage } from './archive.ts'
import type { Outcome } from './outcome.ts'
import { unpackPayload } from './payload.ts'
import { reasonOf } from './reason.ts'

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

/** The record's fields that an output record carries. */
export async function cleanArchived(archived: ArchivedPage, settings: ArchivedSettings): Promise<Outcome> {
  const { id, url, date, error } = archived
  const name = url ?? id ?? settings.input
  const passed = { ...(id === undefined ? {} : { id }), ...(url === undefined ? {} : { url }), ...(date === undefined ? {} : { date }) }
  if (error !== undefined) return { name, passed, error }
  try {
    return { name, passed, article: settings.clean(await toPage(archived, settings), settings.options) }
  } catch (problem) {
    return { name, passed, error: reasonOf(problem) }
  }
}

async function toPage({ body, encodings, charset, format, url }: ArchivedPage, { encoding, maxSize, lang }: ArchivedSettings): Promise<Page> {
  const text = await textOf(unpackPayload(body, encodings, maxSize), { charset, encoding })
  const told = format === 'unknown' ? detectFormat(undefined, text.slice(0, 16_384)) : format
  return {
    ...(told === 'html' ? { text: '', html: text } : { text }),
    ...(url === undefined ? {} : { url }),
    ...(lang === undefined ? {} : { lang }),
    ...(told === 'markdown' || told === 'wet' ? { flattening: told } : {}),
  }
}

/** What reads as UTF-8 is UTF-8, whatever servers say; then they are believed, unless they name what nobody knows. */
async function textOf(bytes: Uint8Array, { charset, encoding }: { readonly charset: string | undefined; readonly encoding: string | undefined }): Promise<string> {
  if (encoding !== undefined) return (await decode(bytes, { encoding })).text
  const clear = decodeUtf8(bytes)
  if (clear) return clear.text
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    try {
      return (await decode(bytes, { encoding: charset })).text
    } catch {
      // detected below
    }
  }
  return (await decode(bytes)).text
}
