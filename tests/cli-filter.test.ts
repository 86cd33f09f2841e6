/** The JSONL filter's contract, point by point: records in on stdin, records out on stdout. */
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { LOGIN_PAGE, bodyOf, pageOf } from './support/articles.ts'
import { cli, folderOf, shell, start } from './support/cli.ts'

type Fields = Readonly<Record<string, unknown>>

const FILTER = ['--from', 'jsonl', '--to', 'jsonl'] as const
const page = pageOf('harbour museum')

function filter(input: string | Uint8Array, ...args: readonly string[]): { records: readonly Fields[]; raw: string; status: number | null; stderr: string } {
  const { stdout, status, stderr } = cli([...FILTER, ...args], { input })
  return { records: stdout.split('\n').slice(0, -1).map((line) => JSON.parse(line) as Fields), raw: stdout, status, stderr }
}

const jsonl = (...records: readonly unknown[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('')

describe('1: one line in, one line out, as it comes', () => {
  test('order and number stay', () => {
    const { records, status } = filter(jsonl(...Array.from({ length: 200 }, (_, id) => ({ id, text: `Page ${id}` }))))
    expect(status).toBe(0)
    expect(records.map(({ id }) => id)).toEqual(Array.from({ length: 200 }, (_, id) => id))
  })
  test('a record comes out before the next goes in', async () => {
    const child = start(FILTER)
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    for (const id of ['a', 'b', 'c']) {
      child.stdin.write(jsonl({ id, text: page }))
      const { value } = await answers.next() as { value: string }
      expect(JSON.parse(value)).toMatchObject({ id, body: bodyOf('harbour museum') })
    }
    child.stdin.end()
    expect(await once(child, 'exit')).toEqual([0, null])
  })
  test('the last line needs no newline, and CRLF ends a line too', () => {
    expect(filter('{"text":"a"}\r\n{"text":"b"}').records).toHaveLength(2)
  })
  test('however the bytes arrive', async () => {
    const input = Buffer.from(jsonl({ id: 'é😀', text: page }, { id: '訂閱', text: 'x' }))
    const child = start(FILTER)
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    for (let at = 0; at < input.length; at += 7) {
      child.stdin.write(input.subarray(at, at + 7))
      if (at % 70 === 0) await new Promise(setImmediate)
    }
    child.stdin.end()
    await once(child, 'close')
    expect(Buffer.concat(chunks).toString()).toBe(filter(input).raw)
  })
  test('memory does not grow with the input', () => {
    const record = JSON.stringify({ text: 'Home', filler: 'x'.repeat(100_000) })
    const limits = 'NODE_OPTIONS="--max-old-space-size=48 --max-semi-space-size=4"'
    const { stdout } = shell(`yes '${record}' | head -1000 | { ${limits} clean-article --from jsonl --to jsonl | wc -l; echo "\${PIPESTATUS[0]}"; }`)
    expect(stdout.split('\n').map(Number)).toEqual([1000, 0, 0]) // 100 MB through a heap of 48
  })
})

describe('2: what passes through', () => {
  test('unknown fields, in their order, before ours; the source is left out', () => {
    const { records } = filter(jsonl({ crawl: { depth: [1, null] }, id: 7, text: page, url: 'https://hask.example/1', zeta: false }))
    expect(Object.keys(records[0]!)).toEqual(['crawl', 'id', 'url', 'zeta', 'body', 'title', 'byline', 'published', 'lang'])
    expect(records[0]).toMatchObject({ crawl: { depth: [1, null] }, id: 7, url: 'https://hask.example/1', zeta: false })
  })
  test('--keep-source keeps it', () => {
    expect(filter(jsonl({ text: page }), '--keep-source').records[0]).toHaveProperty('text', page)
    expect(filter(jsonl({ html: '<p>x' }), '--keep-source').records[0]).toHaveProperty('html', '<p>x')
  })
  test('fields of ours in the input are replaced by ours', () => {
    const { records } = filter(jsonl({ title: 'Old', body: 'Old', error: 'old', reason: 'old', text: page }))
    expect(records[0]).toMatchObject({ title: 'Cracks close the harbour museum until the autumn', body: bodyOf('harbour museum') })
    expect(records[0]).not.toHaveProperty('error')
    expect(records[0]).not.toHaveProperty('reason')
  })
  test('names of the language pass through as any other', () => {
    const { raw, records } = filter('{"__proto__":{"a":1},"constructor":2,"text":"x"}\n')
    expect(raw.startsWith('{"__proto__":{"a":1},"constructor":2,"body":')).toBe(true)
    expect(records).toHaveLength(1)
  })
  test('as they were written: numbers, names like numbers, marks and blanks, the last of two of one name', () => {
    const input = String.raw`{ "id":9007199254740993,"n":0.1e400,"f":1.0,"z":-0,"10":"\/\u00e9","text":"x \"y\" \\","2":{"b" : [1, "]\""]},"\u0061":true,"dup":1,"dup":2.50 }` + '\n'
    const passed = String.raw`"id":9007199254740993,"n":0.1e400,"f":1.0,"z":-0,"10":"\/\u00e9","2":{"b" : [1, "]\""]},"\u0061":true,"dup":2.50`
    const { raw } = filter(input, '--drop', 'body')
    expect(raw.slice(0, raw.indexOf(',"body":'))).toBe(`{${passed}`)
    expect(filter(input, '--drop', 'body', '--jobs', '2').raw).toBe(raw)
    expect(filter(`${input.slice(0, -2).replace('"text"', '"t"')}}\n`).raw).toContain('"id":9007199254740993,"n":0.1e400')
  })
  test.each([['1'], ['2']])('however deep, and the records before and behind come out too; %s jobs', (jobs) => {
    const deep = (depth: number): string => `{"id":${depth},"text":"x","deep":${'['.repeat(depth)}${']'.repeat(depth)}}\n`
    const { raw, status } = filter(`${jsonl({ id: 1, text: 'x' })}${deep(5000)}${deep(100_000)}${jsonl({ id: 2, text: 'x' })}`, '--jobs', jobs)
    expect(status).toBe(0)
    expect(raw.split('\n').map((line) => line.slice(0, 20))).toEqual(['{"id":1,"body":"","t', '{"id":5000,"deep":[[', '{"id":100000,"deep":', '{"id":2,"body":"","t', ''])
    expect(raw).toContain(`:${'['.repeat(100_000)}${']'.repeat(100_000)},"body":""`)
  })
  test('an empty source gives way to a filled one', () => {
    const html = `<p>${bodyOf('mill').replaceAll('\n\n', '<p>')}`
    const { records } = filter(jsonl({ text: '', html }, { text: ' \n', markdown: page, html }, { text: '', html: null }, { markdown: '', html: '' }))
    expect(records.map(({ body }) => body)).toEqual([bodyOf('mill'), bodyOf('harbour museum'), '', ''])
    expect(Object.keys(records[0]!)).toEqual(['text', 'body', 'title', 'byline', 'published', 'lang'])
  })
  test('markdown is a source too, and the record names its language', () => {
    const { records } = filter(jsonl({ markdown: page, lang: 'en' }, { text: page, lang: 'de' }), '--keep', 'headline')
    expect(records[0]!['body']).toContain('Cracks close the harbour museum')
    expect(records.map(({ lang }) => lang)).toEqual(['en', 'de'])
    expect(filter(jsonl({ text: page, lang: 'de' }), '--lang', 'fr').records[0]).toMatchObject({ lang: 'fr' })
  })
})

describe('3: what is added', () => {
  test('body, title, byline, published, lang', () => {
    expect(filter(jsonl({ text: page })).records[0]).toEqual({
      body: bodyOf('harbour museum'), title: 'Cracks close the harbour museum until the autumn', byline: 'Ines Vardal', published: '2024-03-12T09:40', lang: 'en',
    })
  })
  test('a date in no zone of this earth, or at no hour of the day, is taken without it', () => {
    const html = (date: string): string => `<meta property="article:published_time" content="${date}"><p>${bodyOf('mill').replaceAll('\n\n', '<p>')}`
    const text = (date: string): string => page.replace('12 March 2024, 09:40', date)
    const { records } = filter(jsonl({ html: html('2024-03-12T09:40:00+99:00') }, { text: text('2024-03-12T09:40:00+15:00') }, { text: text('2024-03-12T29:40:00Z') }, { text: text('12 March 2024, 09:40 GMT+26') }))
    expect(records.map(({ published }) => published)).toEqual(['2024-03-12T09:40', '2024-03-12T09:40', '2024-03-12', '2024-03-12T09:40'])
  })
  test('a page without an article says why', () => {
    const [record] = filter(jsonl({ text: LOGIN_PAGE })).records
    expect(record).toMatchObject({ body: '', reason: expect.stringMatching(/\S/) as string })
  })
  test('--lines: every non-blank input line once, in order', () => {
    const text = `\r\n${page.replaceAll('\n', '\r\n')}\n\n \nThe end.`
    const { lines } = filter(jsonl({ text, lines: 3 }), '--lines').records[0] as unknown as { lines: { first: number; last: number }[] }
    const nonBlank = text.split('\n').flatMap((line, i) => (line.trim() ? [i + 1] : []))
    expect(lines.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i))).toEqual(nonBlank)
  })
})

describe('4: bad lines', () => {
  const BAD = ['nope', '', '   ', '[1]', '"text"', 'null', '{"id":"q"}', '{"id":"q","text":null}', '{"text":["a"],"id":"q"}', '{"html":7,"id":"q"}']

  test('each gives one line that says what is wrong, where, and what could be passed through', () => {
    const { records, status, stderr } = filter(`${BAD.join('\n')}\n${jsonl({ text: page })}`)
    expect([status, stderr]).toEqual([0, ''])
    expect(records).toHaveLength(BAD.length + 1)
    records.slice(0, -1).forEach((record, i) => {
      expect(Object.keys(record).slice(0, 2)).toEqual(['error', 'input_line'])
      expect(record).toMatchObject({ error: expect.stringMatching(/^[^\n]+$/) as string, input_line: i + 1 })
      expect(record['id']).toBe(BAD[i]!.includes('"id"') ? 'q' : undefined)
      expect(record).not.toHaveProperty('body')
    })
    expect(records.at(-1)).toHaveProperty('body', bodyOf('harbour museum'))
  })
  test('--strict: the same output, exit 1 at the end', () => {
    const input = `nope\n${jsonl({ text: page })}`
    const strict = filter(input, '--strict')
    expect(strict.status).toBe(1)
    expect(strict.raw).toBe(filter(input).raw)
    expect(filter(jsonl({ text: page }), '--strict').status).toBe(0)
  })
})

describe('5: output any reader takes', () => {
  test('U+2028, U+2029 and lone surrogates are escaped, \\n is the only line end', () => {
    const { raw, records } = filter('{"id":"a\\u2028b\\u2029c\\ud800d","u\u2028":["\u2029",\r2],"text":"x\\r\\ny"}\n')
    expect(raw).toContain('"a\\u2028b\\u2029c\\ud800d","u\\u2028":["\\u2029", 2]')
    expect(raw).not.toMatch(/[\r\u2028\u2029]/)
    expect(records).toHaveLength(1)
  })
  test('an empty input is an empty output', () => {
    expect(filter('')).toMatchObject({ raw: '', status: 0, stderr: '' })
  })
  test('a byte-order mark is no part of the first record', () => {
    expect(filter(`\ufeff${jsonl({ id: 1, text: 'x' })}`).records[0]).toHaveProperty('id', 1)
  })
})

describe('6: same input, same output', () => {
  test('alone, in a batch, from a file, from gzip, by auto-detection', () => {
    const records = [{ id: 'a', text: page }, { id: 'b', text: LOGIN_PAGE }, { id: 'c', text: pageOf('old water mill') }]
    const together = filter(jsonl(...records), '--lines').raw
    expect(records.map((record) => filter(jsonl(record), '--lines').raw).join('')).toBe(together)
    const folder = folderOf({ 'x.jsonl': jsonl(...records), 'x.jsonl.gz': gzipSync(jsonl(...records)), 'x.dat': jsonl(...records) })
    const run = (...args: readonly string[]): string => cli([...args, '--to', 'jsonl', '--lines'], { cwd: folder }).stdout
    expect(run('x.jsonl')).toBe(together)
    expect(run('x.jsonl.gz')).toBe(together)
    expect(run('x.dat')).toBe(together)
    expect(cli(['--to', 'jsonl', '--lines'], { input: jsonl(...records) }).stdout).toBe(together)
    expect(shell('clean-article --to jsonl --lines < x.jsonl', { cwd: folder }).stdout).toBe(together)
  })
})
