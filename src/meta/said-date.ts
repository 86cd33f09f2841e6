/** In: dates as machines write them (meta elements, linked data, properties). Out: the one of publication as ISO 8601, with the zone it names. */
import { type DateOptions, findDates } from './dates.ts'
import { offsetOf, toGregorian, ZONES } from './calendar.ts'
import type { Said, Source } from './said.ts'

/** 2023-11-02T16:55:44Z, 2023/11/02 20:59:53, 20231102T110235Z, 2020-08-25|00h23 */
const DIGITS = /^\D{0,12}(\d{4})([-/.]?)(\d{2})\2(\d{2})(?:\s?[T |,]\s?(\d{2})[:h-]?(\d{2})(?:[:-]?\d{1,2}(?:[.,]\d+)?)?\s?(Z|[+-]\d{2}:?\d{2}|[A-Z]{2,4})?|(?!\d))/i
/** Sun, 11 Oct 2020 07:34:36 GMT; Tue Jul 30 09:35:14 CEST 2019; Tue, Sep 15 2020 10:01:41 EDT */
const UNIX = /^[A-Z][a-z]{2},? (?:(\d{1,2}) ([A-Z][a-z]{2})|([A-Z][a-z]{2}) (\d{1,2}),?)(?: (\d{4}))? (\d{2}):(\d{2})(?::\d{2})? ?([A-Z]{2,5}[+-]?\d{0,4}|[+-]\d{4})?(?: \(.*\))?(?: (\d{4}))?$/
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** Seconds or milliseconds since 1970, of this century. */
const EPOCH = /^(\d{10})(\d{3})?$/
const pad = (n: number): string => String(n).padStart(2, '0')

function isoOf(parts: { readonly year: number; readonly month: number; readonly day: number; readonly clock: string }): string | null {
  const day = toGregorian(parts)
  return day && `${day.year}-${pad(day.month)}-${pad(day.day)}${parts.clock}`
}

function zoneOf(written: string | undefined): string {
  if (written === undefined) return ''
  const shift = /([+-])(\d{2}):?(\d{2})$/.exec(written)
  if (shift) return offsetOf(shift[1]!, shift[2]!, shift[3])
  const name = written.toLowerCase()
  return Object.hasOwn(ZONES, name) ? ZONES[name]! : ''
}

const clockOf = (hour: string | undefined, minute: string | undefined, zone: string | undefined): string =>
  hour === undefined || +hour > 23 || +minute! > 59 ? '' : `T${hour}:${minute}${zoneOf(zone)}`

function fromDigits(text: string): string | null {
  const match = DIGITS.exec(text)
  if (!match) return null
  const [, year, , month, day, hour, minute, zone] = match
  return isoOf({ year: +year!, month: +month!, day: +day!, clock: clockOf(hour, minute, zone) })
}

function fromUnix(text: string): string | null {
  const match = UNIX.exec(text)
  if (!match) return null
  const [, day, month, otherMonth, otherDay, year, hour, minute, zone, lastYear] = match
  const written = year ?? lastYear
  return written === undefined ? null : isoOf({ year: +written, month: MONTHS.indexOf(month ?? otherMonth!) + 1, day: +(day ?? otherDay!), clock: clockOf(hour, minute, zone) })
}

function fromEpoch(text: string): string | null {
  const match = EPOCH.exec(text)
  return match && `${new Date(+match[1]! * 1000).toISOString().slice(0, 16)}Z`
}

/** The date as ISO 8601 in its own zone, null where the text is none. */
export function machineDate(text: string, options: DateOptions): string | null {
  const trimmed = text.trim()
  return fromEpoch(trimmed) ?? fromUnix(trimmed) ?? fromDigits(trimmed) ?? findDates(trimmed, options)[0]?.iso ?? null
}

/** Places in the order they are believed. */
const PLACES: readonly (readonly [source: Source, exact: boolean])[] = [['meta', true], ['data', true], ['data', false], ['property', true], ['meta', false]]

/** When the page says that it was published; null where it does not say. */
export function saidDate({ dates }: Said, options: DateOptions): string | null {
  for (const [source, exact] of PLACES) {
    for (const statement of dates) {
      const iso = statement.source === source && (statement.exact ?? false) === exact ? machineDate(statement.text, options) : null
      if (iso !== null) return iso
    }
  }
  return null
}

/** The first `<time>` among lines that may be the article's own, for pages that say nothing else; null where there is none. */
export function markedDate({ dates }: Said, options: DateOptions, isNear: (line: number) => boolean): string | null {
  for (const { source, text, line } of dates) {
    const iso = source === 'time' && line !== undefined && isNear(line) ? machineDate(text, options) : null
    if (iso !== null) return iso
  }
  return null
}
