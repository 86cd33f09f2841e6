/**
 * Lines in, the signs on them out: cues in their places, dates and time stamps, names. Rules read signs, never characters.
 */
import type { DroppedKind } from '../types.ts'
import { DROPPED_KINDS } from '../types.ts'
import type { Line } from '../lines/measure.ts'
import { NUMBER } from '../lines/measure.ts'
import type { CueIndex, Hit, Place, Sign } from './cue-index.ts'

/** A kind's cue in its right place on a line. */
export interface PlacedCue { readonly kind: DroppedKind; readonly place: Place; readonly phrase: string; /** Share of the line's tokens the phrase covers. */ readonly cover: number }

export interface Signs {
  /** The strongest placed cue of each kind that has one, in the order of kinds. */
  readonly cues: readonly PlacedCue[]
  /** Share of tokens that are numbers, months, weekdays, noon and "ago" words or labels of dates. */
  readonly dateShare: number
  /** The line names a day: a month or weekday beside a number, three numbers, or "# hours ago". */
  readonly dated: boolean
  /** The line is a time stamp and nothing else. */
  readonly stamp: boolean
  /** It begins with a word that introduces an author, and names follow. */
  readonly by: boolean
  /** It has a verb of saying. */
  readonly saying: boolean
}

const NO_SIGNS: Signs = { cues: [], dateShare: 0, dated: false, stamp: false, by: false, saying: false }
const DATE_SIGNS: ReadonlySet<Sign> = new Set<Sign>(['month', 'weekday', 'noon', 'ago', 'published', 'updated'])
const ORDER: Readonly<Record<Place, number>> = { whole: 3, opens: 4, start: 1, within: 2 }
/** Labels are short: a line of more tokens is not tiled. */
const LABEL_TOKENS = 24
const STAMP_TOKENS = 12
const STAMP_SHARE = 0.8
/** A phrase at the start may stand behind a number or one word ("2. Read more", "» Also read"). */
const START_SLACK = 1

/** Signs of one line. */
export function signsOf(line: Line, index: CueIndex): Signs {
  const hits = index.find(line), n = line.tokens.length
  if (n === 0) return NO_SIGNS
  if (hits.length === 0 && line.numbers === 0) return NO_SIGNS
  const dates = dateSigns(line, hits)
  return { cues: placed(line, hits), ...dates, by: beginsWithAuthor(line, hits), saying: hits.some((h) => h.sign === 'saying') }
}

function dateSigns(line: Line, hits: readonly Hit[]): Pick<Signs, 'dateShare' | 'dated' | 'stamp'> {
  const n = line.tokens.length, covered = new Uint8Array(n)
  let day = false, ago = false
  for (const hit of hits) {
    if (!DATE_SIGNS.has(hit.sign)) continue
    covered.fill(1, hit.from, hit.to)
    if (hit.sign === 'month') day ||= line.tokens[hit.from - 1] === NUMBER || line.tokens[hit.to] === NUMBER
    if (hit.sign === 'weekday') day ||= line.numbers > 0
    if (hit.sign === 'ago') ago = true
  }
  let numbers = 0, share = 0
  for (let i = 0; i < n; i++) {
    if (line.tokens[i] === NUMBER) { covered[i] = 1; numbers++ }
    share += covered[i]!
  }
  const dateShare = share / n, dated = day || ago || (numbers >= 3 && n <= STAMP_TOKENS && share / n > 0.5)
  const clock = numbers >= 2 && numbers === n && n <= 3 && line.plain.includes(':')
  return { dateShare, dated, stamp: n <= STAMP_TOKENS && dateShare >= STAMP_SHARE && (dated || clock || (numbers >= 2 && dateShare === 1 && n > numbers)) }
}

const MAX_BYLINE_TOKENS = 30
function beginsWithAuthor(line: Line, hits: readonly Hit[]): boolean {
  if (line.tokens.length > MAX_BYLINE_TOKENS || line.terminal && line.words > 12) return false
  return hits.some((h) => h.sign === 'by' && h.from <= START_SLACK && h.to < line.tokens.length && line.capitalised >= 2)
}

/** The cues that stand where their table wants them, the best of each kind. */
function placed(line: Line, hits: readonly Hit[]): PlacedCue[] {
  const n = line.tokens.length
  if (hits.length === 0) return []
  const whole = n <= LABEL_TOKENS ? tiles(line, hits) : undefined
  const best = new Map<DroppedKind, PlacedCue>()
  for (const hit of hits) {
    if (!isKind(hit.sign)) continue
    const cover = (hit.to - hit.from) / n
    const place = placeOf(hit, { n, whole })
    if (!place) continue
    const known = best.get(hit.sign)
    if (!known || ORDER[place] > ORDER[known.place] || (place === known.place && cover > known.cover)) best.set(hit.sign, { kind: hit.sign, place, phrase: hit.phrase, cover })
  }
  return [...best.values()].sort((a, b) => ORDER[b.place] - ORDER[a.place] || b.cover - a.cover)
}

const KIND_SET: ReadonlySet<string> = new Set(DROPPED_KINDS)
const isKind = (sign: Sign): sign is DroppedKind => KIND_SET.has(sign)

function placeOf(hit: Hit, { n, whole }: { readonly n: number; readonly whole: ReadonlySet<Hit> | undefined }): Place | undefined {
  if (hit.place === 'whole' || hit.place === 'opens') return whole?.has(hit) ? hit.place : undefined
  if (hit.place === 'start') return hit.from <= START_SLACK && hit.to < n ? 'start' : whole?.has(hit) ? 'whole' : undefined
  return 'within'
}

/**
 * A line is a label when phrases cover it whole, numbers aside: `Share Tweet Email`, `12 comments`.
 * Returns the phrases of the cover that takes the longest phrase at each step, or nothing.
 */
function tiles(line: Line, hits: readonly Hit[]): ReadonlySet<Hit> | undefined {
  const n = line.tokens.length, chosen = new Set<Hit>()
  let at = 0
  while (at < n) {
    let reach = at
    for (const hit of hits) if (hit.from === at && hit.to > reach && isKind(hit.sign)) reach = hit.to
    if (reach > at) { for (const hit of hits) if (hit.from === at && hit.to === reach && isKind(hit.sign)) chosen.add(hit); at = reach }
    else if (line.tokens[at] === NUMBER) at++
    else return undefined
  }
  return chosen
}
