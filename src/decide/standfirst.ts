/** Lines of an article, which of them are wanted and their kinds in; the deck, which the page's own head tells of or the byline stands below, is not wanted. */
import type { Kind } from '../types.ts'
import { isHtml } from '../model/learnt.ts'
import type { PageView } from '../rules/page-view.ts'
import { isSaidStandfirst } from '../rules/standfirst-said.ts'

/** A line of so many words is a paragraph: below one, nothing is a deck. */
const PARAGRAPH_WORDS = 12
/** The article goes on for so many words, or the description is all there is of it. */
const GOES_ON = 60
/**
 * A line that is as sure to be the article's own stays: whether a deck is part of an article, sets of gold pages do not agree. Fundus leaves it out
 * (shingle F1 on five folds 0.968 without this, 0.970 so, 0.972 if none stayed), trafilatura's pages want it (snippet F1 0.945, 0.942, 0.939),
 * WCXB does not care.
 */
const SURE = 0.9
/** A byline below a deck is one of the next lines. */
const LINES_ABOVE_BYLINE = 3

/** Changes `wanted`; the deck's index, -1 where none is. */
export function dropStandfirst(page: PageView, wanted: boolean[], { scores, kinds }: { readonly scores: ArrayLike<number>; readonly kinds: readonly Kind[] }): number {
  const { lines } = page, first = lines.findIndex((line, i) => wanted[i] && line.words >= PARAGRAPH_WORDS)
  const deck = isHtml(lines) ? lines.findIndex((line, i) => wanted[i] && isSaidStandfirst(line)) : isAboveByline(first, wanted, kinds) ? first : -1
  if (deck < 0 || deck > first || scores[deck]! >= SURE) return -1
  let below = 0
  for (let i = deck + 1; i < lines.length; i++) if (wanted[i]) below += lines[i]!.words
  if (below < GOES_ON) return -1
  wanted[deck] = false
  return deck
}

/** In text the first paragraph is a deck where the byline follows: of 15 that go in WCXB's articles and Fundus as WET gold lacks 12. In HTML the network tells most of them. */
function isAboveByline(first: number, wanted: readonly boolean[], kinds: readonly Kind[]): boolean {
  for (let i = first + 1; first >= 0 && i <= first + LINES_ABOVE_BYLINE && i < wanted.length && !wanted[i]; i++) if (kinds[i] === 'byline') return true
  return false
}
