/** Every language's cues against rows in that language: labels that must be told by the words rules, and sentences no cue may speak for. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { examine } from '../src/examine.ts'
import { LANGUAGES } from '../src/rules/cues/index.ts'
import type { LanguageCues } from '../src/rules/cues/cue.ts'

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'cues')
const PLACES = ['whole', 'opens', 'start', 'within'] as const
/** Places that speak for a whole line; a phrase at the start may begin a sentence. */
const SPEAKING: ReadonlySet<string> = new Set(['whole', 'opens', 'within'])
const SHORTEST_STEM = 2
const SOLID = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

interface Row { readonly kind: string; readonly line: string }

function rowsOf(lang: string): readonly Row[] {
  const file = join(FIXTURES, `${lang}.tsv`)
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8').split('\n').filter((row) => row.includes('\t')).map((row) => ({ kind: row.slice(0, row.indexOf('\t')), line: row.slice(row.indexOf('\t') + 1) }))
}

/** Rules that tell a kind by its words: `byline-names` reads the words that introduce authors. */
const tellers = (kind: string): readonly string[] => (kind === 'byline' ? ['byline-words', 'byline-names'] : [`${kind}-words`])

function phrasesOf({ kinds }: LanguageCues): readonly string[] {
  return Object.values(kinds).flatMap((cues) => PLACES.flatMap((place) => cues[place] ?? []))
}

/** What is wrong with a phrase by the grammar at the head of `cue.ts`, if anything. */
function fault(phrase: string): string | undefined {
  if (phrase !== phrase.toLowerCase()) return 'upper case'
  if (/^\s|\s$|\s\s/.test(phrase) || phrase === '') return 'spaces'
  if (/[.,:;!?()[\]"“”„«»|/–—…]/.test(phrase)) return 'punctuation'
  const stems = phrase.split(' ').filter((word) => word.includes('*'))
  if (stems.some((word) => word.indexOf('*') !== word.length - 1 || (word.length <= SHORTEST_STEM && !SOLID.test(word)))) return 'a star that is not at the end of a stem'
  return undefined
}

test('every language but English has rows; English is tested by every rule', () => {
  expect(LANGUAGES.filter(({ lang }) => lang !== 'en' && rowsOf(lang).length === 0).map(({ lang }) => lang)).toEqual([])
})

describe.each(LANGUAGES.map((language) => [language.lang, language] as const))('%s', (lang, language) => {
  const rows = rowsOf(lang)
  test('has phrases in the grammar of cues', () => {
    expect(phrasesOf(language).flatMap((phrase) => (fault(phrase) ? [`${phrase}: ${fault(phrase)}`] : []))).toEqual([])
  })
  test('has twelve months and seven weekdays', () => {
    expect([language.months.length, language.weekdays.length]).toEqual([12, 7])
    expect([...language.months, ...language.weekdays].filter((forms) => forms.length === 0)).toEqual([])
  })
  test.each(rows.filter((row) => row.kind !== 'keep'))('$kind: $line', ({ kind, line }) => {
    const { votes } = examine({ text: line, lang })
    expect(tellers(kind).some((rule) => votes.flat().some((vote) => vote.rule === rule))).toBe(true)
  })
  test.each(rows.filter((row) => row.kind === 'keep'))('no cue speaks for: $line', ({ line }) => {
    const { view } = examine({ text: line, lang })
    expect(view.signs.flatMap(({ cues }) => cues.filter((cue) => SPEAKING.has(cue.place)).map((cue) => `${cue.kind} ${cue.place}: ${cue.phrase}`))).toEqual([])
  })
})
