/**
 * Scores of a page's lines in, how sure one must be to keep a line out. Keeping the surest lines down to the point where the expected
 * F-measure is highest makes the threshold fit the page: half of what can be reached (Ye et al. 2012, Lipton et al. 2014). Where the
 * model is sure of every line that is a half, and a little more on an article; where it cannot tell, as on shop and front pages, doubtful lines are kept too. Of an article
 * they are not: the measure takes lines for independent, but the teasers below a short notice are body all or none of them.
 */
import type { Mode } from '../types.ts'
import type { Scored } from '../model/score.ts'
import type { PageView } from '../rules/page-view.ts'

/** How many times as much finding body counts as keeping nothing else: the F-measure's beta. */
const BETA: Readonly<Record<Mode, number>> = { precision: 0.6, balanced: 1, recall: 2 }
/**
 * A line less sure than this is not kept, as a share of the threshold of a page that is sure; between the two by the chance that the page is
 * an article. Against one share of 0.64 DAnIEL's Greek, Russian and Chinese and L3S-GN1 gained 0.003 each, its English and Polish and trafilatura's
 * pages lost 0.001 to 0.002, and WCXB pages of all types (one fold of five, not taught) gained 0.001.
 */
const LEAST_OF_ARTICLE = 1
const LEAST_OF_OTHERS = 0.4
/**
 * Lines of an article are scored too high: of what WCXB's articles as WET score from 0.5 to 0.6 on sites that were not taught 0.43 of the words are body,
 * and in lines of twelve words and more 0.36. Where the page is surely an article the threshold's odds are so many times as great. L3S-GN1 drops
 * 0.951 of the lines about other articles so and 0.947 without, trafilatura's pages gain 0.001, DAnIEL's Russian 0.002, its Polish loses 0.002, and what
 * the other sets say is the same. From 1.35 on our own fixtures lose ingredients of recipes.
 */
const ODDS_OF_ARTICLE = 1.3
/** So much below what can matter that rounding does not. */
const SAFELY = 0.99
/** A line without words still counts a little. */
const LEAST_WORDS = 0.3

const oddsOf = (chance: number): number => chance / (1 - chance)

export function thresholdOf(page: PageView, { scores, article }: Scored, mode: Mode): number {
  const squared = BETA[mode] ** 2, n = page.lines.length, words = new Float64Array(n), sure = 1 / (1 + squared)
  let body = 0, surely = 0, surelyRight = 0
  for (let i = 0; i < n; i++) {
    words[i] = Math.max(LEAST_WORDS, page.lines[i]!.words)
    body += words[i]! * scores[i]!
    if (scores[i]! >= sure) { surely += words[i]!; surelyRight += words[i]! * scores[i]! }
  }
  // Keeping the lines that are sure reaches this measure, and one less sure than its share of that only lowers a higher one: few lines are sorted.
  const reached = surely === 0 ? 0 : ((1 + squared) * surelyRight) / (surely + squared * body), order: number[] = []
  for (let i = 0; i < n; i++) if (scores[i]! >= SAFELY * sure * reached) order.push(i)
  order.sort((a, b) => scores[b]! - scores[a]! || a - b)
  let kept = 0, right = 0, best = 0, threshold = 1
  for (const i of order) {
    kept += words[i]!
    right += words[i]! * scores[i]!
    const f = ((1 + squared) * right) / (kept + squared * body)
    if (f > best) { best = f; threshold = scores[i]! }
  }
  const least = LEAST_OF_ARTICLE * article + LEAST_OF_OTHERS * (1 - article)
  const odds = oddsOf(Math.min(sure, Math.max(least * sure, threshold))) * ODDS_OF_ARTICLE ** Math.max(0, 2 * article - 1)
  return odds / (1 + odds)
}
