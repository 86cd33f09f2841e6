/** Short lines that only their neighbours speak for. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { clean } from '../src/clean.ts'

const MENU = 'Home\nGardens\nShop\nContact\nSign in\nSearch', FOOTER = 'Privacy policy\nTerms of use\n© 2024 The Hedge Post'
const TOLD = [
  'Hedges in the garden are cut once a year, in autumn, after the birds have left their nests, and the clippings are best left below as a cover for hedgehogs and beetles.',
  'A garden pond that was cleaned in autumn needs no pump if it lies in half shade and a third of its surface is under leaves, which keep the water cool in the height of summer.',
  'The garden meadow is mown late, in autumn, and the hay is carried off, because grasses grow strong on rich soil and crowd out the flowers that one wants to see.',
]
const page = (item: (told: string, i: number) => string): string => [MENU, 'Three jobs for the autumn garden', 'By Ada Furze', ...TOLD.map(item), 'Subscribe to our newsletter', FOOTER].join('\n\n')

describe('among the lines of an article', () => {
  test('numbers that count up are kept', () => {
    const { body } = clean({ text: page((told, i) => `${i + 1}\n\n${told}`) })
    expect(body.split(/\n+/).filter((line) => /^\d$/.test(line))).toEqual(['1', '2', '3'])
  })
  test('other lone numbers are not', () => {
    const { body } = clean({ text: page((told, i) => `${[7, 3, 12][i]}\n\n${told}`) })
    expect(body).not.toMatch(/^\d+$/m)
    expect(body).toContain(TOLD[1])
  })
  test('a subheading above a picture stays, the picture\'s credit does not', () => {
    const { body } = clean({ text: page((told, i) => `${['The hedge', 'The pond', 'The meadow'][i]}\n\nPhoto: Tom Sedge / The Hedge Post\n\n${told}`) })
    expect(body).toContain('The pond')
    expect(body).toContain('The meadow')
    expect(body).not.toContain('Tom Sedge')
  })
})

describe('a table between paragraphs is whole, with its times and its names', () => {
  const rows = ['Boat\tMonday\tTuesday', 'Petrel\t09:00\t10:30', 'Gull\t12:00\t13:30', 'Dunlin\t15:00\t16:30']
  test('in text', () => {
    const { body } = clean({ text: page((told, i) => (i === 1 ? `${rows.join('\n')}\n\n${told}` : told)) })
    expect(body).toContain(rows.join('\n'))
  })
  test('in HTML, where code is too', () => {
    const html = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'html', 'article--tables-and-code', 'input.html'), 'utf8'), { body } = clean({ text: '', html })
    for (const row of ['Passenger\tSingle\tReturn', 'Adult\t10.00\t18.00', 'Child\t5.00\t9.00', 'Dog\tFree\tFree', 'Orrin\t3\t2\t6', 'Launch of the Petrel\t12 March 2024', 'Engine failure\t3 January 2021', 'x = 1\ny = 2']) expect(body).toContain(row)
  })
  test('at the end of an article a table of links is not', () => {
    expect(clean({ text: `${page((told) => told)}\n\nGardens\tHedges\tPonds\nShop\tSeeds\tTools\nHelp\tContact\tReturns` }).body).not.toContain('Seeds')
  })
})
