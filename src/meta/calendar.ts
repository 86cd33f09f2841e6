/** In: digits, years and months as the world's calendars write them, and names of time zones. Out: Gregorian days and offsets. */
import { Pattern } from '../lines/pattern.ts'

/** First digits (zero) of the scripts whose digits pages write dates in. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0, 0xff10]
const FOREIGN_DIGIT = /[٠-٩۰-۹०-९০-৯੦-੯૦-૯௦-௯౦-౯೦-೯൦-൯๐-๙໐-໙၀-၉០-៩０-９]/g
const ACCENTS = /[\u0300-\u036f]/g
/** Marks that steer the direction of text, and the letters' lengthening stroke. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0640]/g

/** Digits of any script as ASCII. */
export function asciiDigits(text: string): string {
  return text.replace(FOREIGN_DIGIT, (digit) => {
    const unit = digit.charCodeAt(0)
    const zero = ZEROS.findLast((start) => start <= unit)!
    return String(unit - zero)
  })
}

const ASCII = /^[\t\n -~]*$/
const GLUED = /([a-z])([A-Z])/g
const GLUED_LETTERS = new Pattern(String.raw`(\p{Ll})(\p{Lu})`, 'gu')

/**
 * Text as dates are looked for in it: lower case, no accents, ASCII digits, one form of letters that are typed in two ways.
 * Words that a lost line break glued together (`KeeganAugust 5`) come apart.
 */
export function plainForm(text: string): string {
  // Most lines of most pages are ASCII, and nothing below changes those.
  if (ASCII.test(text)) return text.replace(GLUED, '$1 $2').toLowerCase()
  const apart = GLUED_LETTERS.replace(text, '$1 $2')
  const bare = apart.toLowerCase().normalize('NFD').replace(ACCENTS, '').normalize('NFC')
  return asciiDigits(bare.replace(INVISIBLE, '')).replace(/ı/g, 'i').replace(/ي|ى/g, 'ی').replace(/ك/g, 'ک').replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ').replace(/：/g, ':').replace(/／/g, '/')
}

/** A Gregorian day. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Months of the Persian calendar, Iranian and Afghan names, in `plainForm`'s letters; first month first. */
export const PERSIAN_MONTHS: readonly (readonly string[])[] = [
  ['فروردین', 'حمل'], ['اردیبهشت', 'ثور'], ['خرداد', 'جوزا'], ['تیر', 'سرطان'], ['مرداد', 'امرداد', 'اسد'], ['شهریور', 'سنبله'],
  ['مهر', 'میزان'], ['آبان', 'ابان', 'عقرب'], ['آذر', 'اذر', 'قوس'], ['دی', 'جدی'], ['بهمن', 'دلو'], ['اسفند', 'حوت'],
]

const DAY_MS = 86_400_000
/** 1 Farvardin of a year falls on 20, 21 or 22 March; the 33-year rule holds from 1178 to 1633 (Birashk 1993). */
function persianNewYear(year: number): number {
  const leaps = Math.floor((year * 8 + 21) / 33)
  const sinceStart = (year - 1) * 365 + leaps
  // 1 Farvardin 1400 was 21 March 2021.
  const startOf1400 = 1399 * 365 + Math.floor((1400 * 8 + 21) / 33)
  return Date.UTC(2021, 2, 21) + (sinceStart - startOf1400) * DAY_MS
}

/** The Gregorian day of a Persian (solar Hijri) one. */
export function fromPersian({ year, month, day }: Day): Day {
  const before = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30
  const date = new Date(persianNewYear(year) + (before + day - 1) * DAY_MS)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

const BUDDHIST_ERA = 543
/** Years that only the calendar named can mean on a page of today. */
const isBuddhist = (year: number): boolean => year >= 2440 && year <= 2643
const isPersian = (year: number): boolean => year >= 1300 && year <= 1450

/** A day as written, in whichever calendar its year says, as a Gregorian one; null where there is no such day. */
export function toGregorian(written: Day): Day | null {
  const { year, month, day } = written
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  if (isPersian(year)) return fromPersian(written)
  const found = { year: isBuddhist(year) ? year - BUDDHIST_ERA : year, month, day }
  return isReal(found) ? found : null
}

function isReal({ year, month, day }: Day): boolean {
  return year >= 1900 && year < 2100 && new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1
}

/** Offsets of zones whose names mean one thing; those that mean several (IST, ET without its season) are left out. */
export const ZONES: Readonly<Record<string, string>> = {
  z: 'Z', utc: 'Z', gmt: 'Z', est: '-05:00', edt: '-04:00', cst: '-06:00', cdt: '-05:00', mst: '-07:00', mdt: '-06:00', pst: '-08:00', pdt: '-07:00', akst: '-09:00', akdt: '-08:00', hst: '-10:00',
  bst: '+01:00', wet: 'Z', west: '+01:00', cet: '+01:00', cest: '+02:00', mez: '+01:00', mesz: '+02:00', eet: '+02:00', eest: '+03:00', msk: '+03:00', мск: '+03:00', trt: '+03:00',
  wib: '+07:00', wita: '+08:00', wit: '+09:00', hkt: '+08:00', sgt: '+08:00', jst: '+09:00', kst: '+09:00', aest: '+10:00', aedt: '+11:00', acst: '+09:30', awst: '+08:00', nzst: '+12:00', nzdt: '+13:00', sast: '+02:00', wat: '+01:00', eat: '+03:00', pkt: '+05:00',
}

/** The zone farthest from Greenwich, in hours. */
const FARTHEST = 14

/** An offset in figures as ISO 8601 writes it; nothing where the earth has no such zone. */
export function offsetOf(sign: string, hours: string, minutes = '00'): string {
  return +hours > FARTHEST || +minutes > 59 ? '' : `${sign}${hours.padStart(2, '0')}:${minutes}`
}

/** Zone words that only pages of the United States write; with them `7/4/2023` is the fourth of July. */
export const AMERICAN_ZONE = /\b(?:e[sd]?t|c[sd]t|m[sd]t|p[sd]?t)\b/
