/** A line in, the buckets of its words out: what the model's word embedding looks up (hashing trick, Weinberger et al. 2009). */
import type { Line } from '../lines/measure.ts'

/** Buckets of the embedding; a word's bucket is its hash modulo this. */
export const BUCKETS = 4096
/** Long lines are told by their beginning and end. */
const HEAD = 14
const TAIL = 10
export const MOST_WORDS = HEAD + TAIL

/** Buckets of the line's words, at least one. */
export function bagOf(line: Line): Uint16Array {
  const tokens = line.tokens, n = tokens.length
  if (n === 0) return new Uint16Array(1)
  const size = Math.min(n, MOST_WORDS), bag = new Uint16Array(size)
  for (let i = 0; i < size; i++) {
    const token = tokens[n <= MOST_WORDS || i < HEAD ? i : n - size + i]!
    bag[i] = ((token ^ (token >>> 15)) >>> 0) % BUCKETS
  }
  return bag
}
