/** In: a language. Out: its words for dates (months, noon, labels) as patterns over `plainForm` text, built once per language. */
import type { LanguageCues } from '../rules/cues/cue.ts'
import { cuesFor, LANGUAGES } from '../rules/cues/index.ts'
import { PERSIAN_MONTHS, plainForm } from './calendar.ts'
import { Pattern } from '../lines/pattern.ts'

/** What finding dates needs to know of a language. */
export interface DateWords {
  /** Number of a month by its name, 1..12; Persian ones from 101. */
  readonly months: ReadonlyMap<string, number>
  /** 19 July 2023 */
  readonly dayMonthYear: Pattern
  /** July 19, 2023 */
  readonly monthDayYear: Pattern
  /** 2023 July 19 */
  readonly yearMonthDay: Pattern
  /** Words of the forenoon and the afternoon. */
  readonly forenoon: Pattern
  readonly afternoon: Pattern
  /** Labels of the first date and of later ones. */
  readonly published: Pattern
  readonly updated: Pattern
}

/** `Persian month` marker: its number in `months` is this much higher. */
export const PERSIAN = 100

// What stands between day, month and year: "19 de julio de 2023", "19. juli 2023", "19 tháng 7 năm 2023", "2023 m. liepos 19".
const AFTER_DAY = String.raw`(?:st|nd|rd|th|er|[ºª°]|-?(?:го|е|ви|ри|ти|та|ро|й|а)(?=\s))?[\s,./–-]*(?:(?:de|of|di|do|d|den|di|ngay)(?=[\s'’])['’]?\s*)?ב?`
const BEFORE_YEAR = String.raw`[\s,./–-]*(?:(?:de|del|do|din|of|nam|năm|anno|พ\.ศ\.|ค\.ศ\.)\s*)?`
// Behind a year may stand a time or a count whose space was lost with a tag: "Apr 28, 20232:23 PM", "Mar 27, 20255 mins".
const YEAR = String.raw`((?:19|20)\d{2}(?=\d{1,2}(?::\d\d|\s?\p{L}))|(?:\d{4}|['’]\d{2})(?!\d))`
const DAY = String.raw`(?<!\d)(\d{1,2})`

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)
}

/** Thai abbreviates a month to its consonants and a vowel that belongs to one, with dots: the cue `กค` is written `ก.ค.`. */
const THAI_ABBREVIATION = /^\u0e40?(?:[\u0e01-\u0e2e][\u0e34\u0e35]?){2,3}$/

/** A cue's words with whatever punctuation the page puts between them: `p m` finds `p.m.`. */
function phrase(cue: string): string {
  if (THAI_ABBREVIATION.test(cue)) return [...cue].join(String.raw`[\s.]*`)
  return plainForm(cue).split(/[\s.]+/).filter(Boolean).map(escape).join(String.raw`[\s.'’]*`)
}

/** Any of the phrases, longest first; something that never matches where there are none. */
function anyOf(phrases: readonly string[]): string {
  const longestFirst = [...new Set(phrases)].filter(Boolean).sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  return longestFirst.length === 0 ? '(?!)' : longestFirst.join('|')
}

/** As words of their own, where the script has spaces. */
function words(cues: readonly string[]): Pattern {
  const phrases = cues.map(phrase)
  const spaced = phrases.filter((p) => !SOLID.test(p))
  return new Pattern(String.raw`(?<![\p{L}\p{N}])(?:${anyOf(spaced)})(?![\p{L}])|${anyOf(phrases.filter((p) => SOLID.test(p)))}`, 'u')
}

const SOLID = new Pattern(String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]`, 'u')
const HAS_LETTER = new Pattern(String.raw`\p{L}`, 'u')

function monthTable(cues: readonly LanguageCues[]): ReadonlyMap<string, number> {
  const months = new Map<string, number>()
  const add = (name: string, number: number): void => {
    const key = monthKey(plainForm(name))
    if (key !== '' && !months.has(key)) months.set(key, number)
  }
  // First the Persian months, which a cue file may list beside the Gregorian ones that begin in them.
  PERSIAN_MONTHS.forEach((names, i) => { names.forEach((name) => { add(name, PERSIAN + i + 1) }) })
  for (const { months: rows } of cues) rows.forEach((names, i) => { names.forEach((name) => { add(name, i + 1) }) })
  return months
}

/** A month's name without the dots and spaces that vary: `ก.ค.` and `ก.ค` are one. */
export function monthKey(written: string): string {
  return written.replace(/[\s.]+/g, '')
}

/** Makes each field when it is first asked for: most pages need one or two of them. */
function build(cues: readonly LanguageCues[]): DateWords {
  const of = <T>(make: () => T): (() => T) => {
    let made: T | undefined
    return () => made ??= make()
  }
  const months = of(() => monthTable(cues)), month = of(() => monthName(cues))
  const dayMonthYear = of(() => new Pattern(`${DAY}${AFTER_DAY}${month()}(?:\\s?[/|]\\s?\\p{L}+)?${BEFORE_YEAR}${YEAR}`, 'u'))
  const monthDayYear = of(() => new Pattern(String.raw`(?<!\p{L})${month()}\s*(\d{1,2})(?:st|nd|rd|th)?[\s,.]+${YEAR}`, 'u'))
  const yearMonthDay = of(() => new Pattern(String.raw`(?<!\d)(\d{4})[\s.,/-]*(?:(?:m|г|gada)\.?\s*)?${month()}[\s.,/-]*(\d{1,2})(?!\d)`, 'u'))
  const forenoon = of(() => words(cues.flatMap((c) => c.noon?.[0] ?? []))), afternoon = of(() => words(cues.flatMap((c) => c.noon?.[1] ?? [])))
  const published = of(() => words(cues.flatMap((c) => c.published))), updated = of(() => words(cues.flatMap((c) => c.updated)))
  return {
    get months() { return months() },
    get dayMonthYear() { return dayMonthYear() },
    get monthDayYear() { return monthDayYear() },
    get yearMonthDay() { return yearMonthDay() },
    get forenoon() { return forenoon() },
    get afternoon() { return afternoon() },
    get published() { return published() },
    get updated() { return updated() },
  }
}

/** A month's name. One that is only a number ("7月") is written together with its unit and found by the pattern for that. */
function monthName(cues: readonly LanguageCues[]): string {
  const names = cues.flatMap((c) => c.months.flat().map(phrase)).concat(PERSIAN_MONTHS.flat().map(phrase))
  return String.raw`(${anyOf(names.filter((name) => HAS_LETTER.test(name)))})(?![\p{L}\p{M}\d])\.?`
}

/** A day, a word that may be a month, a year: "20. Oktober 2022", "5 de marzo de 2024". */
const DAY_WORD_YEAR = new Pattern(String.raw`(?<!\d)\d{1,2}\.?\s(?:de\s)?(\p{L}{3,})\s(?:de\s)?\d{4}(?!\d)`, 'u')
let languagesOfMonths: Map<string, string[]> | undefined

/** The language whose month a date is written with, the first of those that have it: a page's frame may speak another language than its article. */
export function languageOfDate(text: string): string | null {
  const written = DAY_WORD_YEAR.exec(text)?.[1]
  if (written === undefined) return null
  const word = plainForm(written)
  if (!languagesOfMonths) {
    languagesOfMonths = new Map()
    for (const { lang, months } of LANGUAGES) {
      for (const name of new Set(months.flat().map(plainForm))) languagesOfMonths.set(name, [...(languagesOfMonths.get(name) ?? []), lang])
    }
  }
  return languagesOfMonths.get(word)?.[0] ?? null
}

const built = new WeakMap<readonly LanguageCues[], DateWords>()

/** The words for dates on a page of this language: its own, its kin's and English. */
export function dateWords(lang: string | null): DateWords {
  const cues = cuesFor(lang)
  let found = built.get(cues)
  if (found === undefined) built.set(cues, (found = build(cues)))
  return found
}
