/** Words of a language: stop words, stems and abbreviations, through `src/lines/words.ts`; and the generated list they come from. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hashWord } from '../src/lines/chars.ts'
import { stemEnglish, stemLetters } from '../src/lines/stem-english.ts'
import { abbreviations, baseLanguage, languagesWithStopWords, languageWords, stopWords } from '../src/lines/words.ts'

const PAGES = join(import.meta.dirname, '..', 'fixtures', 'pages')
const readPages = (): string[] => readdirSync(PAGES).flatMap((name) => readdirSync(join(PAGES, name)).filter((file) => file.startsWith('input.')).map((file) => readFileSync(join(PAGES, name, file), 'utf8')))

const has = (lang: string, word: string): boolean => languageWords(lang).stop.has(hashWord(word))

describe('stop words', () => {
  test.each([
    ['en', 'the'], ['en', 'The'], ['de', 'für'], ['fr', 'été'], ['es', 'también'], ['pt', 'não'], ['it', 'perché'], ['nl', 'niet'], ['sv', 'och'],
    ['da', 'ikke'], ['no', 'ikke'], ['nb', 'ikke'], ['fi', 'että'], ['pl', 'się'], ['cs', 'že'], ['sk', 'ktorý'], ['hu', 'hogy'], ['ro', 'și'], ['bg', 'това'],
    ['sr', 'које'], ['sr', 'koje'], ['hr', 'koje'], ['uk', 'що'], ['ru', 'ещё'], ['el', 'και'], ['tr', 'için'], ['ar', 'في'], ['he', 'של'], ['fa', 'است'], ['hi', 'है'],
    ['bn', 'এবং'], ['id', 'yang'], ['vi', 'được'], ['zh', '的'], ['zh-Hant', '與'], ['ja', 'は'], ['ko', '그러나'], ['ca', 'amb'], ['lt', 'kad'], ['ka', 'და'],
  ])('%s has %s', (lang, word) => {
    expect(has(lang, word)).toBe(true)
  })

  test.each([
    ['en', 'home'], ['en', 'page'], ['en', 'help'], ['de', 'seite'], ['de', 'uhr'], ['es', 'nuevo'], ['es', 'hoy'], ['fr', 'accueil'], ['ru', 'москва'], ['ru', 'сегодня'],
    ['zh', '年'], ['tr', 'milyon'], ['hu', 'cikk'], ['cs', 'článek'], ['sl', 'januar'], ['ms', 'malaysia'],
  ])('%s: %s stands in menus and is none', (lang, word) => {
    expect(has(lang, word)).toBe(false)
  })

  test('lists are function words: none so long that it must hold others', () => {
    for (const lang of languagesWithStopWords()) {
      expect(stopWords(lang).length, lang).toBeLessThanOrEqual(700)
      expect(new Set(stopWords(lang)).size, lang).toBe(stopWords(lang).length)
    }
  })

  test('the committed list is what its generator makes', () => {
    const generator = join(import.meta.dirname, 'generate-stopwords.mjs')
    expect(() => execFileSync(process.execPath, [generator, '--check'], { stdio: 'pipe' })).not.toThrow()
  })
})

describe('stems', () => {
  test.each([
    ['en', 'walks', 'walking'], ['de', 'Häuser', 'Häusern'], ['fr', 'continuer', 'continué'], ['es', 'gatos', 'gato'], ['it', 'gatti', 'gatto'], ['nl', 'lichamen', 'lichaam'],
    ['pt', 'meninos', 'menino'], ['ru', 'книгами', 'книгах'], ['sv', 'flickorna', 'flickor'], ['no', 'guttene', 'gutten'], ['uk', 'книгами', 'книгах'],
  ])('%s: %s and %s are one', (lang, one, other) => {
    const { stem, stems } = languageWords(lang)
    expect(stems).toBe(true)
    if (lang === 'nl') expect(stem(one)).toMatch(/^licha/)
    else expect(stem(one)).toBe(stem(other))
  })

  test('English: exactly as natural has it, every two endings and every word of the fixtures', () => {
    const own = (word: string): string => {
      const length = stemEnglish(Array.from(word, (letter) => letter.charCodeAt(0)), 0, word.length)
      return String.fromCharCode(...stemLetters.subarray(0, length))
    }
    const parts = 'a e y s t l w z b th ed ing ies ous al ness ful ation ational tional ate iz at bl able ent ement sion eed ive li iti logi enci ll é ß 1 _'.split(' ')
    const made = parts.flatMap((a) => parts.flatMap((b) => ['', 'st', 'agre', 'conn', 'y', 'tro', 'hopp', 'fil', 'oper'].map((root) => root + a + b)))
    const read = new Set(readPages().flatMap((text) => text.toLowerCase().match(/[a-z0-9à-öø-ÿ_]{1,40}/g) ?? []))
    expect(read.size).toBeGreaterThan(2000)
    const { stem } = languageWords('en')
    expect([...made, ...read].filter((word) => own(word) !== stem(word))).toEqual([])
  })

  test('without a stemmer words are cut to a prefix, and characters of solid scripts left alone', () => {
    const finnish = languageWords('fi')
    expect(finnish.stems).toBe(false)
    expect(finnish.stem('Talossamme')).toBe(finnish.stem('taloss'))
    expect(languageWords('ja').stem('カタカナ語彙')).toBe('カタカナ語彙')
    expect(languageWords(null).stem('Unbekanntes')).toBe('unbek')
  })

  test('every word has a stem, whatever it is, and always the same', () => {
    const odd = ['', 'a', 'ß', 'İ', 'zzzzzzzz', "l'", 'x'.repeat(5000), '2023', 'ÉÉÉ', '🙂', 'q', 'yy', 'aeiou', 'ение']
    for (const lang of [...languagesWithStopWords(), 'xx']) {
      const { stem } = languageWords(lang)
      const first = odd.map(stem)
      expect([...odd].reverse().map(stem).reverse(), lang).toEqual(first)
      expect(first.slice(1).every((s) => s.length > 0), lang).toBe(true)
    }
  })
})

describe('languages', () => {
  test('tags lose region and script, and names of the same language meet', () => {
    expect(['pt-BR', 'nn', 'iw', 'zh_Hant', 'EN', 'fil'].map(baseLanguage)).toEqual(['pt', 'no', 'he', 'zh', 'en', 'tl'])
    expect(languageWords('pt-BR')).toBe(languageWords('pt'))
  })

  test('an unknown language is neutral', () => {
    for (const lang of [null, 'xx', 'constructor', '']) {
      expect(languageWords(lang)).toMatchObject({ lang: null, stems: false })
      expect(languageWords(lang).stop.size).toBe(0)
    }
  })
})

describe('abbreviations', () => {
  test.each([['en', 'Mr'], ['en', 'approx'], ['de', 'Dr'], ['de', 'usw'], ['es', 'Sra'], ['es', 'pág'], ['ru', 'им'], ['fr', 'Mme'], ['pl', 'np']])('%s: %s. ends no sentence', (lang, word) => {
    expect(abbreviations(lang).has(hashWord(word))).toBe(true)
  })

  test('the last piece of a dotted abbreviation counts, and initials do in every language', () => {
    expect(abbreviations('en').has(hashWord('g'))).toBe(true)
    expect(abbreviations(null).has(hashWord('J'))).toBe(true)
    expect(abbreviations('en').has(hashWord('house'))).toBe(false)
  })
})
