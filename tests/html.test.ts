/** HTML source to lines: what a reader sees, whatever the markup; what the tree says of each line; what the page says of itself. */
import { describe, expect, test } from 'vitest'
import { clean } from '../src/clean.ts'
import { decode } from '../src/read/index.ts'
import { CUE_GROUPS, cueGroups } from '../src/read/html/cue-groups.ts'
import { jsonLd, readHtml } from '../src/read/html/index.ts'
import type { Place } from '../src/read/html/places.ts'
import { placeBit } from '../src/read/html/places.ts'
import type { RawLine } from '../src/types.ts'

const linesOf = (html: string): readonly RawLine[] => readHtml(html).lines
const textOf = (html: string): string => linesOf(html).map(({ text }) => text).join('\n')
const lineWith = (html: string, text: string): RawLine => {
  const found = linesOf(html).find((line) => line.text.includes(text))
  if (!found) throw new Error(`no line with ${text}`)
  return found
}
const isIn = (line: RawLine, place: Place): boolean => (line.marks!.tree!.places & placeBit(place)) !== 0
const groupsOf = (bits: number): readonly string[] => CUE_GROUPS.filter((_, k) => (bits & (1 << k)) !== 0)

describe('lines', () => {
  test.each([
    ['blocks', '<div>One<div>two</div>three</div>', 'One\ntwo\nthree'],
    ['inline elements', '<p>A <b>bold</b> <i>wor</i>d.', 'A bold word.'],
    ['white space', '<p>  One \n\t two  <span> three</span>', 'One two three'],
    ['breaks', 'One<br>two<br/>three</br>four', 'One\ntwo\nthree\nfour'],
    ['list items', '<ul><li>One<li>two<ul><li>three</ul><li>four</ul>', 'One\ntwo\nthree\nfour'],
    ['terms', '<dl><dt>Term<dd>Meaning<dt>Next<dd>Other</dl>', 'Term\nMeaning\nNext\nOther'],
    ['table rows', '<table><tr><th>A<th>B<tr><td>1</td><td><b>2</b> x</td></table>', 'A\tB\n1\t2 x'],
    ['empty cells', '<table><tr><th>A<th>B<th>C<tr><td>1<td><td><b>2</b></table>', 'A\tB\tC\n1\t\t2'],
    ['verbatim text', '<pre>\nif (a) {\n    b()\n}\n</pre>', 'if (a) {\n    b()\n}'],
    ['links that touch', '<div><a href=a>Home</a><a href=b>News</a></div>', 'Home News'],
    ['entities', '<p>Tom &amp; Jerry&#8217;s caf&eacute; &lt;b&gt; &copy &nosuch; AT&T', 'Tom & Jerry’s café <b> © &nosuch; AT&T'],
    ['soft hyphens', '<p>Donau&shy;dampf&shy;schiff', 'Donaudampfschiff'],
    ['permalinks', '<h2>One<a class=headerlink href="#one">&para;</a></h2><h3><a href="#c">#</a> C#</h3><dl><dt>two()<a href="#two">¶</a></dl><p>See <a href=x>#</a>', 'One\nC#\ntwo()\nSee #'],
    ['a ruby', '<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>', '漢かん'],
  ])('%s', (_, html, text) => {
    expect(textOf(html)).toBe(text)
  })
  test('what is not shown is not there', () => {
    const html = `<title>t</title><style>p{}</style><script>document.write("<p>x</p>")</script><noscript>on!</noscript><template><p>t</p></template><svg><text>v</text><title>w</title></svg>
      <p hidden>h<p style="color:red; display : none">d</p><div aria-hidden=true>shown to eyes</div><dialog>closed</dialog><!-- c --><iframe>f</iframe><video>v</video><p>End ${'of it '.repeat(9)}`
    expect(textOf(html)).toBe(`shown to eyes\nEnd ${'of it '.repeat(9)}`.trim())
  })
  test('a page that hides nearly everything waits for a script: it is read all the same', () => {
    const body = 'A paragraph that only a script would have shown. '.repeat(4).trim()
    expect(textOf(`<div>Loading</div><div id=app style="visibility:hidden"><p>${body}</p></div>`)).toBe(`Loading\n${body}`)
  })
  test('what a server sends late stands where its place was held', () => {
    const held = (n: string): string => `<template id="${n}"></template>`, sent = (n: string, html: string): string => `<div hidden id="S:${n}">${html}</div><script>$RC("B:${n}","S:${n}")</script>`
    const page = `<header>Menu</header><main>${held('B:0')}</main><footer>Footer</footer>${sent('0', `<h1>Title</h1>${held('P:1')}<p>Last paragraph</p>`)}${sent('1', '<p>First paragraph</p>')}<p>Behind</p>`
    expect(textOf(page)).toBe('Menu\nTitle\nFirst paragraph\nLast paragraph\nFooter\nBehind')
    const tree = (html: string): unknown => linesOf(html).map(({ marks }) => marks?.tree?.places)
    expect(tree(`<main>${held('B:a')}</main>${sent('a', '<p>One</p>')}`)).toEqual(tree('<main><p>One</p></main>'))
  })
  test('what is sent and has no place stays hidden, and a place may wait for ever', () => {
    const end = `<p>End ${'of it '.repeat(9)}</p>`
    expect(textOf(`<div hidden id="S:0"><p>x</p></div>${end}`)).toBe(textOf(end))
    expect(textOf(`<template id="B:0"></template>${end}<div hidden id="S:0"><template id="B:0"></template><p>x</p></div>`)).toMatch(/^x\nEnd/)
  })
  test('source line numbers and blank lines', () => {
    const [one, two, three] = linesOf('<p>One\nline\n<div>two</div>three')
    expect([one, two, three].map((line) => [line!.first, line!.last, line!.gap])).toEqual([[1, 2, true], [3, 3, true], [3, 3, false]])
    expect(linesOf('<p>One <b>and\nmore</b>\n<i>and\nlast</i>')[0]).toMatchObject({ first: 1, last: 4 })
    expect(linesOf('a<br><br>b').map(({ gap }) => gap)).toEqual([false, true])
  })
})

describe('broken markup', () => {
  test.each([
    ['no head, no body', 'Just text', 'Just text'],
    ['text in the head', '<html><head><meta charset=utf-8>Text<p>more', 'Text\nmore'],
    ['unclosed paragraphs', '<p>One<p>two<div>three</div><h2>four<h3>five', 'One\ntwo\nthree\nfour\nfive'],
    ['wrong nesting', '<p><b>One <i>two</b> three</i></p><p>four', 'One two three\nfour'],
    ['a block in a link that ends early', '<a href=x><div>One</a> two</div>', 'One two'],
    ['stray end tags', '</div></td>One</span></p>two', 'One\ntwo'],
    ['an end tag beyond a cell', '<div><table><tr><td>One</div>two</td></tr></table>', 'Onetwo'],
    ['rows without ends', '<table><td>1<td>2<tr><td>3<table><tr><td>in</table><td>4', '1\t2\n3\nin\n4'],
    ['attributes out of order', '<p class="a>b" title=\'</p>\' x=1/>One</p>', 'One'],
    ['attributes that touch', '<p id="a"class="b">One', 'One'],
    ['a sign that is no tag', '<p>1 < 2 <3 </ p> & <> end', '1 < 2 <3 & <> end'],
    ['a tag that is cut off', '<p>One</p><a href="x', 'One'],
    ['comments of all ends', '<!-->a<!--->b<!-- x --!>c<!-- -- > -->d<!x>e<?php f ?>g', 'abcdeg'],
    ['a script in a comment in a script', '<script><!-- <script>x</script> --></script>One', 'One'],
    ['a drawing without an end', '<svg><path><p>One', 'One'],
    ['a comment without an end', '<p>One<!-- two', 'One'],
    ['capitals', '<DIV>One</Div><SCRIPT>x</sCRIPT>two', 'One\ntwo'],
    ['NULs and controls', '<p>O\0ne\x07 &#0;two&#x1b;[31m&#x2028;', 'One \ufffdtwo'],
  ])('%s', (_, html, text) => {
    expect(textOf(html)).toBe(text)
  })
})

describe('marks', () => {
  const PAGE = `<body class="has-sidebar"><nav class=menu><a href=/>Home</a></nav><main><article class="post entry-content"><h2>Heading</h2>
    <p>A paragraph of the article, with <a href=x>a link</a> inside it and a good many words besides, to be the page's text.</p>
    <p>One more paragraph of the article with a good many words besides, to be the page's text beyond any doubt at all.</p>
    <ul><li>An item</ul><blockquote>A quote</blockquote><figure><figcaption>A caption</figcaption></figure><pre>code</pre><table><tr><td>cell</table>
    <p>By <span itemprop=author>Ann</span> <time datetime=2024-03-12>12 March</time></p></article></main>
    <div id=comments><div class=comment-body itemscope itemtype="https://schema.org/Comment"><p><b>A comment</b></p></div></div><footer>Rights</footer>`
  test.each<readonly [string, Place]>([
    ['Home', 'navigation'], ['A paragraph', 'paragraph'], ['A paragraph', 'article'], ['A paragraph', 'main'], ['A caption', 'figure'], ['A caption', 'caption'],
    ['By Ann', 'author property'], ['By Ann', 'time'], ['A comment', 'comment type'], ['Rights', 'footer'],
  ])('%s stands in %s', (text, place) => {
    expect(isIn(lineWith(PAGE, text), place)).toBe(true)
  })
  test('of lines', () => {
    expect(lineWith(PAGE, 'Heading').marks).toMatchObject({ heading: 2 })
    expect(lineWith(PAGE, 'An item').marks).toMatchObject({ list: true })
    expect(lineWith(PAGE, 'A quote').marks).toMatchObject({ quote: true })
    expect(lineWith(PAGE, 'code').marks).toMatchObject({ code: true })
    expect(lineWith(PAGE, 'cell').marks).toMatchObject({ table: true })
    expect(lineWith(PAGE, 'Home').marks).toMatchObject({ linkShare: 1 })
    expect(lineWith(PAGE, 'A paragraph').marks!.linkShare).toBeCloseTo(5 / 93, 1)
    expect(lineWith(PAGE, 'A comment').marks!.tree!.strong).toBe(1)
  })
  test('cue groups of code are those of what it stands in: a highlighter calls its tokens comment, title and meta', () => {
    const { cues, nearest } = lineWith('<article class="entry-content"><p>Type:</p><pre><code class="hljs"><span class="comment"># a note</span>\n<span class="share">go</span></code></pre></article>', '# a note').marks!.tree!
    expect([groupsOf(cues), groupsOf(nearest)]).toEqual([['article', 'content'], ['article', 'content']])
  })
  test('cue groups, all and nearest; not those of the body', () => {
    const { cues, nearest } = lineWith(PAGE, 'A comment').marks!.tree!
    expect([groupsOf(cues), groupsOf(nearest)]).toEqual([['content', 'comment'], ['content', 'comment']])
    expect(groupsOf(lineWith(PAGE, 'Home').marks!.tree!.cues)).toEqual(['navigation'])
  })
  test('distance from the block with most text', () => {
    expect(lineWith(PAGE, 'A paragraph').marks!.tree).toMatchObject({ up: 0, down: 1 })
    expect(lineWith(PAGE, 'A comment').marks!.tree!.up).toBe(2)
  })
  test.each([
    ['article__comments-list', ['article', 'comment']], ['relatedPosts', ['article', 'related']], ['has-sidebar no-comments', []], ['commentlist', ['comment']],
    ['wp-caption-text', ['content', 'caption']], ['text-center col-md-4 md:flex', []], ['postBody', ['article', 'content', 'forum']], ['header', ['header']], ['adventure', []], ['shadow', []],
  ])('%s speaks of %j', (names, groups) => {
    expect(groupsOf(cueGroups(names))).toEqual(groups)
  })
})

describe('what a page says of itself', () => {
  const { head } = readHtml(`<html lang=en-GB><head><title> A &amp;
    B </title><link rel="canonical" href="https://a.example/1"><meta property="og:Title" content="A &quot;B&quot;"><meta name=author content=Ann>
    <script type="application/ld+json; charset=utf-8">{"@type":"Article"}</script><script id=__NEXT_DATA__ type=application/json>{"props":{}}</script><script>var x</script></head>
    <body lang=fr><svg><title>no</title></svg><p>First</p><h1>The <b>title</b></h1><div itemscope itemtype=https://schema.org/NewsArticle><meta itemprop=datePublished content=2024-03-12>
    <span itemprop=author itemscope itemtype=https://schema.org/Person><span itemprop=name>Ann <i>Other</i></span></span></div>
    <time datetime=2024-03-12T09:40 class=published>12 March</time><a rel="nofollow author" href=/ann>Ann Other</a>`)
  test('title, language, address, meta', () => {
    expect(head).toMatchObject({ title: 'A & B', lang: 'en-GB', canonical: 'https://a.example/1' })
    expect(head.meta).toEqual([{ name: 'og:title', content: 'A "B"' }, { name: 'author', content: 'Ann' }])
  })
  test('data', () => {
    expect(jsonLd(head)).toEqual(['{"@type":"Article"}'])
    expect(head.data.map(({ id, text }) => [id, text])).toEqual([[null, '{"@type":"Article"}'], ['__NEXT_DATA__', '{"props":{}}']])
  })
  test('properties, times, authors, headings, with the lines they stand on', () => {
    expect(head.properties).toEqual([
      { name: 'datePublished', value: '2024-03-12', type: 'https://schema.org/NewsArticle', line: 2 },
      { name: 'name', value: 'Ann Other', type: 'https://schema.org/Person', line: 2 },
      { name: 'author', value: 'Ann Other', type: 'https://schema.org/NewsArticle', line: 2 },
    ])
    expect(head.times).toEqual([{ datetime: '2024-03-12T09:40', text: '12 March', name: 'published', line: 3 }])
    expect(head.authors).toEqual([{ text: 'Ann Other', line: 3 }])
    expect(head.headings).toEqual([{ text: 'The title', line: 1 }])
  })
})

/** Each of these takes a fraction of a second, or minutes where a search begins again for every tag. */
test('what a page shows without scripts is read where it shows nothing with them', () => {
  const body = 'A paragraph of the thread, long enough to be one of several. '.repeat(8).trim()
  expect(textOf(`<div id=app>Loading</div><noscript><div class=post><p>${body}</p></div></noscript>`)).toBe(`Loading\n${body}`)
  expect(textOf(`<p>${body}</p><noscript><p>Switch it on.</p></noscript>`)).toBe(body)
})

describe('text that only scripts carry', () => {
  const SENTENCES = Array.from({ length: 8 }, (_, n) => `The ferry left the harbour of Orrin for the ${n}th time this year, and people waved at it.`)
  const ARTICLE = `{"@graph":[{"@type":"NewsArticle","articleBody":${JSON.stringify(SENTENCES.join('\n\n'))}}]}`
  const page = (script: string, shown = ''): string => `<title>t</title>\n${script}\n<h1>Ferry</h1>${shown}<p>Loading</p>`
  test.each([
    ['JSON-LD', `<script type="application/ld+json">${ARTICLE}</script>`],
    ['the state of its scripts, as HTML', `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { css: 'a'.repeat(900), post: { bodyHtml: SENTENCES.map((s) => `<p>${s}</p>`).join('') } } })}</script>`],
    ['the state of its scripts, as blocks', `<script>window.__INITIAL_STATE__ = ${JSON.stringify({ page: { blocks: SENTENCES.map((text) => ({ type: 'p', data: { text } })) } })};</script>`],
    ['an element of its own', `<meta itemprop="articleBody" content="${SENTENCES.join(' ')}">`],
  ])('%s is read below the headline where the page shows nothing', (name, script) => {
    const lines = linesOf(page(script))
    expect(lines.map(({ plain }) => plain)).toEqual(['Ferry', ...(name.startsWith('an') ? [SENTENCES.join(' ')] : SENTENCES), 'Loading'])
    expect(lines[1]).toMatchObject({ first: name.startsWith('an') ? 1 : 2, marks: { tree: { up: 0 } } })
    expect(isIn(lines[1]!, 'body property')).toBe(true)
    expect(lines.at(-1)!.marks!.tree!.up).toBeGreaterThan(0)
  })
  test.each([
    ['line breaks in it', ARTICLE.replaceAll('\\n', '\n')], ['a comma too many', ARTICLE.replace('"}', '",}')], ['a semicolon', `${ARTICLE};`], ['a part missing', ARTICLE.slice(0, -3)],
    ['CDATA around', `//<![CDATA[\n${ARTICLE}\n//]]>`], ['a comment around', `<!--\n${ARTICLE}\n-->`], ['HTML in entities', ARTICLE.replace(/"The .*people waved at it\./, `"&lt;p&gt;${SENTENCES.join('&lt;/p&gt;&lt;p&gt;')}&lt;/p&gt;`)],
  ])('JSON-LD is read with %s', (_, broken) => {
    expect(linesOf(page(`<script type="application/ld+json">${broken}</script>`)).map(({ plain }) => plain)).toEqual(['Ferry', ...SENTENCES, 'Loading'])
  })
  test.each([
    ['the page shows it', `<script type="application/ld+json">${ARTICLE}</script>`, SENTENCES.map((s) => `<p>${s}</p>`).join('')],
    ['the page shows it with other marks', `<script type="application/ld+json">${ARTICLE}</script>`, `<p>${SENTENCES.join('</p><aside>Advert</aside><p>').replaceAll('the', '<b>the</b>')}</p>`],
    ['it is no JSON', `<script id="__STATE__">${JSON.stringify({ bodyHtml: SENTENCES.join(' ') }).slice(0, -1)}</script>`, ''],
    ['it is short', '<script type="application/ld+json">{"articleBody":"Ferry leaves."}</script>', ''],
    ['it is something else', `<script type="application/json">${JSON.stringify({ translations: { text: SENTENCES.join(' ') }, legal: SENTENCES })}</script>`, ''],
    ['it is deep', `<script type="application/json">${'['.repeat(4000)}${']'.repeat(4000)}</script>`, ''],
  ])('nothing is added where %s', (_, script, shown) => {
    expect(linesOf(page(script, shown))).toHaveLength(linesOf(page('', shown)).length)
  })
})

describe('bytes', () => {
  const read = async (bytes: Uint8Array, charset?: string): Promise<string> => (await decode(bytes, { html: true, ...(charset === undefined ? {} : { charset }) })).encoding
  const [cyrillic, latin] = [Uint8Array.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]), Uint8Array.from([0x63, 0x61, 0x66, 0xe9])]
  const after = (head: string, bytes: Uint8Array): Uint8Array => Uint8Array.from([...new TextEncoder().encode(head), ...bytes])
  test.each([
    { name: 'a meta element', bytes: after('<meta charset="windows-1251">', cyrillic), charset: undefined, encoding: 'windows-1251' },
    { name: 'an old meta element', bytes: after("<META http-equiv=Content-Type content='text/html; charset=koi8-r'>", cyrillic), charset: undefined, encoding: 'koi8-r' },
    { name: 'an XML declaration', bytes: after('<?xml version="1.0" encoding="ISO-8859-5"?>', cyrillic), charset: undefined, encoding: 'iso-8859-5' },
    { name: 'a header, before the page', bytes: after('<meta charset="koi8-r">', cyrillic), charset: 'windows-1251', encoding: 'windows-1251' },
    { name: 'a superset, as browsers do', bytes: after('<meta charset=iso-8859-1>', latin), charset: undefined, encoding: 'windows-1252' },
    { name: 'clean UTF-8, whatever is declared', bytes: after('<meta charset=windows-1251>é', new Uint8Array()), charset: 'koi8-r', encoding: 'utf-8' },
    { name: 'a mark, whatever is declared', bytes: Uint8Array.from([0xff, 0xfe, 0x3c, 0, 0x70, 0, 0x3e, 0]), charset: 'koi8-r', encoding: 'utf-16le' },
    { name: 'no comment', bytes: after('<!-- <meta charset=koi8-r> --><meta charset=windows-1251>', cyrillic), charset: undefined, encoding: 'windows-1251' },
    { name: 'what the bytes are, where the name is none', bytes: after('<meta charset=klingon><p>', Uint8Array.from('C\'était l\'été à l\'opéra, où l\'élève rêvait déjà', (char) => char.charCodeAt(0))), charset: 'x-unknown', encoding: 'windows-1252' },
  ])('$name', async ({ bytes, charset, encoding }) => {
    expect(await read(bytes, charset)).toBe(encoding)
  })
  test.each(['windows-1252', 'ISO-8859-1', 'latin1', 'us-ascii'])('quotes and dashes of a page that declares %s', async (charset) => {
    const bytes = after('<p>', Buffer.from('It\x92s a \x93great\x94 ferry \x96 \x8010\x85', 'latin1'))
    for (const options of [{ html: true, charset }, { encoding: charset }]) expect((await decode(bytes, options)).text).toBe('<p>It’s a “great” ferry – €10…')
    expect((await decode(after(`<meta charset=${charset}>`, bytes), { html: true })).text).toContain('It’s a “great” ferry – €10…')
  })
})

describe('hostile pages', () => {
  const inTime = (html: string): readonly RawLine[] => {
    const start = performance.now(), lines = linesOf(html)
    expect(performance.now() - start).toBeLessThan(6000)
    return lines
  }
  test('40,000 elements deep', () => {
    expect(inTime(`${'<div><b>'.repeat(20_000)}Deep${'</i></section>'.repeat(20_000)}`).map(({ text }) => text)).toEqual(['Deep'])
  })
  test.each([
    ['open signs', '<'.repeat(300_000)], ['quotes', '<a b="'.repeat(100_000)], ['comments', '<!--'.repeat(100_000)], ['end tags', '</p>'.repeat(100_000)], ['raw ends', `<script>${'</scrip'.repeat(100_000)}`],
    ['cells', '<table><tr><td>'.repeat(50_000)], ['ampersands', '<p>&'.repeat(50_000)], ['time elements', '<time itemprop=a itemscope itemtype=b>'.repeat(20_000)], ['breaks', '<br>'.repeat(100_000)],
  ])('many %s', (_, html) => {
    expect(inTime(html).length).toBeLessThan(400_000)
  })
  test('2 MB of paragraphs', () => {
    expect(inTime('<p class=a>Words of a paragraph, <a href=b>linked</a>.</p>\n'.repeat(40_000))).toHaveLength(40_000)
  })
})

describe('clean', () => {
  const paragraph = (n: number): string => `<p>The ferry left the harbour of Orrin for the ${n}th time this year, and the people of both shores stood on the quay and waved at it.</p>`
  const PAGE = `<nav><ul>${['Home', 'News', 'Sport', 'Culture', 'Log in'].map((label) => `<li><a href=/>${label}</a>`).join('')}</ul></nav>
    <main><h1>Ferry leaves again</h1>${Array.from({ length: 8 }, (_, n) => paragraph(n)).join('\n')}</main><footer>© 2024 The Gazette</footer>`
  test('reads a page from its source', () => {
    const { body, verdicts, html } = clean({ text: '', html: PAGE })
    expect(body).toBe(Array.from({ length: 8 }, (_, n) => paragraph(n).replace(/<.*?>/g, '')).join('\n\n'))
    expect(html).toBe(true)
    expect(verdicts.map(({ text }) => text)).toContain('Home')
  })
  test('is the same with other line ends', () => {
    expect(clean({ text: '', html: PAGE.replaceAll('\n', '\r\n') })).toEqual(clean({ text: '', html: PAGE }))
  })
})
