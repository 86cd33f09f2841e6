/** In: a page's verdicts, language and address. Out: title, byline and date of publication, from the page's own words. */
import type { Page, Verdict } from '../types.ts'
import { findByline } from './byline.ts'
import { headOf } from './head.ts'
import { findPublished, writesMonthFirst } from './published.ts'
import { afterword, surroundings } from './surroundings.ts'
import { findTitle } from './title.ts'

/** What an article says of itself; null where the page does not say. */
export interface Metadata {
  readonly title: string | null
  readonly byline: string | null
  readonly published: string | null
}

/** Reads title, byline and date of publication off the lines around the article's beginning. */
export function metadata(verdicts: readonly Verdict[], lang: string | null, page: Page): Metadata {
  const title = findTitle(headOf(verdicts), page.url)
  const dates = { lang, monthFirst: writesMonthFirst(lang, page.url) }
  const near = surroundings(verdicts, title?.index ?? -1, dates)
  return {
    title: title?.text ?? null,
    byline: findByline(near, lang),
    published: findPublished({ near, after: afterword(verdicts, dates), lang, url: page.url }),
  }
}
