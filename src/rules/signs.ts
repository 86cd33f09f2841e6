/**
 * Lines in, the signs on them out: cues in their places, dates and time stamps, names. Rules read signs, never characters.
 */
import type { DroppedKind } from '../types.ts'
import { DROPPED_KINDS } from '../types.ts'
import { classOf, UPPER } from '../lines/chars.ts'
import { SAMPLE_LINE } from '../lines/line.ts'
import type { Line } from '../lines/measure.ts'
import { Pattern } from '../lines/pattern.ts'
import { NUMBER } from '../lines/measure.ts'
import { keepShape } from '../lines/shape.ts'
import type { CueIndex, Hits } from './cue-index.ts'
import type { Place, Sign } from './cue-table.ts'
import { placeOfCode, PLACES, signOfCode, SIGNS } from './cue-table.ts'

/** A kind's cue in its right place on a line. */
export class PlacedCue {
  readonly kind: DroppedKind
  readonly place: Place
  /** Share of the line's tokens the phrase covers. */
  readonly cover: number
  private readonly line: Line
  private readonly from: number
  private readonly to: number

  constructor(kind: DroppedKind, place: Place, on: { readonly line: Line; readonly from: number; readonly to: number }) {
    this.kind = kind; this.place = place
    this.line = on.line; this.from = on.from; this.to = on.to
    this.cover = (on.to - on.from) / on.line.tokens.length
  }

  /** The cue's words as the line has them, numbers as `#`. */
  get phrase(): string {
    const { plain, starts } = this.line
    let end = starts[this.to]!
    while (classOf(plain.charCodeAt(end - 1)) < UPPER) end--
    return NUMBERS.replace(plain.slice(starts[this.from], end), '#')
  }
}
keepShape(new PlacedCue('feed', 'start', { line: SAMPLE_LINE, from: 0, to: 1 }))
const NUMBERS = new Pattern(String.raw`\p{Nd}+`, 'gu')

export interface Signs {
  /** Which kinds have a cue here: a bit each, see `bitOf`. */
  readonly kinds: number
  /** The strongest placed cue of each kind that has one, in the order of kinds. */
  readonly cues: readonly PlacedCue[]
  /** Share of tokens that are numbers, months, weekdays, noon and "ago" words or labels of dates. */
  readonly dateShare: number
  /** The line names a day: a month or weekday beside a number, three numbers, or "# hours ago". */
  readonly dated: boolean
  /** The line is a time stamp and nothing else. */
  readonly stamp: boolean
  /** A word that introduces an author stands in it somewhere. */
  readonly byWord: boolean
  /** It begins with such a word, and names follow. */
  readonly by: boolean
  /** It has a verb of saying. */
  readonly saying: boolean
}

const KIND_BITS: ReadonlyMap<string, number> = new Map(DROPPED_KINDS.map((kind, i) => [kind, 1 << i]))
/** A kind's bit in `Signs.kinds`. */
export const bitOf = (kind: DroppedKind): number => KIND_BITS.get(kind)!

keepShape<Signs>({ kinds: 0, cues: [], dateShare: 0.5, dated: false, stamp: false, byWord: false, by: false, saying: false })
const NO_SIGNS: Signs = { kinds: 0, cues: [], dateShare: 0, dated: false, stamp: false, byWord: false, by: false, saying: false }
/** A sign's number; kinds have theirs from `DROPPED_KINDS`. */
export const numberOf = (sign: Sign): number => SIGNS.indexOf(sign)
const MONTH = numberOf('month'), WEEKDAY = numberOf('weekday'), AGO = numberOf('ago'), BY = numberOf('by'), SAYING = numberOf('saying')
const DATE_SIGNS = Uint8Array.from(SIGNS, (sign) => (['month', 'weekday', 'noon', 'ago', 'published', 'updated'].includes(sign) ? 1 : 0))
const KIND_COUNT = DROPPED_KINDS.length
const [WHOLE, OPENS, START, WITHIN] = [0, 1, 2, 3] as const
/** How much a place says, by its number in `PLACES`. */
const SAYS = PLACES.map((place) => ({ whole: 3, opens: 4, start: 1, within: 2 })[place])
/** Labels are short: a line of more tokens is not tiled. */
const LABEL_TOKENS = 24
const STAMP_TOKENS = 12
const STAMP_SHARE = 0.8
/** A phrase at the start may stand behind a number or one word ("2. Read more", "» Also read"). */
const START_SLACK = 1

/** Signs of one line. */
export function signsOf(line: Line, index: CueIndex): Signs {
  const n = line.tokens.length
  if (n === 0) return NO_SIGNS
  const hits = index.find(line)
  if (hits.count === 0 && line.numbers === 0) return NO_SIGNS
  const { dateShare, dated, stamp } = dateSigns(line, hits)
  const cues = placed(line, hits)
  let kinds = 0
  for (const { kind } of cues) kinds |= bitOf(kind)
  const byWord = has(hits, BY)
  return { kinds, cues, dateShare, dated, stamp, byWord, by: byWord && beginsWithAuthor(line, hits), saying: has(hits, SAYING) }
}

function has({ count, codes }: Hits, sign: number): boolean {
  for (let h = 0; h < count; h++) if (signOfCode(codes[h]!) === sign) return true
  return false
}

type DateSigns = Pick<Signs, 'dateShare' | 'dated' | 'stamp'>
const NO_DATE: DateSigns = NO_SIGNS

function dateSigns(line: Line, hits: Hits): DateSigns {
  const { tokens } = line, n = tokens.length
  let day = false, ago = false, covered: Uint8Array | undefined
  for (let h = 0; h < hits.count; h++) {
    const sign = signOfCode(hits.codes[h]!), from = hits.from[h]!, to = hits.to[h]!
    if (DATE_SIGNS[sign] === 0) continue
    covered ??= new Uint8Array(n)
    covered.fill(1, from, to)
    if (sign === MONTH) day ||= tokens[from - 1] === NUMBER || tokens[to] === NUMBER
    else if (sign === WEEKDAY) day ||= line.numbers > 0
    else if (sign === AGO) ago = true
  }
  if (!covered && line.numbers === 0) return NO_DATE
  let numbers = 0, share = 0
  for (let i = 0; i < n; i++) {
    if (tokens[i] === NUMBER) { share++; numbers++ }
    else if (covered && covered[i] !== 0) share++
  }
  const dateShare = share / n, dated = day || ago || (numbers >= 3 && n <= STAMP_TOKENS && share / n > 0.5 && (covered !== undefined || mayBeDay(line.plain)))
  const clock = numbers >= 2 && numbers === n && n <= 3 && line.plain.includes(':')
  return { dateShare, dated, stamp: n <= STAMP_TOKENS && dateShare >= STAMP_SHARE && (dated || clock || (numbers >= 2 && dateShare === 1 && n > numbers)) }
}

/** Days and years have one, two or four digits: "(703) 292-5111" and "206.282.2150" are telephone numbers, "10:42:07.125" ends a time. */
const OTHER_NUMBER = /(?<!\d)(?:\d{3}|\d{5,})(?!\d)/
const mayBeDay = (text: string): boolean => !OTHER_NUMBER.test(text) || text.includes(':')

const MAX_BYLINE_TOKENS = 30
function beginsWithAuthor(line: Line, { count, codes, from, to }: Hits): boolean {
  const n = line.tokens.length
  if (n > MAX_BYLINE_TOKENS || line.capitalised < 2 || (line.terminal && line.words > 12)) return false
  for (let h = 0; h < count; h++) if (signOfCode(codes[h]!) === BY && from[h]! <= START_SLACK && to[h]! < n) return true
  return false
}

const NO_CUES: readonly PlacedCue[] = []

/** The cues that stand where their table wants them, the best of each kind. */
function placed(line: Line, hits: Hits): readonly PlacedCue[] {
  const n = line.tokens.length, whole = n <= LABEL_TOKENS && tiles(line, hits)
  let best: PlacedCue[] | undefined
  for (let h = 0; h < hits.count; h++) {
    const code = hits.codes[h]!, from = hits.from[h]!, to = hits.to[h]!
    if (signOfCode(code) >= KIND_COUNT) continue
    const place = placeIn(n, { place: placeOfCode(code), from, to, tiled: whole && chosen[h] === 1 })
    if (place < 0) continue
    const kind = DROPPED_KINDS[signOfCode(code)]!, known = best ? best.findIndex((cue) => cue.kind === kind) : -1
    const rival = known < 0 ? undefined : best![known]!
    if (rival && (SAYS[place]! < says(rival) || (SAYS[place] === says(rival) && (to - from) / n <= rival.cover))) continue
    const cue = new PlacedCue(kind, PLACES[place]!, { line, from, to })
    if (known < 0) (best ??= []).push(cue)
    else best![known] = cue
  }
  if (!best) return NO_CUES
  return best.length === 1 ? best : best.sort((a, b) => says(b) - says(a) || b.cover - a.cover)
}

const says = (cue: PlacedCue): number => SAYS[PLACES.indexOf(cue.place)]!

/** The place a hit counts for in a line of n tokens, -1 for none. */
function placeIn(n: number, { place, from, to, tiled }: { readonly place: number; readonly from: number; readonly to: number; readonly tiled: boolean }): number {
  if (place === WITHIN) return WITHIN
  if (place === START && from <= START_SLACK && to < n) return START
  if (!tiled) return -1
  return place === OPENS ? OPENS : WHOLE
}

/** Which hits the last line was tiled with; lines that are tiled are short, and so are their lists of hits. */
let chosen = new Uint8Array(64)

/**
 * A line is a label when phrases cover it whole, numbers aside: `Share Tweet Email`, `12 comments`.
 * Marks in `chosen` the phrases of the cover that takes the longest phrase at each step; false where there is none.
 */
function tiles(line: Line, { count, codes, from, to }: Hits): boolean {
  const n = line.tokens.length
  if (count > chosen.length) chosen = new Uint8Array(count * 2)
  chosen.fill(0, 0, count)
  for (let at = 0; at < n;) {
    let reach = at
    for (let h = 0; h < count; h++) if (from[h] === at && to[h]! > reach && signOfCode(codes[h]!) < KIND_COUNT) reach = to[h]!
    if (reach === at) {
      if (line.tokens[at++] !== NUMBER) return false
      continue
    }
    for (let h = 0; h < count; h++) if (from[h] === at && to[h] === reach && signOfCode(codes[h]!) < KIND_COUNT) chosen[h] = 1
    at = reach
  }
  return true
}
