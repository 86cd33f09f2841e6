/**
 * A viewed page and its votes in, each line's probability of being body out. Two opinions are weighed together: the readable sum
 * of `evidence.ts` and the trained network; each sees what the other misses (the network was never taught a comment thread
 * longer than its article, the sum knows no page type).
 */
import type { Kind } from '../types.ts'
import { KINDS } from '../types.ts'
import type { PageView } from '../rules/page-view.ts'
import type { Strengths } from '../rules/strengths.ts'
import { bagOf } from './bag.ts'
import { evidence } from './evidence.ts'
import { features } from './features.ts'
import { PageNetwork } from './network.ts'
import { surroundings } from './surroundings.ts'
import { treeOf } from './tree.ts'
import { WEIGHTS as HTML_WEIGHTS } from './weights-html.ts'
import { WEIGHTS as TEXT_WEIGHTS } from './weights-text.ts'

/** Weights of the two log-odds, chosen on l3s-a and daniel-a, whose sites neither was fitted to. */
const NETWORK = 0.8
const EVIDENCE = 0.3

/** What a label says of its line weighs once more: the network takes "Read also: ..." for a sentence. */
const LABEL = 0.5
const LEAST_LEFT = 0.02
const LABELS: readonly Kind[] = ['subscribe', 'feed', 'share', 'cookie', 'legal', 'advert', 'caption', 'widget']
const LABEL_COLUMNS = LABELS.map((kind) => KINDS.indexOf(kind))
function labelled(strengths: Strengths, i: number): number {
  let most = 0
  for (const k of LABEL_COLUMNS) most = Math.max(most, strengths.of(i, k))
  return most
}

/** One network for text and one for HTML, each unpacked when its first page comes. */
const networks: { text?: PageNetwork; html?: PageNetwork } = {}

/** Scores of all lines, 0..1. */
export function score(page: PageView, strengths: Strengths): Float64Array {
  const around = surroundings(page), read = evidence(page, strengths, around), { lines } = page
  const rows = features(page, strengths, around), bags: Uint16Array[] = []
  for (const line of lines) bags.push(bagOf(line))
  const learnt = lines.some((line) => line.marks?.tree)
    ? (networks.html ??= new PageNetwork(HTML_WEIGHTS())).logOdds({ rows, bags, trees: lines.map(treeOf) })
    : (networks.text ??= new PageNetwork(TEXT_WEIGHTS())).logOdds({ rows, bags })
  const scores = new Float64Array(lines.length)
  for (let i = 0; i < scores.length; i++) {
    const odds = NETWORK * clip(learnt[i]!) + EVIDENCE * clip(read[i]!) + LABEL * Math.log(Math.max(LEAST_LEFT, 1 - labelled(strengths, i)))
    scores[i] = 1 / (1 + Math.exp(-odds))
  }
  return scores
}

/** Neither opinion is surer than a thousand to one. */
const SUREST = Math.log(999)
const clip = (odds: number): number => Math.max(-SUREST, Math.min(SUREST, odds))
