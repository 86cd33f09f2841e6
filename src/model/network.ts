/**
 * Feature rows and word buckets of a page's lines in, each line's log-odds of being body out: the trained page model.
 * A bidirectional gated recurrent network (Cho et al. 2014) reads the page as a page; learnt by `src/train/learn.py`.
 */
import { BUCKETS, MOST_WORDS } from './bag.ts'
import type { Layer, Matrix, Rows, Table } from './linear-memory.ts'
import { DOUBLE, FLOAT, LinearMemory, PAGE_BYTES, SHORT, VECTOR } from './linear-memory.ts'
import type { Coded } from './packed.ts'
import { PackedReader } from './packed.ts'

/** What the network sees of a page's lines. */
export interface PageInputs {
  /** `features()` of the lines. */
  readonly rows: Float32Array
  /** Buckets of each line's words; see `bagOf`. */
  readonly bags: readonly Uint16Array[]
  /** Rows of each line's place in the tree; see `treeOf`. Absent outside HTML. */
  readonly trees?: readonly (readonly number[])[]
}

/** Weights as `learn.py` packs them: 32-bit floats and 8-bit codes, in the order they are read below; the program has them in files, not in base64. */
export interface PackedWeights {
  readonly units: number
  readonly layers: number
  /** Numbers a word's embedding has. */
  readonly bag: number
  readonly features: number
  /** Rows for places in the tree; 0 in a network for text. */
  readonly tree: number
  readonly numbers: string | Float32Array
  readonly codes: string | Int8Array
}

/** What a page can be, in the order that `learn.py` has them: WCXB's seven types (Foley 2026). */
export const PAGE_TYPES = ['article', 'collection', 'documentation', 'forum', 'listing', 'product', 'service'] as const

/** What the network makes of a page. */
export interface PageReading {
  /** Log-odds that each line is body. */
  readonly odds: Float32Array
  /** How probable each of `PAGE_TYPES` is; they add up to 1. */
  readonly types: ArrayLike<number>
}

/** Longer pages are read in pieces of so many lines, each with so many lines of context on both sides: memory stays bounded. */
const PIECE_LINES = 4096
const CONTEXT_LINES = 256
/** Numbers that tell of the page as a whole, and of the last layer. */
const PAGE_UNITS = 16
const DEEP_UNITS = 32
/** What 1 is in 16 bits: of features, which are clipped to four standard deviations, as in training; of what the first layer gives, which stays below 32; of states, which stay below 1. */
const INPUT = 8191, FIRST = 1024, STATE = 32767

/**
 * As much as the weights and the longest piece need, none of which costs anything before it is used. Memory that grows gets a new
 * buffer, and with the first buffer that is taken from it the engine throws away all code that reads typed arrays.
 */
function mostBytes({ units, layers, bag, features, tree }: PackedWeights): number {
  const layer = (inputs: number, outputs: number): number => SHORT * (inputs + 1) * outputs + 2 * FLOAT * outputs
  const floats = FLOAT * ((4 * units + 1) * PAGE_UNITS + 3 * features)
  const ofWeights = (BUCKETS + 1) * bag + tree * units + layer(features + bag, units) + layers * 2 * (layer(2 * units, 3 * units) + layer(units, 3 * units)) + layer(3 * units, DEEP_UNITS) + floats
  const ofLine = FLOAT * (features + units + 2 * units + 3 * units + DEEP_UNITS) + SHORT * (features + bag + units + layers * 2 * units) + DOUBLE + SHORT * (1 + Math.max(MOST_WORDS, tree))
  return 2 * ofWeights + (PIECE_LINES + 2 * CONTEXT_LINES) * ofLine + PAGE_BYTES
}

export class PageNetwork {
  private readonly memory: LinearMemory
  private readonly mean: number
  private readonly factor: number
  private readonly bag: Table
  private readonly into: Layer
  private readonly tree: Table | undefined
  private readonly page: { readonly b: number; readonly w: number }
  private readonly recurrent: { readonly input: Layer; readonly state: Layer }[][] = []
  private readonly hidden: { readonly states: Matrix; readonly first: Matrix; readonly b: number }
  private readonly hiddenBias: Float32Array
  private readonly fromPage: Float32Array
  private readonly out: { readonly b: number; readonly w: number }
  private readonly kind: { readonly bias: Float32Array; readonly matrix: Float32Array }
  private readonly features: number
  private readonly units: number
  private readonly width: number

  constructor(weights: PackedWeights) {
    const { units, layers, bag, features, tree } = weights, read = new PackedReader(weights.numbers, weights.codes)
    const memory = this.memory = new LinearMemory(mostBytes(weights))
    this.features = features
    this.units = units
    this.width = bag
    this.mean = memory.store(read.numbers(features))
    this.factor = memory.store(read.numbers(features).map((spread) => INPUT / spread))
    this.bag = memory.table(read.coded(BUCKETS, bag), INPUT)
    this.into = this.firstLayer(read)
    this.tree = tree > 0 ? memory.table(read.coded(tree, units), 1) : undefined
    for (let l = 0; l < layers; l++) {
      const inputs = l === 0 ? units : 2 * units
      this.recurrent.push([0, 1].map(() => ({ input: this.layer(read, inputs, l === 0 ? FIRST : STATE), state: this.layer(read, units, STATE) })))
    }
    this.page = { b: memory.store(read.numbers(PAGE_UNITS)), w: memory.store(read.scaled(4 * units, PAGE_UNITS)) }
    this.hiddenBias = read.numbers(DEEP_UNITS)
    const { codes, scales } = read.coded(3 * units + PAGE_UNITS, DEEP_UNITS), part = (from: number, to: number): Coded => ({ codes: codes.subarray(from * DEEP_UNITS, to * DEEP_UNITS), scales })
    this.hidden = { states: memory.matrix(part(0, 2 * units), STATE), first: memory.matrix(part(2 * units, 3 * units), FIRST), b: memory.store(this.hiddenBias) }
    this.fromPage = Float32Array.from(part(3 * units, 3 * units + PAGE_UNITS).codes, (code, i) => code * scales[i % DEEP_UNITS]!)
    this.out = { w: memory.store(read.numbers(DEEP_UNITS)), b: memory.store(read.numbers(1)) }
    this.kind = { bias: read.numbers(PAGE_TYPES.length), matrix: read.scaled(PAGE_UNITS, PAGE_TYPES.length) }
  }

  private layer(read: PackedReader, inputs: number, one: number): Layer {
    const b = this.memory.store(read.numbers(3 * this.units))
    return { b, ...this.memory.matrix(read.coded(inputs, 3 * this.units), one) }
  }

  /** The words' embedding stands before a line's features here, so that these may be written in whole vectors. */
  private firstLayer(read: PackedReader): Layer {
    const { features, width, units, memory } = this, b = memory.store(read.numbers(units)), { codes, scales } = read.coded(features + width, units), moved = new Int8Array(codes.length)
    moved.set(codes.subarray(features * units))
    moved.set(codes.subarray(0, features * units), width * units)
    return { b, ...memory.matrix({ codes: moved, scales }, INPUT) }
  }

  /** Reads a whole page; the type of a page of several pieces is what they come to together, each by its lines. */
  read({ rows, bags, trees }: PageInputs): PageReading {
    const n = bags.length, odds = new Float32Array(n), types = PAGE_TYPES.map(() => 0)
    for (let from = 0; from < n; from += PIECE_LINES) {
      const first = Math.max(0, from - CONTEXT_LINES), to = Math.min(n, from + PIECE_LINES), last = Math.min(n, to + CONTEXT_LINES)
      const piece = this.piece({
        rows: rows.subarray(first * this.features, last * this.features), bags: bags.slice(first, last), ...(trees ? { trees: trees.slice(first, last) } : {}),
      })
      odds.set(piece.odds.subarray(from - first, to - first), from)
      for (let t = 0; t < types.length; t++) types[t]! += piece.types[t]! * (to - from) / n
    }
    return { odds, types }
  }

  private piece({ rows, bags, trees }: PageInputs): PageReading {
    const n = bags.length, { units, memory, hidden } = this, { kernel } = memory, weightsEnd = memory.used
    const parts = memory.rows(n, 3 * units * FLOAT), states = memory.rows(n, 2 * units * FLOAT), scratch = memory.reserve(4 * units * FLOAT)
    const first = this.firstStates(n, { rows, bags, ...(trees ? { trees } : {}) })
    let input = first, codes = first
    for (const directions of this.recurrent) {
      codes = memory.rows(n, 2 * units * SHORT)
      directions.forEach(({ input: part, state }, back) => {
        this.apply(part, { x: input, y: parts, n })
        kernel.gru(parts.at, state.w, state.scales, state.b, scratch, states.at + back * units * FLOAT, states.stride, codes.at + back * units * SHORT, codes.stride, n, units, back)
      })
      input = codes
    }
    const types = this.tellOfPage(states, n), deep = memory.rows(n, DEEP_UNITS * FLOAT)
    this.apply({ ...hidden.states, b: hidden.b }, { x: codes, y: deep, n })
    this.apply({ ...hidden.first, b: deep.at }, { x: first, y: deep, n, more: deep.stride })
    const odds = this.lastLayer(deep, n)
    memory.used = weightsEnd
    return { odds, types }
  }

  /** What the first layer makes of each line, rectified, in 16 bits. */
  private firstStates(n: number, { rows, bags, trees }: PageInputs): Rows {
    const { memory, features, width, units, tree } = this, { kernel } = memory, z = memory.rows(n, units * SHORT), end = memory.used
    const x = memory.rows(n, (features + width) * SHORT + VECTOR), y = memory.rows(n, units * FLOAT)
    kernel.standardise(memory.store(rows), this.mean, this.factor, x.at + width * SHORT, x.stride, n, features)
    kernel.embed(memory.storeLists(bags), this.bag.codes, this.bag.scales, x.at, x.stride, n, width)
    this.apply(this.into, { x, y, n })
    if (trees && tree) kernel.addRows(memory.storeLists(trees), tree.codes, tree.scales, y.at, y.stride, n, units)
    kernel.rectify(y.at, y.stride, z.at, z.stride, n, units, FIRST)
    memory.used = end
    return z
  }

  /** `more`: y's stride, where the products are added to what stands in y. */
  private apply({ w, scales, b, pairs, outputs }: Layer, { x, y, n, more = 0 }: { readonly x: Rows; readonly y: Rows; readonly n: number; readonly more?: number }): void {
    this.memory.kernel.linear(x.at, x.stride, w, scales, b, more, y.at, y.stride, n, pairs, outputs)
  }

  /** The lines' states, their mean and maximum, tell of the page as a whole; that is the same for all lines, so it goes into the next layer's bias. What the page is comes out. */
  private tellOfPage(states: Rows, n: number): readonly number[] {
    const { memory, page, kind, fromPage, units } = this, { kernel, doubles, floats } = memory, width = 2 * units, pooled = memory.reserve(2 * width * FLOAT), sums = memory.reserve(PAGE_UNITS * DOUBLE)
    kernel.pool(states.at, states.stride, n, width, pooled)
    kernel.dots(pooled, 0, page.w, FLOAT, PAGE_UNITS * FLOAT, page.b, FLOAT, sums, PAGE_UNITS, 2 * width, 0)
    const bias = this.hiddenBias.slice(), types = [...kind.bias]
    for (let p = 0; p < PAGE_UNITS; p++) {
      const sum = doubles[sums / DOUBLE + p]!
      if (sum <= 0) continue
      for (let d = 0; d < DEEP_UNITS; d++) bias[d]! += sum * fromPage[p * DEEP_UNITS + d]!
      for (let t = 0; t < types.length; t++) types[t]! += sum * kind.matrix[p * types.length + t]!
    }
    floats.set(bias, this.hidden.b / FLOAT)
    return softmax(types)
  }

  private lastLayer({ at, stride }: Rows, n: number): Float32Array {
    const { w, b } = this.out, { memory } = this, sums = memory.reserve(n * DOUBLE)
    memory.kernel.dots(at, stride, w, 0, FLOAT, b, 0, sums, n, DEEP_UNITS, 1)
    return Float32Array.from(memory.doubles.subarray(sums / DOUBLE, sums / DOUBLE + n))
  }
}

function softmax(odds: readonly number[]): readonly number[] {
  const most = Math.max(...odds), powers = odds.map((v) => Math.exp(v - most)), sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((v) => v / sum)
}
