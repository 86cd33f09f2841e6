/** WARC and WET archives: records however the bytes were cut, pages however servers packed them, and what is left of damaged files. */
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as zlib from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { Places } from '../src/batch/address-place.ts'
import { unpackPayload } from '../src/batch/payload.ts'
import { isDamage, unpack } from '../src/batch/unpack.ts'
import { isWarcProblem, WarcReader } from '../src/read/warc.ts'
import { isPage, parseResponse } from '../src/read/warc-http.ts'
import { bodyOf, pageOf } from './support/articles.ts'
import { chunked, htmlOf, packed, record, response } from './support/archives.ts'
import { cli, folderOf } from './support/cli.ts'

function cut(bytes: Uint8Array, size: number): readonly Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size))
}

function readAll(bytes: Uint8Array, size: number, maxSize = 1000): readonly string[] {
  const reader = new WarcReader({ wants: ({ type }) => type !== 'request', maxSize })
  const items = [...cut(bytes, size).flatMap((chunk) => reader.push(chunk)), ...reader.end()]
  return items.map((item) => (isWarcProblem(item) ? `! ${item.problem}` : `${item.header.type} ${item.header.url ?? '-'} ${item.block ? Buffer.from(item.block).toString() : 'too large'}`))
}

/** Where it stands first. */
function replaced(bytes: Buffer, what: string | RegExp, by: string | ((found: string) => string)): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(what, by as string), 'latin1')
}

describe('records', () => {
  const archive = Buffer.concat([
    record({ type: 'warcinfo', block: 'software: x\r\n' }), record({ type: 'request', url: 'a', block: 'GET / WARC/1.0\r\n\r\n' }),
    record({ url: '<https://hask.example/a>', block: 'one\r\n\r\nWARC/1.0 inside' }), record({ type: 'conversion', url: 'b', block: '' }), record({ url: 'c', block: 'x'.repeat(2000) }),
  ])
  test.each([1, 2, 7, 64, 100_000])('in pieces of %i bytes', (size) => {
    expect(readAll(archive, size)).toEqual(['warcinfo - software: x\r\n', 'response https://hask.example/a one\r\n\r\nWARC/1.0 inside', 'conversion b ', 'response c too large'])
  })
  test.each([1, 50, 100_000])('what is damaged is told, and the next record is found, in pieces of %i bytes', (size) => {
    const bad = Buffer.concat([Buffer.from('rubbish\r\n'), record({ url: 'a', block: '1' }), Buffer.from('WARC/1.0\r\nWARC-Type: response\r\n\r\nno length\r\n'), record({ url: 'b', block: '2' }).subarray(0, -1), record({ url: 'c', block: '3' }).subarray(0, 90)])
    const told = readAll(bad, size).map((line) => line.replace(/byte \d+/, 'byte N'))
    expect(told).toEqual(['! something that is no record, before byte N', 'response a 1', '! a record without a length, near byte N', '! something that is no record, before byte N', 'response b 2', expect.stringMatching(/^! cut off in the middle of a record, after \d+ bytes$/)])
  })
  test('megabytes of rubbish are not held', () => {
    const chunk = new Uint8Array(65_536).fill(0x61)
    const reader = new WarcReader({ wants: () => true, maxSize: 10 })
    for (let i = 0; i < 500; i++) expect(reader.push(chunk)).toEqual([])
    expect(reader.push(record({ url: 'a', block: '1' })).map((item) => ('header' in item ? item.header.url : item.problem))).toEqual(['something that is no record, before byte 32768000', 'a'])
  })
})

describe('responses', () => {
  const page = Buffer.from(htmlOf(pageOf('mill')))
  test('status, type, charset, packing', () => {
    const { status, mediaType, charset, encodings, body } = parseResponse(response(page, { 'Content-Type': 'Text/HTML; foo=1; charset="Windows-1251"', 'Content-Encoding': 'gzip, BR' }, 206))
    expect({ status, mediaType, charset, encodings }).toEqual({ status: 206, mediaType: 'text/html', charset: 'Windows-1251', encodings: ['gzip', 'br'] })
    expect(Buffer.from(body)).toEqual(page)
  })
  test.each([1, 33, 4000])('chunks of %i bytes are joined; what was joined already is left alone', (size) => {
    const fields = { 'Transfer-Encoding': 'chunked' }
    expect(Buffer.from(parseResponse(response(chunked(page, size), fields)).body)).toEqual(page)
    expect(Buffer.from(parseResponse(response(page, fields)).body)).toEqual(page)
  })
  test('a chunked body that is cut off gives what is there', () => {
    expect(Buffer.from(parseResponse(response(chunked(page, 100).subarray(0, 600), { 'Transfer-Encoding': 'chunked' })).body)).toEqual(page.subarray(0, 542))
  })
  test('what is a page', () => {
    expect([[200, 'text/html'], [200, ''], [404, 'text/html'], [301, ''], [200, 'image/png'], [0, 'text/plain']].map(([status, mediaType]) => isPage({ status: status as number, mediaType: mediaType as string }))).toEqual([true, true, false, false, false, true])
  })
  test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['gzip', zlib.gzipSync], ['x-gzip', zlib.gzipSync], ['deflate', zlib.deflateSync], ['deflate', zlib.deflateRawSync], ['br', zlib.brotliCompressSync],
    ...('zstdCompressSync' in zlib ? [['zstd', (zlib as unknown as { zstdCompressSync: (bytes: Uint8Array) => Uint8Array }).zstdCompressSync] as [string, (bytes: Uint8Array) => Uint8Array]] : []),
  ])('%s is unpacked; a page that was unpacked already is left alone', (encoding, pack) => {
    expect(Buffer.from(unpackPayload(pack(page), [encoding], 1e6))).toEqual(page)
    expect(Buffer.from(unpackPayload(page, [encoding], 1e6))).toEqual(page)
    expect(() => unpackPayload(pack(page), [encoding], 1000)).toThrow('larger than 1 kB; --max-size raises the limit')
  })
  test('several packings, the last one first; one that nobody knows', () => {
    expect(Buffer.from(unpackPayload(zlib.brotliCompressSync(zlib.gzipSync(page)), ['gzip', 'br'], 1e6))).toEqual(page)
    expect(() => unpackPayload(zlib.gzipSync(page), ['compress'], 1e6)).toThrow('packed with compress, which is unknown')
  })
})

async function unpacked(bytes: Uint8Array, size: number): Promise<string> {
  let text = ''
  for await (const item of unpack(cut(bytes, size))) text += isDamage(item) ? `[${item.damage}]` : Buffer.from(item).toString('latin1')
  return text
}

describe('gzip members', () => {
  const large = Buffer.from(Array.from({ length: 120_000 }, (_, i) => `${(i * 7919) % 104_729} `).join(''))
  const members = [Buffer.from('one '), Buffer.alloc(0), large, Buffer.from('two')]
  test.each([1000, 70_000, 1e9])('are all read, in pieces of %i bytes', async (size) => {
    expect(await unpacked(packed(members), size) === Buffer.concat(members).toString()).toBe(true)
  })
  test('with names, comments and zeros at the end', async () => {
    const [head, rest] = [zlib.gzipSync('named').subarray(0, 10), zlib.gzipSync('named').subarray(10)]
    head[3] = 4 | 8 | 16
    const named = Buffer.concat([head, Buffer.from([2, 0, 9, 9]), Buffer.from('name\0comment\0'), rest])
    expect(await unpacked(Buffer.concat([named, zlib.gzipSync(' b'), Buffer.alloc(100)]), 5)).toBe('named b')
  })
  test('a damaged one is told, and the next is read', async () => {
    const all = ['first ', 'second '.repeat(50), 'third'].map((text) => zlib.gzipSync(text))
    all[1]!.fill(0xff, 12, 20)
    expect(await unpacked(Buffer.concat(all), 1000)).toMatch(/^first (?:second )*[^[]*\[.* in the gzip member at byte 26\]third$/)
    const wrong = zlib.gzipSync('sum ')
    wrong[wrong.length - 8]! ^= 1
    expect(await unpacked(Buffer.concat([wrong, zlib.gzipSync('end')]), 1000)).toBe(zlib.crc32 ? '[a wrong checksum in the gzip member at byte 0]end' : 'sum end')
  })
  test('a file that is cut off gives what is there', async () => {
    const text = await unpacked(zlib.gzipSync(large).subarray(0, 100_000), 10_000)
    expect(large.toString().startsWith(text.slice(0, text.indexOf('[')))).toBe(true)
    expect(text.length).toBeGreaterThan(50_000)
    expect(text).toMatch(/\[an early end in the gzip member at byte 0\]$/)
  })
})

describe('places in a tree', () => {
  test.each([
    ['https://Hask.example/news/a.html', 'hask.example/news/a.txt'], ['http://hask.example', 'hask.example/index.txt'], ['https://u:p@hask.example:8080/a/', 'hask.example_8080/a/index.txt'],
    ['https://hask.example/?id=7&x=%20', 'hask.example/index_id=7_x=_.txt'], ['https://hask.example/%D0%BC%D0%B8%D1%80/%zz#top', 'hask.example/мир/_zz.txt'],
    ['https://hask.example/../../etc/passwd', 'hask.example/_../_../etc/passwd.txt'], ['https://hask.example/%2e%2e/%2Fx', 'hask.example/_../_x.txt'], ['https://hask.example/a.txt/b', 'hask.example/a_txt/b.txt'],
    ['nonsense', 'unnamed/nonsense.txt'], [undefined, 'unnamed/urn_uuid_1.txt'],
  ])('%s stands at %s', (url, place) => {
    expect(new Places('.txt').of(url, 'urn:uuid:1')).toBe(place)
  })
  test('the same address again gets a number, a long one a mark', () => {
    const places = new Places('.txt')
    expect(['a', 'a', 'a'].map((path) => places.of(`https://hask.example/${path}`, undefined))).toEqual(['hask.example/a.txt', 'hask.example/a~2.txt', 'hask.example/a~3.txt'])
    expect(places.of(`https://hask.example/${'漢'.repeat(500)}`, undefined).length).toBeLessThan(100)
  })
})

describe('the program', () => {
  const html = (subject: string): string => htmlOf(pageOf(subject))
  const body = bodyOf('x').split('\n\n').length
  const records = [
    record({ type: 'warcinfo', block: 'software: x\r\n' }),
    record({ url: 'https://hask.example/mill', id: 'urn:uuid:a', block: response(html('mill')) }),
    record({ url: 'https://hask.example/logo.png', id: 'urn:uuid:b', block: response('x', { 'Content-Type': 'image/png' }) }),
    record({ url: 'https://hask.example/gone', id: 'urn:uuid:c', block: response(html('gone'), {}, 404) }),
    record({ url: 'https://ferry.example/ferry', id: 'urn:uuid:d', block: response(chunked(zlib.gzipSync(html('ferry')), 100), { 'Transfer-Encoding': 'chunked', 'Content-Encoding': 'gzip' }) }),
    record({ url: 'https://hask.example/bomb', id: 'urn:uuid:e', block: response(zlib.gzipSync(Buffer.alloc(5_000_000, 97)), { 'Content-Encoding': 'gzip' }) }),
    record({ url: 'https://hask.example/mill', id: 'urn:uuid:f', block: response(pageOf('signal box'), { 'Content-Type': 'text/plain' }) }),
  ]
  const wet = [record({ type: 'conversion', url: 'https://hask.example/wet', id: 'urn:uuid:w', block: pageOf('toll bridge'), more: 'Content-Type: text/plain\r\n' })]
  const folder = folderOf({ 'in/a.warc.gz': packed(records), 'in/b.warc.wet.gz': packed(wet), 'in/page.html': html('page'), 'in/page2.md': pageOf('markdown'), 'in/page3.txt': pageOf('text'), 'in/x.jsonl': `${JSON.stringify({ text: pageOf('record') })}\n`, 'plain.warc': Buffer.concat(records) })
  const run = (...args: readonly string[]) => cli(args, { cwd: folder })
  const lines = (text: string): readonly Readonly<Record<string, unknown>>[] => text.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
  const tree = (path: string): readonly string[] => readdirSync(join(folder, path), { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, path, name)).isFile()).sort()
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8')

  beforeEach(() => {
    for (const name of readdirSync(folder)) if (name !== 'in' && name !== 'plain.warc') rmSync(join(folder, name), { recursive: true })
  })

  test('one record a page, with address, date and record id; what is no page is left out, a bomb is an error', () => {
    const { stdout, status } = run('in/a.warc.gz', '--to', 'jsonl', '--max-size', '1M')
    const pages = lines(stdout)
    expect(status).toBe(0)
    expect(pages.map(({ id }) => id)).toEqual(['urn:uuid:a', 'urn:uuid:d', 'urn:uuid:e', 'urn:uuid:f'])
    expect(pages[0]).toMatchObject({ url: 'https://hask.example/mill', date: '2024-03-12T09:40:00Z', lang: 'en' })
    expect(String(pages[0]!['body']).split(/\n+/)).toHaveLength(body)
    expect(pages[1]!['body']).toContain('The ferry was closed')
    expect(pages[2]).toEqual({ error: 'larger than 1 MB; --max-size raises the limit', id: 'urn:uuid:e', url: 'https://hask.example/bomb', date: '2024-03-12T09:40:00Z' })
    expect(pages[3]!['body']).toBe(bodyOf('signal box'))
  })
  test('packed or not, named or piped, with one job or three: the same', () => {
    const wanted = run('in/a.warc.gz', '--to', 'jsonl').stdout
    expect(run('plain.warc', '--to', 'jsonl', '--jobs', '3').stdout).toBe(wanted)
    for (const file of ['plain.warc', 'in/a.warc.gz']) {
      expect(cli(['--to', 'jsonl'], { input: readFileSync(join(folder, file)) }).stdout).toBe(wanted)
      expect(cli(['--from', 'warc', '--to', 'jsonl', '--jobs', '2'], { input: readFileSync(join(folder, file)) }).stdout).toBe(wanted)
    }
  })
  test('--url-match and --limit', () => {
    expect(lines(run('in/a.warc.gz', '--to', 'jsonl', '--url-match', '^https://ferry\\.').stdout).map(({ id }) => id)).toEqual(['urn:uuid:d'])
    expect(lines(run('in/a.warc.gz', '--to', 'jsonl', '--limit', '2').stdout).map(({ id }) => id)).toEqual(['urn:uuid:a', 'urn:uuid:d'])
    expect(run('in/a.warc.gz', '--url-match', '(')).toMatchObject({ status: 2, stderr: expect.stringContaining('--url-match: invalid regular expression') as string })
  })
  test('a file that is cut off or damaged gives what can be had, and says so; exit 1', () => {
    const whole = readFileSync(join(folder, 'in/a.warc.gz'))
    writeFileSync(join(folder, 'cut.warc.gz'), whole.subarray(0, -100))
    const { stdout, stderr, status } = run('cut.warc.gz', '--to', 'jsonl', '--jobs', '2')
    expect(lines(stdout).map(({ id }) => id)).toEqual(['urn:uuid:a', 'urn:uuid:d', 'urn:uuid:e'])
    expect(stderr).toMatch(/^cut\.warc\.gz: damaged: an early end in the gzip member at byte \d+\n$/)
    expect(status).toBe(1)
    const members = records.map((bytes) => zlib.gzipSync(bytes))
    members[1]!.fill(0, 40, 60)
    writeFileSync(join(folder, 'bad.warc.gz'), Buffer.concat(members))
    expect(lines(run('bad.warc.gz', '--to', 'jsonl').stdout).map(({ id }) => id)).toEqual(['urn:uuid:d', 'urn:uuid:e', 'urn:uuid:f'])
  })
  test.each<[string, (archive: Buffer) => Buffer, string, readonly string[]]>([
    ['an HTTP header', (all) => replaced(all, 'HTTP/1.1', 'HTTP?1.1'), 'no HTTP header in the record of https://hask.example/1', ['2', '3']],
    ['the name of a type', (all) => replaced(all, 'WARC-Type', 'WARC?Type'), 'a record of no type, near byte 0', ['2', '3']],
    ['a type', (all) => replaced(all, 'response', 'r?sponse'), 'a record of an unknown type, near byte 0', ['2', '3']],
    ['a huge length', (all) => replaced(all, /Content-Length: \d+/, 'Content-Length: 99999999999'), 'a record with a wrong length, near byte 0', ['1', '2', '3']],
    ['a length that reaches into the next header', (all) => replaced(all, /(?<=Content-Length: )\d+/, (length) => String(Number(length) + 14)), 'a record with a wrong length, near byte 0', ['1', '2', '3']],
    ['a length that reaches beyond the next record', (all) => replaced(all, /(?<=Content-Length: )\d+/, (length) => String(Number(length) * 2)), 'a record with a wrong length, near byte 0', ['1', '2', '3']],
    ['a length that reaches beyond the end', (all) => replaced(all, /(?<=Content-Length: )\d+/, (length) => String(Number(length) * 9)), 'a record with a wrong length, near byte 0', ['1', '2', '3']],
    ['bytes that are missing', (all) => replaced(all, /<p>[^]{50}/, ''), 'a record with a wrong length, near byte 0', ['1', '2', '3']],
    ['bytes that came in between', (all) => replaced(all, '<p>', '<p>\r\nrubbish\r\n'), 'something that is no record, before byte N', ['1', '2', '3']],
  ])('damage is told, and what can be had of the others comes out: %s', (...[, damage, problem, rest]) => {
    const all = Buffer.concat(['1', '2', '3'].map((id) => record({ url: `https://hask.example/${id}`, id, block: response(html('mill')), more: 'Content-Type: application/http; msgtype=response\r\n' })))
    for (const jobs of ['1', '2']) {
      const { stdout, stderr, status } = cli(['--from', 'warc', '--to', 'jsonl', '--jobs', jobs], { input: damage(all) })
      expect(lines(stdout).map(({ id }) => id)).toEqual(rest)
      for (const page of lines(stdout)) expect(page['body']).toContain('a spokesman')
      expect(stderr.replace(/before byte \d+/, 'before byte N')).toBe(`stdin: damaged: ${problem}\n`)
      expect(status).toBe(1)
    }
  })
  test.each<[string, (archive: Buffer) => Buffer]>([
    ['bytes before it', (all) => Buffer.concat([Buffer.from('junk\n'), all])],
    ['its first bytes', (all) => Buffer.concat([Buffer.alloc(20, 0x5a), all.subarray(20)])],
  ])('a packed archive whose beginning is damaged is read from its next member on: %s', (_, damage) => {
    writeFileSync(join(folder, 'damaged.warc.gz'), damage(readFileSync(join(folder, 'in/a.warc.gz'))))
    const { stdout, stderr, status } = run('damaged.warc.gz', '--to', 'jsonl')
    expect(lines(stdout).map(({ id }) => id)).toEqual(['urn:uuid:a', 'urn:uuid:d', 'urn:uuid:e', 'urn:uuid:f'])
    expect([stderr, status]).toEqual(['damaged.warc.gz: damaged: no gzip data at byte 0\n', 1])
    expect(cli(['--from', 'warc', '--to', 'jsonl'], { input: readFileSync(join(folder, 'damaged.warc.gz')) }).stdout).toBe(stdout)
  })
  test('a packing that nobody knows is no harm where nothing is packed', () => {
    const pages = [html('mill'), `\n${html('mill').replace('Page', 'Tür')}`].map((text) => record({ block: response(text, { 'Content-Encoding': 'UTF-8' }) }))
    const { stdout } = cli(['--from', 'warc', '--to', 'jsonl'], { input: Buffer.concat([...pages, record({ block: response(zlib.gzipSync(html('mill')), { 'Content-Encoding': 'utf-8' }) })]) })
    expect(lines(stdout).map(({ body: text, error }) => error ?? String(text).split('\n\n').length)).toEqual([body, body, 'packed with utf-8, which is unknown'])
  })
  test('the encoding: what reads as UTF-8 is UTF-8, else what the server says', () => {
    const text = htmlOf(pageOf('mill').replaceAll('Tuesday', 'Tuesday in Übersee'))
    const latin = Buffer.from(text, 'latin1')
    mkdirSync(join(folder, 'c'))
    writeFileSync(join(folder, 'c/a.warc'), Buffer.concat([
      record({ url: 'https://a.example/', block: response(latin, { 'Content-Type': 'text/html; charset=iso-8859-1' }) }),
      record({ url: 'https://b.example/', block: response(text, { 'Content-Type': 'text/html; charset=iso-8859-1' }) }),
      record({ url: 'https://c.example/', block: response(text, { 'Content-Type': 'text/html; charset=klingon' }) }),
    ]))
    for (const page of lines(run('c/a.warc', '--to', 'jsonl').stdout)) expect(page['body']).toContain('Tuesday in Übersee')
  })
  test('a resource is a page alone: its encoding is told as that of a file, and what looks like a header is text', () => {
    const html = Buffer.from(htmlOf(pageOf('mill')).replace('<head>', '<head><meta charset="windows-1251">').replaceAll('Oldenwick', '~'), 'latin1')
    html.forEach((byte, i) => { if (byte === 0x7e) html[i] = 0xc6 })
    const resource = (type: string, block: string | Uint8Array): Buffer => record({ type: 'resource', block, more: `Content-Type: ${type}\r\n` })
    const { stdout } = cli(['--from', 'warc', '--to', 'jsonl'], { input: Buffer.concat([resource('text/html', html), resource('text/plain', `HTTP/1.1 404 Not Found\n\n${pageOf('mill')}`)]) })
    expect(lines(stdout)[0]!['body']).toContain('said Marta Ж, who')
    expect(lines(stdout)[1]!['body']).toContain('The mill was closed')
  })
  test('a lone archive as text: a tree of files, gone on with by --resume', () => {
    expect(run('in/a.warc.gz', '-o', 'out', '--max-size', '1M')).toMatchObject({ status: 1, stderr: 'https://hask.example/bomb: larger than 1 MB; --max-size raises the limit\n3 pages cleaned into out, 1 failed, 2 skipped that are no pages\n' })
    expect(tree('out')).toEqual(['ferry.example/ferry.txt', 'hask.example/mill.txt', 'hask.example/mill~2.txt'])
    expect(read('out/hask.example/mill~2.txt')).toBe(`${bodyOf('signal box')}\n`)
    rmSync(join(folder, 'out/hask.example/mill.txt'))
    expect(run('in/a.warc.gz', '-o', 'out').status).toBe(2)
    expect(run('in/a.warc.gz', '-o', 'out', '--resume', '--jobs', '2', '--max-size', '1M').stderr).toContain('1 page cleaned into out, 1 failed, 2 done before')
    expect(tree('out')).toHaveLength(3)
  })
  test('a folder of everything', () => {
    const one = run('in', '-o', 'out', '--jobs', '1', '--max-size', '1M')
    expect(one.status).toBe(1)
    expect(tree('out')).toEqual(['a/ferry.example/ferry.txt', 'a/hask.example/mill.txt', 'a/hask.example/mill~2.txt', 'b.warc/hask.example/wet.txt', 'page.txt', 'page2.txt', 'page3.txt', 'x.txt'])
    expect(read('out/b.warc/hask.example/wet.txt')).toBe(`${bodyOf('toll bridge')}\n`)
    const two = run('in', '-o', 'out2', '--jobs', '3', '--max-size', '1M')
    expect(two.stderr.replaceAll('out2', 'out')).toBe(one.stderr)
    expect(tree('out2').map((name) => read(join('out2', name)))).toEqual(tree('out').map((name) => read(join('out', name))))
    run('in', '-o', 'records', '--to', 'jsonl')
    expect(tree('records')).toEqual(['a.jsonl', 'b.warc.jsonl', 'page.jsonl', 'page2.jsonl', 'page3.jsonl', 'x.jsonl'])
    expect(lines(read('records/a.jsonl'))).toHaveLength(4)
  })
})
