/** Most of the numbers that a page's features are logarithms of are small and whole. */
const TABLED = 256
const LOGS = Float64Array.from({ length: TABLED }, (_, n) => Math.log1p(n))

/** `Math.log1p(x)` to the bit, from a table where x is small and whole. */
export function log1p(x: number): number {
  const n = x >>> 0
  return n === x && n < TABLED ? LOGS[n]! : Math.log1p(x)
}
