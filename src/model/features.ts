/**
 * A viewed page and its votes in, one row of numbers a line out: the only thing the trained model sees, computed by this
 * code in training and in use. Shares and logarithms rather than counts, so that a page of 20 lines and one of 2,000 look alike.
 * The model sees votes per kind, never per rule, so that a new rule breaks no weights.
 */
import { log1p } from '../lines/log1p.ts'
import type { Marks } from '../types.ts'
import { KINDS } from '../types.ts'
import type { Line } from '../lines/measure.ts'
import type { PageView } from '../rules/page-view.ts'
import type { Strengths } from '../rules/strengths.ts'
import { headlineOf } from '../rules/head-zone.ts'
import type { Surroundings } from './surroundings.ts'

/** What the lines of a page have in common, and where their numbers go: `rows[at]` is the next. */
interface Sheet {
  readonly page: PageView
  readonly s: Surroundings
  readonly headline: number
  readonly coreFrom: number
  readonly coreTo: number
  readonly rows: Float32Array
}

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)
const flag = (b: boolean | undefined): number => (b ? 1 : 0)

// Each group has its names and, in the same order, its numbers; a function for each number would be called a hundred times a line.

const SHAPE = [
  'log chars', 'log words', 'chars a word', 'ends a sentence', 'ends with colon', 'ends with question', 'ends cut',
  'commas a word', 'log commas', 'log sentences', 'words a sentence', 'digit share', 'number share',
  'capitalised share', 'all caps share', 'cased share', 'stop share', 'log stops', 'stop words known',
  'starts lower', 'starts upper', 'starts with digit', 'starts with quote', 'starts with bullet',
  'separators', 'addresses', 'quotes', 'punctuation share', 'glued', 'log repeats',
]
function putShape(l: Line, { page, rows }: Sheet, at: number): number {
  const tokens = l.tokens.length
  rows[at++] = log1p(l.chars)
  rows[at++] = log1p(l.words)
  rows[at++] = Math.min(20, share(l.chars, l.words))
  rows[at++] = flag(l.terminal)
  rows[at++] = flag(l.endsColon)
  rows[at++] = flag(l.endsQuestion)
  rows[at++] = flag(l.endsCut)
  rows[at++] = share(l.commas, l.words)
  rows[at++] = log1p(l.commas)
  rows[at++] = log1p(l.sentences)
  rows[at++] = log1p(share(l.words, Math.max(1, l.sentences)))
  rows[at++] = share(l.digits, l.chars)
  rows[at++] = share(l.numbers, tokens)
  rows[at++] = share(l.capitalised, l.cased)
  rows[at++] = share(l.allCaps, l.cased)
  rows[at++] = share(l.cased, tokens)
  rows[at++] = page.known ? share(l.stops, tokens) : 0
  rows[at++] = page.known ? log1p(l.stops) : 0
  rows[at++] = flag(page.known)
  rows[at++] = flag(l.startsLower)
  rows[at++] = flag(l.startsUpper)
  rows[at++] = flag(l.startsDigit)
  rows[at++] = flag(l.startsQuote)
  rows[at++] = flag(l.startsBullet)
  rows[at++] = log1p(l.separators)
  rows[at++] = Math.min(2, l.addresses)
  rows[at++] = log1p(l.quotes)
  rows[at++] = share(l.punctuation, l.chars)
  rows[at++] = share(l.glued, tokens)
  rows[at++] = log1p(page.repeats[l.index]! - 1)
  return at
}

const MARKS = ['heading mark', 'list mark', 'quote mark', 'table mark', 'code mark', 'image mark', 'link share', 'marks known', 'input lines']
const NO_MARKS: Marks = {}
function putMarks(l: Line, { s, rows }: Sheet, at: number): number {
  const { heading, list, quote, table, code, image, linkShare } = l.marks ?? NO_MARKS
  rows[at++] = heading ? 1 / heading : 0
  rows[at++] = flag(list)
  rows[at++] = flag(quote)
  rows[at++] = flag(table)
  rows[at++] = flag(code)
  rows[at++] = flag(image)
  rows[at++] = linkShare ?? 0
  rows[at++] = flag(s.marked)
  rows[at++] = log1p(l.last - l.first)
  return at
}

const SIGNS = ['date share', 'dated', 'stamp', 'by', 'saying']
function putSigns(l: Line, { page, rows }: Sheet, at: number): number {
  const signs = page.signs[l.index]!
  rows[at++] = signs.dateShare
  rows[at++] = flag(signs.dated)
  rows[at++] = flag(signs.stamp)
  rows[at++] = flag(signs.by)
  rows[at++] = flag(signs.saying)
  return at
}

const PLACE = [
  'gap before', 'gap after', 'gaps on page', 'position', 'log from top', 'log from end', 'log lines',
  'word position', 'prose before', 'prose after', 'log prose words', 'prose share of page', 'prose near 2', 'prose near 5', 'prose near 10',
  'log since prose', 'log until prose', 'log short run so far', 'log short run ahead',
  'rhythm', 'stamps near', 'comment marks near', 'feed openers before', 'comment openers before',
  'from headline', 'has headline', 'in core', 'from core start', 'to core end',
]
function putPlace(l: Line, { page, s, headline, coreFrom, coreTo, rows }: Sheet, at: number): number {
  const i = l.index, n = page.lines.length
  rows[at++] = flag(l.gap)
  rows[at++] = flag(i + 1 >= n || page.lines[i + 1]!.gap)
  rows[at++] = s.gapShare
  rows[at++] = i / n
  rows[at++] = log1p(i)
  rows[at++] = log1p(n - i)
  rows[at++] = log1p(n)
  rows[at++] = s.wordPosition[i]!
  rows[at++] = s.proseBefore[i]!
  rows[at++] = s.proseAfter[i]!
  rows[at++] = log1p(s.proseWords)
  rows[at++] = s.proseShare
  rows[at++] = s.near2[i]!
  rows[at++] = s.near5[i]!
  rows[at++] = s.near10[i]!
  rows[at++] = log1p(s.sinceProse[i]!)
  rows[at++] = log1p(s.untilProse[i]!)
  rows[at++] = log1p(s.shortSoFar[i]!)
  rows[at++] = log1p(s.shortAhead[i]!)
  rows[at++] = s.rhythm[i]!
  rows[at++] = s.stampsNear[i]!
  rows[at++] = s.commentsNear[i]!
  rows[at++] = s.sinceFeedOpener[i]!
  rows[at++] = s.sinceCommentOpener[i]!
  rows[at++] = headline < 0 ? 0 : Math.max(-3, Math.min(3, log1p(Math.abs(i - headline)) * Math.sign(i - headline)))
  rows[at++] = flag(headline >= 0)
  rows[at++] = flag(i >= coreFrom && i <= coreTo)
  rows[at++] = Math.max(-1, Math.min(1, (i - coreFrom) / 30))
  rows[at++] = Math.max(-1, Math.min(1, (coreTo - i) / 30))
  return at
}

const COHESION = ['log content words', 'cohesion page', 'cohesion depth', 'cohesion before', 'cohesion after']
function putCohesion(l: Line, { page, rows }: Sheet, at: number): number {
  const cohesion = page.cohesion[l.index]!
  rows[at++] = log1p(cohesion.content)
  rows[at++] = cohesion.page
  rows[at++] = cohesion.depth
  rows[at++] = cohesion.before
  rows[at++] = cohesion.after
  return at
}

/** Names of a row's numbers, in order; recorded with the weights, so that weights and code cannot drift apart. */
export const FEATURE_NAMES: readonly string[] = [...SHAPE, ...MARKS, ...SIGNS, ...PLACE, ...COHESION, ...KINDS.map((kind) => `votes ${kind}`)]

/** Rows of all lines, one after the other: `features[i * FEATURE_NAMES.length + k]` is line i's k-th number. */
export function features(page: PageView, strengths: Strengths, s: Surroundings): Float32Array {
  const n = page.lines.length, rows = new Float32Array(n * FEATURE_NAMES.length)
  const sheet: Sheet = { page, s, headline: headlineOf(page) ?? -1, coreFrom: page.core?.from ?? n, coreTo: page.core?.to ?? -1, rows }
  let at = 0
  for (const line of page.lines) {
    at = putShape(line, sheet, at)
    at = putMarks(line, sheet, at)
    at = putSigns(line, sheet, at)
    at = putPlace(line, sheet, at)
    at = putCohesion(line, sheet, at)
    for (let k = 0; k < KINDS.length; k++) rows[at++] = strengths.of(line.index, k)
  }
  if (at !== rows.length) throw new Error('features have another number than names')
  return rows
}
