/** Markdown out, from every kind of page; and what stands before a document of markdown, as tools write it. */
import { describe, expect, test } from 'vitest'
import { clean } from '../src/clean.ts'
import { markdownHead } from '../src/lines/markdown-head.ts'
import { toLines } from '../src/lines/unwrap.ts'
import { readHtml } from '../src/read/html/index.ts'
import type { Article, Verdict } from '../src/types.ts'
import { toMarkdown } from '../src/write/markdown.ts'
import { bodyOf, pageOf } from './support/articles.ts'
import { cli } from './support/cli.ts'

/** Every line of a page of HTML, as if all were kept. */
function fromHtml(html: string): string {
  const verdicts = readHtml(html, { markdown: true }).lines.map((line): Verdict => ({ ...line, keep: true, kind: 'body', score: 1, because: 'so', rules: [] }))
  return toMarkdown({ body: 'x', title: null, byline: null, published: null, lang: null, html: true, verdicts })
}

describe('from HTML', () => {
  test.each([
    ['paragraphs', '<p>One<p>two<div>three</div>', 'One\n\ntwo\n\nthree\n'],
    ['breaks', '<p>One<br>two<br><br>three', 'One\\\ntwo\n\nthree\n'],
    ['headings', '<h1>One</h1><h3>Two *</h3>', '# One\n\n### Two \\*\n'],
    ['marks at words', '<p>A <b>bold </b>and<i> slanted</i> <b><i>both</i></b> <code>a*b</code>', 'A **bold** and *slanted* ***both*** `a*b`\n'],
    ['code with ticks', '<p><code>a `b`</code>', '`` a `b` ``\n'],
    ['links', '<p>See <a href="/a">this <b>page</b></a>, <a href="/b (c)">that</a> and <a name=x>none</a>', 'See [this **page**](/a), [that](</b%20(c)>) and none\n'],
    ['no link to a script', '<p><a href="javascript:x()">press</a>', 'press\n'],
    ['lists', '<ul><li>One<ul><li>in</ul><li>two</ul><ol start=9><li>nine<li>ten<ul><li>in</ul></ol>', '- One\n  - in\n- two\n9. nine\n10. ten\n    - in\n'],
    ['paragraphs of an item', '<ul><li><p>One</p><p>more</p><li>two</ul>', '- One\n\n  more\n- two\n'],
    ['quotations', '<blockquote><p>One<p>two</blockquote>', '> One\n>\n> two\n'],
    ['tables', '<table><tr><th>A<th>B<tr><td>1|2<td><b>3</b></table>', '| A | B |\n| --- | --- |\n| 1\\|2 | **3** |\n'],
    ['numbers of items', '<ol><li>one<li value=10>ten<li>more</ol>', '1. one\n10. ten\n11. more\n'],
    ['lists that go on', '<ol><li>a<ol start=3><li>b</ol></ol>', '1. a\n\n   3. b\n'],
    ['code and quotations of an item', '<ul><li>One<pre>a\n b</pre><li>two<blockquote>A<ul><li>in</ul></blockquote></ul><p>End', '- One\n\n  ```\n  a\n   b\n  ```\n- two\n\n  > A\n  >\n  > - in\n\nEnd\n'],
    ['quotations of quotations', '<blockquote><p>One<blockquote>two</blockquote>three</blockquote><blockquote>four', '> One\n>\n> > two\n>\n> three\n\n> four\n'],
    ['empty cells', '<table><tr><th>Option<th>Type<th>Default<th>Says<tr><td>quiet<td>bool<td><td>nothing</table>', '| Option | Type | Default | Says |\n| --- | --- | --- | --- |\n| quiet | bool |  | nothing |\n'],
    ['cells of several rows, columns and lines', '<table><tr><th>A<th>B<th>C<tr><td rowspan=2>1<td colspan=2>2<br>3<tr><td><p>4<p>5<td><ul><li>6</ul></table>', '| A | B | C |\n| --- | --- | --- |\n| 1 | 2<br>3 |  |\n|  | 4<br>5 | 6 |\n'],
    ['tables that touch', '<table><tr><td>1<td>2</table><table><tr><td>3<td>4</table>', '| 1 | 2 |\n| --- | --- |\n\n| 3 | 4 |\n| --- | --- |\n'],
    ['no table of a page\'s parts', '<table><tr><td><a href=/>Home</a><td><h2>One</h2><p>two</table>', '[Home](/)\n\n## One\n\ntwo\n'],
    ['code as it stands', '<pre><code class="hljs language-python">\na:\n\n\n  b  \n</code></pre><pre>c</pre>', '```python\na:\n\n\n  b  \n```\n\n```\nc\n```\n'],
    ['code', '<pre>a {\n  b: ```\n\n}</pre>', '````\na {\n  b: ```\n\n}\n````\n'],
    ['entities and strokes', '<p>&amp;copy; &amp;#65; AT&amp;T ~~x~~', '\\&copy; \\&#65; AT&T \\~\\~x\\~\\~\n'],
    ['no marks between a word and a sign', '<p><b>Note:</b>text <b>Note:</b> text x<i>(y)</i> 中文<b>粗体。</b>后面<b>粗体</b>', 'Note:text **Note:** text x(y) 中文粗体。后面**粗体**\n'],
    ['marks that touch', '<p><b>one</b><b>two</b> <i>a</i><b>b</b> <code>c<i>d</i></code>', '**onetwo** *a***b** `cd`\n'],
    ['bars in cells', '<table><tr><th>A<th>B<tr><td><code>a|b</code><td><a href="/x|y">l|m</a></table>', '| A | B |\n| --- | --- |\n| `a\\|b` | [l\\|m](/x\\|y) |\n'],
    ['a link behind a shout', '<p>Bang!<a href=z>bang</a>', 'Bang\\![bang](z)\n'],
    ['number signs at an end', '<h2>Key #</h2><h2>C#</h2>', '## Key \\#\n\n## C#\n'],
    ['marks alone', '<p>1.<p>-<p>#', '1\\.\n\n\\-\n\n\\#\n'],
    ['what looks like marks', '<p># no heading<p>1. no list<p>- no item<p>a_b _c_ [d] &lt;e> \\ `', '\\# no heading\n\n1\\. no list\n\n\\- no item\n\na_b \\_c\\_ \\[d\\] \\<e> \\\\ \\`\n'],
  ])('%s', (_, html, markdown) => {
    expect(fromHtml(html)).toBe(markdown)
  })
})

describe('from text and markdown', () => {
  test('lines of text are paragraphs, their signs no marks', () => {
    const article = clean({ text: pageOf('harbour *museum*') })
    expect(toMarkdown(article)).toBe(`${bodyOf('harbour \\*museum\\*')}\n`)
  })
  test('subheadings of text are marked, and lists where items follow each other', () => {
    const kept = (kind: 'body' | 'heading', text: string): Verdict => ({ first: 1, last: 1, text, keep: true, kind, score: 1, because: 'so', rules: [], gap: false })
    const verdicts = [kept('heading', 'Two *keys*'), kept('body', 'One of them:'), kept('body', '• of brass #1'), kept('body', '* of iron'), kept('body', '1) Turn it.'), kept('body', '2) Turn it back.'), kept('body', '- So they said.')]
    expect(toMarkdown({ body: 'x', title: null, byline: null, published: null, lang: null, verdicts }))
      .toBe('## Two \\*keys\\*\n\nOne of them:\n\n- of brass #1\n- of iron\n\n1) Turn it.\n2) Turn it back.\n\n\\- So they said.\n')
  })
  test('markdown stands as it was written, where text has its marks off', () => {
    const marked = bodyOf('[harbour **museum**](/m)'), page = `# Cracks\n\n* [Home](/)\n* [News](/n)\n\n${marked}\n`
    const article = clean({ text: page })
    expect(toMarkdown(article)).toBe(`${marked}\n`)
    expect(article.body).toBe(bodyOf('harbour museum'))
  })
  test('tables, lists, headings, breaks, code and references of markdown stand whole', () => {
    const [first, ...rest] = bodyOf('[harbour museum][m]').split('\n\n')
    const marked = `${first}\n\n| Beam | Length | State |\n| --- | --- | --- |\n| The first beam | 12 m | cracked along all of its length |\n| The second beam | 14 m | cracked at both of its ends |\n
- The first crack was found in the roof.\n  - It is as wide as a finger, said the council.\n    - Nobody had seen it before January.\n
What comes next\n---------------\n\nThe council will meet on Monday to speak of it,  \nand again on Friday to decide.\n\n    measure the beams\n        write it down\n\n\`\`\`sh\nmeasure --all  \n\n\n  beams of the roof\n\`\`\`\n\n${rest.join('\n\n')}`
    const page = `[Home](/) [News](/n) [Log in](/l)\n\n# Cracks\n\n${marked}\n\n© 2024 The Hask Courier. All rights reserved.\n\n[m]: https://a.example/m\n[n]: https://a.example/n\n`
    expect(toMarkdown(clean({ text: page, flattening: 'markdown' }))).toBe(`${marked}\n\n[m]: https://a.example/m\n`)
  })
  test('an empty article is an empty file', () => {
    expect(toMarkdown(clean({ text: 'Home\nLog in\n' }), { frontMatter: true })).toBe('')
  })
})

describe('front matter', () => {
  const article: Article = { ...clean({ text: pageOf('harbour museum') }), title: 'A "title": with signs', byline: null }
  test('holds what is known, as strings that YAML reads', () => {
    expect(toMarkdown(article, { frontMatter: true, url: 'https://a.example/1' })).toMatch(/^---\ntitle: "A \\"title\\": with signs"\ndate: "2024-03-12T09:40"\nlang: "en"\nurl: "https:\/\/a\.example\/1"\n---\n\nThe harbour/)
  })
  test('is one where the page has its own, and none where it is not asked for', () => {
    const text = `---\ntitle: The harbour museum is closed\n---\n\n${bodyOf('harbour museum')}\n`
    expect(toMarkdown(clean({ text, flattening: 'markdown' }), { frontMatter: true })).toBe(`---\ntitle: "The harbour museum is closed"\nlang: "en"\n---\n\n${bodyOf('harbour museum')}\n`)
    expect(toMarkdown(clean({ text, flattening: 'markdown' }))).toBe(`${bodyOf('harbour museum')}\n`)
  })
  test('of the program: asked for, and a record names its address', () => {
    const input = `${JSON.stringify({ text: pageOf('harbour museum'), url: 'https://a.example/1' })}\n`
    expect(cli(['--from', 'jsonl', '--to', 'markdown', '--front-matter', '--no-headings'], { input }).stdout).toMatch(/^---\ntitle: .*\nauthor: "Ines Vardal"\n[^]*url: "https:\/\/a\.example\/1"\n---\n\n/)
    expect(cli(['--to', 'markdown'], { input: pageOf('harbour museum') }).stdout).toBe(`${bodyOf('harbour museum')}\n`)
  })
})

describe('what stands before a document', () => {
  test('front matter', () => {
    const text = '---\ntitle: "A \\"fine\\" day"\nauthors:\n  - Ann Other\n  - Bo Some\ndate: 2024-03-12\nurl: https://a.example/1\nlang: en\ntags: [a, b]\n---\n\n# A fine day\n'
    expect(markdownHead(text)).toMatchObject({
      title: 'A "fine" day', lang: 'en', canonical: 'https://a.example/1',
      meta: [{ name: 'author', content: 'Ann Other' }, { name: 'author', content: 'Bo Some' }, { name: 'article:published_time', content: '2024-03-12' }],
    })
    expect(toLines(text, 'markdown').map(({ plain }) => plain).filter(Boolean)).toEqual(['A fine day'])
  })
  test('the header of a reader service', () => {
    const text = 'Title: A fine day\n\nURL Source: https://a.example/1\n\nPublished Time: 2024-03-12T08:00:00Z\n\nMarkdown Content:\nA fine day\n==========\n\nIt was.\n'
    expect(markdownHead(text)).toMatchObject({ title: 'A fine day', canonical: 'https://a.example/1', meta: [{ name: 'article:published_time', content: '2024-03-12T08:00:00Z' }] })
    expect(toLines(text, 'markdown').map(({ plain }) => plain).filter(Boolean)).toEqual(['A fine day', 'It was.'])
  })
  test.each([['a rule', '---\nSome text: with a colon\nand more\n'], ['a label', 'Title: The play\n\nAct one begins.\n'], ['no key', '---\n\ntitle: x\n---\n'], ['plain text', 'It was a fine day.\n']])('%s is none', (_, text) => {
    expect(markdownHead(text)).toBeUndefined()
    expect(toLines(text, 'markdown').map(({ plain }) => plain).join(' ')).toContain(text.trim().split('\n').find((row) => row !== '---' && row !== '')!)
  })
})

describe('styles of converters', () => {
  const plain = (text: string): readonly string[] => toLines(text, 'markdown').map((line) => line.plain).filter(Boolean)
  test('references, images, links around images, tables with outer bars', () => {
    expect(plain('See [the report][1] and [it][].\n\n[![Logo](a.png)](/)\n\n| A | B |\n| :-- | --: |\n| 1 | 2 |\n\n[1]: https://a.example/r "Report"\n[it]: /it\n')).toEqual(['See the report and it.', 'A\tB', '1\t2'])
  })
  test('a bar behind a backslash stands in its cell, an empty cell between tabs', () => {
    expect(plain('| Age | Berths | Dogs |\n| --- | --- | --- |\n| Child \\| teen | | *5* |\n')).toEqual(['Age\tBerths\tDogs', 'Child | teen\t\t5'])
  })
  test('blocks of HTML on one line stand apart', () => {
    expect(plain('<h1>Ferry</h1><p>A <b>b</b>ig</p><p>boat.<br>And</p>\n')).toEqual(['Ferry A big boat. And'])
  })
  test('code keeps its indentation, and its fences are not text', () => {
    const { text, plain: first } = toLines('```js\n  if (a) {\n    b()\n```\n', 'markdown')[2]!
    expect([text, first]).toEqual(['    b()', 'b()'])
    expect(toLines('```js\na\n```\n', 'markdown').map((line) => line.text)).toEqual(['', 'a', ''])
  })
})
