/** In: a line and its language. Out: the dates in it as the line's own words give them, with time and zone where it names them. */
import { Pattern } from '../lines/pattern.ts'
import { AMERICAN_ZONE, type Day, offsetOf, plainForm, toGregorian, ZONES } from './calendar.ts'
import { type DateWords, dateWords, monthKey, PERSIAN } from './date-words.ts'

/** A date found in a line. */
export interface FoundDate {
  /** ISO 8601: `2023-07-19`, `2023-07-19T21:40`, `2023-07-19T21:40+02:00`. */
  readonly iso: string
  /** What stands before it in the line, back to the date before, in `plainForm`. */
  readonly before: string
  /** Where it begins and ends in the line's `plainForm`. */
  readonly start: number
  readonly end: number
}

/** How to read a line's dates. */
export interface DateOptions {
  readonly lang: string | null
  /** The page is of a place that writes the month first: `7/4/2023` is the fourth of July. Otherwise it is the seventh of April. */
  readonly monthFirst?: boolean
}

/** Where a date stands, and its day. */
interface Match {
  readonly start: number
  readonly end: number
  readonly day: Day
  /** Set by forms that carry their own time. */
  readonly clock?: string
}

type Finder = (text: string, words: DateWords, monthFirst: boolean) => Match | null

const ISO = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?:t(\d{2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s?(z|[+-]\d{2}:?\d{2})?)?(?!\d)/
const CJK = /(?:(?<!\d)(\d{4})|(令和|平成|民國|民国)\s?(\d{1,3}|元))\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]?/
/** The year before the first of these eras. */
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 民國: 1911, 民国: 1911 }
const NUMERIC = /(?<![\d.,/-])(\d{1,2}|\d{4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{1,2})(?!\d|[./-]\d)/
const CLOCK_WITH_NOON = /\d\s?[ap]\.?\s?m\b/

function place(match: RegExpExecArray, day: Day | null): Match | null {
  return day && { start: match.index, end: match.index + match[0].length, day }
}

const findIso: Finder = (text) => {
  const match = ISO.exec(text)
  if (!match) return null
  const found = place(match, toGregorian({ year: +match[1]!, month: +match[2]!, day: +match[3]! }))
  if (!found || match[4] === undefined || +match[4] > 23 || +match[5]! > 59) return found
  return { ...found, clock: `T${match[4]}:${match[5]}${offset(match[6])}` }
}

function offset(zone: string | undefined): string {
  if (zone === undefined) return ''
  return zone === 'z' ? 'Z' : offsetOf(zone.slice(0, 1), zone.slice(1, 3), zone.slice(-2))
}

const findCjk: Finder = (text) => {
  const match = CJK.exec(text)
  if (!match) return null
  const [, year, era, ofEra, month, day] = match
  const written = year !== undefined ? +year : ERAS[era!]! + (ofEra === '元' ? 1 : +ofEra!)
  return place(match, toGregorian({ year: written, month: +month!, day: +day! }))
}

function named(words: DateWords, parts: { year: string; month: string; day: string }): Day | null {
  const number = words.months.get(monthKey(parts.month))
  if (number === undefined) return null
  const year = /^['’]/.test(parts.year) ? 2000 + +parts.year.slice(1) : +parts.year
  if ((number > PERSIAN) !== (year < 1500)) return null
  return toGregorian({ year, month: number > PERSIAN ? number - PERSIAN : number, day: +parts.day })
}

/** What every date with a named month has, so that patterns with month names are not made or tried in vain. */
const YEAR = /\d{4}|['’]\d\d/
const DAY_BEFORE_YEAR = /\d(?:st|nd|rd|th)?[\s,.]+['’]?\d/
const YEAR_FIRST = /\d{4}\D.*\d/

const findDayMonthYear: Finder = (text, words) => {
  if (!YEAR.test(text)) return null
  const match = words.dayMonthYear.exec(text)
  return match && place(match, named(words, { day: match[1]!, month: match[2]!, year: match[3]! }))
}

const findMonthDayYear: Finder = (text, words) => {
  if (!YEAR.test(text) || !DAY_BEFORE_YEAR.test(text)) return null
  const match = words.monthDayYear.exec(text)
  return match && place(match, named(words, { month: match[1]!, day: match[2]!, year: match[3]! }))
}

const findYearMonthDay: Finder = (text, words) => {
  if (!YEAR_FIRST.test(text)) return null
  const match = words.yearMonthDay.exec(text)
  return match && place(match, named(words, { year: match[1]!, month: match[2]!, day: match[3]! }))
}

const findNumeric: Finder = (text, _words, monthFirst) => {
  const match = NUMERIC.exec(text)
  if (!match) return null
  const [, first, mark, middle, last] = match as unknown as readonly [string, string, string, string, string]
  if (first.length === 4) return place(match, toGregorian({ year: +first, month: +middle, day: +last }))
  if (last.length === 1) return null
  const year = last.length === 4 ? +last : +last < 70 ? 2000 + +last : 1900 + +last
  const american = mark === '/' && (monthFirst || CLOCK_WITH_NOON.test(text) || AMERICAN_ZONE.test(text))
  const swap = +middle > 12 || (american && +first <= 12)
  return place(match, toGregorian({ year, month: swap ? +first : +middle, day: swap ? +middle : +first }))
}

const FINDERS: readonly Finder[] = [findIso, findCjk, findDayMonthYear, findMonthDayYear, findYearMonthDay, findNumeric]

const TIME = /(?<![\d:.])(\d{1,2}):\s?(\d{2})(?!\d)(?::\d{2}(?:\.\d+)?)?/
/** 21h40, 21h, 21時40分, 9시 40분 */
const TIME_WITH_UNIT = /(?<![\d:.])(\d{1,2})\s?(?:h(?![a-z])|時|时|시|點|点)\s?(?:(\d{1,2})(?!\d)\s?[分분]?)?/
/** A time written with a dot, known by what stands around it: klo 21.40, kl. 21.40, 21.40 Uhr, pukul 21.40; or right behind its date: 2023 21.40. */
const TIME_WITH_DOT = /(?:^[\s,|]{1,3}(?=\d{1,2}\.\d{2}(?:\s|$))|(?:klo|kl|um|pukul|jam|alle|ore|ora|ob|godz|kell|at|saat)\.?\s{0,2}|(?<![\d.])(?=\d{1,2}\.\d{2}\s?(?:uhr|wib|wita|wit|น|[ap]\.?m)))(\d{1,2})\.(\d{2})(?![\d.])/
/** 9 pm */
const TIME_OF_HOUR = /(?<![\d:.])(\d{1,2})()(?=\s?[ap]\.?\s?m(?![a-z]))/
const TIMES = [TIME, TIME_WITH_UNIT, TIME_WITH_DOT, TIME_OF_HOUR]

/** How far from its date a time may stand: a weekday and a word or two. */
const REACH_AFTER = 40
const REACH_BEFORE = 36
/** Between date and time no other number may stand, and no bracketed remark. */
const NUMBER = /\d/

interface Clock {
  readonly text: string
  readonly start: number
  readonly end: number
}

function readClock(part: string, words: DateWords): Clock | null {
  for (const pattern of TIMES) {
    const match = pattern.exec(part)
    if (!match) continue
    const end = match.index + match[0].length
    const around = `${part.slice(Math.max(0, match.index - 8), match.index)} ${part.slice(end, end + 8)}`
    const hour = inDay(+match[1]!, around, words)
    const minute = match[2] ? +match[2] : 0
    if (hour > 23 || minute > 59) continue
    const rest = part.slice(end)
    return { text: `T${pad(hour)}:${pad(minute)}${zone(rest)}`, start: match.index, end }
  }
  return null
}

const pad = (n: number): string => String(n).padStart(2, '0')

/** The hour of 24, by the words of noon around it. */
function inDay(hour: number, around: string, words: DateWords): number {
  if (hour < 12 && words.afternoon.test(around)) return hour + 12
  if (hour === 12 && words.forenoon.test(around)) return 0
  return hour
}

const OFFSET = /^[\s.,apm)]*\(?(?:utc|gmt)?\s?([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)/
const ZONE_WORD = new Pattern(String.raw`^[\s.,]*(?:[ap]\.?\s?m\.?|uhr|hrs?)?[\s.,(]*([a-zмск]{1,4})(?![\p{L}])`, 'u')

/** The zone named right after a time; nothing where none is, or where its name means several. */
function zone(rest: string): string {
  const shift = OFFSET.exec(rest)
  if (shift && (/utc|gmt/.test(shift[0]) || shift[3] !== undefined)) return offsetOf(shift[1]!, shift[2]!, shift[3])
  const word = ZONE_WORD.exec(rest)?.[1]
  return word !== undefined && Object.hasOwn(ZONES, word) ? ZONES[word]! : ''
}

/** The time that belongs to a date: after it, or before it (but after `from`), with no other number between; and where both end. */
function clockOf(text: string, match: Match & { readonly from: number }, words: DateWords): { text: string; end: number } {
  if (match.clock !== undefined) return { text: match.clock, end: match.end }
  const after = text.slice(match.end, match.end + REACH_AFTER)
  const later = readClock(after, words)
  if (later && !NUMBER.test(after.slice(0, later.start))) return { text: later.text, end: match.end + later.end }
  const before = text.slice(Math.max(match.from, match.start - REACH_BEFORE), match.start)
  const earlier = readClock(before, words)
  return { text: earlier && !NUMBER.test(before.slice(earlier.end)) ? earlier.text : '', end: match.end }
}

function isoDay({ year, month, day }: Day): string {
  return `${year}-${pad(month)}-${pad(day)}`
}

function firstIn(text: string, words: DateWords, monthFirst: boolean): Match | null {
  let best: Match | null = null
  for (const find of FINDERS) {
    const found = find(text, words, monthFirst)
    if (found && (!best || found.start < best.start)) best = found
  }
  return best
}

/** More dates than this in one line are a table, not a date line. */
const MOST = 4
const LONGEST = 300
/** Every form has a year of two digits or more beside other numbers: one of four, one behind an apostrophe, one with marks between the numbers, or one with its sign. */
const TWO_DIGITS = /\d\d/
const MAY_BE_DATE = /\d{4}|['’]\d\d|\d\s?[./-]\s?\d|[年년]/

/** The dates of a line, in order. Relative ones ("3 hours ago") and those without a year are none. */
export function findDates(line: string, { lang, monthFirst = false }: DateOptions): readonly FoundDate[] {
  const text = plainForm(line.slice(0, LONGEST))
  if (!TWO_DIGITS.test(text) || !MAY_BE_DATE.test(text)) return []
  const words = dateWords(lang)
  const found: FoundDate[] = []
  let from = 0
  while (found.length < MOST) {
    const match = firstIn(text.slice(from), words, monthFirst)
    if (!match) break
    const at = { ...match, start: match.start + from, end: match.end + from, from }
    const clock = clockOf(text, at, words)
    found.push({ iso: isoDay(at.day) + clock.text, before: text.slice(from, at.start), start: at.start, end: clock.end })
    from = clock.end
  }
  return found
}

/** The first date of a line as ISO 8601, or null. */
export function parseDate(line: string, options: DateOptions): string | null {
  return findDates(line, options)[0]?.iso ?? null
}

const URL_DATE = /\/(20\d{2}|19\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)|\/(20\d{2})(\d{2})(\d{2})(?=[/_-])/

/** The day an address carries (`/2023/07/19/`), or null. */
export function dateOfUrl(url: string): string | null {
  const match = URL_DATE.exec(url)
  if (!match) return null
  const [year, month, day] = match[1] !== undefined ? match.slice(1, 4) : match.slice(4, 7)
  const found = toGregorian({ year: +year!, month: +month!, day: +day! })
  return found && isoDay(found)
}
