/** The page network: the weights fit the code, and WebAssembly gives what the plain formulas give. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { BUCKETS } from '../src/model/bag.ts'
import { FEATURE_NAMES } from '../src/model/features.ts'
import { PageNetwork } from '../src/model/network.ts'
import type { PackedWeights, PageReading } from '../src/model/network.ts'
import { TREE_NAMES } from '../src/model/tree.ts'
import * as html from '../src/model/weights-html.ts'
import * as htmlSecond from '../src/model/weights-html-second.ts'
import * as text from '../src/model/weights-text.ts'
import * as textShort from '../src/model/weights-text-short.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'))

/** The network written out as its papers write it, in double precision, one line and one number at a time. */
class Plain {
  private readonly weights: PackedWeights
  private readonly numbers: Float32Array
  private readonly codes: Int8Array
  private at = 0
  private code = 0

  constructor(weights: PackedWeights) {
    this.weights = weights
    this.numbers = new Float32Array(bytes(weights.numbers).buffer)
    this.codes = new Int8Array(bytes(weights.codes).buffer)
  }

  private take(n: number): number[] { this.at += n; return [...this.numbers.subarray(this.at - n, this.at)] }
  private matrix(rows: number, columns: number): number[][] {
    const scales = this.take(columns)
    return Array.from({ length: rows }, () => scales.map((scale) => this.codes[this.code++]! * scale))
  }
  private layer(rows: number, columns: number): (x: readonly number[]) => number[] {
    const bias = this.take(columns), w = this.matrix(rows, columns)
    return (x) => bias.map((b, j) => x.reduce((sum, v, i) => sum + v * w[i]![j]!, b))
  }

  read(rows: readonly (readonly number[])[], bags: readonly Uint16Array[], trees: readonly (readonly number[])[]): { odds: number[]; types: number[] } {
    const { units, layers, bag, features } = this.weights
    const mean = this.take(features), spread = this.take(features), table = this.matrix(BUCKETS, bag)
    const into = this.layer(features + bag, units), tree = this.weights.tree > 0 ? this.matrix(this.weights.tree, units) : [], relu = (x: number): number => Math.max(0, x), sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
    const z = rows.map((row, i) => into([
      ...row.map((v, k) => Math.max(-4, Math.min(4, (v - mean[k]!) / spread[k]!))),
      ...Array.from({ length: bag }, (_, d) => [...bags[i]!].reduce((sum, bucket) => sum + table[bucket]![d]!, 0) / bags[i]!.length),
    ]).map((sum, k) => relu((trees[i] ?? []).reduce((total, place) => total + tree[place]![k]!, sum))))
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
    const pooled = [...states[0]!.map((_, k) => states.reduce((sum, g) => sum + g[k]! / states.length, 0)), ...states[0]!.map((_, k) => Math.max(...states.map((g) => g[k]!)))]
    const page = this.layer(4 * units, 16)(pooled).map(relu)
    const hidden = this.layer(3 * units + 16, 32), last = this.take(32), bias = this.take(1)[0]!, powers = this.layer(16, 7)(page).map(Math.exp)
    return {
      odds: states.map((g, i) => hidden([...g, ...z[i]!, ...page]).map(relu).reduce((sum, v, k) => sum + v * last[k]!, bias)),
      types: powers.map((v) => v / powers.reduce((a, b) => a + b, 0)),
    }
  }
}

const made = ({ features }: PackedWeights): number[][] => Array.from({ length: 40 }, (_, i) => Array.from({ length: features }, (_, k) => Math.sin(i * 7 + k * 3)))
const bags = Array.from({ length: 40 }, (_, i) => Uint16Array.from({ length: 1 + (i % 5) }, (_, k) => (i * 977 + k * 131) % BUCKETS))
const digest = (names: readonly string[]): string => createHash('sha256').update(`[${names.map((name) => JSON.stringify(name)).join(', ')}]`).digest('hex')

describe.each([['text', text], ['text, learnt short', textShort], ['HTML', html], ['HTML, the second', htmlSecond]])('the page network for %s', (_, { PROVENANCE, WEIGHTS }) => {
  const weights: PackedWeights = WEIGHTS(), rows = made(weights)
  const trees = weights.tree > 0 ? bags.map((_, i) => Array.from({ length: i % 7 }, (_, k) => (i * 31 + k * 17) % weights.tree)) : undefined
  test('was learnt from the features that the code computes', () => {
    expect(PROVENANCE.features).toBe(digest(FEATURE_NAMES))
    expect(FEATURE_NAMES).toHaveLength(weights.features)
    if (weights.tree > 0) expect(PROVENANCE.tree).toBe(digest(TREE_NAMES))
  })
  // What is multiplied is rounded to 16 bits.
  test('gives what the formulas give', () => {
    const fast: PageReading = new PageNetwork(weights).read({ rows: Float32Array.from(rows.flat()), bags, ...(trees ? { trees } : {}) })
    const { odds, types } = new Plain(weights).read(rows, bags, trees ?? [])
    odds.forEach((wanted, i) => { expect(fast.odds[i]).toBeCloseTo(wanted, 2) })
    types.forEach((wanted, t) => { expect(fast.types[t]).toBeCloseTo(wanted, 2) })
    expect(fast.types).toHaveLength(7)
  })
  test('reads a page of many pieces as it reads a short one where the context is the same, but for the summary of each piece', () => {
    const many = Array.from({ length: 300 }, () => rows).flat(), manyBags = Array.from({ length: 300 }, () => bags).flat()
    const { odds: scores, types } = new PageNetwork(weights).read({ rows: Float32Array.from(many.flat()), bags: manyBags })
    expect(types.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 5)
    let same = 0, others = 0
    for (let i = 400; i < 11_000; i += 1) { same += Math.abs(scores[i]! - scores[i % 40 + 400]!); others += Math.abs(scores[i]! - scores[(i + 1) % 40 + 400]!) }
    expect(same).toBeLessThan(others / 2)
  })
})
