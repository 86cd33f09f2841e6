/** In: a page, its measured lines and their verdicts. Out: title, byline and date of publication, from the page's own words. */
import type { Page, Verdict } from '../types.ts'
import type { PageView } from '../rules/page-view.ts'
import type { Head as PageHead } from '../read/html/index.ts'
import type { Byline } from './byline.ts'
import { findByline } from './byline.ts'
import { languageOfDate } from './date-words.ts'
import type { Head } from './head.ts'
import { headOf } from './head.ts'
import { findPublished, writesMonthFirst } from './published.ts'
import { saidBy } from './said.ts'
import { saidAuthors } from './said-authors.ts'
import { markedDate, saidDate } from './said-date.ts'
import { saidTitle } from './said-title.ts'
import { Surroundings } from './surroundings.ts'
import { threadAuthor } from './thread-author.ts'
import { findTitle } from './title.ts'

/** What an article says of itself; null where the page does not say. */
export interface Metadata {
  readonly title: string | null
  readonly byline: string | null
  readonly published: string | null
}

/** What is known of the page: its lines, its head where it is HTML, and the chance that it is an article. */
interface Known {
  readonly view: PageView
  readonly head?: PageHead
  readonly article: number
}

/** Reads title, byline and date of publication off what the page says of itself, where it is HTML, and off the lines around the article's beginning. */
export function metadata(verdicts: readonly Verdict[], { view, head, article }: Known, page: Page): Metadata {
  const { titleLine, ...read } = fromLines(verdicts, { view, article }, page)
  if (!head) return read
  const { url } = page, said = saidBy(head, url ?? null), options = { lang: view.lang, monthFirst: writesMonthFirst(view.lang, url) }
  return {
    title: saidTitle({ said, fromText: read.title, url: url ?? head.canonical ?? undefined, article }),
    byline: saidAuthors(said, read.byline),
    published: saidDate(said, options) ?? read.published ?? markedDate(said, options, (line) => titleLine >= 0 && Math.abs(line - titleLine) <= NEAR_TITLE),
  }
}
/** A page that is less likely an article may be a thread. */
const LIKELY = 0.5
/** A `<time>` so near to the title is its article's. */
const NEAR_TITLE = 12

function fromLines(verdicts: readonly Verdict[], { view, article }: Pick<Known, 'view' | 'article'>, page: Page): Metadata & { readonly titleLine: number } {
  const head = headOf(verdicts, view, page), thread = article < LIKELY ? threadAuthor(view.lines) : null
  const found = findTitle(head), title = found?.text ?? null, titleLine = found?.index ?? -1
  const read = (lang: string | null, known: Byline | null): Read => authorAndDate(new Surroundings(head, { lang, monthFirst: writesMonthFirst(lang, page.url) }), { head, title, titleLine, lang, thread, known, article })
  const own = read(view.lang, null), frame = own.published === null ? frameLanguage(head, titleLine) : null
  const { byline, published } = frame === null || frame === view.lang ? own : read(frame, own.byline)
  return { title, byline: byline?.names ?? null, published, titleLine }
}

interface Reading {
  readonly head: Head
  readonly title: string | null
  readonly titleLine: number
  readonly lang: string | null
  /** Who opened the thread, where the page is one. */
  readonly thread: Byline | null
  /** The byline, if it has been found. */
  readonly known: Byline | null
  readonly article: number
}

interface Read {
  readonly byline: Byline | null
  readonly published: string | null
}

/** The page's text, of HTML its lines. */
function textOf({ page, view }: Head): string {
  return page.html === undefined ? page.text : view.lines.map((line) => line.plain).join('\n')
}

function authorAndDate(around: Surroundings, { head, title, titleLine, lang, thread, known, article }: Reading): Read {
  const { url } = head.page, places = { lang, text: textOf(head), title, article }
  const near = around.near(titleLine, false)
  const early = thread ?? known ?? findByline({ ...places, lines: near })
  const dated = (thread && around.dateBeside(thread.index)) ?? findPublished({ near, after: [], lang, url })
  if (early !== null && dated !== null) return { byline: early, published: dated }
  const wide = around.near(titleLine, true)
  const byline = early ?? findByline({ ...places, lines: wide, seen: new Set(near.map(({ index }) => index)) }) ?? findByline({ ...places, lines: around.tail(), below: true })
  return { byline, published: dated ?? findPublished({ near: wide, after: around.dated(), lang, url }) ?? (byline && around.dateBeside(byline.index)) }
}

/** Lines around the title in which a date tells the language of the page's frame. */
const FRAME_LINES = 10
const DATE_LENGTH = 80

/** The language of the frame where it is not the article's, as the dates beside the title tell; null where they do not. */
function frameLanguage({ view }: Head, titleLine: number): string | null {
  for (let i = Math.max(0, titleLine - FRAME_LINES); i <= titleLine + FRAME_LINES && i < view.lines.length; i++) {
    const { plain, digits } = view.lines[i]!
    const lang = digits > 4 && plain.length <= DATE_LENGTH ? languageOfDate(plain) : null
    if (lang !== null) return lang
  }
  return null
}
