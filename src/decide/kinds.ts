/**
 * Votes of every line in, each line's kind out, as if it were dropped: the kind that its own words and shape speak for, else that of
 * the stretch it stands in. What decides whether a line is kept is not looked at here, and nothing here changes it.
 */
import type { DroppedKind, Kind, Vote } from '../types.ts'
import { DROPPED_KINDS, KEPT_KINDS } from '../types.ts'
import { inHeadZone } from '../rules/head-zone.ts'
import type { PageView } from '../rules/page-view.ts'
import type { Named } from './blocks.ts'
import { bridge, inherit, joinFields, joinIslands, NAMED, nameNotices, outside, saysItself, settleRivals, STRETCHES } from './blocks.ts'
import { footerStart } from './footer.ts'

/** In a menu above the article "Latest" and "Photos" are places on the site, and say no more than that they stand there. */
export const IN_MENU: ReadonlySet<string> = new Set(['feed-words', 'advert-words', 'caption-words', 'caption-credit', 'feed-stamp', 'comment-words'])
/** Below it "Videos" and "Events" are, while dates among short lines may be those of other stories. */
const IN_MENU_BELOW: ReadonlySet<string> = new Set(['feed-words'])
const NOWHERE: ReadonlySet<string> = new Set()
export const MENU = 'menu-run'
const IN_MENU_WEIGHT = 0.45
/** A line without words is no label of a menu: what stands around it says what it is. */
const WORDLESS_WEIGHT = 0.35
/** In a footer these keep their own names; all else there is the footer's. */
const NAMED_IN_FOOTER: ReadonlySet<Kind> = new Set<Kind>(['share', 'subscribe', 'cookie', 'advert', 'widget'])
/** "Newsletter" there names a place on the site, where it is one. */
const isFooters = (kind: Named, votes: readonly Vote[]): boolean => kind === undefined || !NAMED_IN_FOOTER.has(kind) || (kind === 'subscribe' && saysItself(votes, 'navigation'))

/** The kind each line would be dropped as. */
export function droppedKinds(page: PageView, votes: readonly (readonly Vote[])[]): DroppedKind[] {
  const footer = footerStart(page), inMenu = votes.map((given) => given.some(({ rule }) => rule === MENU)), own: Named[] = []
  for (let i = 0; i < page.lines.length; i++) {
    const kind = strongest(votes[i]!, !isAmidMenu(inMenu, i) ? NOWHERE : outside(page, i) ? IN_MENU : IN_MENU_BELOW)
    own.push(i >= footer && isFooters(kind, votes[i]!) ? 'legal' : inPlace(page, { kind, votes: votes[i]!, i }))
  }
  settleRivals(own, votes)
  joinIslands(own, votes)
  joinFields(own, votes)
  bridge(own, votes)
  nameNotices(page, own)
  return inherit(page, own)
}

/** Where a kind's numbers stand: dropped kinds first, since the others are not looked at. */
const COLUMN: ReadonlyMap<Kind, number> = new Map([...DROPPED_KINDS, ...KEPT_KINDS].map((kind, k) => [kind, k]))
/** What a line's votes for each kind leave open, and the surest for its stretch: for one line at a time. */
const left = new Float64Array(COLUMN.size), stretch = new Float64Array(COLUMN.size)

/** Votes for one kind add up as independent ones do; of those for a stretch the surest counts. */
function strongest(votes: readonly Vote[], placeNames: ReadonlySet<string>): Named {
  if (votes.length === 0) return undefined
  const wordless = votes.some(({ rule }) => rule === 'no-words')
  left.fill(1); stretch.fill(0)
  for (const { rule, kind, weight } of votes) {
    const k = COLUMN.get(kind)!, limit = placeNames.has(rule) ? IN_MENU_WEIGHT : wordless && rule === MENU ? WORDLESS_WEIGHT : STRETCHES.get(rule)
    if (limit === undefined) left[k]! *= 1 - weight
    else stretch[k] = Math.max(stretch[k]!, Math.min(weight, limit))
  }
  let best: Named, most = NAMED
  for (let k = 0; k < DROPPED_KINDS.length; k++) {
    const strength = 1 - left[k]! * (1 - stretch[k]!)
    if (strength > most) { most = strength; best = DROPPED_KINDS[k] }
  }
  return best
}

/** Pictures of other stories are credited too; beside the headline the time it takes to read is the article's own. */
function inPlace(page: PageView, { kind, votes, i }: { readonly kind: Named; readonly votes: readonly Vote[]; readonly i: number }): Named {
  const speaks = (other: Kind): boolean => votes.some((vote) => vote.kind === other)
  if (kind === 'caption' && page.core !== undefined && i > page.core.to && speaks('feed')) return 'feed'
  return kind === 'feed' && speaks('byline') && inHeadZone(page, i) ? 'byline' : kind
}

/** The line and both its neighbours stand in a run of labels. */
function isAmidMenu(inMenu: readonly boolean[], i: number): boolean {
  return inMenu[i]! && inMenu[i - 1] === true && inMenu[i + 1] === true
}
