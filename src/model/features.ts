/**
 * A viewed page and its votes in, one row of numbers a line out: the only thing the trained model sees, computed by this
 * code in training and in use. Shares and logarithms rather than counts, so that a page of 20 lines and one of 2,000 look alike.
 * The model sees votes per kind, never per rule, so that a new rule breaks no weights.
 */
import { KINDS } from '../types.ts'
import type { Line } from '../lines/measure.ts'
import type { PageView } from '../rules/page-view.ts'
import type { Strengths } from '../rules/strengths.ts'
import { headlineOf } from '../rules/head-zone.ts'
import type { Surroundings } from './surroundings.ts'

type Feature = readonly [name: string, of: (line: Line, around: Around) => number]
interface Around {
  readonly page: PageView
  readonly i: number
  readonly n: number
  readonly s: Surroundings
  readonly headline: number
  readonly coreFrom: number
  readonly coreTo: number
}

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)
const flag = (b: boolean | undefined): number => (b ? 1 : 0)

const SHAPE: readonly Feature[] = [
  ['log chars', (l) => Math.log1p(l.chars)],
  ['log words', (l) => Math.log1p(l.words)],
  ['chars a word', (l) => Math.min(20, share(l.chars, l.words))],
  ['ends a sentence', (l) => flag(l.terminal)],
  ['ends with colon', (l) => flag(l.endsColon)],
  ['ends with question', (l) => flag(l.endsQuestion)],
  ['ends cut', (l) => flag(l.endsCut)],
  ['commas a word', (l) => share(l.commas, l.words)],
  ['log commas', (l) => Math.log1p(l.commas)],
  ['log sentences', (l) => Math.log1p(l.sentences)],
  ['words a sentence', (l) => Math.log1p(share(l.words, Math.max(1, l.sentences)))],
  ['digit share', (l) => share(l.digits, l.chars)],
  ['number share', (l) => share(l.numbers, l.tokens.length)],
  ['capitalised share', (l) => share(l.capitalised, l.cased)],
  ['all caps share', (l) => share(l.allCaps, l.cased)],
  ['cased share', (l) => share(l.cased, l.tokens.length)],
  ['stop share', (l, a) => (a.page.known ? share(l.stops, l.tokens.length) : 0)],
  ['log stops', (l, a) => (a.page.known ? Math.log1p(l.stops) : 0)],
  ['stop words known', (_, a) => flag(a.page.known)],
  ['starts lower', (l) => flag(l.startsLower)],
  ['starts upper', (l) => flag(l.startsUpper)],
  ['starts with digit', (l) => flag(l.startsDigit)],
  ['starts with quote', (l) => flag(l.startsQuote)],
  ['starts with bullet', (l) => flag(l.startsBullet)],
  ['separators', (l) => Math.log1p(l.separators)],
  ['addresses', (l) => Math.min(2, l.addresses)],
  ['quotes', (l) => Math.log1p(l.quotes)],
  ['punctuation share', (l) => share(l.punctuation, l.chars)],
  ['glued', (l) => share(l.glued, l.tokens.length)],
  ['log repeats', (l, a) => Math.log1p(a.page.repeats[l.index]! - 1)],
]
const MARKS: readonly Feature[] = [
  ['heading mark', (l) => (l.marks?.heading ? 1 / l.marks.heading : 0)],
  ['list mark', (l) => flag(l.marks?.list)],
  ['quote mark', (l) => flag(l.marks?.quote)],
  ['table mark', (l) => flag(l.marks?.table)],
  ['code mark', (l) => flag(l.marks?.code)],
  ['image mark', (l) => flag(l.marks?.image)],
  ['link share', (l) => l.marks?.linkShare ?? 0],
  ['marks known', (_, a) => flag(a.s.marked)],
  ['input lines', (l) => Math.log1p(l.last - l.first)],
]
const SIGNS: readonly Feature[] = [
  ['date share', (l, a) => a.page.signs[l.index]!.dateShare],
  ['dated', (l, a) => flag(a.page.signs[l.index]!.dated)],
  ['stamp', (l, a) => flag(a.page.signs[l.index]!.stamp)],
  ['by', (l, a) => flag(a.page.signs[l.index]!.by)],
  ['saying', (l, a) => flag(a.page.signs[l.index]!.saying)],
]
const PLACE: readonly Feature[] = [
  ['gap before', (l) => flag(l.gap)],
  ['gap after', (_, a) => flag(a.i + 1 >= a.n || a.page.lines[a.i + 1]!.gap)],
  ['gaps on page', (_, a) => a.s.gapShare],
  ['position', (_, a) => a.i / a.n],
  ['log from top', (_, a) => Math.log1p(a.i)],
  ['log from end', (_, a) => Math.log1p(a.n - a.i)],
  ['log lines', (_, a) => Math.log1p(a.n)],
  ['word position', (_, a) => a.s.wordPosition[a.i]!],
  ['prose before', (_, a) => a.s.proseBefore[a.i]!],
  ['prose after', (_, a) => a.s.proseAfter[a.i]!],
  ['log prose words', (_, a) => Math.log1p(a.s.proseWords)],
  ['prose share of page', (_, a) => a.s.proseShare],
  ['prose near 2', (_, a) => a.s.near2[a.i]!],
  ['prose near 5', (_, a) => a.s.near5[a.i]!],
  ['prose near 10', (_, a) => a.s.near10[a.i]!],
  ['log since prose', (_, a) => Math.log1p(a.s.sinceProse[a.i]!)],
  ['log until prose', (_, a) => Math.log1p(a.s.untilProse[a.i]!)],
  ['log short run so far', (_, a) => Math.log1p(a.s.shortSoFar[a.i]!)],
  ['log short run ahead', (_, a) => Math.log1p(a.s.shortAhead[a.i]!)],
  ['rhythm', (_, a) => a.s.rhythm[a.i]!],
  ['stamps near', (_, a) => a.s.stampsNear[a.i]!],
  ['comment marks near', (_, a) => a.s.commentsNear[a.i]!],
  ['feed openers before', (_, a) => a.s.sinceFeedOpener[a.i]!],
  ['comment openers before', (_, a) => a.s.sinceCommentOpener[a.i]!],
  ['from headline', (_, a) => (a.headline < 0 ? 0 : Math.max(-3, Math.min(3, Math.log1p(Math.abs(a.i - a.headline)) * Math.sign(a.i - a.headline))))],
  ['has headline', (_, a) => flag(a.headline >= 0)],
  ['in core', (_, a) => flag(a.i >= a.coreFrom && a.i <= a.coreTo)],
  ['from core start', (_, a) => Math.max(-1, Math.min(1, (a.i - a.coreFrom) / 30))],
  ['to core end', (_, a) => Math.max(-1, Math.min(1, (a.coreTo - a.i) / 30))],
]
const COHESION: readonly Feature[] = [
  ['log content words', (l, a) => Math.log1p(a.page.cohesion[l.index]!.content)],
  ['cohesion page', (l, a) => a.page.cohesion[l.index]!.page],
  ['cohesion depth', (l, a) => a.page.cohesion[l.index]!.depth],
  ['cohesion before', (l, a) => a.page.cohesion[l.index]!.before],
  ['cohesion after', (l, a) => a.page.cohesion[l.index]!.after],
]
const COMPUTED: readonly Feature[] = [...SHAPE, ...MARKS, ...SIGNS, ...PLACE, ...COHESION]

/** Names of a row's numbers, in order; recorded with the weights, so that weights and code cannot drift apart. */
export const FEATURE_NAMES: readonly string[] = [...COMPUTED.map(([name]) => name), ...KINDS.map((kind) => `votes ${kind}`)]

/** Rows of all lines, one after the other: `features[i * FEATURE_NAMES.length + k]` is line i's k-th number. */
export function features(page: PageView, strengths: Strengths, s: Surroundings): Float32Array {
  const n = page.lines.length, width = FEATURE_NAMES.length, rows = new Float32Array(n * width)
  const headline = headlineOf(page) ?? -1
  const coreFrom = page.core?.from ?? n, coreTo = page.core?.to ?? -1
  for (let i = 0; i < n; i++) {
    const around: Around = { page, i, n, s, headline, coreFrom, coreTo }
    let at = i * width
    for (const [, of] of COMPUTED) rows[at++] = of(page.lines[i]!, around)
    for (let k = 0; k < KINDS.length; k++) rows[at++] = strengths.of(i, k)
  }
  return rows
}
