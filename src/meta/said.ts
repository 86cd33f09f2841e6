/** In: what an HTML page says of itself (linked data, meta elements, properties, headings). Out: its statements of title, authors, date and site, with their sources. */
import type { Head } from '../read/html/index.ts'
import { jsonLd } from '../read/html/index.ts'
import type { Thing } from './linked-data.ts'
import { articleOf, itemsOf, resolved, textOf, thingsOf } from './linked-data.ts'

/** Where a statement stands. */
export type Source = 'data' | 'open-graph' | 'meta' | 'title' | 'property' | 'heading' | 'link' | 'time'

export interface Statement {
  readonly source: Source
  readonly text: string
  /** The line it stands on, where it is part of the page's text. */
  readonly line?: number
  /** An author that is said to be a person, or an organisation. */
  readonly is?: 'person' | 'organisation'
  /** What is said names it exactly: `published`, not only `date`. */
  readonly exact?: boolean
}

export interface Said {
  readonly titles: readonly Statement[]
  readonly authors: readonly Statement[]
  readonly dates: readonly Statement[]
  /** Names of the site and its publisher. */
  readonly sites: readonly string[]
}

const TITLE_META = new Set(['twitter:title', 'title', 'dc.title', 'dcterms.title', 'parsely-title', 'sailthru.title', 'citation_title', 'headline', 'mrf:title'])
const AUTHOR_META = new Set(['author', 'article:author', 'article:author_name', 'dc.creator', 'dcterms.creator', 'parsely-author', 'sailthru.author', 'citation_author', 'byl', 'authors', 'og:author', 'book:author', 'news_author', 'cxenseparse:author', 'mrf:authors', 'shareaholic:article_author_name', 'dc.contributor', 'article.author', 'rbauthors', 'creator'])
const DATE_EXACT = new Set(['article:published_time', 'article:published', 'og:published_time', 'og:article:published_time', 'datepublished', 'date.published', 'parsely-pub-date', 'sailthru.date', 'citation_publication_date', 'citation_date', 'citation_online_date', 'dc.date.issued', 'dcterms.issued', 'dc.date.created', 'dcterms.created', 'dcterms.date', 'publish_date', 'publish-date', 'published_date', 'pubdate', 'publishdate', 'publication_date', 'publication-date', 'article.published', 'cxenseparse:recs:publishtime', 'cxenseparse:publishtime', 'article_date_original', 'originalpublicationdate', 'date_published', 'ptime', 'bt:pubdate', 'rnews:datepublished', 'shareaholic:article_published_time', 'vr:published_time', 'wt.cg_d', 'displaydate', 'datecreated', 'date.created', 'article:create', 'mediator_published_time', 'published_at', 'created', 'firstpublished', 'cts'])
const DATE_LOOSE = new Set(['date', 'dc.date', 'dcterms.available', 'pubtime', 'og:pubdate', 'article:post_date', 'lastmod', 'time', 'created_time'])
const SITE_META = new Set(['og:site_name', 'application-name', 'apple-mobile-web-app-title', 'publisher', 'dc.publisher', 'article:publisher', 'copyright', 'twitter:site', 'cre'])

interface Draft {
  readonly titles: Statement[]
  readonly authors: Statement[]
  readonly dates: Statement[]
  readonly sites: string[]
}

/** Meta elements of one kind, one statement each. */
function fromMeta(draft: Draft, head: Head): void {
  const labels = new Map<string, string>()
  for (const { name, content } of head.meta) {
    const text = textOf(content)
    if (text === null) continue
    if (name === 'og:title') draft.titles.push({ source: 'open-graph', text })
    else if (TITLE_META.has(name)) draft.titles.push({ source: 'meta', text })
    else if (AUTHOR_META.has(name)) draft.authors.push({ source: 'meta', text: name === 'citation_author' ? text.replace(FAMILY_FIRST, '$2 $1') : text })
    else if (DATE_EXACT.has(name)) draft.dates.push({ source: 'meta', text, exact: true })
    else if (DATE_LOOSE.has(name)) draft.dates.push({ source: 'meta', text })
    else if (SITE_META.has(name)) draft.sites.push(text)
    else if (name.startsWith('twitter:label') || name.startsWith('twitter:data')) labels.set(name, text)
  }
  for (const i of [1, 2]) {
    const label = labels.get(`twitter:label${i}`), text = labels.get(`twitter:data${i}`)
    if (text !== undefined && label !== undefined && WRITTEN_BY.test(label)) draft.authors.push({ source: 'meta', text })
  }
}
/** "Lindqvist, Ada": libraries put the family name first. */
const FAMILY_FIRST = /^([^,]+),\s*([^,]+)$/
const WRITTEN_BY = /^(?:written|posted|geschrieben|verfasst|escrito|écrit|scritto|geschreven|skrevet|skriven|napisane|autor|автор|написано|yazan)/i

function fromData(draft: Draft, head: Head, url: string | null): void {
  const things = thingsOf(jsonLd(head)), article = articleOf(things, url)
  for (const { types, values } of things) {
    const name = types.some((type) => /^(?:WebSite|Organization|NewsMediaOrganization|Corporation|LocalBusiness)$/.test(type)) ? textOf(values.name) : null
    if (name !== null) draft.sites.push(name)
  }
  if (!article) return
  const { values } = article
  for (const field of ['headline', 'name', 'alternativeHeadline']) {
    const text = textOf(values[field])
    if (text !== null) draft.titles.push({ source: 'data', text, exact: field === 'headline' })
  }
  for (const field of ['author', 'creator']) for (const author of itemsOf(values[field])) addAuthor(draft, author, things)
  for (const field of ['datePublished', 'dateCreated', 'uploadDate']) {
    const text = textOf(values[field])
    if (text !== null) draft.dates.push({ source: 'data', text, exact: field === 'datePublished' })
  }
}

function addAuthor(draft: Draft, author: unknown, things: readonly Thing[]): void {
  const value = resolved(author, things), type = typeof value === 'object' && value !== null ? itemsOf((value as Record<string, unknown>)['@type']).join(' ') : ''
  const names = typeof value === 'object' && value !== null ? itemsOf((value as Record<string, unknown>).name) : [value]
  for (const name of names) {
    const text = textOf(name)
    if (text !== null) draft.authors.push({ source: 'data', text, ...(type.includes('Person') ? { is: 'person' as const } : /Organi[sz]ation/.test(type) ? { is: 'organisation' as const } : {}) })
  }
}

const NOT_THE_ARTICLE = /(?:Comment|Person|Organi[sz]ation|WebSite|ImageObject|Rating|Breadcrumb\w*|ListItem|SiteNavigationElement|WPHeader|WPFooter|UserComments)$/i

function fromProperties(draft: Draft, head: Head): void {
  let persons = 0
  for (const { name, value, type, line } of head.properties) {
    const names = name.toLowerCase().split(/\s+/), text = textOf(value)
    if (text === null) continue
    const inArticle = type === null || !NOT_THE_ARTICLE.test(type)
    if (inArticle && names.includes('headline')) draft.titles.push({ source: 'property', text, line, exact: true })
    else if (inArticle && names.includes('name')) draft.titles.push({ source: 'property', text, line })
    else if (inArticle && (names.includes('author') || names.includes('creator'))) draft.authors.push({ source: 'property', text, line })
    else if (type !== null && type.endsWith('Person') && names.includes('name') && persons++ === 0) draft.authors.push({ source: 'property', text, line, is: 'person' })
    else if (inArticle && names.includes('datepublished')) draft.dates.push({ source: 'property', text, line, exact: true })
    else if (inArticle && names.includes('datecreated')) draft.dates.push({ source: 'property', text, line })
  }
}

/** Everything a page says of its article. */
export function saidBy(head: Head, url: string | null): Said {
  const draft: Draft = { titles: [], authors: [], dates: [], sites: [] }
  fromData(draft, head, head.canonical ?? url)
  fromMeta(draft, head)
  fromProperties(draft, head)
  if (head.title !== null) draft.titles.push({ source: 'title', text: head.title })
  for (const { text, line } of head.headings) draft.titles.push({ source: 'heading', text, line })
  for (const { text, line } of head.authors) draft.authors.push({ source: 'link', text, line })
  for (const { datetime, text, name, line } of head.times) draft.dates.push({ source: 'time', text: datetime ?? text, line, exact: PUBLISHED_TIME.test(name) && !UPDATED_TIME.test(name) })
  return draft
}
const PUBLISHED_TIME = /publish|pubdate|created|entry-date|post-date|posted/i
const UPDATED_TIME = /modif|updat/i
