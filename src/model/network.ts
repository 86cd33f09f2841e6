/**
 * Feature rows and word buckets of a page's lines in, each line's log-odds of being body out: the trained page model.
 * A bidirectional gated recurrent network (Cho et al. 2014) reads the page as a page; learnt by `src/train/learn.py`.
 */
import { BUCKETS } from './bag.ts'
import { KERNEL } from './kernel.ts'
import type { WeightReader } from './packed.ts'
import { bytes, PackedReader } from './packed.ts'

interface Kernel {
  linear(x: number, w: number, b: number, y: number, n: number, k: number, m: number, relu: number): void
  gru(p: number, u: number, b: number, scratch: number, y: number, stride: number, n: number, h: number, back: number): void
}

/** What the network sees of a page's lines. */
export interface PageInputs {
  /** `features()` of the lines. */
  readonly rows: Float32Array
  /** Buckets of each line's words; see `bagOf`. */
  readonly bags: readonly Uint16Array[]
  /** Rows of each line's place in the tree; see `treeOf`. Absent outside HTML. */
  readonly trees?: readonly (readonly number[])[]
}

/** Weights as `learn.py` packs them: base64 of 32-bit floats and of 8-bit codes, in the order they are read below. The program has them unpacked, as floats alone. */
export interface PackedWeights {
  readonly units: number
  readonly layers: number
  /** Numbers a word's embedding has. */
  readonly bag: number
  readonly features: number
  /** Rows for places in the tree; 0 in a network for text. */
  readonly tree: number
  readonly numbers: string | Float32Array
  readonly codes?: string
}

/** A matrix and its bias in linear memory; byte offsets. */
interface Layer { readonly w: number; readonly b: number; readonly inputs: number; readonly outputs: number }

const FLOAT = 4
const PAGE_BYTES = 65_536
/** Longer pages are read in pieces of so many lines, each with so many lines of context on both sides: memory stays bounded. */
const PIECE_LINES = 4096
const CONTEXT_LINES = 256
/** Numbers that tell of the page as a whole, and of the last layer. */
const PAGE_UNITS = 16
const DEEP_UNITS = 32
/** Inputs are clipped to so many standard deviations, as in training. */
const CLIP = 4

export class PageNetwork {
  private readonly memory = new WebAssembly.Memory({ initial: 8 })
  private readonly kernel: Kernel
  private floats = new Float32Array(this.memory.buffer)
  private used = 0
  private readonly mean: Float32Array
  private readonly spread: Float32Array
  private readonly bag: Float32Array
  private readonly into: Layer
  private readonly tree: Float32Array
  private readonly page: { readonly bias: Float32Array; readonly matrix: Float32Array }
  private readonly recurrent: { readonly input: Layer; readonly state: Layer }[][] = []
  private readonly hidden: Layer
  private readonly hiddenBias: Float32Array
  private readonly fromPage: Float32Array
  private readonly out: Float32Array
  private readonly features: number
  private readonly units: number
  private readonly width: number

  constructor(weights: PackedWeights, read: WeightReader = new PackedReader(weights.numbers, weights.codes)) {
    const module = new WebAssembly.Module(bytes(KERNEL))
    this.kernel = new WebAssembly.Instance(module, { env: { memory: this.memory } }).exports as unknown as Kernel
    const { units, layers, bag, features, tree } = weights
    this.features = features
    this.units = units
    this.width = bag
    this.mean = read.numbers(features)
    this.spread = read.numbers(features)
    this.bag = read.scaled(BUCKETS, bag)
    this.into = this.place(read, features + bag, units)
    this.tree = tree > 0 ? read.scaled(tree, units) : new Float32Array()
    for (let l = 0; l < layers; l++) {
      const inputs = l === 0 ? units : 2 * units
      this.recurrent.push([0, 1].map(() => ({ input: this.place(read, inputs, 3 * units), state: this.place(read, units, 3 * units) })))
    }
    this.page = { bias: read.numbers(PAGE_UNITS), matrix: read.scaled(4 * units, PAGE_UNITS) }
    const bias = read.numbers(DEEP_UNITS), matrix = read.scaled(3 * units + PAGE_UNITS, DEEP_UNITS), ofLines = 3 * units * DEEP_UNITS
    this.hidden = this.put({ bias, matrix: matrix.subarray(0, ofLines), inputs: 3 * units, outputs: DEEP_UNITS })
    this.hiddenBias = bias
    this.fromPage = matrix.subarray(ofLines)
    this.out = read.numbers(DEEP_UNITS + 1)
  }

  private reserve(count: number): number {
    const at = this.used
    this.used += count * FLOAT
    const missing = this.used - this.memory.buffer.byteLength
    if (missing > 0) { this.memory.grow(Math.ceil(missing / PAGE_BYTES)); this.floats = new Float32Array(this.memory.buffer) }
    return at
  }

  private place(read: WeightReader, inputs: number, outputs: number): Layer {
    return this.put({ bias: read.numbers(outputs), matrix: read.scaled(inputs, outputs), inputs, outputs })
  }

  private put({ bias, matrix, inputs, outputs }: { readonly bias: Float32Array; readonly matrix: Float32Array; readonly inputs: number; readonly outputs: number }): Layer {
    const w = this.reserve(matrix.length), b = this.reserve(outputs)
    this.floats.set(matrix, w / FLOAT)
    this.floats.set(bias, b / FLOAT)
    return { w, b, inputs, outputs }
  }

  /** Log-odds of all lines. */
  logOdds({ rows, bags, trees }: PageInputs): Float32Array {
    const n = bags.length, odds = new Float32Array(n)
    for (let from = 0; from < n; from += PIECE_LINES) {
      const first = Math.max(0, from - CONTEXT_LINES), to = Math.min(n, from + PIECE_LINES), last = Math.min(n, to + CONTEXT_LINES)
      const piece = this.piece({
        rows: rows.subarray(first * this.features, last * this.features), bags: bags.slice(first, last), ...(trees ? { trees: trees.slice(first, last) } : {}),
      })
      odds.set(piece.subarray(from - first, to - first), from)
    }
    return odds
  }

  private piece({ rows, bags, trees }: PageInputs): Float32Array {
    const n = bags.length, { units } = this, weightsEnd = this.used
    const x = this.reserve(n * this.into.inputs), z = this.reserve(n * units), parts = this.reserve(n * 3 * units)
    const states = [this.reserve(n * 2 * units), this.reserve(n * 2 * units)], last = this.reserve(n * 3 * units)
    const scratch = this.reserve(4 * units), deep = this.reserve(n * DEEP_UNITS)
    this.fillInputs(x / FLOAT, rows, bags)
    this.apply(this.into, { x, y: z, n, relu: trees ? 0 : 1 })
    if (trees) this.addTrees(z / FLOAT, trees)
    let input = z
    this.recurrent.forEach((directions, l) => {
      const final = l === this.recurrent.length - 1, y = final ? last : states[l % 2]!, stride = (final ? 3 : 2) * units * FLOAT
      directions.forEach(({ input: part, state }, back) => {
        this.apply(part, { x: input, y: parts, n, relu: 0 })
        this.kernel.gru(parts, state.w, state.b, scratch, y + back * units * FLOAT, stride, n, units, back)
      })
      input = y
    })
    for (let i = 0; i < n; i++) this.floats.copyWithin((last / FLOAT) + (i * 3 + 2) * units, (z / FLOAT) + i * units, (z / FLOAT) + (i + 1) * units)
    this.tellOfPage(last / FLOAT, n)
    this.apply(this.hidden, { x: last, y: deep, n, relu: 1 })
    this.used = weightsEnd
    return this.lastLayer(deep / FLOAT, n)
  }

  private apply(layer: Layer, { x, y, n, relu }: { readonly x: number; readonly y: number; readonly n: number; readonly relu: 0 | 1 }): void {
    this.kernel.linear(x, layer.w, layer.b, y, n, layer.inputs, layer.outputs, relu)
  }

  /** Adds the rows of each line's place to its part of the input layer, then rectifies it. */
  private addTrees(at: number, trees: readonly (readonly number[])[]): void {
    const { floats, tree, units } = this
    trees.forEach((rows, i) => {
      const line = at + i * units
      for (const row of rows) for (let k = 0; k < units; k++) floats[line + k]! += tree[row * units + k]!
      for (let k = 0; k < units; k++) if (floats[line + k]! < 0) floats[line + k] = 0
    })
  }

  /** The lines' states, their mean and maximum, tell of the page as a whole; that is the same for all lines, so it goes into the next layer's bias. */
  private tellOfPage(at: number, n: number): void {
    const { floats, page, fromPage, units } = this, width = 2 * units, pooled = new Float32Array(2 * width)
    pooled.fill(-1, width)
    for (let i = 0; i < n; i++) for (let k = 0; k < width; k++) {
      const v = floats[at + i * (width + units) + k]!
      pooled[k]! += v / n
      if (v > pooled[width + k]!) pooled[width + k] = v
    }
    const bias = this.hiddenBias.slice()
    for (let p = 0; p < PAGE_UNITS; p++) {
      let sum = page.bias[p]!
      for (let k = 0; k < pooled.length; k++) sum += pooled[k]! * page.matrix[k * PAGE_UNITS + p]!
      if (sum > 0) for (let d = 0; d < DEEP_UNITS; d++) bias[d]! += sum * fromPage[p * DEEP_UNITS + d]!
    }
    floats.set(bias, this.hidden.b / FLOAT)
  }

  private fillInputs(at: number, rows: Float32Array, bags: readonly Uint16Array[]): void {
    const { floats, features, mean, spread, bag, width } = this
    bags.forEach((buckets, i) => {
      const row = i * features
      for (let k = 0; k < features; k++) {
        const v = (rows[row + k]! - mean[k]!) / spread[k]!
        floats[at++] = v > CLIP ? CLIP : v < -CLIP ? -CLIP : v
      }
      floats.fill(0, at, at + width)
      for (const bucket of buckets) for (let d = 0; d < width; d++) floats[at + d]! += bag[bucket * width + d]!
      for (let d = 0; d < width; d++) floats[at + d]! /= buckets.length
      at += width
    })
  }

  private lastLayer(at: number, n: number): Float32Array {
    const out = new Float32Array(n)
    for (let i = 0; i < n; i++) {
      let sum = this.out[DEEP_UNITS]!
      for (let k = 0; k < DEEP_UNITS; k++) sum += this.floats[at + i * DEEP_UNITS + k]! * this.out[k]!
      out[i] = sum
    }
    return out
  }
}
