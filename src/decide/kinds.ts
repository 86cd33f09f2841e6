/**
 * Votes of every line in, each line's kind out, as if it were dropped: the kind that its own words and shape speak for, else that of
 * the stretch it stands in. What decides whether a line is kept is not looked at here, and nothing here changes it.
 */
import type { DroppedKind, Kind, Vote } from '../types.ts'
import { DROPPED_KINDS } from '../types.ts'
import { RULES } from '../rules/index.ts'
import type { PageView } from '../rules/page-view.ts'
import { footerStart } from './footer.ts'

/** Votes weaker than this do not name a line. */
const NAMED = 0.2
/** Blocks reach over lines that no rule knows: what stands among comments is a comment. */
const SPREADING: ReadonlySet<Kind> = new Set<Kind>(['feed', 'comment', 'cookie', 'legal', 'subscribe', 'bio', 'navigation'])
const REACH = 6
/** Rules that vote on a whole stretch run on over what stands below their block: a run of labels is a menu, below whatever heading it stands. */
const STRETCHES: ReadonlyMap<string, number> = new Map(RULES.flatMap(({ id, namesUpTo }) => (namesUpTo === undefined ? [] : [[id, namesUpTo]])))
/** In a menu above the article "Latest" and "Photos" are places on the site, and say no more than that they stand there. */
export const IN_MENU: ReadonlySet<string> = new Set(['feed-words', 'advert-words', 'caption-words', 'caption-credit', 'feed-stamp'])
export const MENU = 'menu-run'
const IN_MENU_WEIGHT = 0.45
/** A line without words is no label of a menu: what stands around it says what it is. */
const WORDLESS_WEIGHT = 0.35
/** In a footer these keep their own names; all else there is the footer's. */
const NAMED_IN_FOOTER: ReadonlySet<Kind> = new Set<Kind>(['share', 'subscribe', 'cookie', 'advert', 'widget'])

/** The kind each line would be dropped as. */
export function droppedKinds(page: PageView, votes: readonly (readonly Vote[])[]): DroppedKind[] {
  const footer = footerStart(page), own: (DroppedKind | undefined)[] = [], kinds: DroppedKind[] = []
  for (let i = 0; i < page.lines.length; i++) {
    const kind = strongest(votes[i]!, outside(page, i) && isAmidMenu(votes, i))
    own.push(i >= footer && (kind === undefined || !NAMED_IN_FOOTER.has(kind)) ? 'legal' : kind === 'caption' && isInFeed(page, votes[i]!, i) ? 'feed' : kind)
  }
  for (let i = 0; i < own.length; i++) kinds.push(own[i] ?? fromBlock(own, i) ?? (outside(page, i) ? 'navigation' : 'other'))
  return kinds
}

/** Votes for one kind add up as independent ones do; of those for a stretch the surest counts. */
function strongest(votes: readonly Vote[], amidMenu: boolean): DroppedKind | undefined {
  const wordless = votes.some(({ rule }) => rule === 'no-words')
  let best: DroppedKind | undefined, most = NAMED
  for (const kind of DROPPED_KINDS) {
    let left = 1, stretch = 0
    for (const { rule, kind: voted, weight } of votes) {
      if (voted !== kind) continue
      const limit = amidMenu && IN_MENU.has(rule) ? IN_MENU_WEIGHT : wordless && rule === MENU ? WORDLESS_WEIGHT : STRETCHES.get(rule)
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

function fromBlock(own: readonly (DroppedKind | undefined)[], i: number): DroppedKind | undefined {
  for (let k = i - 1; k >= 0 && k >= i - REACH; k--) if (own[k]) return SPREADING.has(own[k]!) ? own[k] : undefined
  return undefined
}

const outside = (page: PageView, i: number): boolean => !page.core || i < page.core.from
