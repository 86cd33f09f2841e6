/**
 * Line scores in, line scores of a page read as sections out: the marginals of a two-state chain (forward and backward,
 * Rabiner 1989) in which changing between article and furniture costs something, so that a lone line follows its neighbours.
 */

/** Probability that the next line is of the same section. */
const STAY = 0.5

/** Probability of body for each line, given all lines. */
export function smooth(scores: ArrayLike<number>): Float64Array {
  const n = scores.length, forward = new Float64Array(n), out = new Float64Array(n)
  let body = 0.5
  for (let i = 0; i < n; i++) {
    const p = clamp(scores[i]!), prior = i === 0 ? 0.5 : body * STAY + (1 - body) * (1 - STAY)
    body = (prior * p) / (prior * p + (1 - prior) * (1 - p))
    forward[i] = body
  }
  let later = 0.5 // evidence of the lines after i, as odds of body at i
  for (let i = n - 1; i >= 0; i--) {
    const f = forward[i]!
    out[i] = (f * later) / (f * later + (1 - f) * (1 - later))
    const p = clamp(scores[i]!), here = (p * later) / (p * later + (1 - p) * (1 - later))
    later = here * STAY + (1 - here) * (1 - STAY)
  }
  return out
}

const clamp = (p: number): number => Math.min(0.999, Math.max(0.001, p))
