/**
 * Lines of a page and the gold body in, which lines are body out. The heaviest chain of matches that keeps the order of both
 * texts (weighted longest increasing subsequence), so that a repeated "Share" inside the body is not mislabelled.
 */
import { hashStep, HASH_START } from '../lines/chars.ts'
import type { Line } from '../lines/measure.ts'
import { measure } from '../lines/measure.ts'

interface Match { readonly line: number; readonly from: number; readonly to: number; readonly weight: number }

const GRAM = 4
const MAX_PLACES = 24
/** A line that is not found whole counts as found where half of its four-word runs are. */
const PARTIAL_TOKENS = 10
const PARTIAL_SHARE = 0.5

/** 1 for lines of the gold body, 0 for others. */
export function align(lines: readonly Line[], gold: string): Uint8Array {
  const labels = new Uint8Array(lines.length)
  const body = goldTokens(gold)
  if (body.length === 0) return labels
  const grams = Array.from({ length: GRAM }, (_, k) => index(body, k + 1))
  const matches = lines.flatMap((line) => placesOf(line, body, grams))
  for (const match of heaviestChain(matches, body.length)) labels[match.line] = 1
  return labels
}

function goldTokens(gold: string): Int32Array {
  const all = gold.split('\n').map((text) => measure({ first: 1, last: 1, text, plain: text, gap: false }, 0).tokens)
  const out = new Int32Array(all.reduce((n, t) => n + t.length, 0))
  let at = 0
  for (const tokens of all) { out.set(tokens, at); at += tokens.length }
  return out
}

function gramHash(tokens: Int32Array, from: number, k: number): number {
  let hash = HASH_START
  for (let i = from; i < from + k; i++) hash = hashStep(hash, tokens[i]!)
  return hash
}

function index(tokens: Int32Array, k: number): Map<number, number[]> {
  const map = new Map<number, number[]>()
  for (let i = 0; i + k <= tokens.length; i++) {
    const key = gramHash(tokens, i, k), list = map.get(key)
    if (list) list.push(i)
    else map.set(key, [i])
  }
  return map
}

function placesOf(line: Line, body: Int32Array, grams: readonly Map<number, number[]>[]): Match[] {
  const tokens = line.tokens, n = tokens.length
  if (n === 0) return []
  const k = Math.min(GRAM, n), found: Match[] = []
  for (const at of grams[k - 1]!.get(gramHash(tokens, 0, k)) ?? []) {
    if (found.length >= MAX_PLACES) break
    if (at + n > body.length) continue
    let same = k
    while (same < n && body[at + same] === tokens[same]) same++
    if (same === n) found.push({ line: line.index, from: at, to: at + n, weight: n + 0.5 })
  }
  if (found.length || n < PARTIAL_TOKENS) return found
  const partial = partialMatch(line, grams[GRAM - 1]!)
  return partial ? [partial] : []
}

function partialMatch(line: Line, grams: Map<number, number[]>): Match | undefined {
  const n = line.tokens.length, votes = new Map<number, number>()
  let hits = 0
  for (let i = 0; i + GRAM <= n; i++) {
    const places = grams.get(gramHash(line.tokens, i, GRAM))
    if (!places) continue
    hits++
    for (const at of places.slice(0, MAX_PLACES)) { const diagonal = (at - i) >> 4; votes.set(diagonal, (votes.get(diagonal) ?? 0) + 1) }
  }
  if (hits < PARTIAL_SHARE * (n - GRAM + 1)) return undefined
  const [diagonal] = [...votes].reduce((a, b) => (b[1] > a[1] ? b : a))
  const from = Math.max(0, diagonal << 4)
  return { line: line.index, from, to: from + n, weight: hits * 0.8 }
}

/** Fenwick tree over gold positions: the heaviest chain that ends at or before a position. Lines come in order. */
function heaviestChain(matches: readonly Match[], size: number): Match[] {
  const tree = new Int32Array(size + 64).fill(-1), total = new Float64Array(matches.length), back = new Int32Array(matches.length).fill(-1)
  const query = (to: number): number => { let best = -1; for (let k = Math.min(to, size) + 1; k > 0; k -= k & -k) { const m = tree[k]!; if (m >= 0 && (best < 0 || total[m]! > total[best]!)) best = m } return best }
  const update = (to: number, m: number): void => { for (let k = Math.min(to, size) + 1; k < tree.length; k += k & -k) { const old = tree[k]!; if (old < 0 || total[m]! > total[old]!) tree[k] = m } }
  let best = -1
  for (let a = 0; a < matches.length;) {
    let b = a
    while (b < matches.length && matches[b]!.line === matches[a]!.line) b++
    for (let m = a; m < b; m++) { back[m] = query(matches[m]!.from); total[m] = matches[m]!.weight + (back[m]! >= 0 ? total[back[m]!]! : 0) }
    for (let m = a; m < b; m++) { update(matches[m]!.to, m); if (best < 0 || total[m]! > total[best]!) best = m }
    a = b
  }
  const chain: Match[] = []
  for (let m = best; m >= 0; m = back[m]!) chain.push(matches[m]!)
  return chain
}
