/** Measured lines in, what rules may look at out: signs, cohesion, prose, repeats and the article's densest stretch. */
import type { DroppedKind } from '../types.ts'
import { DROPPED_KINDS } from '../types.ts'
import { HASH_START, hashStep } from '../lines/chars.ts'
import type { Cohesion } from '../lines/cohesion.ts'
import { cohesions, isLong } from '../lines/cohesion.ts'
import type { Line } from '../lines/measure.ts'
import { NumberTable } from '../lines/number-table.ts'
import { keepShape } from '../lines/shape.ts'
import type { LanguageWords } from '../lines/words.ts'
import { CueIndex } from './cue-index.ts'
import type { LanguageCues } from './cues/cue.ts'
import { cuesFor, cueTablesFor } from './cues/index.ts'
import type { PlacedCue, Signs } from './signs.ts'
import { shortRuns } from './short-runs.ts'
import { numberOf, signsOf } from './signs.ts'

/** An inclusive range of line indices. */
export interface Span { readonly from: number; readonly to: number }

export interface PageView {
  readonly lines: readonly Line[]
  readonly lang: string | null
  /** The language's stop words are known, so their share can be trusted. */
  readonly known: boolean
  readonly signs: readonly Signs[]
  readonly cohesion: readonly Cohesion[]
  /** Running text by length, stop words and sentence end, with no strong cue against it. */
  readonly prose: readonly boolean[]
  /** How often the line's words stand on the page as a line. */
  readonly repeats: readonly number[]
  /** The densest stretch of prose (body text extraction, Finn et al. 2001, with short lines as the cost); absent without prose. */
  readonly core: Span | undefined
  /** Kinds whose cues are the page's topic: an article about cookies. */
  readonly topics: ReadonlySet<DroppedKind>
  /** Runs of short lines without a sentence among them. */
  readonly shortRuns: readonly Span[]
  /** Lines with a cue of each kind, in the order of kinds; see `linesWith`. */
  readonly cued: readonly (readonly number[])[]
}

keepShape<Span>({ from: 0, to: 0 })
keepShape<PageView>({ lines: [], lang: null, known: false, signs: [], cohesion: [], prose: [], repeats: [], core: undefined, topics: new Set(), shortRuns: [], cued: [] })

/** By the languages' cues, since tags without end come from outside and few of them have cues. */
const indexes = new Map<readonly LanguageCues[], CueIndex>()
function cueIndexFor(lang: string | null): CueIndex {
  const key = cuesFor(lang)
  let index = indexes.get(key)
  if (!index) indexes.set(key, index = new CueIndex(cueTablesFor(lang)))
  return index
}

/** Builds the view once a page; rules only read it. */
export function viewPage(lines: readonly Line[], lang: string | null, words: LanguageWords): PageView {
  const known = words.stop.size > 0, index = cueIndexFor(lang)
  const signs: Signs[] = [], prose: boolean[] = []
  for (const line of lines) {
    const found = signsOf(line, index)
    signs.push(found)
    prose.push(isProse(line, known) && !strongCue(found))
  }
  const cohesion = cohesions(lines, words)
  const core = densest({ lines, prose, cohesion, starts: articleStart(lines, signs, prose) })
  return { lines, lang, known, signs, cohesion, prose, repeats: repeats(lines), core, topics: topics({ lines, signs, known, core }), shortRuns: shortRuns(lines), cued: cued(signs) }
}

const NO_LINES: number[] = []

function cued(signs: readonly Signs[]): readonly (readonly number[])[] {
  const lines = DROPPED_KINDS.map(() => NO_LINES)
  for (let i = 0; i < signs.length; i++) {
    for (let kinds = signs[i]!.kinds; kinds !== 0; kinds &= kinds - 1) {
      const kind = 31 - Math.clz32(kinds & -kinds)
      if (lines[kind] === NO_LINES) lines[kind] = [i]
      else lines[kind]!.push(i)
    }
  }
  return lines
}

/** The lines that have a cue of this kind, in order: few, so that rules need not look through the page for them. */
export function linesWith(page: PageView, kind: DroppedKind): readonly number[] {
  return page.cued[numberOf(kind)]!
}

/** The line's cue of this kind, if it has one. */
export function cueOf(page: PageView, i: number, kind: DroppedKind): PlacedCue | undefined {
  const signs = page.signs[i]
  if (signs === undefined || signs.kinds === 0) return undefined
  for (const cue of signs.cues) if (cue.kind === kind) return cue
  return undefined
}

const PROSE_WORDS = 40
function isProse(line: Line, known: boolean): boolean {
  return isLong(line, known) && (line.terminal || line.words >= PROSE_WORDS || writesNoStops(line)) && !line.endsCut && line.allCaps <= line.tokens.length / 2
}

/** Thai, Lao, Khmer and Burmese end a sentence with a space: their characters, a fifth of a word each, outnumber the words. */
const STOPLESS_SHARE = 0.3
const writesNoStops = (line: Line): boolean => line.words < STOPLESS_SHARE * line.tokens.length

const STRONG: ReadonlySet<DroppedKind> = new Set<DroppedKind>(['subscribe', 'cookie', 'legal', 'comment', 'share', 'advert', 'widget'])
const STRONG_WORDS = 50
function strongCue(signs: Signs): boolean {
  return signs.kinds !== 0 && signs.cues.some((c) => STRONG.has(c.kind) && (c.place === 'within' || c.place === 'start') && c.cover > 1 / STRONG_WORDS)
}

/** Words a short line costs the stretch it stands in: two short lines undo a sentence of a dozen words. */
const SHORT_LINE_COST = 6
/** A paragraph weighs no more than this many words, so that one disclaimer cannot be the densest stretch. */
const WEIGHT_CAP = 60

/** What a paragraph weighs by itself, and what it gains by sharing half its words with the page's other long lines: teasers share little. */
const ALONE = 0.7
const RELATED = 0.6
const RELATED_SHARE = 0.5

/** Maximum-sum stretch (Kadane). */
function densest({ lines, prose, cohesion, starts }: { readonly lines: readonly Line[]; readonly prose: readonly boolean[]; readonly cohesion: readonly Cohesion[]; readonly starts: number }): Span | undefined {
  let best = 0, span: Span | undefined, sum = 0, from = 0
  lines.forEach((line, i) => {
    if (sum <= 0) { sum = 0; from = i }
    sum += prose[i] ? Math.min(line.words, WEIGHT_CAP) * (ALONE + RELATED * Math.min(RELATED_SHARE, cohesion[i]!.page)) : -Math.max(1, Math.min(SHORT_LINE_COST, 12 - line.words / 2))
    if (i === starts) sum += START
    if (sum > best) { best = sum; span = { from, to: i } }
  })
  return span
}

/** The first line with a hash; emptied page after page. */
const firsts = new NumberTable()

/** Lines are compared by their letters only where their words' hashes say that they may be the same. */
function repeats(lines: readonly Line[]): number[] {
  firsts.clear()
  const counts = new Map<string, number>(), keys = new Array<string | undefined>(lines.length)
  const note = (i: number): void => { const key = keys[i] = beginning(lines[i]!.plain).toLowerCase(); counts.set(key, (counts.get(key) ?? 0) + 1) }
  for (let i = 0; i < lines.length; i++) {
    const hash = hashOf(lines[i]!), first = firsts.get(hash)
    if (first === undefined) { firsts.set(hash, i); continue }
    if (keys[first] === undefined) note(first)
    note(i)
  }
  const found: number[] = []
  for (const key of keys) found.push(key === undefined ? 1 : counts.get(key)!)
  return found
}

const COMPARED_CHARS = 300
const beginning = (text: string): string => (text.length > COMPARED_CHARS ? text.slice(0, COMPARED_CHARS) : text)

/** The same for lines with the same beginning, whatever the case of their letters: words that end well before the end of what is compared. */
function hashOf({ tokens, starts }: Line): number {
  let hash = HASH_START | 0
  for (let k = 0; k < tokens.length && starts[k + 1]! <= COMPARED_CHARS / 2; k++) hash = hashStep(hash, tokens[k]!)
  return hash
}

const TOPIC_LINES = 3
const TOPIC_SHARE = 0.25
function topics(page: { readonly lines: readonly Line[]; readonly signs: readonly Signs[]; readonly known: boolean; readonly core: Span | undefined }): ReadonlySet<DroppedKind> {
  const counts = new Map<DroppedKind, number>()
  let long = 0
  if (page.core) {
    for (let i = page.core.from; i <= page.core.to; i++) {
      if (!isLong(page.lines[i]!, page.known)) continue
      long++
      for (const cue of page.signs[i]!.cues) if (cue.place === 'within') counts.set(cue.kind, (counts.get(cue.kind) ?? 0) + 1)
    }
  }
  return new Set([...counts].filter(([, n]) => n >= TOPIC_LINES && n >= TOPIC_SHARE * long).map(([kind]) => kind))
}

/** The paragraph below the page's one date of publication is probably the article's first; it weighs so many words more. */
const START = 60
const START_LINES = 8
const LABEL_WORDS = 16
/** More dates with labels are a list of articles. */
const MOST_LABELS = 2
function articleStart(lines: readonly Line[], signs: readonly Signs[], prose: readonly boolean[]): number {
  const labels = lines.filter((line, i) => line.words <= LABEL_WORDS && signs[i]!.dated && signs[i]!.cues.some((c) => c.kind === 'byline' && c.place !== 'within'))
  if (labels.length > MOST_LABELS) return -1
  // A date below paragraphs ends an article.
  const label = labels.findLast(({ index: i }) => !prose[i - 1] && !prose[i - 2] && !prose[i - 3])
  if (label) for (let i = label.index + 1; i <= label.index + START_LINES && i < lines.length; i++) if (prose[i]) return i
  return -1
}
