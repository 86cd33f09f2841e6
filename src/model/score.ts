/**
 * A viewed page and its votes in, each line's probability of being body out. Two opinions are weighed together: the readable sum
 * of `evidence.ts` and the trained network; each sees what the other misses (the network was never taught a comment thread
 * longer than its article, the sum knows no page type).
 */
import type { PageView } from '../rules/page-view.ts'
import type { Strengths } from '../rules/strengths.ts'
import { bagOf } from './bag.ts'
import { evidence } from './evidence.ts'
import { features } from './features.ts'
import { PageNetwork } from './network.ts'
import { surroundings } from './surroundings.ts'

/** Weights of the two log-odds, chosen on l3s-a and daniel-a, whose sites neither was fitted to. */
const NETWORK = 0.6
const EVIDENCE = 0.6

/** Lines far from any that the evidence thinks possible are not shown to the network: a menu of 300 lines tells it nothing. */
const POSSIBLE = -3
const CONTEXT_LINES = 24

let network: PageNetwork | undefined

/** Scores of all lines, 0..1. The network is unpacked when the first page comes. */
export function score(page: PageView, strengths: Strengths): Float64Array {
  network ??= new PageNetwork()
  const around = surroundings(page), read = evidence(page, strengths, around), { from, to } = possible(read)
  const learnt = network.logOdds(features(page, strengths, { s: around, from, to }), page.lines.slice(from, to).map(bagOf))
  const scores = new Float64Array(page.lines.length)
  for (let i = 0; i < scores.length; i++) {
    const opinion = i >= from && i < to ? clip(learnt[i - from]!) : -SUREST
    scores[i] = 1 / (1 + Math.exp(-(NETWORK * opinion + EVIDENCE * clip(read[i]!))))
  }
  return scores
}

/** From the first to the last line that may be body, with some lines around them. */
function possible(read: Float64Array): { readonly from: number; readonly to: number } {
  let first = read.findIndex((odds) => odds > POSSIBLE), last = read.length - 1
  if (first < 0) return { from: 0, to: 0 }
  while (read[last]! <= POSSIBLE) last--
  first = Math.max(0, first - CONTEXT_LINES)
  return { from: first, to: Math.min(read.length, last + 1 + CONTEXT_LINES) }
}

/** Neither opinion is surer than a thousand to one. */
const SUREST = Math.log(999)
const clip = (odds: number): number => Math.max(-SUREST, Math.min(SUREST, odds))
