/** The library's door: whatever a program gives is made what the pipeline takes, or refused. Pages that the command reads have been made so already. */
import { clean as cleanNormalised } from './clean.ts'
import { unmojibake } from './read/mojibake.ts'
import { normalise } from './read/normalise.ts'
import type { Article, CleanOptions, Page } from './types.ts'
import { KINDS, MODES } from './types.ts'

/**
 * Cleans one page. Pure: the same page and options give the same article, byte for byte, and the one that the command gives.
 * @param page its text as it was decoded, or its HTML; line ends and control characters are made harmless here
 * @throws {TypeError} where the page has neither text nor HTML, and for a mode or a kind that there is none of
 */
export function clean(page: Page, options: CleanOptions = {}): Article {
  checkPage(page)
  checkOptions(options)
  const { html } = page, text = normalise(page.text)
  return cleanNormalised({ ...page, text, ...(html === undefined ? {} : { html: unmojibake(html) }) }, options)
}

function checkPage(page: unknown): asserts page is Page {
  const { text, html, url } = (typeof page === 'object' ? page : undefined) as Record<string, unknown> ?? {}
  if (typeof text !== 'string') throw new TypeError('clean() takes a page: an object whose `text` is a string, which may be empty where there is `html`')
  if (html !== undefined && typeof html !== 'string') throw new TypeError('a page\'s `html` is a string')
  if (url !== undefined && url !== null && typeof url !== 'string') throw new TypeError('a page\'s `url` is a string')
}

/** @throws {TypeError} that names what there is */
export function checkOptions({ mode, keep = [], drop = [] }: CleanOptions): void {
  if (mode !== undefined && !MODES.includes(mode)) throw new TypeError(`unknown mode '${String(mode)}': there are ${MODES.join(', ')}`)
  for (const kind of [...keep, ...drop]) if (!KINDS.includes(kind)) throw new TypeError(`unknown kind '${String(kind)}': there are ${KINDS.join(', ')}`)
}
