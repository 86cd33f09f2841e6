/** Votes of every line in, each line's kind out, as if it were dropped: the rules' strongest kind, or that of the block it stands in. */
import type { DroppedKind, Kind, Vote } from '../types.ts'
import { KEPT_KINDS } from '../types.ts'
import type { PageView } from '../rules/page-view.ts'
import { kindStrengths } from '../rules/index.ts'

/** Votes weaker than this do not name a line. */
const NAMED = 0.2
/** Blocks reach over lines that no rule knows: what stands among comments is a comment. */
const SPREADING: ReadonlySet<Kind> = new Set<Kind>(['feed', 'comment', 'cookie', 'legal', 'subscribe', 'bio', 'navigation'])
const REACH = 6

/** The kind each line would be dropped as. */
export function droppedKinds(page: PageView, votes: readonly (readonly Vote[])[]): DroppedKind[] {
  const own = votes.map(strongest)
  return own.map((kind, i) => kind ?? fromBlock(own, i) ?? (outside(page, i) ? 'navigation' : 'other'))
}

function strongest(votes: readonly Vote[]): DroppedKind | undefined {
  let best: DroppedKind | undefined, most = NAMED
  for (const [kind, strength] of kindStrengths(votes)) {
    if (strength > most && !(KEPT_KINDS as readonly Kind[]).includes(kind)) { most = strength; best = kind as DroppedKind }
  }
  return best
}

function fromBlock(own: readonly (DroppedKind | undefined)[], i: number): DroppedKind | undefined {
  for (let k = i - 1; k >= 0 && k >= i - REACH; k--) if (own[k]) return SPREADING.has(own[k]!) ? own[k] : undefined
  return undefined
}

const outside = (page: PageView, i: number): boolean => !page.core || i < page.core.from
