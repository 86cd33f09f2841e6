/** Lines of an article and which of them are wanted in; the deck that the page's own head tells of is not wanted. */
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

/** Changes `wanted`. */
export function dropStandfirst({ lines }: PageView, wanted: boolean[], scores: ArrayLike<number>): void {
  const first = lines.findIndex((line, i) => wanted[i] && line.words >= PARAGRAPH_WORDS), deck = lines.findIndex((line, i) => wanted[i] && isSaidStandfirst(line))
  if (deck < 0 || deck > first || scores[deck]! >= SURE) return
  let below = 0
  for (let i = deck + 1; i < lines.length; i++) if (wanted[i]) below += lines[i]!.words
  if (below >= GOES_ON) wanted[deck] = false
}
