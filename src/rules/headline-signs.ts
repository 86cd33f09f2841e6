/** In: a page with a stretch of prose. Out: for each line of its head the signs that it is the article's headline, and what they are worth together. */
import { log1p } from '../lines/log1p.ts'
import type { Line } from '../lines/measure.ts'
import type { PageView, Span } from './page-view.ts'

/** A page that has prose: where there is none, nothing tells a headline. */
export type ProsePage = PageView & { readonly core: Span }

/** What each sign is worth; sums are compared, so only their proportions matter. Fitted (conditional logit) on pages with known titles, in three flattenings; checked on pages of other sites. */
const WORTH = {
  markdownFirst: 3.5, markdownSecond: 1.0, short: -1.0, long: -0.7, sentence: -1.4, open: -0.7, lower: -0.7, quoted: 0.4, label: -0.4, cue: -1.2, separated: -0.7, crumb: -0.7, glued: -0.4,
  topic: 0.5, topicAfter: 1.4, depth: 1.5, content: 1.0, betterAbove: -2.1, betterBelow: -1.0, repeated: 0.3, endOfOther: 1.4, startOfOther: -0.3,
  distance: -0.9, below: -1.8, fromTop: 1.0, toProse: -2.3, proseAbove: -2.0, bylineBelow: 0.4, dateBelow: 0.8, dateNear: 1.1,
  menuAbove: 1.5, menuBelow: 0.6, shortBelow: -0.4, longerBelow: 0.4, titleAbove: -0.1, gapBefore: -0.3, gapAfter: 0.4,
}
const WEIGHTS = Float64Array.from(Object.values(WORTH))
/** Where a sign's number stands: from 0 to about 1, flags, shares, logarithms of distances over a usual one. */
const AT = Object.fromEntries(Object.keys(WORTH).map((name, k) => [name, k])) as Readonly<Record<keyof typeof WORTH, number>>
/** One line's signs at a time: an object of so many fields for each line would cost more than filling it. */
const found = new Float64Array(WEIGHTS.length)

/** A title has so many words. */
const SHORT_WORDS = 4
const USUAL_WORDS = 18
/** A label of a menu has no more. */
const LABEL_WORDS = 3
/** A line of date and authors has fewer. */
const DATE_WORDS = 14
/** A line of one or two content words is in many articles. */
const TELLING_WORDS = 3
const RICH_CONTENT = 8
/** How far below a headline its authors and its date stand. */
const BYLINE_BELOW = 2
const DATE_BELOW = 4
const DATE_NEAR = 8
/** Breadcrumbs and page titles that repeat a headline stand so near. */
const ECHO_REACH = 5
const MENU_REACH = 3
const OPEN_END = /[,;–—-]$/
const CRUMB = /\s[»›>/→]\s|›|»\s|>[A-Z\u00c0-\u00de]/

/** What is reckoned once for all candidates, each array by line index. */
export interface Shared {
  /** Lines down to the next line of prose. */
  readonly toProse: Uint16Array
  readonly proseAbove: Uint16Array
  /** How deep the best title-like line above and below speaks of the page's topic. */
  readonly deepestAbove: Float64Array
  readonly deepestBelow: Float64Array
}

function depthOf(i: number, page: PageView): number {
  const { depth, content } = page.cohesion[i]!
  return (depth * Math.min(1, content / TELLING_WORDS)) / 3
}

const isTitleLike = (line: Line): boolean => line.words >= SHORT_WORDS && line.words <= USUAL_WORDS + DATE_WORDS && !line.terminal

/** Reckons what all candidates of the lines `from` to `to` (not included) share. */
export function sharedBy(page: ProsePage, from: number, to: number): Shared {
  const n = page.lines.length, toProse = new Uint16Array(n + 1), proseAbove = new Uint16Array(n), deepestAbove = new Float64Array(n), deepestBelow = new Float64Array(n)
  let prose = 0, deepest = 0
  for (let i = from; i < to; i++) {
    proseAbove[i] = prose
    deepestAbove[i] = deepest
    if (page.prose[i]) prose++
    else if (i < page.core.from && isTitleLike(page.lines[i]!)) deepest = Math.max(deepest, depthOf(i, page))
  }
  deepest = 0
  let distance = 1
  for (let i = Math.min(to + DATE_NEAR, n) - 1; i >= from; i--) {
    toProse[i] = distance
    deepestBelow[i] = deepest
    distance = page.prose[i] ? 1 : distance + 1
    if (i < page.core.from && !page.prose[i] && isTitleLike(page.lines[i]!)) deepest = Math.max(deepest, depthOf(i, page))
  }
  return { toProse, proseAbove, deepestAbove, deepestBelow }
}

function addShape(signs: Float64Array, line: Line, page: PageView): void {
  const { words, marks } = line, { cues } = page.signs[line.index]!
  signs[AT.markdownFirst] = +(marks?.heading === 1)
  signs[AT.markdownSecond] = +(marks?.heading === 2)
  signs[AT.short] = +(words < SHORT_WORDS)
  signs[AT.long] = Math.max(0, words - USUAL_WORDS) / USUAL_WORDS
  signs[AT.sentence] = +(line.terminal && !line.endsQuestion)
  signs[AT.open] = +(line.endsCut || line.endsColon || OPEN_END.test(line.plain))
  signs[AT.lower] = +line.startsLower
  signs[AT.quoted] = +(line.quotes > 0)
  signs[AT.label] = +cues.some((c) => c.kind !== 'feed' && (c.place === 'whole' || c.place === 'opens' || c.cover > 0.4))
  signs[AT.cue] = +(cues.length > 0)
  signs[AT.separated] = Math.min(2, line.separators) / 2
  signs[AT.crumb] = +(line.words > LABEL_WORDS && CRUMB.test(line.plain))
  signs[AT.glued] = Math.min(2, line.glued) / 2
}

function addTopic(signs: Float64Array, i: number, { page, shared }: { readonly page: PageView; readonly shared: Shared }): void {
  const cohesion = page.cohesion[i]!, telling = Math.min(1, cohesion.content / TELLING_WORDS)
  signs[AT.topic] = cohesion.page * telling
  signs[AT.topicAfter] = cohesion.after * telling
  signs[AT.depth] = depthOf(i, page)
  signs[AT.content] = Math.min(RICH_CONTENT, cohesion.content) / RICH_CONTENT
  signs[AT.betterAbove] = shared.deepestAbove[i]! - signs[AT.depth]!
  signs[AT.betterBelow] = shared.deepestBelow[i]! - signs[AT.depth]!
  signs[AT.repeated] = +(page.repeats[i]! > 1)
  const { plain, words } = page.lines[i]!
  if (words < 2) return
  for (let j = Math.max(0, i - ECHO_REACH); j <= i + ECHO_REACH && j < page.lines.length; j++) {
    const other = page.lines[j]!.plain
    if (other.length <= plain.length) continue
    if (other.endsWith(plain)) signs[AT.endOfOther] = 1
    else if (other.startsWith(plain)) signs[AT.startOfOther] = 1
  }
}

function addPlace(signs: Float64Array, i: number, { page, shared }: { readonly page: ProsePage; readonly shared: Shared }): void {
  const { lines, core } = page, above = lines[i - 1], next = lines[i + 1]
  signs[AT.distance] = log1p(Math.max(0, core.from - i)) / 4
  signs[AT.below] = +(i >= core.from)
  signs[AT.fromTop] = log1p(i) / 4
  signs[AT.toProse] = log1p(shared.toProse[i]!) / 4
  signs[AT.proseAbove] = log1p(shared.proseAbove[i]!) / 2
  for (let d = 1; d <= MENU_REACH; d++) {
    if ((lines[i - d]?.words ?? 0) <= LABEL_WORDS) signs[AT.menuAbove]! += 1 / MENU_REACH
    if ((lines[i + d]?.words ?? 0) <= LABEL_WORDS) signs[AT.menuBelow]! += 1 / MENU_REACH
  }
  signs[AT.shortBelow] = +(next === undefined || next.words <= LABEL_WORDS)
  signs[AT.longerBelow] = +(next !== undefined && next.words > Math.max(lines[i]!.words, SHORT_WORDS) && !page.signs[i + 1]!.by)
  signs[AT.titleAbove] = +(above !== undefined && above.words >= SHORT_WORDS && above.words <= USUAL_WORDS && !above.terminal && !page.signs[i - 1]!.dated)
  signs[AT.gapBefore] = +lines[i]!.gap
  signs[AT.gapAfter] = +(next?.gap ?? true)
}

/** Authors and dates below it, up to the next prose. */
function addByline(signs: Float64Array, i: number, page: PageView): void {
  for (let below = 1; below <= DATE_NEAR; below++) {
    const sign = page.signs[i + below]
    if (!sign || page.prose[i + below]) return
    const tells = sign.by || (sign.dated && page.lines[i + below]!.words < DATE_WORDS)
    if (below <= BYLINE_BELOW && (sign.by || sign.stamp)) signs[AT.bylineBelow] = 1
    if (!tells) continue
    if (below <= DATE_BELOW) signs[AT.dateBelow] = 1
    signs[AT.dateNear] = 1
  }
}

/** How much line `i` looks like the page's headline. */
export function headlineWorth(i: number, given: { readonly page: ProsePage; readonly shared: Shared }): number {
  found.fill(0)
  addShape(found, given.page.lines[i]!, given.page)
  addTopic(found, i, given)
  addPlace(found, i, given)
  addByline(found, i, given.page)
  let worth = 0
  for (let k = 0; k < WEIGHTS.length; k++) worth += WEIGHTS[k]! * found[k]!
  return worth
}
