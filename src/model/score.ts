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

let network: PageNetwork | undefined

/** Scores of all lines, 0..1. The network is unpacked when the first page comes. */
export function score(page: PageView, strengths: Strengths): Float64Array {
  network ??= new PageNetwork()
  const around = surroundings(page)
  const learnt = network.logOdds(features(page, strengths, around), page.lines.map(bagOf)), read = evidence(page, strengths, around)
  const scores = new Float64Array(page.lines.length)
  for (let i = 0; i < scores.length; i++) scores[i] = 1 / (1 + Math.exp(-(NETWORK * clip(learnt[i]!) + EVIDENCE * clip(read[i]!))))
  return scores
}

/** Neither opinion is surer than a thousand to one. */
const SUREST = Math.log(999)
const clip = (odds: number): number => Math.max(-SUREST, Math.min(SUREST, odds))
