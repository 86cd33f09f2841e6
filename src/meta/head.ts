/** In: verdicts. Out: the page's head as metadata is looked for in it: the lines with their marks off, and where the article begins. */
import type { Kind, Verdict } from '../types.ts'
import { classOf, fold, HASH_START, hashStep, UPPER } from '../lines/chars.ts'
import { readInline } from '../lines/markdown-inline.ts'

/** One line as metadata sees it. */
export interface HeadLine {
  readonly index: number
  /** Without markdown's marks and without outer white space. */
  readonly text: string
  readonly kind: Kind
  /** Level of a markdown heading, 0 for other lines. */
  readonly heading: number
  /** Share of the kept text that stands above it, 0..1. */
  readonly above: number
  /** Lines down to the next line of prose. */
  readonly toProse: number
}

export interface Head {
  readonly verdicts: readonly Verdict[]
  /** The lines that could be a title by their length, from the page's top to where a good part of the kept text is behind, and so no title any more. */
  readonly lines: readonly HeadLine[]
  /** Words of the article's prose, of four letters or more, that stand in two of its lines or more. */
  readonly topic: ReadonlySet<number>
}

/** Above a title stands no more than this share of the kept text (measured: for 98 of 100 titles). */
const KEPT_ABOVE = 0.25
/** Titles are no shorter and, with their links' addresses in markdown, no longer. */
const SHORTEST = 4
const LONGEST = 600
/** A line of prose is kept and has so many characters. */
const PROSE_LENGTH = 60
/** Prose that tells what the article is about: so many lines, so much of each. */
const TOPIC_LINES = 10
const TOPIC_LENGTH = 200
const TOPIC_WORD = 4

/** Marks of a markdown heading or list item at a line's start. */
const BLOCK_MARK = /^(?:(#{1,6})\s+|[-*+]\s+|>\s*)/

/** A verdict as a line of the head. */
function headLine(verdict: Verdict, index: number, place: { above: number; toProse: number }): HeadLine {
  const heading = BLOCK_MARK.exec(verdict.text)?.[1]?.length ?? 0
  return { index, text: plainText(verdict.text), kind: verdict.kind, heading, ...place }
}

/** Characters that markdown makes marks of; most lines have none. */
const MARKED = /^[#>*+-]|[[\]*_`\\<&]/

/** A line's text without markdown's marks. */
export function plainText(text: string): string {
  if (!MARKED.test(text)) return text
  const mark = BLOCK_MARK.exec(text)
  return readInline(mark ? text.slice(mark[0].length) : text).plain.trim()
}

/** A kept line long enough to be a paragraph. */
export function isProse({ keep, kind, text }: Verdict): boolean {
  return keep && kind === 'body' && text.length >= PROSE_LENGTH
}

/** The hashes of a text's words of four letters or more; all characters where the script has no spaces. */
export function wordHashes(text: string): readonly number[] {
  const hashes: number[] = []
  let hash = HASH_START
  let length = 0
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : 0x20
    if (unit >= 0x3040 && unit <= 0x9fff) hashes.push(hashStep(HASH_START, unit))
    else if (classOf(unit) >= UPPER) {
      hash = hashStep(hash, fold(unit))
      length++
      continue
    }
    if (length >= TOPIC_WORD) hashes.push(hash)
    hash = HASH_START
    length = 0
  }
  return hashes
}

function topicWords(verdicts: readonly Verdict[]): ReadonlySet<number> {
  const once = new Set<number>()
  const topic = new Set<number>()
  const prose = verdicts.filter(isProse)
  const step = Math.max(1, Math.ceil(prose.length / TOPIC_LINES))
  for (let i = 0; i < prose.length; i += step) {
    for (const hash of new Set(wordHashes(prose[i]!.text.slice(0, TOPIC_LENGTH)))) (once.has(hash) ? topic : once).add(hash)
  }
  return topic
}

/** Lines from each line down to the next line of prose; from the last prose on, the length of the page. */
function distancesToProse(verdicts: readonly Verdict[]): Uint32Array {
  const distances = new Uint32Array(verdicts.length)
  let distance = verdicts.length
  for (let i = verdicts.length - 1; i >= 0; i--) {
    distances[i] = distance
    distance = isProse(verdicts[i]!) ? 1 : distance + 1
  }
  return distances
}

/** The page's head. */
export function headOf(verdicts: readonly Verdict[]): Head {
  const total = verdicts.reduce((n, v) => n + (v.keep ? v.text.length : 0), 0)
  const distances = distancesToProse(verdicts)
  const lines: HeadLine[] = []
  let above = 0
  for (const [index, verdict] of verdicts.entries()) {
    const share = total === 0 ? 0 : above / total
    if (share > KEPT_ABOVE) break
    if (verdict.text.length >= SHORTEST && verdict.text.length <= LONGEST) lines.push(headLine(verdict, index, { above: share, toProse: distances[index]! }))
    if (verdict.keep) above += verdict.text.length
  }
  return { verdicts, lines, topic: topicWords(verdicts) }
}
