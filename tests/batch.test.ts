/** The batch room: where results go, what is read, how files appear, and what becomes of one record. */
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AtomicFile, abandonAll } from '../src/batch/atomic.ts'
import { findInputs } from '../src/batch/find.ts'
import type { Found, Input } from '../src/batch/find.ts'
import { mirror, readBack } from '../src/batch/mirror.ts'
import { reasonOf } from '../src/batch/reason.ts'
import { cleanRecord } from '../src/batch/record.ts'
import { membersOf } from '../src/read/index.ts'
import { shorten, padTo } from '../src/cli/width.ts'
import { folderOf } from './support/cli.ts'

const input = (place: string): Input => ({ path: place, name: place, place })

describe('mirror', () => {
  test.each([
    ['a/b.html', 'a/b.txt'], ['a/b.txt', 'a/b.txt'], ['a/b.HTML.gz', 'a/b.txt'], ['a/b', 'a/b.txt'], ['a.b/c.jsonl', 'a.b/c.txt'],
    ['www.hask.example', 'www.hask.example.txt'], ['volume 1.2', 'volume 1.2.txt'], ['a/index.php', 'a/index.txt'],
  ])('%s goes to %s', (place, wanted) => {
    expect(mirror([input(place)], 'out', '.txt')[0]!.path).toBe(join('out', wanted))
  })
  test('what differs in its ending alone keeps it, in any order', () => {
    const inputs = ['a.html', 'b.html', 'a.txt', 'a.html.md', 'c.warc.gz', 'c.warc'].map((place) => input(place))
    const places = (given: readonly Input[]): readonly string[] => mirror(given, 'out', '.txt').map(({ path, clash }) => `${path}${clash ? ' clash' : ''}`)
    const wanted = ['out/a.html.txt', 'out/b.txt', 'out/a.txt.txt', 'out/a.html.md.txt', 'out/c.warc.gz.txt', 'out/c.warc.txt']
    expect(places(inputs)).toEqual(wanted)
    expect(places(inputs.toReversed())).toEqual(wanted.toReversed())
  })
  test('of two inputs for one file the second names the first', () => {
    const [first, second] = [{ ...input('a.html'), path: '../a.html' }, input('a.html')]
    expect(mirror([first, second], 'out', '.txt').map(({ clash }) => clash)).toEqual([undefined, first])
  })
})

describe('reading back', () => {
  const found = (folder: string, pattern: string): Found => ({ inputs: [], unreadable: [], roots: [{ folder, pattern }] })
  test.each([
    ['in', '**', 'in/out', true], ['in', '**', 'in', true], ['in', '**', 'in-out', false], ['in', '**', 'out', false], ['in/deep', '**', 'in', false],
    ['.', '**/*.txt', 'out', true], ['.', '**/*.html', 'out', false], ['.', '*.txt', 'out', false], ['.', '**/*.{html,txt}', 'out', true], ['.', '**/*.txt', '../out', false],
  ])('%s with %s, written to %s: %s', (...[folder, pattern, output, wanted]) => {
    expect(readBack(found(folder, pattern), output, '.txt') !== undefined).toBe(wanted)
  })
})

describe('finding', () => {
  const folder = folderOf({ 'x10': '1', 'x9': '1', 'X1': '1', 'b/2.txt': '1', '.no': '1', 'é/ü.txt': '1' })
  test('natural order whatever the machine lists first', async () => {
    const { inputs } = await findInputs([folder])
    expect(inputs.map(({ place }) => place)).toEqual(['b/2.txt', 'é/ü.txt', 'X1', 'x9', 'x10'])
  })
  test('a lone folder\'s files stand below it, others at their path', async () => {
    const places = async (...operands: string[]): Promise<readonly string[]> => (await findInputs(operands)).inputs.map(({ place }) => place)
    expect(await places(join(folder, 'b'))).toEqual(['2.txt'])
    const below = folder.split('/').filter(Boolean).join('/')
    expect(await places(join(folder, 'b'), join(folder, 'x9'))).toEqual([`${below}/b/2.txt`, `${below}/x9`])
  })
  test('what cannot be found is told, the rest is found', async () => {
    const { inputs, unreadable } = await findInputs([join(folder, 'x9'), join(folder, 'gone'), join(folder, 'q*')])
    expect(inputs).toHaveLength(1)
    expect(unreadable).toEqual([{ name: join(folder, 'gone'), error: 'no such file or folder' }, { name: join(folder, 'q*'), error: 'no file matches' }])
  })
  test('a circle of links named outright is told', async () => {
    mkdirSync(join(folder, 'links'))
    symlinkSync('round', join(folder, 'links/round'))
    expect((await findInputs([join(folder, 'links/round')])).unreadable[0]!.error).toBe('its links lead in a circle')
  })
})

describe('atomic files', () => {
  const folder = folderOf()
  test('show when committed', () => {
    const path = join(folder, 'new/a.txt')
    const file = new AtomicFile(path)
    file.write('one ')
    expect(existsSync(path)).toBe(false)
    file.write('two')
    file.commit()
    expect(readFileSync(path, 'utf8')).toBe('one two')
    expect(readdirSync(join(folder, 'new'))).toEqual(['a.txt'])
  })
  test('leave nothing when abandoned, one by one or all', () => {
    const files = ['x', 'y', 'z'].map((name) => new AtomicFile(join(folder, 'gone', name)))
    files[0]!.write('1')
    files[1]!.write('2')
    files[0]!.abandon()
    abandonAll()
    expect(readdirSync(join(folder, 'gone'))).toEqual([])
  })
  test('errors name the file', () => {
    const file = new AtomicFile(join(folder, 'new/a.txt/b.txt'))
    expect(() => { file.write('x') }).toThrow(`cannot write ${join(folder, 'new/a.txt/b.txt')}: `)
  })
})

describe('records', () => {
  const article = { body: 'B', title: null, byline: null, published: null, lang: null, verdicts: [] }
  const settings = { clean: () => article, options: {}, keepSource: false, input: 'in.jsonl' }
  test('are named by id, else by input and line', () => {
    expect(cleanRecord('{"id":0,"text":""}', 4, settings).name).toBe('0')
    expect(cleanRecord('{"text":""}', 4, settings).name).toBe('in.jsonl:4')
  })
  test('a page that breaks the pipeline is one bad record, no more', () => {
    const broken = { ...settings, clean: () => { throw new Error('out of paper\nat line 1') } }
    expect(cleanRecord('{"id":"a","text":"x"}', 2, broken)).toEqual({ name: 'a', passed: membersOf('{"id":"a"}'), error: 'cannot be cleaned: out of paper', inputLine: 2 })
  })
  test('the page is normalised, and told its address and language', () => {
    const pages: unknown[] = []
    const seeing = { ...settings, clean: (page: unknown) => { pages.push(page); return article } }
    cleanRecord('{"text":"a\\r\\nb\\u0000","url":"https://hask.example","lang":"de"}', 1, seeing)
    cleanRecord('{"text":"a","lang":"de"}', 1, { ...seeing, lang: 'fr' })
    expect(pages).toEqual([{ text: 'a\nb', url: 'https://hask.example', lang: 'de' }, { text: 'a', lang: 'fr' }])
  })
})

describe('reasons', () => {
  test('are one line for people', () => {
    expect(reasonOf(Object.assign(new Error('EACCES: permission denied, open x'), { code: 'EACCES' }))).toBe('permission denied')
    expect(reasonOf(new Error('first\nsecond'))).toBe('first')
    expect(reasonOf('text')).toBe('text')
  })
})

describe('width on a terminal', () => {
  test.each([
    ['short', 10, 'short'], ['exactly ten', 11, 'exactly ten'], ['one too many', 11, 'one too ma…'], ['漢字かな', 8, '漢字かな'], ['漢字かな', 7, '漢字か…'],
    ['漢字かな', 6, '漢字…'], ['e\u0301e\u0301e\u0301', 3, 'e\u0301e\u0301e\u0301'], ['😀😀😀', 5, '😀😀…'],
  ])('%s in %i columns', (text, width, wanted) => {
    expect(shorten(text, width)).toBe(wanted)
  })
  test('padding counts columns, not characters', () => {
    expect(padTo('漢', 4)).toBe('漢  ')
    expect(padTo('long enough', 4)).toBe('long enough')
  })
})
