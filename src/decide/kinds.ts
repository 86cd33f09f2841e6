/** Votes of every line in, each line's kind out, as if it were dropped: the rules' strongest kind, or that of the block it stands in. */
import type { DroppedKind, Kind } from '../types.ts'
import { DROPPED_KINDS, KEPT_KINDS } from '../types.ts'
import type { PageView } from '../rules/page-view.ts'
import type { Strengths } from '../rules/strengths.ts'

/** Votes weaker than this do not name a line. */
const NAMED = 0.2
/** Blocks reach over lines that no rule knows: what stands among comments is a comment. */
const SPREADING: ReadonlySet<Kind> = new Set<Kind>(['feed', 'comment', 'cookie', 'legal', 'subscribe', 'bio', 'navigation'])
const REACH = 6

/** The kind each line would be dropped as. */
export function droppedKinds(page: PageView, strengths: Strengths): DroppedKind[] {
  const own: (DroppedKind | undefined)[] = [], kinds: DroppedKind[] = []
  for (let i = 0; i < page.lines.length; i++) own.push(strongest(strengths, i))
  for (let i = 0; i < own.length; i++) kinds.push(own[i] ?? fromBlock(own, i) ?? (outside(page, i) ? 'navigation' : 'other'))
  return kinds
}

function strongest(strengths: Strengths, i: number): DroppedKind | undefined {
  let best: DroppedKind | undefined, most = NAMED
  for (let k = 0; k < DROPPED_KINDS.length; k++) {
    const strength = strengths.of(i, KEPT_KINDS.length + k)
    if (strength > most) { most = strength; best = DROPPED_KINDS[k] }
  }
  return best
}

function fromBlock(own: readonly (DroppedKind | undefined)[], i: number): DroppedKind | undefined {
  for (let k = i - 1; k >= 0 && k >= i - REACH; k--) if (own[k]) return SPREADING.has(own[k]!) ? own[k] : undefined
  return undefined
}

const outside = (page: PageView, i: number): boolean => !page.core || i < page.core.from
