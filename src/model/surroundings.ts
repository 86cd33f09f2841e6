/** A viewed page in, what stands around each line out: prose near it, runs of short lines, rhythm, block openers. */
import type { PageView } from '../rules/page-view.ts'

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
const RHYTHM_RADIUS = 12
const RHYTHM_LAGS = [2, 3, 4, 5, 6]

export function surroundings(page: PageView): Surroundings {
  const n = page.lines.length
  const words = sums(n, (i) => page.lines[i]!.words), prose = sums(n, (i) => (page.prose[i] ? page.lines[i]!.words : 0))
  const stamps = sums(n, (i) => (page.signs[i]!.stamp ? 1 : 0))
  const comments = sums(n, (i) => (page.signs[i]!.cues.some((c) => c.kind === 'comment') ? 1 : 0))
  const all = words[n]!, allProse = prose[n]!
  const near = (radius: number): Float32Array => fill(n, (i) => window(prose, i, radius) / Math.max(1, window(words, i, radius)))
  return {
    marked: page.lines.some((l) => l.marks !== undefined),
    gapShare: page.lines.filter((l) => l.gap).length / Math.max(1, n),
    proseWords: allProse, proseShare: allProse / Math.max(1, all),
    wordPosition: fill(n, (i) => words[i]! / Math.max(1, all)),
    proseBefore: fill(n, (i) => prose[i]! / Math.max(1, allProse)),
    proseAfter: fill(n, (i) => 1 - prose[i + 1]! / Math.max(1, allProse)),
    near2: near(2), near5: near(5), near10: near(10),
    sinceProse: since(n, (i) => page.prose[i]!, 1), untilProse: since(n, (i) => page.prose[i]!, -1),
    shortSoFar: run(n, (i) => page.lines[i]!.words < SHORT_WORDS, 1), shortAhead: run(n, (i) => page.lines[i]!.words < SHORT_WORDS, -1),
    rhythm: rhythm(page),
    stampsNear: fill(n, (i) => window(stamps, i, 8) / 17), commentsNear: fill(n, (i) => window(comments, i, 8) / 17),
    sinceFeedOpener: fade(page, 'feed'), sinceCommentOpener: fade(page, 'comment'),
  }
}

function fill(n: number, of: (i: number) => number): Float32Array {
  const out = new Float32Array(n)
  for (let i = 0; i < n; i++) out[i] = of(i)
  return out
}

/** Running sums: `sums[i]` is the sum before line i. */
function sums(n: number, of: (i: number) => number): Float64Array {
  const out = new Float64Array(n + 1)
  for (let i = 0; i < n; i++) out[i + 1] = out[i]! + of(i)
  return out
}

function window(sum: Float64Array, i: number, radius: number): number {
  return sum[Math.min(sum.length - 1, i + radius + 1)]! - sum[Math.max(0, i - radius)]!
}

function since(n: number, is: (i: number) => boolean, step: 1 | -1): Float32Array {
  const out = new Float32Array(n)
  let distance = FAR
  for (let k = 0, i = step > 0 ? 0 : n - 1; k < n; k++, i += step) {
    out[i] = Math.min(FAR, distance)
    distance = is(i) ? 1 : distance + 1
  }
  return out
}

function run(n: number, is: (i: number) => boolean, step: 1 | -1): Float32Array {
  const out = new Float32Array(n)
  let length = 0
  for (let k = 0, i = step > 0 ? 0 : n - 1; k < n; k++, i += step) out[i] = length = is(i) ? length + 1 : 0
  return out
}

function fade(page: PageView, kind: 'feed' | 'comment'): Float32Array {
  const out = new Float32Array(page.lines.length)
  let left = 0
  for (let i = 0; i < out.length; i++) {
    out[i] = left / OPENER_REACH
    if (page.signs[i]!.cues.some((c) => c.kind === kind && c.place === 'opens')) left = OPENER_REACH
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
  const n = page.lines.length, shapes = Uint8Array.from({ length: n }, (_, i) => shape(page, i)), out = new Float32Array(n)
  for (const lag of RHYTHM_LAGS) {
    // A match counts where the shapes between are not all the same: a menu or plain prose has no rhythm.
    const match = sums(n, (i) => (i + lag < n && shapes[i] === shapes[i + lag] && shapes[i] !== shapes[i + 1] ? 1 : 0))
    for (let i = 0; i < n; i++) out[i] = Math.max(out[i]!, window(match, i, RHYTHM_RADIUS) / (2 * RHYTHM_RADIUS + 1))
  }
  return out
}
