/** Lines as a person would see them: every flattening's fixture, what joins and what stays apart, and what must hold for any text. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { recogniseFlattening } from '../src/lines/flattening.ts'
import { toLines } from '../src/lines/unwrap.ts'
import type { Flattening, RawLine } from '../src/types.ts'
import { readPages } from './pages.mjs'

const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'readers', 'lines')
const NAMES = readdirSync(FOLDER).filter((file) => file.endsWith('.input.txt')).map((file) => file.slice(0, -'.input.txt'.length))
const FLATTENINGS: readonly Flattening[] = ['innertext', 'bs4', 'lynx', 'wet', 'markdown']

const inputOf = (name: string): string => readFileSync(join(FOLDER, `${name}.input.txt`), 'utf8')

/** Expectations give a line as it was written, leave out `plain` where it is the same, and round shares. */
function compact({ plain, marks, markdown, ...read }: RawLine): object {
  const line = { ...read, text: markdown ?? read.text }
  const rounded = marks?.linkShare === undefined ? marks : { ...marks, linkShare: Math.round(marks.linkShare * 1000) / 1000 }
  return { ...line, ...(plain === line.text ? {} : { plain: plain.replace(/\t/g, ' ') }), ...(rounded ? { marks: rounded } : {}) }
}

const textsOf = (text: string, hint?: Flattening): string[] => toLines(text, hint).map((line) => line.text)

describe.each(NAMES)('%s', (name) => {
  const expected = readFileSync(join(FOLDER, `${name}.lines.jsonl`), 'utf8').trim().split('\n').map((row) => JSON.parse(row) as { flattening: string })

  test('is recognised', () => {
    expect(recogniseFlattening(inputOf(name).split('\n'))).toBe(expected[0]!.flattening)
  })

  test('gives its lines', () => {
    expect(toLines(inputOf(name)).map(compact)).toEqual(expected.slice(1))
  })
})

describe('any text under any hint', () => {
  const texts = [...NAMES.map(inputOf), '', '\n\n', 'one', ' \u00a0 \n a', '```\nopen fence', '> > \n>\n> a', '[[[![](', '---\nkey: v', '| a\n|-|', 'a  \nb\\\nc', '***\n**', '\u0301\ud83d', '"\n"a\n"']

  test.each(FLATTENINGS)('%s: every line that is not blank belongs to one line, in order', (hint) => {
    for (const text of texts) {
      const rows = text.split('\n')
      let last = 0
      const covered = new Set<number>()
      for (const line of toLines(text, hint)) {
        expect(line.first).toBeGreaterThan(last)
        expect(line.gap).toBe(rows.slice(last, line.first - 1).some((row) => row.trim() === ''))
        last = line.last
        for (let n = line.first; n <= last; n++) covered.add(n)
      }
      expect([...covered]).toEqual(rows.flatMap((row, i) => (row.trim() === '' ? [] : [i + 1])))
    }
  })

  test.each(FLATTENINGS)('%s: nothing is invented or lost', (hint) => {
    for (const name of NAMES) {
      const squeeze = (text: string): string => text.replace(/[\s>]/g, '')
      expect(squeeze(toLines(inputOf(name), hint).map(({ markdown, text }) => markdown ?? text).join(''))).toBe(squeeze(inputOf(name)))
    }
  })
})

describe('wrapped columns', () => {
  const wrapped = (...rows: string[]): string[] => textsOf(rows.join('\n'), 'lynx')

  test('a row that had room for the next word ends its line', () => {
    expect(wrapped('   The council met on Monday evening in the old school and voted', '   Yes.')).toHaveLength(2)
  })

  test('a new left edge begins a new line', () => {
    expect(wrapped('   The council met on Monday evening in the old school, and voted on it', '     twenty-seven amendments')).toHaveLength(2)
  })

  test('a blank row begins a new line', () => {
    expect(wrapped('The council met on Monday evening in the old school, and voted on it', '', 'unanimously and at once')).toHaveLength(2)
  })

  test('a number in the middle of a sentence is no item', () => {
    expect(wrapped('Der Gemeinderat von Tannwiesen beschloss die neue Satzung erst am Abend des', '26. Februar nach langer Debatte.')).toHaveLength(1)
  })

  test('a one-letter word waits for the next', () => {
    expect(wrapped('   Jakmile bude nová rada města zvolena, musí nejprve požádat spolky', '   o vyjádření k rozpočtu.')).toHaveLength(1)
  })
})

describe('torn lines', () => {
  const torn = (...pieces: string[]): string[] => textsOf(pieces.join('\n'), 'bs4')

  test.each<readonly [string, readonly string[], string]>([
    ['a linked word and its comma', ['The new bridge over the', 'Ald', ', built in three years, is open.'], 'The new bridge over the Ald, built in three years, is open.'],
    ['an open bracket', ['The bridge (see the', 'map', ') is open to walkers and to bicycles.'], 'The bridge (see the map) is open to walkers and to bicycles.'],
    ['a possessive', ['The bridge is the work of', 'Anna Reed', '’s office in the harbour.'], 'The bridge is the work of Anna Reed’s office in the harbour.'],
    ['a German quotation', ['Der Chor nannte seinen neuen Saal am Bach „', 'Haus der Stimmen', '“ und lud alle ein.'], 'Der Chor nannte seinen neuen Saal am Bach „Haus der Stimmen“ und lud alle ein.'],
    ['straight quotes', ['He called the new bridge over the river "', 'a ladder', '" and went home.'], 'He called the new bridge over the river "a ladder" and went home.'],
    ['Chinese without a space', ['柳河镇的居民第一次走进修好的候车大厅，馆长', '，陆小满说，这里有三万本书。'], '柳河镇的居民第一次走进修好的候车大厅，馆长，陆小满说，这里有三万本书。'],
  ])('joins %s', (_, pieces, whole) => {
    expect(torn(...pieces)).toEqual([whole])
  })

  test.each<readonly [string, readonly string[]]>([
    ['menu items', ['Home', 'News', 'Sport', 'About us']],
    ['menu items written small', ['home', 'news', 'sport', 'about us']],
    ['a heading and a paragraph', ['How the bridge was built', 'The first stone was laid in the spring of 1911 by a widow from the village.']],
    ['two paragraphs', ['The first stone was laid in spring.', 'The last one came in winter.']],
    ['a list written small', ['stones from the quarry above the village', 'sand and lime', 'water']],
    ['headlines', ['Bakery in the old town reopens after the flood of last winter', 'School in the valley wins a prize for its orchard and its bees']],
    ['dots left out', ['The bridge is open', '...', '…']],
    ['addresses', ['The bridge has a page of its own in the register of monuments of the county', 'https://bridges.example/ald']],
  ])('leaves %s', (_, pieces) => {
    expect(torn(...pieces)).toEqual(pieces)
  })

  test('a blank line parts what would join', () => {
    expect(torn('The new bridge over the', '', 'Ald, built in three years, is open.')).toHaveLength(2)
  })
})

describe('markdown', () => {
  const plain = (text: string): string | undefined => toLines(text, 'markdown')[0]?.plain

  test.each([
    ['[![logo](a.png)](/) [Read](/r)', 'Read'],
    ['[DIY](/diy)[Decor](/decor)', 'DIY Decor'],
    ['a [link](/x "a \\"title\\" (here)") b', 'a link b'],
    ['[brackets] that are no link', '[brackets] that are no link'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['some_file_name and _stress_', 'some_file_name and stress'],
    ['``code with ` tick``', 'code with ` tick'],
    ['a < b and <br/>c', 'a < b and c'],
    ['Fish &amp; chips &unknown; &', 'Fish & chips &unknown; &'],
    ['## Title ##', 'Title'],
    ['- [x] done', 'done'],
    ['C:\\dir\\', 'C:\\dir'],
  ])('%s', (text, expected) => {
    expect(plain(text)).toBe(expected)
  })

  test('rows that were not wrapped stay apart', () => {
    const rows = ['Roses are red,', 'violets are blue,', 'and so on.']
    expect(textsOf(rows.join('\n'), 'markdown')).toEqual(rows)
  })

  test('a full row that ends in two spaces ends its line', () => {
    const row = 'The choir sang in the hall by the river until the lamps went out and on'
    expect(textsOf(`${row}\nin the dark.`, 'markdown')).toEqual([`${row} in the dark.`])
    expect(textsOf(`${row}  \nin the dark.`, 'markdown')).toEqual([row, 'in the dark.'])
  })
})

describe('recognising', () => {
  const of = (text: string): Flattening => recogniseFlattening(text.split('\n'))

  test('code with hashes is no markdown', () => {
    expect(of('Install it\n\n# as root\n# make install\n\nand then run it\n# tool --help\n')).toBe('innertext')
  })

  test('verse is not wrapped', () => {
    expect(of('The rain came in from the sea,\nand the boats lay still,\n\nand nobody spoke but me,\nand I had my fill.\n')).toBe('innertext')
  })

  test('an empty page is plain', () => {
    expect(of('')).toBe('innertext')
  })
})

/** Quadratic behaviour takes minutes on these; the limit leaves room for a busy machine. */
describe('hostile text', () => {
  const LIMIT = 5000
  const HOSTILE: Readonly<Record<string, string>> = {
    'open brackets': '['.repeat(200_000), 'broken links': '](x'.repeat(100_000), 'broken titles': '[a](b "'.repeat(20_000), 'broken images': '![a]('.repeat(100_000), stars: '*a '.repeat(100_000),
    'table rules': `a|b\n${`--|${' '.repeat(50)}`.repeat(2000)}x`, 'heading tails': `# a${' '.repeat(200_000)}##b`, tags: '<a '.repeat(100_000),
    quotes: '“a\n'.repeat(50_000), commas: 'a,\n'.repeat(50_000), 'small words': 'and so on of it in the way it goes of the\n'.repeat(20_000),
    'full rows': `${'x'.repeat(70)}\n`.repeat(50_000), dots: `a${'.'.repeat(200_000)}b`, 'blank rows': '\n'.repeat(500_000),
  }

  test.each(Object.entries(HOSTILE))('%s', (_, text) => {
    for (const hint of [undefined, ...FLATTENINGS]) {
      const start = performance.now()
      toLines(text, hint)
      expect(performance.now() - start).toBeLessThan(LIMIT)
    }
  })

  test('one line of 100 MB', () => {
    const lines = toLines('word, '.repeat(16_700_000))
    expect(lines).toHaveLength(1)
    expect(lines[0]!.text).toHaveLength(16_700_000 * 6 - 1)
  })
})

/** As an editor or a mail program fills paragraphs; lines that fit stay. */
function filled(text: string, width: number): string {
  return text.split('\n').map((line) => line.split(' ').reduce((rows, word) => (rows.slice(rows.lastIndexOf('\n') + 1).length + 1 + word.length > width ? `${rows}\n${word}` : `${rows} ${word}`))).join('\n')
}

describe('paragraphs that were filled to a width without an indent', () => {
  const pages = readPages().filter(({ about, input }) => about.flattening === 'innertext' && /^(?:ar|de|en|fi|ru)$/.test(about.lang) && input.split('\n').some((line) => line.length > 120))
  test.each(pages.map(({ name, input }) => ({ name, input })))('$name', ({ input }) => {
    for (const width of [66, 72, 78]) {
      const whole = textsOf(input).filter((line) => line.length > 120), lines = new Set(textsOf(filled(input, width)))
      expect(whole.filter((line) => lines.has(line)).length).toBeGreaterThan(0.8 * whole.length)
    }
  })
  test('headlines as long as a terminal is wide are not', () => {
    const headlines = ['The harbour board lets the ferry sail again from the first of May', 'A new engine was paid for by four hundred people on both shores', 'What the keeper of the light wrote to his cousin in the winter of the great frost', 'Bread on wheels comes back to four villages above the old mill', 'Swallows came back nine days earlier than in any spring before', 'Why nobody at the quay wants to sell tickets on Sunday mornings']
    expect(recogniseFlattening(['Home', '', ...headlines, '', 'Contact'])).toBe('innertext')
  })
})
