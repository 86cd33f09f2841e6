/** In: a page with a stretch of prose. Out: for each line of its head the signs that it is the article's headline, and what they are worth together. */
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
/** Numbers from 0 to about 1: flags, shares, logarithms of distances over a usual one. */
export type HeadlineSigns = typeof WORTH
const NAMES = Object.keys(WORTH) as (keyof HeadlineSigns)[]

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

function addShape(signs: HeadlineSigns, line: Line, page: PageView): void {
  const { words, marks } = line, { cues } = page.signs[line.index]!
  signs.markdownFirst = +(marks?.heading === 1)
  signs.markdownSecond = +(marks?.heading === 2)
  signs.short = +(words < SHORT_WORDS)
  signs.long = Math.max(0, words - USUAL_WORDS) / USUAL_WORDS
  signs.sentence = +(line.terminal && !line.endsQuestion)
  signs.open = +(line.endsCut || line.endsColon || OPEN_END.test(line.plain))
  signs.lower = +line.startsLower
  signs.quoted = +(line.quotes > 0)
  signs.label = +cues.some((c) => c.kind !== 'feed' && (c.place === 'whole' || c.place === 'opens' || c.cover > 0.4))
  signs.cue = +(cues.length > 0)
  signs.separated = Math.min(2, line.separators) / 2
  signs.crumb = +(line.words > LABEL_WORDS && CRUMB.test(line.plain))
  signs.glued = Math.min(2, line.glued) / 2
}

function addTopic(signs: HeadlineSigns, i: number, { page, shared }: { readonly page: PageView; readonly shared: Shared }): void {
  const cohesion = page.cohesion[i]!, telling = Math.min(1, cohesion.content / TELLING_WORDS)
  signs.topic = cohesion.page * telling
  signs.topicAfter = cohesion.after * telling
  signs.depth = depthOf(i, page)
  signs.content = Math.min(RICH_CONTENT, cohesion.content) / RICH_CONTENT
  signs.betterAbove = shared.deepestAbove[i]! - signs.depth
  signs.betterBelow = shared.deepestBelow[i]! - signs.depth
  signs.repeated = +(page.repeats[i]! > 1)
  const { plain, words } = page.lines[i]!
  if (words < 2) return
  for (let j = Math.max(0, i - ECHO_REACH); j <= i + ECHO_REACH && j < page.lines.length; j++) {
    const other = page.lines[j]!.plain
    if (other.length <= plain.length) continue
    if (other.endsWith(plain)) signs.endOfOther = 1
    else if (other.startsWith(plain)) signs.startOfOther = 1
  }
}

function addPlace(signs: HeadlineSigns, i: number, { page, shared }: { readonly page: ProsePage; readonly shared: Shared }): void {
  const { lines, core } = page, above = lines[i - 1], next = lines[i + 1]
  signs.distance = Math.log1p(Math.max(0, core.from - i)) / 4
  signs.below = +(i >= core.from)
  signs.fromTop = Math.log1p(i) / 4
  signs.toProse = Math.log1p(shared.toProse[i]!) / 4
  signs.proseAbove = Math.log1p(shared.proseAbove[i]!) / 2
  for (let d = 1; d <= MENU_REACH; d++) {
    if ((lines[i - d]?.words ?? 0) <= LABEL_WORDS) signs.menuAbove += 1 / MENU_REACH
    if ((lines[i + d]?.words ?? 0) <= LABEL_WORDS) signs.menuBelow += 1 / MENU_REACH
  }
  signs.shortBelow = +(next === undefined || next.words <= LABEL_WORDS)
  signs.longerBelow = +(next !== undefined && next.words > Math.max(lines[i]!.words, SHORT_WORDS) && !page.signs[i + 1]!.by)
  signs.titleAbove = +(above !== undefined && above.words >= SHORT_WORDS && above.words <= USUAL_WORDS && !above.terminal && !page.signs[i - 1]!.dated)
  signs.gapBefore = +lines[i]!.gap
  signs.gapAfter = +(next?.gap ?? true)
}

/** Authors and dates below it, up to the next prose. */
function addByline(signs: HeadlineSigns, i: number, page: PageView): void {
  for (let below = 1; below <= DATE_NEAR; below++) {
    const sign = page.signs[i + below]
    if (!sign || page.prose[i + below]) return
    const tells = sign.by || (sign.dated && page.lines[i + below]!.words < DATE_WORDS)
    if (below <= BYLINE_BELOW && (sign.by || sign.stamp)) signs.bylineBelow = 1
    if (!tells) continue
    if (below <= DATE_BELOW) signs.dateBelow = 1
    signs.dateNear = 1
  }
}

/** The signs on line `i`. */
export function headlineSigns(i: number, given: { readonly page: ProsePage; readonly shared: Shared }): HeadlineSigns {
  const signs = { ...WORTH }
  for (const name of NAMES) signs[name] = 0
  addShape(signs, given.page.lines[i]!, given.page)
  addTopic(signs, i, given)
  addPlace(signs, i, given)
  addByline(signs, i, given.page)
  return signs
}

/** How much line `i` looks like the page's headline. */
export function headlineWorth(i: number, given: { readonly page: ProsePage; readonly shared: Shared }): number {
  const signs = headlineSigns(i, given)
  let worth = 0
  for (const name of NAMES) worth += WORTH[name] * signs[name]
  return worth
}
