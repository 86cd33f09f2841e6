/** Where a page's headline, deck and byline stand: the lines just above the article's densest stretch. */
import type { Line } from '../lines/measure.ts'
import type { ProsePage } from './headline-signs.ts'
import { headlineWorth, sharedBy } from './headline-signs.ts'
import type { PageView } from './page-view.ts'
import { cueOf } from './page-view.ts'

/** Headline, deck, byline, picture, credit, share bar: so many lines at most between the headline and the first paragraph. */
const HEAD_LINES = 25
/** The zone begins so far above the headline: section, date. */
const ABOVE = 3
/** A headline is looked for in so many lines above the article's first paragraph, and in some below it: a notice may have been taken for one. */
const REACH_ABOVE = 150
const REACH_BELOW = 25
const SHORTEST = 4
const LONGEST = 220
const FEWEST_WORDS = 1.5
const MOST_WORDS = 40

/** Below a headline one line may be a sentence and no paragraph yet: the standfirst. */
const PROSE_IN_HEAD = 1
/** It stands so near the headline, and the date so near it. */
const DECK_REACH = 4

interface Zone {
  readonly headline: number | undefined
  /** The lines from the headline, or from near the first paragraph, to where the article has begun; `to` not included. */
  readonly from: number
  readonly to: number
}
const found = new WeakMap<PageView, Zone>()

function zoneOf(page: PageView): Zone {
  let known = found.get(page)
  if (!known) found.set(page, known = findZone(page))
  return known
}

function findZone(page: PageView): Zone {
  const headline = findHeadline(page), core = page.core?.from ?? 0
  if (headline === undefined) return { headline, from: core - HEAD_LINES - ABOVE, to: core }
  let prose = 0, to = headline + 1
  while (to < core && (!page.prose[to] || prose++ < PROSE_IN_HEAD)) to++
  return { headline, from: headline - ABOVE, to: to < core || core - headline > DECK_REACH ? Math.min(to, core) : belowDeck(page, core) }
}

/** A deck may have been taken for the article's first paragraph: the zone then ends below the date, and the time it takes to read, that stand before the next one. */
function belowDeck(page: PageView, deck: number): number {
  let to = deck
  for (let i = deck + 1; i <= deck + DECK_REACH && i < page.lines.length && !page.prose[i]; i++) if (page.signs[i]!.stamp || (to > deck && cueOf(page, i, 'byline'))) to = i + 1
  return to
}

/** The line is above the article's first paragraph and near it. */
export function inHeadZone(page: PageView, i: number): boolean {
  const { from, to } = zoneOf(page)
  return i >= from && i < to
}

/** The headline's line: the best title-like line above the first paragraph, looked for once a page. */
export function headlineOf(page: PageView): number | undefined {
  return zoneOf(page).headline
}

function findHeadline(page: PageView): number | undefined {
  if (!hasCore(page)) return undefined
  const from = Math.max(0, page.core.from - REACH_ABOVE), to = Math.min(page.lines.length, page.core.from + REACH_BELOW)
  const shared = sharedBy(page, from, to)
  let best: number | undefined, most = -Infinity
  for (let i = from; i < to; i++) {
    if (!isTitleSized(page.lines[i]!) || page.signs[i]!.stamp || (page.prose[i] && page.lines[i]!.terminal)) continue
    const worth = headlineWorth(i, { page, shared })
    if (worth > most) { most = worth; best = i }
  }
  return best
}

const hasCore = (page: PageView): page is ProsePage => page.core !== undefined

/** An author's, below the name: no title has one. */
const E_MAIL = /\S@\S+\.\w/

function isTitleSized({ plain, words, marks, tokens }: Line): boolean {
  return !(plain.includes('@') && E_MAIL.test(plain)) && plain.length >= SHORTEST && plain.length <= LONGEST && tokens.length > 0 && words <= MOST_WORDS && (words >= FEWEST_WORDS || marks?.heading !== undefined)
}
