/**
 * What each line's own words call it in, the same with its neighbours heard out: a label with two names takes the one of the stretch it
 * stands in, a biography runs to its last sentence, and what no rule names belongs to what stands above it.
 */
import type { DroppedKind, Kind, Vote } from '../types.ts'
import type { PageView } from '../rules/page-view.ts'
import { RULES } from '../rules/index.ts'
import { cueOf } from '../rules/page-view.ts'

/** A line's kind; absent where no rule names it. */
export type Named = DroppedKind | undefined

/** Votes weaker than this do not name a line. */
export const NAMED = 0.2
/** Rules that vote on a whole stretch run on over what stands below their block: a run of labels is a menu, below whatever heading it stands. */
export const STRETCHES: ReadonlyMap<string, number> = new Map(RULES.flatMap(({ id, namesUpTo }) => (namesUpTo === undefined ? [] : [[id, namesUpTo]])))

/** The line's own words or shape say so, and not only the stretch it stands in. */
export function saysItself(votes: readonly Vote[], kind: Kind): boolean {
  return votes.some((v) => v.kind === kind && v.weight >= NAMED && !STRETCHES.has(v.rule))
}

/** Labels of these kinds share words with each other: "Email" is a field and a button, "Newsletter" a form and a place on the site. */
const LABELS: ReadonlySet<Kind> = new Set<Kind>(['subscribe', 'navigation', 'feed', 'share', 'comment', 'cookie'])

/** Changes `own`: a label that its words give two names has that of the lines above and below it. A footer's places are a menu's. */
export function settleRivals(own: Named[], votes: readonly (readonly Vote[])[]): void {
  const first = own.map((kind) => (kind === 'legal' ? 'navigation' : kind))
  for (let i = 1; i + 1 < own.length; i++) {
    const kind = first[i], stretch = first[i - 1]
    if (kind === undefined || stretch === undefined || stretch !== first[i + 1] || stretch === kind || !LABELS.has(kind)) continue
    if (saysItself(votes[i]!, stretch) || (stretch === 'feed' && isListed(votes[i]!))) own[i] = stretch
  }
}

/** "Join my lecture in Graz" among other headlines is one of them. */
const isListed = (votes: readonly Vote[]): boolean => votes.some(({ rule }) => rule === 'headline-list')

/** Changes `own`: name, address and riddle are asked of who comments and of who subscribes; between two lines of the one form they are its fields. */
export function joinFields(own: Named[], votes: readonly (readonly Vote[])[]): void {
  for (let i = 1; i < own.length; i++) {
    if (own[i - 1] !== 'subscribe' || !isField(own, votes, i)) continue
    let end = i
    while (isField(own, votes, end)) end++
    if (own[end] === 'subscribe') own.fill('subscribe', i, end)
    i = end
  }
}

const isField = (own: readonly Named[], votes: readonly (readonly Vote[])[], i: number): boolean => own[i] === 'comment' && votes[i]!.some(({ kind }) => kind === 'subscribe')

/** Short lines that only their number makes a menu are part of a list whose stretch goes on so near above and below them. */
const ISLAND = 3
/** Changes `own`: short headlines among a feed's, labels of a form's fields. */
export function joinIslands(own: Named[], votes: readonly (readonly Vote[])[]): void {
  const first = [...own]
  for (let i = 1; i + 1 < own.length; i++) {
    if (first[i] !== 'navigation' || saysItself(votes[i]!, 'navigation')) continue
    const kind = around(first, i)
    if (kind !== undefined && votes[i]!.some((v) => v.kind === kind)) own[i] = kind
  }
}

/** The kind, not a menu's, of a line above and one below that stand no further apart than islands are long. */
function around(own: readonly Named[], i: number): Named {
  for (let above = i - 1; above >= 0 && above > i - ISLAND; above--) {
    const kind = own[above]
    if (kind === undefined || kind === 'navigation') continue
    for (let below = i + 1; below < own.length && below <= above + ISLAND; below++) if (own[below] === kind) return kind
  }
  return undefined
}

/** How far apart two lines that call themselves the same may stand, so that all between them that no words name is the same. */
const BRIDGES: ReadonlyMap<DroppedKind, number> = new Map([['bio', 12], ['navigation', 3]])
/** Changes `own`: the offices and honours in an author's biography, the odd long label in a menu. */
export function bridge(own: Named[], votes: readonly (readonly Vote[])[]): void {
  let last: number | undefined
  for (let i = 0; i < own.length; i++) {
    const kind = own[i]
    if (kind === undefined || !saysItself(votes[i]!, kind)) continue
    if (last !== undefined && own[last] === kind && i - last <= (BRIDGES.get(kind) ?? 0)) own.fill(kind, last + 1, i)
    last = i
  }
}

/** Changes `own`: a notice above the article ("An official website of the town", "How you know") is all that no rule names down to its last sentence. */
export function nameNotices(page: PageView, own: Named[]): void {
  let from = 0
  for (let i = 0; i < own.length && outside(page, i); i++) {
    if (own[i] !== undefined) from = i + 1
    else if (isSentence(page, i)) { own.fill('other', from, i + 1); from = i + 1 }
  }
}

const isSentence = (page: PageView, i: number): boolean => page.lines[i]!.terminal && !page.lines[i]!.endsQuestion && !mayBePlace(page, i)

/** Blocks reach over lines that no rule knows: what stands among comments is a comment. */
const SPREADING: ReadonlySet<Kind> = new Set<Kind>(['feed', 'comment', 'cookie', 'legal', 'subscribe', 'bio', 'navigation', 'widget'])
const REACH = 6
/** A poll's question may have a sentence below it; then come its answers, of up to so many words each. */
const CHOICE_WORDS = 2
/** A place on the site is named in so many words. */
const PLACE_WORDS = 8

/** The named lines in, a kind for every line out. */
export function inherit(page: PageView, own: readonly Named[]): DroppedKind[] {
  const kinds: DroppedKind[] = []
  let block: Block | undefined
  for (let i = 0; i < own.length; i++) {
    const kind = own[i]
    if (kind !== undefined) block = spreads(page, kind, i) ? { kind, last: i } : undefined
    else if (block !== undefined && !reaches(page, block, i)) block = undefined
    kinds.push(kind ?? block?.kind ?? (outside(page, i) && mayBePlace(page, i) ? 'navigation' : 'other'))
  }
  return kinds
}

/** Lines that belong together, and the last of them that is named. */
interface Block { readonly kind: DroppedKind; readonly last: number }

/** "Advertisement: the harbour by night" heads what is said of it; the word alone marks a place on the page. */
function spreads(page: PageView, kind: DroppedKind, i: number): boolean {
  const place = kind === 'advert' ? cueOf(page, i, kind)?.place : undefined
  return SPREADING.has(kind) || place === 'start' || place === 'opens'
}

/** Some lines of any sort; as many as there are where no paragraph parts them. */
function reaches(page: PageView, { kind, last }: Block, i: number): boolean {
  if (kind === 'widget' && i > last + 1 && page.lines[i]!.words > CHOICE_WORDS) return false
  return (kind !== 'navigation' || mayBePlace(page, i)) && (i - last <= REACH || !(page.prose[i]! || page.prose[i - 1]!))
}

const mayBePlace = ({ lines }: PageView, i: number): boolean => lines[i]!.words <= PLACE_WORDS

/** Above the article. */
export const outside = (page: PageView, i: number): boolean => !page.core || i < page.core.from
