/** Metadata of HTML: what a page says of itself beside its text in, title, byline and date out. The pages were written for these tests. */
import { describe, expect, test } from 'vitest'
import { clean } from '../src/clean.ts'
import { parseLoosely } from '../src/meta/linked-data.ts'
import { machineDate } from '../src/meta/said-date.ts'
import { saidTitle } from '../src/meta/said-title.ts'

const TITLE = 'Norvale ferry to stop in October, harbour council decides'
const BODY = [
  'The ferry between Norvale and Port Ellis will stop running in October, the harbour council decided on Tuesday after a long debate.',
  'Council members said the ferry had lost money for six years, while the new bridge at Port Ellis carries four times as many people.',
  'The last ferry leaves Norvale on the first of October, and the council wants to sell the boat before winter comes.',
].map((text) => `<p>${text}</p>`).join('\n')

interface Made { readonly head?: string; readonly top?: string; readonly url?: string; readonly end?: string }

/** Reads an article with this in its head and above its text. */
function read({ head = '', top = `<h1>${TITLE}</h1>`, url, end = '' }: Made) {
  const html = `<!doctype html><html lang="en"><head>${head}</head><body><article>${top}${BODY}</article>${end}</body></html>`
  const { title, byline, published } = clean({ text: '', html, ...(url === undefined ? {} : { url }) })
  return { title, byline, published }
}

test('an article that the server sends late says the same of itself', () => {
  const article = `<article><h1>${TITLE}</h1><a rel=author href=/ada>Ada Lindqvist</a> <time datetime="2024-03-12T09:40">Tuesday</time>${BODY}</article>`
  const around = (main: string, behind = ''): string => `<html lang=en><nav><ul><li><a href=a>Home</a><li><a href=b>News</a></ul></nav><main>${main}</main><footer><a href=c>Privacy policy</a> <time datetime="2020-01-01">2020</time></footer>${behind}</html>`
  const { title, byline, published, body } = clean({ text: '', html: around('<template id="B:0"></template>', `<div hidden id="S:0">${article}</div>`) })
  const whole = clean({ text: '', html: around(article) })
  expect({ title, byline, published, body }).toEqual({ title: whole.title, byline: whole.byline, published: whole.published, body: whole.body })
  expect([title, byline, published?.slice(0, 10)]).toEqual([TITLE, 'Ada Lindqvist', '2024-03-12'])
})

const data = (value: unknown): string => `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`
const meta = (name: string, content: string): string => `<meta ${name.includes(':') ? 'property' : 'name'}="${name}" content="${content}">`

describe('the choice of a title', () => {
  const site = 'Marrow Recruiters', heading = 'Millers and ferrymen found for you in two weeks, or you pay nothing at all'
  const titles = [{ source: 'title', text: `Millers and ferrymen | ${site}` }, { source: 'open-graph', text: `Millers and ferrymen | ${site}` }, { source: 'heading', text: heading }] as const
  const chosen = (article: number) => saidTitle({ said: { titles, authors: [], dates: [], sites: [site] }, fromText: heading, url: 'https://example.org/hire-millers', article })
  test('of an article is its heading', () => { expect(chosen(1)).toBe(heading) })
  test('of any other page is what its head says', () => { expect(chosen(0)).toBe('Millers and ferrymen') })
})

describe('title', () => {
  test.each([
    ['the heading', { head: '' }],
    ['the title element without its site', { head: `<title>${TITLE} | The Norvale Mirror</title>` }],
    ['the site by its name', { head: `<title>${TITLE} - Norvale Mirror</title>${meta('og:site_name', 'Norvale Mirror')}${meta('og:title', TITLE)}` }],
    ['the site by its address', { head: `<title>norvalemirror.example — ${TITLE}</title>`, url: 'https://norvalemirror.example/a/1' }],
    ['linked data', { head: data({ '@type': 'NewsArticle', headline: TITLE }) + meta('og:title', TITLE), top: '' }],
    ['entities twice over', { head: meta('og:title', TITLE.replace(',', '&amp;#44;')), top: '' }],
    ['a heading that is the site', { head: meta('og:site_name', 'Norvale Mirror') + meta('og:title', TITLE), top: `<h1>Norvale Mirror</h1><h2>${TITLE}</h2>` }],
  ])('%s', (_, made) => {
    expect(read(made).title).toBe(TITLE)
  })
  test('a dash in a title is no site', () => {
    const title = 'Norvale ferry to stop – the council decides at last'
    expect(read({ head: `<title>${title} | Norvale Mirror</title>${meta('og:title', title)}`, top: `<h1>${title}</h1>` }).title).toBe(title)
  })
})

describe('authors', () => {
  const person = (name: string) => ({ '@type': 'Person', name })
  test.each([
    ['one person', { '@type': 'Article', author: person('Ada Fernsby') }, 'Ada Fernsby'],
    ['several, each once', { '@type': 'Article', author: [person('Ada Fernsby'), person('Ben Orrick'), person('ada fernsby')] }, 'Ada Fernsby, Ben Orrick'],
    ['a bare name', { '@type': ['BlogPosting', 'Thing'], author: 'By Ada Fernsby' }, 'Ada Fernsby'],
    ['a list of names', { '@type': 'Article', author: { '@type': 'Person', name: ['Ada Fernsby', 'Ben Orrick'] } }, 'Ada Fernsby, Ben Orrick'],
    ['persons before an organisation', { '@type': 'Article', author: [person('Ada Fernsby'), { '@type': 'Organization', name: 'Tidewire' }] }, 'Ada Fernsby'],
    ['an organisation alone', { '@type': 'Article', author: { '@type': 'Organization', name: 'Tidewire' } }, 'Tidewire'],
    ['an address and an account of nobody', { '@type': 'Article', author: ['https://norvale.example/ada', 'admin', person('Ada Fernsby')] }, 'Ada Fernsby'],
    ['a mail address beside a name', { '@type': 'Article', author: ['a.fernsby@norvale.example', person('Ada Fernsby')] }, 'Ada Fernsby'],
    ['a name again with words around it', { '@type': 'Article', author: [person('Fernsby8'), person('More about Fernsby8 »'), person('Fernsby8 3 badges')] }, 'Fernsby8'],
    ['names that begin alike', { '@type': 'Article', author: [person('Ada Fern'), person('Ada Fernsby')] }, 'Ada Fern, Ada Fernsby'],
    ['a graph with names elsewhere', { '@graph': [{ '@type': 'WebSite', name: 'Norvale Mirror' }, { '@type': 'Article', author: { '@id': '#ada' } }, { '@type': 'Person', '@id': '#ada', name: 'Ada Fernsby' }] }, 'Ada Fernsby'],
    ['the article among other things', [{ '@type': 'BreadcrumbList' }, { '@type': 'Article', author: person('Ada Fernsby'), comment: [{ '@type': 'Comment', author: person('Cleo Vance') }] }], 'Ada Fernsby'],
    ['entities and markup', { '@type': 'Article', author: '<b>Ada</b> O&#39;Fernsby' }, "Ada O'Fernsby"],
    ['no article', { '@type': 'Organization', name: 'Norvale Mirror' }, null],
  ])('linked data: %s', (_, value, wanted) => {
    expect(read({ head: data(value) }).byline).toBe(wanted)
  })
  test.each([
    [meta('author', 'Ada Fernsby'), 'Ada Fernsby'],
    [meta('article:author', 'https://facebook.com/ada') + meta('parsely-author', 'Ada Fernsby'), 'Ada Fernsby'],
    [meta('citation_author', 'Fernsby, Ada') + meta('citation_author', 'Orrick, Ben'), 'Ada Fernsby, Ben Orrick'],
    [meta('twitter:label1', 'Written by') + meta('twitter:data1', 'Ada Fernsby') + meta('twitter:label2', 'Est. reading time') + meta('twitter:data2', '4 minutes'), 'Ada Fernsby'],
    [meta('author', 'Norvale Mirror') + meta('og:site_name', 'Norvale Mirror'), 'Norvale Mirror'],
    [meta('author', '105092'), null],
  ])('%s', (head, wanted) => {
    expect(read({ head }).byline).toBe(wanted)
  })
  test('on the page: a link, a property, the text', () => {
    const top = (by: string): string => `<h1>${TITLE}</h1>${by}`
    expect(read({ top: top('<a rel="author" href="/ada">Ada Fernsby</a>') }).byline).toBe('Ada Fernsby')
    expect(read({ top: top('<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ada Fernsby</span></span>') }).byline).toBe('Ada Fernsby')
    expect(read({ top: top('<div>By Ada Fernsby and Ben Orrick</div>') }).byline).toBe('Ada Fernsby and Ben Orrick')
  })
  test('the text names more authors, or a person for an account', () => {
    const top = `<h1>${TITLE}</h1><p>By Ada Fernsby and Ben Orrick</p>`
    expect(read({ head: meta('author', 'Ada Fernsby'), top }).byline).toBe('Ada Fernsby and Ben Orrick')
    expect(read({ head: meta('author', 'q_admin'), top }).byline).toBe('Ada Fernsby and Ben Orrick')
    expect(read({ head: meta('author', 'Cleo Vance'), top }).byline).toBe('Cleo Vance')
  })
})

describe('date', () => {
  test.each([
    ['2023-07-19T21:40:11+02:00', '2023-07-19T21:40+02:00'], ['2023-07-19T21:40:11.512Z', '2023-07-19T21:40Z'], ['2023-07-19 21:40:11', '2023-07-19T21:40'],
    ['2023-07-19T21:40:11-0500', '2023-07-19T21:40-05:00'], ['2023/07/19 21:40:11', '2023-07-19T21:40'], ['20230719T214011Z', '2023-07-19T21:40Z'], ['20230719', '2023-07-19'],
    ['2023-07-19|21h40', '2023-07-19T21:40'], ['Wed, 19 Jul 2023 21:40:11 GMT', '2023-07-19T21:40Z'], ['Wed Jul 19 21:40:11 CEST 2023', '2023-07-19T21:40+02:00'],
    ['Wed, Jul 19 2023 21:40:11 EDT', '2023-07-19T21:40-04:00'], ['1689802811', '2023-07-19T21:40Z'], ['1689802811000', '2023-07-19T21:40Z'], ['July 19, 2023', '2023-07-19'],
    ['19/07/2023 21:40', '2023-07-19T21:40'], ['2023-07-19T21:40:11+99:00', '2023-07-19T21:40'], ['2023-07-19T21:40:11+0175', '2023-07-19T21:40'], ['Wed, 19 Jul 2023 21:40:11 -2500', '2023-07-19T21:40'], ['2023-13-19', null], ['2023-02-30T10:00:00Z', null], ['{{date}}', null], ['', null], ['12345', null],
  ])('%s', (text, wanted) => {
    expect(machineDate(text, { lang: 'en' })).toBe(wanted)
  })
  test.each([
    ['a meta element', { head: meta('article:published_time', '2023-07-19T21:40:00Z') + meta('article:modified_time', '2024-01-01T00:00:00Z') }, '2023-07-19T21:40Z'],
    ['linked data', { head: data({ '@type': 'Article', datePublished: '2023-07-19', dateModified: '2024-01-01' }) }, '2023-07-19'],
    ['a property', { top: `<h1>${TITLE}</h1><time itemprop="datePublished" datetime="2023-07-19">Wednesday</time>` }, '2023-07-19'],
    ['a time element beside the title', { top: `<h1>${TITLE}</h1><time datetime="2023-07-19T21:40">Wednesday</time>` }, '2023-07-19T21:40'],
    ['not one of another story', { end: `${'<p>Another label</p>'.repeat(30)}<time datetime="2023-07-19T21:40">Wednesday</time>` }, null],
    ['the text before a time element', { top: `<h1>${TITLE}</h1><p>Published 19 July 2023</p><time datetime="2024-01-01">now</time>` }, '2023-07-19'],
    ['a broken date is passed over', { head: meta('article:published_time', 'soon') + meta('date', '2023-07-19') }, '2023-07-19'],
  ])('%s', (_, made, wanted) => {
    expect(read(made).published).toBe(wanted)
  })
})

describe('linked data that is not well made', () => {
  test.each([
    ['a comment around it', '<!-- {"a":1} -->'], ['CDATA', '//<![CDATA[\n{"a":1}\n//]]>'], ['a comma too many', '{"a":1,}'], ['a semicolon', '{"a":1};'],
  ])('%s', (_, text) => {
    expect(parseLoosely(text)).toEqual({ a: 1 })
  })
  test('line breaks and wrong escapes in a text; commas in texts stay', () => {
    expect(parseLoosely('{"a":"one\ntwo, ]","b":"c\\d",}')).toEqual({ a: 'one two, ]', b: 'c d'.replace('c d', 'c ') })
  })
  test('what cannot be mended says nothing', () => {
    expect(parseLoosely('{"a":')).toBeUndefined()
    expect(read({ head: data('{"@type":"Article","author":"Ada') }).byline).toBeNull()
  })
  test.each([
    ['nested without end', `${'{"@type":"Article","a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['a ring', '{"@graph":[{"@type":"Article","@id":"#a","author":{"@id":"#a"}}]}'],
    ['wrong types', '{"@type":7,"headline":{"x":[]},"author":[null,true,[[]],{"name":{}}],"datePublished":5}'],
    ['a million commas', `[${','.repeat(900_000)}`],
    ['many things', JSON.stringify(Array.from({ length: 20_000 }, (_, i) => ({ '@type': 'Article', headline: `Story ${i}` })))],
  ])('%s does no harm', (_, text) => {
    const start = performance.now()
    expect(read({ head: data(text) }).title).toBe(TITLE)
    expect(performance.now() - start).toBeLessThan(4000)
  })
})
