/** A viewed page in, what stands around each line out: prose near it, runs of short lines, rhythm, block openers. */
import type { PageView } from '../rules/page-view.ts'
import { cueOf } from '../rules/page-view.ts'
import { bitOf } from '../rules/signs.ts'

export interface Surroundings {
  /** Any line carries marks (markdown, HTML). */
  readonly marked: boolean
  readonly gapShare: number
  readonly proseWords: number
  readonly proseShare: number
  /** Shares of the page's words, of its prose words, before and after the line. */
  readonly wordPosition: Float32Array
  readonly proseBefore: Float32Array
  readonly proseAfter: Float32Array
  /** Share of prose words among the words of 2, 5, 10 lines each side. */
  readonly near2: Float32Array
  readonly near5: Float32Array
  readonly near10: Float32Array
  /** Lines since and until prose, at most 99. */
  readonly sinceProse: Float32Array
  readonly untilProse: Float32Array
  readonly shortSoFar: Float32Array
  readonly shortAhead: Float32Array
  /** How well the shapes of the lines around repeat at a distance of 2 to 6 lines, 0..1: feeds, threads and tables do. */
  readonly rhythm: Float32Array
  /** Share of lines within 8 that are time stamps; that carry a comment cue. */
  readonly stampsNear: Float32Array
  readonly commentsNear: Float32Array
  /** 1 just below a line that opens such a block, fading over 40 lines; 0 before any. */
  readonly sinceFeedOpener: Float32Array
  readonly sinceCommentOpener: Float32Array
}

const FAR = 99
const SHORT_WORDS = 8
const OPENER_REACH = 40
/** Stamps and comments count within so many lines. */
const NEAR = 8
const RHYTHM_RADIUS = 12
const RHYTHM_LAGS = [2, 3, 4, 5, 6]

export function surroundings(page: PageView): Surroundings {
  const { lines, prose } = page, n = lines.length, sums = sumsOf(page), all = sums.words[n]!, allProse = sums.prose[n]!
  const wordPosition = new Float32Array(n), proseBefore = new Float32Array(n), proseAfter = new Float32Array(n), stampsNear = new Float32Array(n), commentsNear = new Float32Array(n)
  let marked = false, gaps = 0
  for (let i = 0; i < n; i++) {
    if (lines[i]!.marks !== undefined) marked = true
    if (lines[i]!.gap) gaps++
    wordPosition[i] = sums.words[i]! / Math.max(1, all)
    proseBefore[i] = sums.prose[i]! / Math.max(1, allProse)
    proseAfter[i] = 1 - sums.prose[i + 1]! / Math.max(1, allProse)
    stampsNear[i] = window(sums.stamps, i, NEAR) / (2 * NEAR + 1)
    commentsNear[i] = window(sums.comments, i, NEAR) / (2 * NEAR + 1)
  }
  return {
    marked, gapShare: gaps / Math.max(1, n), proseWords: allProse, proseShare: allProse / Math.max(1, all),
    wordPosition, proseBefore, proseAfter, near2: proseNear(sums, 2), near5: proseNear(sums, 5), near10: proseNear(sums, 10),
    sinceProse: since(prose, 1), untilProse: since(prose, -1), shortSoFar: shortRun(page, 1), shortAhead: shortRun(page, -1),
    rhythm: rhythm(page), stampsNear, commentsNear, sinceFeedOpener: fade(page, 'feed'), sinceCommentOpener: fade(page, 'comment'),
  }
}

/** Running sums: `words[i]` is the sum before line i. */
interface Sums { readonly words: Float64Array; readonly prose: Float64Array; readonly stamps: Float64Array; readonly comments: Float64Array }

function sumsOf({ lines, prose, signs }: PageView): Sums {
  const n = lines.length, comment = bitOf('comment')
  const sums = { words: new Float64Array(n + 1), prose: new Float64Array(n + 1), stamps: new Float64Array(n + 1), comments: new Float64Array(n + 1) }
  for (let i = 0; i < n; i++) {
    const { words } = lines[i]!, { stamp, kinds } = signs[i]!
    sums.words[i + 1] = sums.words[i]! + words
    sums.prose[i + 1] = sums.prose[i]! + (prose[i] ? words : 0)
    sums.stamps[i + 1] = sums.stamps[i]! + (stamp ? 1 : 0)
    sums.comments[i + 1] = sums.comments[i]! + ((kinds & comment) === 0 ? 0 : 1)
  }
  return sums
}

/** The sum of line i and so many lines on each side. */
function window(sum: Float64Array, i: number, radius: number): number {
  return sum[Math.min(sum.length - 1, i + radius + 1)]! - sum[Math.max(0, i - radius)]!
}

function proseNear({ words, prose }: Sums, radius: number): Float32Array {
  const out = new Float32Array(words.length - 1)
  for (let i = 0; i < out.length; i++) out[i] = window(prose, i, radius) / Math.max(1, window(words, i, radius))
  return out
}

function since(prose: readonly boolean[], step: 1 | -1): Float32Array {
  const n = prose.length, out = new Float32Array(n)
  let distance = FAR
  for (let k = 0, i = step > 0 ? 0 : n - 1; k < n; k++, i += step) {
    out[i] = Math.min(FAR, distance)
    distance = prose[i] ? 1 : distance + 1
  }
  return out
}

function shortRun({ lines }: PageView, step: 1 | -1): Float32Array {
  const n = lines.length, out = new Float32Array(n)
  let length = 0
  for (let k = 0, i = step > 0 ? 0 : n - 1; k < n; k++, i += step) out[i] = length = lines[i]!.words < SHORT_WORDS ? length + 1 : 0
  return out
}

function fade(page: PageView, kind: 'feed' | 'comment'): Float32Array {
  const out = new Float32Array(page.lines.length)
  let left = 0
  for (let i = 0; i < out.length; i++) {
    out[i] = left / OPENER_REACH
    if (cueOf(page, i, kind)?.place === 'opens') left = OPENER_REACH
    else if (left > 0) left--
  }
  return out
}

/** A line's shape in a small number: length class, sentence end, date, digits. */
function shape(page: PageView, i: number): number {
  const line = page.lines[i]!
  const length = line.words <= 2 ? 0 : line.words <= 6 ? 1 : line.words <= 14 ? 2 : line.words <= 30 ? 3 : 4
  return length * 8 + (line.terminal ? 4 : 0) + (page.signs[i]!.dated || page.signs[i]!.stamp ? 2 : 0) + (line.startsDigit ? 1 : 0)
}

function rhythm(page: PageView): Float32Array {
  const n = page.lines.length, shapes = new Uint8Array(n), out = new Float32Array(n), match = new Float64Array(n + 1)
  for (let i = 0; i < n; i++) shapes[i] = shape(page, i)
  for (const lag of RHYTHM_LAGS) {
    // A match counts where the shapes between are not all the same: a menu or plain prose has no rhythm.
    for (let i = 0; i < n; i++) match[i + 1] = match[i]! + (i + lag < n && shapes[i] === shapes[i + lag] && shapes[i] !== shapes[i + 1] ? 1 : 0)
    for (let i = 0; i < n; i++) out[i] = Math.max(out[i]!, window(match, i, RHYTHM_RADIUS) / (2 * RHYTHM_RADIUS + 1))
  }
  return out
}
