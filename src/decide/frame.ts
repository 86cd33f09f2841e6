/**
 * Votes of every line in, whether the page has a frame out: menus, buttons, credits, footers. A text without one is clean
 * already (a body cleaned before, an essay typed by hand), and nothing of it is dropped: cleaning twice is cleaning once.
 */
import type { Kind, Vote } from '../types.ts'
import { KEPT_KINDS } from '../types.ts'
import type { PageView } from '../rules/page-view.ts'

/** A vote of this weight names furniture; a lone such line may be an article's own words. */
const FURNITURE = 0.7
const LONE_LINES = 1
const LONE_SHARE = 0.03
const MANY_LINES = 5

/** True where more than a stray line is furniture. */
export function hasFrame(page: PageView, votes: readonly (readonly Vote[])[]): boolean {
  const few = Math.min(MANY_LINES, LONE_LINES + LONE_SHARE * page.lines.length)
  let furniture = 0
  for (const line of page.lines) if (isFurniture(page, votes[line.index]!, line.index) && ++furniture > few) return true
  return isListing(page)
}

/** Many lines of which few are prose: a list of names has no labels and is no article. */
function isListing(page: PageView): boolean {
  let words = 0, prose = 0
  for (const line of page.lines) { words += line.words; if (page.prose[line.index]) prose += line.words }
  return page.lines.length > LISTING_LINES && prose < LISTING_PROSE * words
}
const LISTING_LINES = 60
const LISTING_PROSE = 0.3

/** Kinds that also come by position alone say nothing of a frame. */
const POSITIONAL: ReadonlySet<Kind> = new Set<Kind>([...KEPT_KINDS, 'headline', 'standfirst', 'other'])

function isFurniture(page: PageView, votes: readonly Vote[], i: number): boolean {
  return votes.some((v) => v.weight >= FURNITURE && !POSITIONAL.has(v.kind)) || page.signs[i]!.stamp
}
