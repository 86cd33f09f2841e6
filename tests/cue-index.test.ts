/** The compiled cues find what a plain search of the phrases finds, on every fixture page; and a table survives being packed. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fold } from '../src/lines/chars.ts'
import type { Line } from '../src/lines/measure.ts'
import { measure, NUMBER } from '../src/lines/measure.ts'
import { toLines } from '../src/lines/unwrap.ts'
import { CueIndex } from '../src/rules/cue-index.ts'
import { compileCues, cueCode, packTable, PLACES, SIGNS, unpackTable } from '../src/rules/cue-table.ts'
import type { LanguageCues } from '../src/rules/cues/cue.ts'
import { cuesFor, LANGUAGES } from '../src/rules/cues/index.ts'

const PAGES = join(import.meta.dirname, '..', 'fixtures', 'pages')

/** One word of a phrase: a token's letters, their beginning, or any number. */
interface Word { readonly letters: string; readonly stem: boolean; readonly number: boolean }
interface Phrase { readonly words: readonly Word[]; readonly code: number }

const lineOf = (text: string): Line => measure({ first: 1, last: 1, text, plain: text, gap: false }, 0)
const folded = (text: string): string => Array.from({ length: text.length }, (_, i) => String.fromCharCode(fold(text.charCodeAt(i)))).join('')

/** A line's tokens as letters. */
function words(line: Line): string[] {
  return Array.from(line.tokens, (_, i) => folded(line.plain.slice(line.starts[i], line.starts[i + 1])).replace(/[^\p{L}\p{M}\p{N}_]+$/u, ''))
}

function phrase(written: string, code: number): Phrase {
  const text = written.replaceAll('#', '0'), line = lineOf(text)
  return {
    code,
    words: words(line).map((letters, i) => ({ letters, number: line.tokens[i] === NUMBER, stem: text[line.starts[i]! + letters.length] === '*' })),
  }
}

function phrasesOf(language: LanguageCues): Phrase[] {
  return SIGNS.flatMap((sign, number) => PLACES.flatMap((place, k) => textsOf(language, sign, place).map((text) => phrase(text, cueCode(number, k)))))
}

function textsOf(language: LanguageCues, sign: (typeof SIGNS)[number], place: (typeof PLACES)[number]): readonly string[] {
  switch (sign) {
    case 'month': case 'weekday': return place === 'within' ? language[`${sign}s`].flat() : []
    case 'noon': return place === 'within' ? language.noon?.flat() ?? [] : []
    case 'ago': case 'by': case 'published': case 'updated': case 'saying': return place === 'within' ? language[sign] : []
    default: return language.kinds[sign]?.[place] ?? []
  }
}

/** Every phrase tried at every token. */
function plainSearch(line: Line, byFirst: ReadonlyMap<string, readonly Phrase[]>): string[] {
  const letters = words(line), found: string[] = []
  const fits = (word: Word, at: number): boolean => {
    if (at >= letters.length || (line.tokens[at] === NUMBER) !== word.number) return false
    return word.number || (word.stem ? letters[at]!.startsWith(word.letters) : letters[at] === word.letters)
  }
  for (let from = 0; from < letters.length; from++) {
    const key = line.tokens[from] === NUMBER ? '#' : letters[from]!.charAt(0)
    for (const { words: wanted, code } of byFirst.get(key) ?? []) {
      if (wanted.every((word, k) => fits(word, from + k))) found.push(`${code} ${from} ${from + wanted.length}`)
    }
  }
  return found.sort()
}

function byFirstLetter(phrases: readonly Phrase[]): ReadonlyMap<string, readonly Phrase[]> {
  const rows = new Map<string, Phrase[]>()
  for (const one of phrases) {
    const [first] = one.words
    if (!first) continue
    const key = first.number ? '#' : first.letters.charAt(0)
    rows.set(key, [...rows.get(key) ?? [], one])
  }
  return rows
}

function indexSearch(line: Line, index: CueIndex): string[] {
  const { count, codes, from, to } = index.find(line)
  return Array.from({ length: count }, (_, i) => `${codes[i]} ${from[i]} ${to[i]}`).sort()
}

function linesOf(name: string): Line[] {
  return toLines(readFileSync(join(PAGES, name, 'input.txt'), 'utf8')).map((line, i) => measure(line, i))
}

/** Pages of each language by the name of their folder; English stands for the rest. */
const pagesByLang = new Map<string, string[]>()
for (const name of readdirSync(PAGES).sort()) {
  const lang = /--([a-z]{2}(?:-[A-Z]\w+)?)-/.exec(name)?.[1] ?? 'en'
  pagesByLang.set(lang, [...pagesByLang.get(lang) ?? [], name])
}

describe('compiled cues find what a plain search finds', () => {
  test.each([...pagesByLang])('%s', (lang, names) => {
    const languages = cuesFor(lang)
    const index = new CueIndex(languages.map(compileCues)), phrases = byFirstLetter(languages.flatMap(phrasesOf))
    let hits = 0
    for (const line of names.slice(0, 6).flatMap(linesOf)) {
      const found = indexSearch(line, index)
      expect(found, line.plain).toEqual(plainSearch(line, phrases))
      hits += found.length
    }
    expect(hits).toBeGreaterThan(50)
  })
})

test('a packed table is the table', () => {
  for (const language of LANGUAGES) {
    const table = compileCues(language)
    expect(unpackTable(packTable(table)), language.lang).toEqual(table)
  }
})

describe('stems and numbers', () => {
  const cues: LanguageCues = { lang: 'xx', name: 'Test', kinds: { subscribe: { whole: ['abonn*', 'abonn* nu'] }, comment: { opens: ['# replies'] } }, months: [], weekdays: [], ago: [], by: [], published: [], updated: [], saying: [] }
  const index = new CueIndex([compileCues(cues)])
  test.each([
    ['Abonnera', 1], ['Abonn', 1], ['abon', 0], ['abo nnera', 0], ['Abonnieren nu', 2], ['17 Replies', 1], ['Replies', 0], ['x replies', 0], ['', 0],
  ])('%s', (text, count) => {
    expect(index.find(lineOf(text)).count).toBe(count)
  })
})

test('a stem of one letter is refused', () => {
  const cues: LanguageCues = { lang: 'xx', name: 'Test', kinds: { share: { whole: ['a*'] } }, months: [], weekdays: [], ago: [], by: [], published: [], updated: [], saying: [] }
  expect(() => compileCues(cues)).toThrow('stem')
})
