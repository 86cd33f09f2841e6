/**
 * A viewed page and its votes in, each line's probability of being body out, by a short sum that a person can read.
 * The weights are rounded by hand from a logistic regression on WCXB's development articles.
 */
import { log1p } from '../lines/log1p.ts'
import type { Kind } from '../types.ts'
import { KEPT_KINDS, KINDS } from '../types.ts'
import type { PageView } from '../rules/page-view.ts'
import type { Strengths } from '../rules/strengths.ts'
import type { Surroundings } from './surroundings.ts'

const BASE = 0.4
const LOG_WORDS = 0.5
const IN_CORE = 0.9
const SINCE_PROSE = -0.35
const UNTIL_PROSE = -0.45
/** Beyond so many lines distance says nothing more; a lone paragraph that is the whole article is far from any other. */
const FAR = 60
const LONE = 8
const COHESION_PAGE = 0.2
const COHESION_BESIDE = 0.25
const STARTS_LOWER = 0.3
/** Votes against add up as odds do: the weight of the logarithm of what they leave. */
const AGAINST = 1.7
const SUREST = 0.02
/** Kinds whose votes weigh more than the strongest vote says already. */
const KIND_WEIGHTS: ReadonlyMap<Kind, number> = new Map<Kind, number>([
  ['body', 0.4], ['heading', 0.2], ['feed', -0.6], ['comment', -0.9], ['legal', -0.4], ['subscribe', -0.3], ['cookie', -0.2], ['bio', -0.3], ['caption', -0.4], ['byline', -0.2], ['headline', -0.6],
])

/** Log-odds that each line is body. */
export function evidence(page: PageView, strengths: Strengths, around: Surroundings): Float64Array {
  const odds = new Float64Array(page.lines.length)
  for (let i = 0; i < odds.length; i++) odds[i] = place(page, i, around) + voteSum(strengths, i)
  return odds
}

function place(page: PageView, i: number, around: Surroundings): number {
  const line = page.lines[i]!, c = page.cohesion[i]!
  const core = page.core !== undefined && i >= page.core.from && i <= page.core.to
  const far = core && page.prose[i] ? LONE : FAR
  return BASE + LOG_WORDS * log1p(line.words) + (core ? IN_CORE : 0) + (line.startsLower ? STARTS_LOWER : 0)
    + SINCE_PROSE * log1p(Math.min(far, around.sinceProse[i]!)) + UNTIL_PROSE * log1p(Math.min(far, around.untilProse[i]!))
    + COHESION_PAGE * c.page + COHESION_BESIDE * (c.before + c.after)
}

const WEIGHTS = KINDS.map((kind) => KIND_WEIGHTS.get(kind) ?? 0)

function voteSum(strengths: Strengths, i: number): number {
  let sum = 0, against = 1
  for (let k = 0; k < KINDS.length; k++) {
    const strength = strengths.of(i, k)
    sum += WEIGHTS[k]! * strength
    if (k >= KEPT_KINDS.length) against *= 1 - strength
  }
  return sum + AGAINST * Math.log(Math.max(SUREST, against))
}
