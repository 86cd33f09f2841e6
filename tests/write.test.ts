/** The write room: an article in, text, records and listing rows out. */
import { describe, expect, test } from 'vitest'
import { explainFacts, explainRows, stringify, toErrorRecord, toRecord, toText } from '../src/index.ts'
import type { Article, Verdict } from '../src/index.ts'

const verdict = (given: Partial<Verdict>): Verdict => ({
  first: 1, last: 1, text: 'x', keep: false, kind: 'other', score: 0, because: 'so', rules: [], gap: false, ...given,
})
const article: Article = {
  body: 'One.\n\nTwo.', title: 'T', byline: null, published: '2024-03-12', lang: 'en',
  verdicts: [
    verdict({ first: 1, last: 3, text: 'One.', keep: true, kind: 'body', score: 0.9375, because: 'is prose', rules: ['running-text'] }),
    verdict({ first: 5, last: 5, text: 'Share', kind: 'share', score: 0.004, because: 'shares', rules: ['share-words'] }),
  ],
}
const empty: Article = { body: '', title: null, byline: null, published: null, lang: null, reason: 'only menus', verdicts: [] }

describe('text', () => {
  test('the body and one newline; of an empty article nothing', () => {
    expect(toText(article)).toBe('One.\n\nTwo.\n')
    expect(toText(empty)).toBe('')
  })
})

describe('records', () => {
  test('passed fields first, ours after them, in a fixed order', () => {
    expect(Object.entries(toRecord(article, { passed: { id: 3, tag: ['a'] } }))).toEqual([
      ['id', 3], ['tag', ['a']], ['body', 'One.\n\nTwo.'], ['title', 'T'], ['byline', null], ['published', '2024-03-12'], ['lang', 'en'],
    ])
  })
  test('the reason stands in empty articles only', () => {
    expect(toRecord(empty)).toEqual({ body: '', title: null, byline: null, published: null, lang: null, reason: 'only menus' })
    expect(toRecord(article)).not.toHaveProperty('reason')
  })
  test('lines carry verdicts without their text, last of all', () => {
    const record = toRecord(article, { passed: { lines: 'theirs' }, lines: true })
    expect(Object.keys(record).at(-1)).toBe('lines')
    expect(record['lines']).toEqual([
      { first: 1, last: 3, kind: 'body', keep: true, score: 0.9375, because: 'is prose', rules: ['running-text'] },
      { first: 5, last: 5, kind: 'share', keep: false, score: 0.004, because: 'shares', rules: ['share-words'] },
    ])
    expect(toRecord(article, { passed: { lines: 'theirs' } })['lines']).toBe('theirs')
  })
  test('nothing is written into what was passed', () => {
    const passed = Object.freeze({ id: 1, body: 'old' })
    expect(toRecord(article, { passed })).toMatchObject({ id: 1, body: 'One.\n\nTwo.' })
    expect(passed).toEqual({ id: 1, body: 'old' })
  })
  test('errors stand before what could be passed through', () => {
    expect(stringify(toErrorRecord('invalid JSON', { id: 1, error: 'theirs' }, 7))).toBe('{"error":"invalid JSON","input_line":7,"id":1}')
    expect(stringify(toErrorRecord('is a folder'))).toBe('{"error":"is a folder"}')
  })
  test('__proto__ is a field like any other', () => {
    const passed = JSON.parse('{"__proto__":{"polluted":true}}') as Record<string, unknown>
    const record = toRecord(article, { passed })
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype)
    expect(stringify(record)).toMatch(/^\{"__proto__":\{"polluted":true\},"body"/)
  })
  test('what breaks lines or is no character is escaped, and comes back as it was', () => {
    const record = { text: 'a\u2028b\u2029c\ud800d\n😀' }
    expect(stringify(record)).toBe('{"text":"a\\u2028b\\u2029c\\ud800d\\n😀"}')
    expect(JSON.parse(stringify(record, 2))).toEqual(record)
  })
})

describe('listing', () => {
  test('a row a line: mark, numbers, kind, score, reason, text', () => {
    expect(explainRows(article)).toEqual([
      { keep: true, mark: '+', lines: '1-3', kind: 'body', score: '0.94', because: 'is prose', text: 'One.' },
      { keep: false, mark: '-', lines: '5', kind: 'share', score: '0.00', because: 'shares', text: 'Share' },
    ])
  })
  test('facts: what was found, and why nothing was', () => {
    expect(explainFacts(article)).toEqual([['title', 'T'], ['published', '2024-03-12'], ['lang', 'en'], ['kept', '1 of 2 lines']])
    expect(explainFacts(empty)).toEqual([['kept', '0 of 0 lines'], ['no article', 'only menus']])
  })
})
