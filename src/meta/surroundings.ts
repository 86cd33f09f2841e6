/** In: verdicts and the title's line. Out: the lines around the title and around the article's first line, with the dates in them. */
import type { Kind, Verdict } from '../types.ts'
import { type DateOptions, findDates, type FoundDate } from './dates.ts'
import { isProse, plainText } from './head.ts'

/** A line in which authors and dates are looked for. */
export interface NearLine {
  readonly index: number
  readonly text: string
  readonly kind: Kind
  /** Lines down from the title; negative above it. */
  readonly away: number
  readonly dates: readonly FoundDate[]
}

/** How far around the title, and around the article's first line, authors and dates stand. */
const ABOVE_TITLE = 8
const BELOW_TITLE = 16
const ABOVE_PROSE = 8
const BELOW_PROSE = 2
/** Lines after the article in which some pages name author and date. */
const AFTER_ARTICLE = 8
/** A longer line tells a story; the dates in it are the story's. */
const LONGEST = 400
/** Two digits of any script, not far apart: less is no date. */
const DIGITS = /\p{Nd}.{0,24}\p{Nd}/u
const COPYRIGHT = /©|\bcopyright\b/i

function nearLine(verdict: Verdict, place: { index: number; origin: number }, options: DateOptions): NearLine {
  const text = plainText(verdict.text)
  const mayBeDated = text.length <= LONGEST && DIGITS.test(text) && !COPYRIGHT.test(text)
  return { index: place.index, text, kind: verdict.kind, away: place.index - place.origin, dates: mayBeDated ? findDates(text, options) : [] }
}

/** The lines around the title, or around the article's first line where no title was found, in order. */
export function surroundings(verdicts: readonly Verdict[], titleIndex: number, options: DateOptions): readonly NearLine[] {
  const prose = verdicts.findIndex((v, i) => i > titleIndex && isProse(v))
  const origin = titleIndex >= 0 ? titleIndex : Math.max(0, prose)
  const near: NearLine[] = []
  const end = verdicts.findLastIndex(isProse)
  const last = Math.min(end > origin ? end : verdicts.length - 1, Math.max(origin + BELOW_TITLE, prose + BELOW_PROSE))
  for (let index = Math.max(0, origin - ABOVE_TITLE); index <= last; index++) {
    const between = index > origin + BELOW_TITLE && index < prose - ABOVE_PROSE
    if (!between) near.push(nearLine(verdicts[index]!, { index, origin }, options))
  }
  return near
}

/** The lines just below the article; `away` counts from its last line. */
export function afterword(verdicts: readonly Verdict[], options: DateOptions): readonly NearLine[] {
  const origin = verdicts.findLastIndex(isProse)
  if (origin < 0) return []
  return verdicts.slice(origin + 1, origin + 1 + AFTER_ARTICLE).map((v, i) => nearLine(v, { index: origin + 1 + i, origin }, options))
}
