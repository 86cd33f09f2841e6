/** Where a page's headline, deck and byline stand: the lines just above the article's densest stretch. */
import type { Line } from '../lines/measure.ts'
import type { PageView } from './page-view.ts'

/** Headline, deck, byline, picture, credit, share bar: so many lines at most between the headline and the first paragraph. */
const HEAD_LINES = 25
const TITLE_WORDS = 3
const TITLE_MAX_WORDS = 32

/** The line is above the article's first paragraph and near it. */
export function inHeadZone(page: PageView, i: number): boolean {
  return page.core !== undefined && i < page.core.from && i >= Math.max(headlineOf(page) ?? 0, page.core.from - HEAD_LINES) - 3
}

const found = new WeakMap<PageView, { readonly headline: number | undefined }>()

/** The headline's line: the best title-like line above the first paragraph, looked for once a page. */
export function headlineOf(page: PageView): number | undefined {
  let known = found.get(page)
  if (!known) found.set(page, known = { headline: findHeadline(page) })
  return known.headline
}

function findHeadline(page: PageView): number | undefined {
  if (!page.core) return undefined
  let best: number | undefined, bestScore = 0
  for (let i = Math.max(0, page.core.from - 4 * HEAD_LINES); i < page.core.from; i++) {
    const score = titleScore(page, i)
    if (score > bestScore) { bestScore = score; best = i }
  }
  return best
}

/** How much a line looks like the page's headline: title-sized, speaking of the article, near it, marked as one. */
function titleScore(page: PageView, i: number): number {
  const line = page.lines[i]!
  if (!isTitleSized(line) || page.signs[i]!.stamp || page.signs[i]!.by) return 0
  const strong = page.signs[i]!.cues.some((c) => c.kind !== 'feed' && (c.place === 'whole' || c.place === 'opens' || c.cover > 0.4))
  if (strong) return 0
  const distance = page.core!.from - i
  let score = 0.3 + 1.6 * page.cohesion[i]!.page * Math.min(1, page.cohesion[i]!.content / 4) + 0.02 * Math.min(line.words, 15) - 0.025 * distance
  if (line.marks?.heading === 1) score += 0.8
  else if (line.marks?.heading) score += 0.1
  if (line.terminal && !line.endsQuestion) score -= 0.5
  if (page.repeats[i]! > 1) score += 0.1
  return score
}

function isTitleSized(line: Line): boolean {
  return line.words >= TITLE_WORDS && line.words <= TITLE_MAX_WORDS && !line.startsLower && !line.endsCut && line.sentences <= 2
}
