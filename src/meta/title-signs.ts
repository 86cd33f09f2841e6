/** In: a line of the page's head. Out: the signs that it is the title, each as a number from 0 to about 1. */
import { Pattern } from '../lines/pattern.ts'
import { NUMBER } from '../lines/measure.ts'
import { hashWord } from '../lines/chars.ts'
import type { Head } from './head.ts'

/** Every sign of a title. */
export const TITLE_SIGNS = [
  'headline', 'menuKind', 'otherKind', 'kept', 'subheading', 'markdownFirst', 'markdownSecond',
  'short', 'usual', 'long', 'sentence', 'cut', 'question', 'capitals', 'lower', 'credit', 'dated', 'timed', 'cue', 'crumbs',
  'above', 'belowKept', 'toProse', 'bylineBelow', 'bylineSoon', 'dateBelow', 'titleAbove', 'underTitle', 'topsBlock', 'longerBelow', 'amidShort',
  'address', 'topic', 'topicAfter', 'repeated', 'opensPage', 'partOfOther',
] as const
export type TitleSign = (typeof TITLE_SIGNS)[number]
/** Where a sign's number stands. */
const AT = Object.fromEntries(TITLE_SIGNS.map((name, k) => [name, k])) as Readonly<Record<TitleSign, number>>

const MENU_KINDS: ReadonlySet<string> = new Set(['navigation', 'feed'])
const OTHER_KINDS: ReadonlySet<string> = new Set(['subscribe', 'share', 'cookie', 'legal', 'advert', 'comment', 'bio', 'widget', 'caption', 'byline', 'standfirst'])
/** Kinds of lines that no title is taken for. */
const UNLIKE_TITLES: ReadonlySet<string> = new Set(['subscribe', 'share', 'cookie', 'legal', 'advert', 'comment', 'widget', 'byline'])
/** Lengths that most titles have, in words. */
const USUAL_FROM = 4
const USUAL_TO = 18
/** "... by hand. (Ann Lee/The Post)", "... on the hill. Foto: Ann Lee": a caption with its credit. */
const NO_LETTER = new Pattern(String.raw`[^\p{L}\p{M}]+`, 'u')
const CREDIT = new Pattern(String.raw`©|[.!?…]\s+\(?\p{L}+\s?:\s?\p{Lu}[^.]{3,60}$|[.!?…]\s+\([^()]{3,60}\)$|\p{Lu}\p{L}+\s?/\s?\p{Lu}\p{L}+(?:\s\p{L}+)?\)?$`, 'u')
/** No credit is without one of these. */
const CREDIT_MARK = /[©/:)]/
/** A time of day without its date, as entries of live blogs and news tickers have it before or above their headings. */
const CLOCK = /^\d{1,2}[.:]\d{2}(?:\s|$)/
const CLOCK_LENGTH = 8
/** Below a title its authors and its date stand, within so many lines. */
const BYLINE_BELOW = 2
const BYLINE_SOON = 3
const DATE_BELOW = 4
const DATE_WORDS = 14
/** An address of one or two words is in many lines, and a line of one or two words in many articles. */
const TELLING_ADDRESS = 4
const TELLING_WORDS = 3
/** Lines of a menu above the title, and of insets between it and the text, count no further than this. */
const FARTHEST = 30
/** A label of a menu has no more words. */
const LABEL_WORDS = 3
/** The page's own title is among its first lines. */
const FIRST_LINES = 4
/** Breadcrumbs repeat a title, or its beginning, so near to it. */
const NEAR = 4

/** Hashes of the words in the longest part of an address: most name their article's title there. */
export function addressWords(url: string | undefined): ReadonlySet<number> {
  if (!url) return new Set() // callers without types give null
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '')
  const longest = decoded(path).split('/').sort((a, b) => b.length - a.length)[0] ?? ''
  return new Set(longest.split(NO_LETTER.for(longest)).filter((word) => word !== '').map(hashWord))
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** How much of the address the line covers, less where the line says much else; a menu entry is in it whole, but covers little. */
function likeAddress(tokens: Int32Array, address: ReadonlySet<number>): number {
  if (address.size === 0) return 0
  const covered = new Set<number>()
  let hits = 0, words = 0
  for (const token of tokens) {
    if (token === NUMBER) continue
    words++
    if (!address.has(token)) continue
    hits++
    covered.add(token)
  }
  return words === 0 ? 0 : (covered.size / address.size) * (0.4 + 0.6 * (hits / words)) * Math.min(1, address.size / TELLING_ADDRESS)
}

/** What the line looks like by itself. */
function addShape(signs: Float64Array, i: number, { view, verdicts }: Head): void {
  const line = view.lines[i]!, { kind } = verdicts[i]!, sign = view.signs[i]!
  signs[AT.headline] = +(kind === 'headline')
  signs[AT.menuKind] = +MENU_KINDS.has(kind)
  signs[AT.otherKind] = +OTHER_KINDS.has(kind)
  signs[AT.kept] = +(kind === 'body')
  signs[AT.subheading] = +(kind === 'heading')
  signs[AT.markdownFirst] = +(line.marks?.heading === 1)
  signs[AT.markdownSecond] = +(line.marks?.heading === 2)
  signs[AT.short] = +(line.words < USUAL_FROM)
  signs[AT.long] = Math.max(0, line.words - USUAL_TO) / USUAL_TO
  signs[AT.usual] = +(signs[AT.short] === 0 && signs[AT.long] === 0)
  signs[AT.question] = +line.endsQuestion
  signs[AT.sentence] = +(line.terminal && !line.endsQuestion)
  signs[AT.cut] = +(line.endsCut || line.endsColon || /[,;]$/.test(line.plain))
  signs[AT.capitals] = +(line.allCaps > 1 && line.allCaps === line.cased)
  signs[AT.lower] = +line.startsLower
  signs[AT.credit] = +(CREDIT_MARK.test(line.plain) && CREDIT.test(line.plain))
  signs[AT.dated] = +sign.dated
  signs[AT.crumbs] = +(line.separators > 1)
  signs[AT.cue] = +(sign.cues.length > 0 || sign.by)
}

/** A line that could be a title if it stood alone. */
function isTitleLike(i: number, { view, verdicts }: Head): boolean {
  const line = view.lines[i]
  return line !== undefined && line.words >= USUAL_FROM && line.words <= USUAL_TO && !line.startsLower && !view.signs[i]!.dated
    && !view.signs[i]!.by && !UNLIKE_TITLES.has(verdicts[i]!.kind) && view.signs[i]!.cues.length === 0
}

function isClock(i: number, { view }: Head): boolean {
  const plain = view.lines[i]?.plain ?? ''
  return plain.length <= CLOCK_LENGTH && CLOCK.test(plain)
}

function isLabel(i: number, { view }: Head): boolean {
  const line = view.lines[i]
  return line === undefined || (line.words <= LABEL_WORDS && !view.signs[i]!.dated && !view.signs[i]!.by)
}

/** What stands around it. */
function addPlace(signs: Float64Array, i: number, head: Head): void {
  const { view, verdicts, above, toProse } = head, line = view.lines[i]!, next = view.lines[i + 1]
  signs[AT.above] = above[i]!
  signs[AT.belowKept] = +(above[i]! > 0)
  signs[AT.toProse] = Math.min(toProse[i]!, FARTHEST) / FARTHEST
  signs[AT.timed] = +(CLOCK.test(line.plain) || isClock(i - 1, head) || isClock(i - 2, head))
  signs[AT.titleAbove] = +((isTitleLike(i - 1, head) || isTitleLike(i - 2, head)))
  signs[AT.underTitle] = +(isTitleLike(i - 1, head) && line.words > view.lines[i - 1]!.words)
  signs[AT.longerBelow] = +(next !== undefined && next.words > Math.max(line.words, USUAL_FROM) && !view.signs[i + 1]!.by)
  signs[AT.amidShort] = +(isLabel(i - 1, head) && isLabel(i + 1, head))
  for (let below = 1; below <= DATE_BELOW; below++) {
    const sign = view.signs[i + below], short = (view.lines[i + below]?.words ?? DATE_WORDS) < DATE_WORDS
    if (!sign) break
    if (below <= BYLINE_SOON && (sign.by || verdicts[i + below]!.kind === 'byline')) signs[below <= BYLINE_BELOW ? AT.bylineBelow : AT.bylineSoon] = 1
    if (sign.dated && short) signs[AT.dateBelow] = 1
  }
  signs[AT.topsBlock] = +(signs[AT.bylineBelow]! + signs[AT.bylineSoon]! + signs[AT.dateBelow]! > 0 && isTitleLike(i, head) && !isTitleLike(i - 1, head))
}

/** What it has in common with the page's address, its text and its other lines. */
function addEchoes(signs: Float64Array, i: number, { head, address }: { readonly head: Head; readonly address: ReadonlySet<number> }): void {
  const { view } = head, line = view.lines[i]!, cohesion = view.cohesion[i]!
  const telling = Math.min(1, cohesion.content / TELLING_WORDS)
  signs[AT.topic] = cohesion.page * telling
  signs[AT.topicAfter] = cohesion.after * telling
  signs[AT.address] = likeAddress(line.tokens, address)
  signs[AT.repeated] = +(view.repeats[i]! > 1)
  for (let first = 0; first < FIRST_LINES && first < view.lines.length; first++) {
    const other = view.lines[first]!.plain
    if (first !== i && other.length > line.plain.length && other.startsWith(line.plain)) signs[AT.opensPage] = 1
  }
  for (let j = Math.max(i - NEAR, FIRST_LINES); j <= i + NEAR && j < view.lines.length; j++) {
    const other = view.lines[j]!
    if (other.plain.length > line.plain.length && other.words <= USUAL_TO && other.plain.startsWith(line.plain)) signs[AT.partOfOther] = 1
  }
}

/** One line's signs at a time: an object of so many fields for each line would cost more than filling it. */
const found = new Float64Array(TITLE_SIGNS.length)

/** The signs on one line, in the order of `TITLE_SIGNS`; overwritten by the next line's. */
export function titleSigns(i: number, given: { readonly head: Head; readonly address: ReadonlySet<number> }): Float64Array {
  found.fill(0)
  addShape(found, i, given.head)
  addPlace(found, i, given.head)
  addEchoes(found, i, given)
  return found
}
