/** Every page fixture through the library: its body against what a careful reader wants, its metadata exactly. Floors rise by `record-floors.mjs` only. */
import { describe, expect, test } from 'vitest'
import { clean } from '../src/clean.ts'
import { figure, incompletePages, printed, readFloors, readPages, wordF1 } from './pages.mjs'

const pages = readPages()
const floors = readFloors()
const FLATTENINGS = ['innertext', 'bs4', 'lynx', 'wet', 'markdown'] as const

describe('page fixtures', () => {
  test('are complete', () => {
    expect(incompletePages()).toEqual([])
  })
  test('stand for every flattening', () => {
    for (const flattening of FLATTENINGS) expect(pages.filter((p) => p.about.flattening === flattening).length, flattening).toBeGreaterThanOrEqual(4)
  })
  test('have a floor each, and no floor stands for a page that is gone', () => {
    expect(Object.keys(floors).sort()).toEqual(pages.map((p) => p.name).sort())
  })
  test.each(pages)('$name is well formed', ({ expected, about, input }) => {
    expect(FLATTENINGS).toContain(about.flattening)
    expect(about.hard).toMatch(/\w{3}/)
    expect(input.trim()).not.toBe('')
    expect(expected === '').toBe(about.reason === true)
    expect(expected).not.toMatch(/\n\n\n|^\s|[ \t]\n|\n\n$|\r/)
    if (expected) expect(expected.endsWith('\n')).toBe(true)
  })
})

describe('the body', () => {
  test.each(pages)('of $name does not fall below its floor', ({ name, input, expected }) => {
    const got = printed(clean({ text: input }).body)
    const floor = floors[name] ?? Infinity
    if (figure(got, expected) < floor) expect(got, `word F1 ${wordF1(got, expected).toFixed(4)}, floor ${floor}`).toBe(expected)
  })
  test.each(pages.filter((p) => p.about.reason))('of $name is empty for a stated reason only', ({ input }) => {
    const article = clean({ text: input })
    if (article.body === '') expect(article.reason).toMatch(/\w{3}/)
    else expect(article.reason).toBeUndefined()
  })
})

describe('the metadata', () => {
  test.each(pages)('of $name', ({ input, about }) => {
    const { title, byline, published, lang } = clean({ text: input })
    const wanted = Object.fromEntries(['title', 'byline', 'published', 'lang'].flatMap((key) => (key in about ? [[key, about[key as keyof typeof about]]] : [])))
    expect({ title, byline, published, lang }).toMatchObject(wanted)
  })
})

describe('word F1', () => {
  test.each([['a b c', 'a b c', 1], ['', '', 1], ['a', '', 0], ['a b', 'b c', 0.5], ['a a', 'a', 2 / 3], ['記事を読む', '記事', 4 / 7]])('of %j and %j', (got, wanted, value) => {
    expect(wordF1(got, wanted)).toBeCloseTo(value, 10)
  })
  test('is 1 as a figure only where the bytes agree', () => {
    expect([figure('a b\n', 'a b\n'), figure('a  b\n', 'a b\n'), figure('a\n', 'a b\n')]).toEqual([1, 0.999, 0.666])
  })
})
