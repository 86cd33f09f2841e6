/** The measure itself: figures worked out by hand on a few words, and the quality script on a set of two pages. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { lineFigures, metadataFigures, shingleFigures, snippetFigures, wordFigures } from './figures.mjs'
import { bodyOf, pageOf } from './support/articles.ts'
import { folderOf } from './support/cli.ts'

/** Six decimals: thirds and fifths are not exact. */
const rounded = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_, v: unknown) => (typeof v === 'number' ? Number(v.toFixed(6)) : v)))

const row = (gold: string, body: string) => ({ input: body, gold, body })

describe('words', () => {
  test('are counted as often as they stand in both', () => {
    expect(rounded(wordFigures([row('a a b c', 'A a d')]))).toEqual(rounded({ p: 2 / 3, r: 1 / 2, f1: 4 / 7 }))
  })
  test('an empty answer is right only where nothing was wanted', () => {
    expect(wordFigures([row('', '')]).f1).toBe(1)
    expect([wordFigures([row('', 'a')]).f1, wordFigures([row('a', '')]).f1]).toEqual([0, 0])
  })
  test('of Han and kana are characters', () => {
    expect(wordFigures([row('新聞を読む', '新聞')])).toMatchObject({ p: 1, r: 2 / 5 })
  })
})

describe('shingles', () => {
  test('are four words in a row, so that order counts', () => {
    expect(shingleFigures([row('a b c d e', 'a b c d x')])).toEqual({ p: 1 / 2, r: 1 / 2, f1: 1 / 2 })
    expect(shingleFigures([row('a b c d e', 'e d c b a')]).f1).toBe(0)
  })
  test('of fewer words are one shingle', () => {
    expect(shingleFigures([row('a b', 'a b')]).f1).toBe(1)
  })
  test('precision counts pages with an answer, recall pages with a body', () => {
    expect(shingleFigures([row('a b c d', 'a b c d'), row('a b c d', '')])).toMatchObject({ p: 1, r: 1 / 2 })
  })
})

test('snippets of all pages count together', () => {
  const rows = [{ ...row('', 'one two'), wanted: ['one', 'six'], unwanted: ['two', 'ten'] }, { ...row('', 'six'), wanted: ['six'] }]
  expect(rounded(snippetFigures(rows))).toEqual(rounded({ p: 2 / 3, r: 2 / 3, f1: 2 / 3 }))
})

test('lines are matched by their number, blank ones left out', () => {
  const labels = [['navigation', 'Home'], ['body', 'One two three.'], ['caption', 'A boat.']] as const
  const verdicts = [
    { first: 1, last: 1, kind: 'legal', keep: false }, { first: 3, last: 3, kind: 'body', keep: true }, { first: 4, last: 4, kind: 'body', keep: true },
  ]
  expect(rounded(lineFigures([{ input: 'Home\n\nOne two three.\nA boat.\n', body: '', labels, verdicts }]))).toEqual(rounded({
    line: { p: 1 / 2, r: 1, f1: 2 / 3 },
    word: { p: 3 / 5, r: 1, f1: 3 / 4 },
    kinds: [
      { kind: 'navigation', lines: 1, dropped: 1, sameKind: 1 }, { kind: 'body', lines: 1, dropped: 0, sameKind: 1 }, { kind: 'caption', lines: 1, dropped: 0, sameKind: 0 },
    ],
  }))
})

test('titles, authors and dates are right or not, where a page has them', () => {
  const figures = metadataFigures([
    [{ title: 'The  Mill', author: 'Ada Fernsby, Ben Orrick', date: '2023-07-19 21:40:00+02:00' }, { title: 'the mill', byline: 'Ben Orrick and Ada Fernsby', published: '2023-07-19T21:40' }],
    [{ title: 'The Mill', author: 'Ada Fernsby' }, { title: 'The Mill | Mirror', byline: null, published: '2023-07-19' }],
  ])
  expect(figures).toEqual([{ field: 'title', pages: 2, exact: 1 / 2, silent: 0 }, { field: 'author', pages: 2, exact: 1 / 2, silent: 1 / 2 }, { field: 'date', pages: 1, exact: 1, silent: 0 }])
})

describe('the script', () => {
  const page = (subject: string, lang: string): string => JSON.stringify({ id: subject, lang, text: { innertext: pageOf(subject) }, body: bodyOf(subject), with: ['Nobody was in danger'], without: ['Skip to content'] })
  const set = [page('mill', 'en'), page('bridge', 'en-GB'), ''].join('\n')
  const folder = folderOf({ 'set.jsonl.gz': gzipSync(set) })
  const quality = (...words: readonly string[]) => spawnSync(process.execPath, [join(import.meta.dirname, 'quality.mjs'), ...words], { cwd: folder, encoding: 'utf8' })

  test('scores a set', () => {
    const { status, stdout, stderr } = quality('set.jsonl.gz')
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^set\.jsonl\.gz \(innertext\) {2}2 pages, 0 without an article\n {2}shingle {2}P 1\.0000 {2}R 1\.0000 {2}F1 1\.0000\n {2}word /)
    expect(stdout).toContain('  snippet  P 1.0000  R 1.0000  F1 1.0000\n')
  })
  test('scores HTML beside it', () => {
    const html = JSON.stringify({ id: 'mill', html: `<title>The mill</title><p>${bodyOf('mill').split('\n').filter(Boolean).join('<p>')}` })
    const other = folderOf({ 'set.jsonl': JSON.stringify({ id: 'mill', title: 'The Mill', date: NaN, text: {}, body: bodyOf('mill') }).replace('null', 'NaN'), 'set.html.jsonl': html })
    const { stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'quality.mjs'), 'set.jsonl', '--flattening', 'html'], { cwd: other, encoding: 'utf8' })
    expect([stderr, stdout]).toEqual(['', expect.stringContaining('  title    exact 1.0000  no answer 0.0000  1 page\n')])
  })
  test('scores a part of it, or another cleaner', () => {
    expect(quality('set.jsonl.gz', '--lang', 'en').stdout).toContain('(innertext, en)  1 page,')
    expect(quality('set.jsonl.gz', '--cleaner', 'everything').stdout).toMatch(/word {5}P 0\.\d+ {2}R 1\.0000/)
  })
  test.each([[['set.jsonl.gz', '--lang', 'fr']], [['set.jsonl.gz', '--cleaner', 'nobody']], [['none.jsonl']], [['--wrong']]])('says what is wrong with %j', (words) => {
    const { status, stdout, stderr } = quality(...words)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^quality: \S/)
  })
})
