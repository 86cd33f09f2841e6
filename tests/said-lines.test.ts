/** What the head of an HTML page says of its lines: the description, the article's text; and how often lines stand at one path. */
import { describe, expect, test } from 'vitest'
import { clean } from '../src/clean.ts'
import { readHtml } from '../src/read/html/index.ts'
import { SAYINGS } from '../src/read/html/sayings.ts'

const DECK = 'Engineers found cracks in two arches, and nobody knows who will pay for the repairs.'
const STORY = [
  'The old bridge over the Marrow was closed on Monday after engineers found cracks in two of its stone arches.',
  'The council said that repairs to the bridge would take at least eight months and cost the town about two million.',
  'Drivers who used the bridge every morning now have to go round by the quarry, which adds twelve miles to the way to work.',
  'Engineers had warned the council about the arches of the bridge for years, and their last report was never read in public.',
  'The school on the other side of the river will open an hour later, so that the bus can take the longer road by the quarry.',
]
const MENU = '<nav><a href="/">Home</a> <a href="/news">News</a></nav>', FOOTER = '<footer>© 2024 The Marrow Post</footer>'
const page = ({ head = `<meta name="description" content="${DECK}">`, above = `<p class="lead">${DECK}</p>`, story = STORY }: { head?: string; above?: string; story?: readonly string[] } = {}): string =>
  `<!doctype html><title>Cracks close the old bridge</title>${head}${MENU}<main><h1>Cracks close the old bridge</h1>${above}<div class="text">${story.map((told) => `<p>${told}</p>`).join('')}</div><p class="note">Corrected on Tuesday.</p></main>${FOOTER}`

const told = (html: string): readonly (string | undefined)[] => readHtml(html).lines.map(({ marks }) => SAYINGS[marks!.tree!.said - 1])

describe('a line is said', () => {
  test('to be the description, whatever signs stand between its words', () => {
    expect(told(page())).toEqual([undefined, undefined, 'description', ...STORY.map(() => undefined), undefined, undefined])
    expect(told(page({ head: `<meta property="og:description" content="${DECK.replace(',', ' &ndash;')}">` }))[2]).toBe('description')
    expect(told(page({ head: `<meta name="description" content="${DECK.slice(0, 40)}">` }))[2]).toBeUndefined()
  })
  const body = (text: string): string => `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":${JSON.stringify(text)},}</script>`
  test('to be of the article or beside it, where the article is shown; of broken data too', () => {
    const lines = told(page({ head: body(STORY.join('\n\n')) }))
    expect(lines.slice(3, 8)).toEqual(STORY.map(() => 'body'))
    expect([lines[2], lines.at(-2)]).toEqual(['beside', 'beside'])
  })
  test('nothing, where the article is not shown or short', () => {
    expect(new Set(told(page({ head: body(STORY.join(' ').toUpperCase().replaceAll('BRIDGE', 'TUNNEL')) })))).toEqual(new Set([undefined]))
    expect(new Set(told(page({ head: body(STORY[0]!) })))).toEqual(new Set([undefined]))
  })
})

test.each([
  ['one text of megabytes', `<script type="application/ld+json">{"articleBody":"${'word and \\"quote '.repeat(200_000)}"}</script><p>x</p>`, 2],
  ['a long text and many lines', `<script type="application/ld+json">{"articleBody":"${'A sentence that is long enough, here. '.repeat(50_000)}"}</script>${'<p>Another sentence of the page that is not there at all.</p>'.repeat(40_000)}`, 40_000],
  ['many descriptions and many lines', `${Array.from({ length: 2000 }, (_, i) => `<meta name=description content="A description of the page that is the number ${i}">`).join('')}${'<p>A description of the page that is the number x</p>'.repeat(40_000)}`, 40_000],
  ['many texts that do not end', `<script type="application/ld+json">${'"articleBody":"'.repeat(200_000)}</script><p>x</p>`, 1],
])('a page with %s is read in seconds', (_, html, lines) => {
  expect(readHtml(html).lines).toHaveLength(lines)
}, 20_000)

test('lines at one path are counted, classes with numbers aside', () => {
  const trees = readHtml('<ul><li class="card id-7">a<li class="card id-8">b</ul><p>c</p><ul><li class="card">d</ul><ol><li>e</ol>').lines.map(({ marks }) => marks!.tree!)
  expect(trees.map(({ alike }) => alike)).toEqual([3, 3, 1, 3, 1])
  expect(trees.map(({ since }) => since)).toEqual([0, 1, 0, 2, 0])
})

describe('the description above an article', () => {
  const bodyOf = (html: string): string => clean({ text: '', html }).body
  test('is a standfirst where it has a place of its own', () => {
    expect(bodyOf(page())).toContain(STORY.join('\n\n'))
    expect(clean({ text: '', html: page() }).verdicts.find(({ text }) => text === DECK)).toMatchObject({ kind: 'standfirst', keep: false })
  })
  test('stays where it is a paragraph of the article', () => {
    expect(bodyOf(page({ above: '', story: [DECK, ...STORY] }))).toContain(DECK)
  })
  test('stays where it is all there is', () => {
    expect(bodyOf(page({ story: [] }))).toContain(DECK)
  })
})
