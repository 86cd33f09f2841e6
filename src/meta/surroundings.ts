/** In: a page's head and its title's line. Out: the lines around the title and around the article's first line, with the dates in them. */
import type { Kind } from '../types.ts'
import type { Signs } from '../rules/signs.ts'
import { type DateOptions, findDates, type FoundDate } from './dates.ts'
import type { Head } from './head.ts'
import { plainText } from './head.ts'
import { Pattern } from '../lines/pattern.ts'

/** A line in which authors and dates are looked for. */
export interface NearLine {
  readonly index: number
  readonly text: string
  readonly kind: Kind
  readonly signs: Signs
  /** Stop words of the page's language in it. */
  readonly stops: number
  /** Lines down from the title; negative above it. */
  readonly away: number
  readonly dates: readonly FoundDate[]
  /** A sign that introduces authors may stand in it: few lines have one, and finding out where costs more than knowing that. */
  readonly mayTell: boolean
}

/** Dates are looked for in a line, and whether it may tell is found out, when that is first asked. */
class Near implements NearLine {
  readonly index: number
  readonly text: string
  readonly kind: Kind
  readonly signs: Signs
  readonly stops: number
  readonly away: number
  private readonly around: Surroundings
  private tells: boolean | undefined

  constructor(index: number, away: number, around: Surroundings) {
    const { view, verdicts } = around.head, line = view.lines[index]!
    this.index = index; this.away = away; this.around = around
    this.text = plainText(line); this.kind = verdicts[index]!.kind; this.signs = view.signs[index]!; this.stops = line.stops
  }

  get dates(): readonly FoundDate[] {
    return this.around.datesOf(this.index)
  }

  get mayTell(): boolean {
    return this.tells ??= this.signs.byWord || this.around.isOfOther || GLUED_SIGN.test(this.text) || this.dates.length > 0
  }
}

/** Signs that are no words of their own: those of Eastern scripts, and "ByAnn Lee", whose space was lost. */
const GLUED_SIGN = new Pattern(String.raw`[\u2e80-\uffff]|[Bb][Yy]\p{Lu}`, 'u')

/** How far around the title, and around the article's first line, authors and dates stand. */
const ABOVE_TITLE = 8
const BELOW_TITLE = 16
/** Where nothing is found so near, it is looked for so many times as far: menus of contents, ratings and pictures stand between. */
const WIDER = 2.5
const ABOVE_PROSE = 8
const BELOW_PROSE = 2
/** Lines after the article in which some pages name author and date. */
const AFTER_ARTICLE = 8
/** A line of more words with a date in it tells a story. */
const DATED_WORDS = 20
/** A longer line tells a story; the dates in it are the story's. */
const LONGEST = 400
const LONGEST_DATE = 80
const COPYRIGHT = /©|\bcopyright\b/i

/** Reads lines, each once however often it is asked for. */
export class Surroundings {
  readonly head: Head
  private readonly options: DateOptions
  private readonly dates = new Map<number, readonly FoundDate[]>()
  /** The lines as they stand to `origin`. */
  private lines: NearLine[] = []
  private origin = -1

  constructor(head: Head, options: DateOptions) {
    this.head = head
    this.options = options
  }

  /** The lines around the title, or around the article's first line where no title was found, in order. */
  near(title: number, wider: boolean): readonly NearLine[] {
    const { verdicts, firstProse, lastProse } = this.head
    const reach = wider ? WIDER : 1
    const origin = title >= 0 ? title : Math.max(0, firstProse)
    const prose = this.proseBelow(origin)
    const near: NearLine[] = []
    const last = Math.min(lastProse > origin ? lastProse : verdicts.length - 1, Math.max(origin + BELOW_TITLE * reach, prose + BELOW_PROSE))
    for (let index = Math.max(0, origin - ABOVE_TITLE * reach); index <= last; index++) {
      const between = index > origin + BELOW_TITLE * reach && index < prose - ABOVE_PROSE
      if (!between) near.push(this.line(index, origin))
    }
    return near
  }

  /** The first date in the line, or in a short one right below or above it, as ISO 8601. */
  dateBeside(index: number): string | null {
    for (const at of [index, index + 1, index - 1]) {
      const line = this.head.view.lines[at]
      if (line && line.plain.length <= LONGEST_DATE) { const [date] = this.datesOf(at); if (date) return date.iso }
    }
    return null
  }

  /** The short dated lines from the article's beginning down, each below its label; `away` counts from the article's last line. */
  dated(): readonly NearLine[] {
    const { view, verdicts, firstProse, lastProse } = this.head
    if (lastProse < 0) return []
    const dated: NearLine[] = []
    for (let index = firstProse + 1; index < verdicts.length; index++) {
      if (!view.signs[index]!.dated || view.lines[index]!.words > DATED_WORDS) continue
      if (!view.signs[index - 1]!.dated && view.lines[index - 1]!.words <= DATED_WORDS) dated.push(this.line(index - 1, lastProse))
      dated.push(this.line(index, lastProse))
    }
    return dated
  }

  /** The lines just below the article, those within it that were taken for a byline, and further down those that tell of its author. */
  tail(): readonly NearLine[] {
    const { verdicts, view, lastProse, firstProse } = this.head
    if (lastProse < 0) return []
    const tells = (index: number): boolean => index > firstProse && (view.signs[index]?.cues.some(({ kind, place }) => kind === 'bio' && (place === 'opens' || place === 'whole')) ?? false)
    const tail: NearLine[] = []
    for (let index = firstProse + 1; index < verdicts.length; index++) {
      const isByline = index <= lastProse && verdicts[index]!.kind === 'byline' && view.signs[index]!.by
      if (isByline || (index > lastProse && index <= lastProse + AFTER_ARTICLE) || tells(index) || tells(index - 1)) tail.push(this.line(index, Math.min(index - 1, lastProse)))
    }
    return tail
  }

  private proseBelow(origin: number): number {
    const { firstProse, toProse, verdicts, end } = this.head
    if (firstProse < 0 || firstProse > origin) return firstProse
    return origin < end && origin + toProse[origin]! < verdicts.length ? origin + toProse[origin]! : -1
  }

  private line(index: number, origin: number): NearLine {
    if (origin !== this.origin) { this.origin = origin; this.lines = [] }
    return this.lines[index] ??= new Near(index, index - origin, this)
  }

  /** The frame's language is not the article's, whose signs are known. */
  get isOfOther(): boolean {
    return this.options.lang !== this.head.view.lang
  }

  datesOf(index: number): readonly FoundDate[] {
    const line = this.head.view.lines[index]!
    if (line.digits < 2 || line.plain.length > LONGEST) return NO_DATES
    let found = this.dates.get(index)
    if (!found) this.dates.set(index, found = COPYRIGHT.test(line.plain) ? NO_DATES : findDates(plainText(line), this.options))
    return found
  }
}
const NO_DATES: readonly FoundDate[] = []
