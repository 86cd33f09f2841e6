/**
 * Votes of every line in, each line's kind out, as if it were dropped: the kind that its own words and shape speak for, else that of
 * the stretch it stands in. What decides whether a line is kept is not looked at here, and nothing here changes it.
 */
import type { DroppedKind, Kind, Vote } from '../types.ts'
import { DROPPED_KINDS } from '../types.ts'
import type { PageView } from '../rules/page-view.ts'
import type { Named } from './blocks.ts'
import { bridge, inherit, joinIslands, NAMED, outside, settleRivals, STRETCHES } from './blocks.ts'
import { footerStart } from './footer.ts'

/** In a menu above the article "Latest" and "Photos" are places on the site, and say no more than that they stand there. */
export const IN_MENU: ReadonlySet<string> = new Set(['feed-words', 'advert-words', 'caption-words', 'caption-credit', 'feed-stamp'])
/** Below it "Videos" and "Events" are, while dates among short lines may be those of other stories. */
const IN_MENU_BELOW: ReadonlySet<string> = new Set(['feed-words'])
const NOWHERE: ReadonlySet<string> = new Set()
export const MENU = 'menu-run'
const IN_MENU_WEIGHT = 0.45
/** A line without words is no label of a menu: what stands around it says what it is. */
const WORDLESS_WEIGHT = 0.35
/** In a footer these keep their own names; all else there is the footer's. */
const NAMED_IN_FOOTER: ReadonlySet<Kind> = new Set<Kind>(['share', 'subscribe', 'cookie', 'advert', 'widget'])

/** The kind each line would be dropped as. */
export function droppedKinds(page: PageView, votes: readonly (readonly Vote[])[]): DroppedKind[] {
  const footer = footerStart(page), own: Named[] = []
  for (let i = 0; i < page.lines.length; i++) {
    const kind = strongest(votes[i]!, !isAmidMenu(votes, i) ? NOWHERE : outside(page, i) ? IN_MENU : IN_MENU_BELOW)
    own.push(i >= footer && (kind === undefined || !NAMED_IN_FOOTER.has(kind)) ? 'legal' : kind === 'caption' && isInFeed(page, votes[i]!, i) ? 'feed' : kind)
  }
  settleRivals(own, votes)
  joinIslands(own, votes)
  bridge(own, votes)
  return inherit(page, own)
}

/** Votes for one kind add up as independent ones do; of those for a stretch the surest counts. */
function strongest(votes: readonly Vote[], placeNames: ReadonlySet<string>): Named {
  const wordless = votes.some(({ rule }) => rule === 'no-words')
  let best: Named, most = NAMED
  for (const kind of DROPPED_KINDS) {
    let left = 1, stretch = 0
    for (const { rule, kind: voted, weight } of votes) {
      if (voted !== kind) continue
      const limit = placeNames.has(rule) ? IN_MENU_WEIGHT : wordless && rule === MENU ? WORDLESS_WEIGHT : STRETCHES.get(rule)
      if (limit === undefined) left *= 1 - weight
      else stretch = Math.max(stretch, Math.min(weight, limit))
    }
    const strength = 1 - left * (1 - stretch)
    if (strength > most) { most = strength; best = kind }
  }
  return best
}

/** Pictures of other stories are credited too. */
function isInFeed({ core }: PageView, votes: readonly Vote[], i: number): boolean {
  return core !== undefined && i > core.to && votes.some(({ kind }) => kind === 'feed')
}

/** The line and both its neighbours stand in a run of labels. */
function isAmidMenu(votes: readonly (readonly Vote[])[], i: number): boolean {
  for (let k = i - 1; k <= i + 1; k++) if (!votes[k]?.some(({ rule }) => rule === MENU)) return false
  return true
}
