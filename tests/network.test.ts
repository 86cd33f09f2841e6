/** The page network: the weights fit the code, and WebAssembly gives what the plain formulas give. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { BUCKETS } from '../src/model/bag.ts'
import { FEATURE_NAMES } from '../src/model/features.ts'
import { PageNetwork } from '../src/model/network.ts'
import { PROVENANCE, WEIGHTS } from '../src/model/weights.ts'

const { units, layers, bag, features } = WEIGHTS
const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'))

/** The network written out as its papers write it, in double precision, one line and one number at a time. */
class Plain {
  private readonly numbers = new Float32Array(bytes(WEIGHTS.numbers).buffer)
  private readonly codes = new Int8Array(bytes(WEIGHTS.codes).buffer)
  private at = 0
  private code = 0

  private take(n: number): number[] { this.at += n; return [...this.numbers.subarray(this.at - n, this.at)] }
  private matrix(rows: number, columns: number): number[][] {
    const scales = this.take(columns)
    return Array.from({ length: rows }, () => scales.map((scale) => this.codes[this.code++]! * scale))
  }
  private layer(rows: number, columns: number): (x: readonly number[]) => number[] {
    const bias = this.take(columns), w = this.matrix(rows, columns)
    return (x) => bias.map((b, j) => x.reduce((sum, v, i) => sum + v * w[i]![j]!, b))
  }

  logOdds(rows: readonly (readonly number[])[], bags: readonly Uint16Array[]): number[] {
    const mean = this.take(features), spread = this.take(features), table = this.matrix(BUCKETS, bag)
    const into = this.layer(features + bag, units), relu = (x: number): number => Math.max(0, x), sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
    const z = rows.map((row, i) => into([
      ...row.map((v, k) => Math.max(-4, Math.min(4, (v - mean[k]!) / spread[k]!))),
      ...Array.from({ length: bag }, (_, d) => [...bags[i]!].reduce((sum, bucket) => sum + table[bucket]![d]!, 0) / bags[i]!.length),
    ]).map(relu))
    let states = z
    for (let l = 0; l < layers; l++) {
      const both = [0, 1].map((back) => {
        const input = this.layer(states[0]!.length, 3 * units), state = this.layer(units, 3 * units), out: number[][] = []
        let h: number[] = new Array<number>(units).fill(0)
        for (const x of back ? [...states].reverse() : states) {
          const p = input(x), s = state(h)
          h = h.map((old, j) => {
            const r = sigmoid(p[j]! + s[j]!), u = sigmoid(p[units + j]! + s[units + j]!), n = Math.tanh(p[2 * units + j]! + r * s[2 * units + j]!)
            return (1 - u) * n + u * old
          })
          out.push(h)
        }
        return back ? out.reverse() : out
      })
      states = states.map((_, i) => [...both[0]![i]!, ...both[1]![i]!])
    }
    const hidden = this.layer(3 * units, 32), last = this.take(32), bias = this.take(1)[0]!
    return states.map((g, i) => hidden([...g, ...z[i]!]).map(relu).reduce((sum, v, k) => sum + v * last[k]!, bias))
  }
}

const rows = Array.from({ length: 40 }, (_, i) => Array.from({ length: features }, (_, k) => Math.sin(i * 7 + k * 3)))
const bags = rows.map((_, i) => Uint16Array.from({ length: 1 + (i % 5) }, (_, k) => (i * 977 + k * 131) % BUCKETS))

describe('the page network', () => {
  test('was learnt from the features that the code computes', () => {
    const names = `[${FEATURE_NAMES.map((name) => JSON.stringify(name)).join(', ')}]`
    expect(PROVENANCE.features).toBe(createHash('sha256').update(names).digest('hex'))
    expect(FEATURE_NAMES).toHaveLength(features)
  })
  test('gives what the formulas give', () => {
    const fast = new PageNetwork().logOdds(Float32Array.from(rows.flat()), bags)
    new Plain().logOdds(rows, bags).forEach((wanted, i) => { expect(fast[i]).toBeCloseTo(wanted, 3) })
  })
  test('reads a page of many pieces as it reads a short one where the context is the same', () => {
    const many = Array.from({ length: 300 }, () => rows).flat(), manyBags = Array.from({ length: 300 }, () => bags).flat()
    const scores = new PageNetwork().logOdds(Float32Array.from(many.flat()), manyBags)
    for (let i = 400; i < 11_000; i += 1) expect(scores[i]).toBeCloseTo(scores[i % 40 + 400]!, 0)
  })
})
