/** Dates: each row of `fixtures/dates` in, the ISO date it must give out. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dateOfUrl, findDates, parseDate } from '../src/meta/dates.ts'

const FOLDER = join(import.meta.dirname, '../fixtures/dates')

describe.each(readdirSync(FOLDER))('%s', (name) => {
  const rows = readFileSync(join(FOLDER, name), 'utf8').trimEnd().split('\n').slice(1).map((row) => row.split('\t') as [string, string, string])
  test.each(rows)('%s: %s', (lang, line, wanted) => {
    expect(parseDate(line, { lang })).toBe(wanted || null)
  })
})

test('every date of a line is found, each with what stands before it', () => {
  const found = findDates('Published: July 19, 2023 9:40 PM | Updated: July 20, 2023', { lang: 'en' })
  expect(found.map((date) => date.iso)).toEqual(['2023-07-19T21:40', '2023-07-20'])
  expect(found[0]!.before).toBe('published: ')
  expect(found[1]!.before).toContain('updated')
})

test('the month stands first only where the page says so', () => {
  expect(parseDate('07/04/2023', { lang: 'en' })).toBe('2023-04-07')
  expect(parseDate('07/04/2023', { lang: 'en', monthFirst: true })).toBe('2023-07-04')
  expect(parseDate('07.04.2023', { lang: 'en', monthFirst: true })).toBe('2023-04-07')
})

test('a language without cues still has numbers and English months', () => {
  expect(parseDate('19 July 2023', { lang: 'sw' })).toBe('2023-07-19')
  expect(parseDate('2023-07-19', { lang: null })).toBe('2023-07-19')
})

test('an address gives its day', () => {
  expect(dateOfUrl('https://example.org/news/2023/07/19/a-bridge-opens')).toBe('2023-07-19')
  expect(dateOfUrl('https://example.org/20230719-a-bridge-opens')).toBe('2023-07-19')
  expect(dateOfUrl('https://example.org/2023/13/19/')).toBeNull()
  expect(dateOfUrl('https://example.org/item/12345678')).toBeNull()
})
