/**
 * Feature rows and word buckets of a page's lines in, each line's log-odds of being body out: the trained page model.
 * A bidirectional gated recurrent network (Cho et al. 2014) reads the page as a page; learnt by `src/train/learn.py`.
 */
import { BUCKETS, MOST_WORDS } from './bag.ts'
import { kernel } from './kernel.ts'
import type { WeightReader } from './packed.ts'
import { PackedReader } from './packed.ts'

interface Kernel {
  standardise(rows: number, mean: number, spread: number, y: number, stride: number, n: number, k: number): void
  embed(buckets: number, table: number, y: number, stride: number, n: number, width: number): void
  addRows(lists: number, table: number, y: number, stride: number, n: number, width: number): void
  linear(x: number, xStride: number, w: number, b: number, y: number, yStride: number, n: number, k: number, m: number, relu: number): void
  pool(x: number, stride: number, n: number, width: number, y: number): void
  dots(x: number, xStride: number, w: number, wStride: number, step: number, b: number, bStride: number, y: number, n: number, k: number): void
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

/** What a page can be, in the order that `learn.py` has them: WCXB's seven types (Foley 2026). */
export const PAGE_TYPES = ['article', 'collection', 'documentation', 'forum', 'listing', 'product', 'service'] as const

/** What the network makes of a page. */
export interface PageReading {
  /** Log-odds that each line is body. */
  readonly odds: Float32Array
  /** How probable each of `PAGE_TYPES` is; they add up to 1. */
  readonly types: readonly number[]
}

/** A matrix and its bias in linear memory; byte offsets. */
interface Layer { readonly w: number; readonly b: number; readonly inputs: number; readonly outputs: number }

const FLOAT = 4
const DOUBLE = 8
const SHORT = 2
const PAGE_BYTES = 65_536
/** Longer pages are read in pieces of so many lines, each with so many lines of context on both sides: memory stays bounded. */
const PIECE_LINES = 4096
const CONTEXT_LINES = 256
/** Numbers that tell of the page as a whole, and of the last layer. */
const PAGE_UNITS = 16
const DEEP_UNITS = 32
/** Vectors are of so many numbers. */
const LANES = 4

/** Vectors of n lines in linear memory: where line 0's begins, and how many bytes on the next line's. */
interface Rows { readonly at: number; readonly stride: number }

/**
 * As much as the weights and the longest piece need, none of which costs anything before it is used. Memory that grows gets a new
 * buffer, and with the first buffer that is taken from it the engine throws away all code that reads typed arrays.
 */
function mostBytes({ units, layers, bag, features, tree }: PackedWeights): number {
  const layer = (inputs: number, outputs: number): number => (inputs + 1) * outputs
  const ofWeights = BUCKETS * bag + tree * units + layer(features + bag, units) + layers * 2 * (layer(2 * units, 3 * units) + layer(units, 3 * units)) + layer(3 * units, DEEP_UNITS) + layer(4 * units, PAGE_UNITS)
  const ofLine = 2 * features + bag + 2 * 3 * units + (layers - 1) * 2 * units + DEEP_UNITS + DOUBLE / FLOAT + (1 + Math.max(MOST_WORDS, tree)) * (SHORT / FLOAT)
  return FLOAT * (ofWeights + (PIECE_LINES + 2 * CONTEXT_LINES) * ofLine) + PAGE_BYTES
}

/** Compiled once for all networks. */
let compiled: WebAssembly.Module | undefined

export class PageNetwork {
  private readonly kernel: Kernel
  private readonly floats: Float32Array
  private readonly shorts: Uint16Array
  private readonly doubles: Float64Array
  private used = 0
  private readonly mean: number
  private readonly spread: number
  private readonly bag: number
  private readonly into: Layer
  private readonly tree: number
  private readonly page: Layer
  private readonly recurrent: { readonly input: Layer; readonly state: Layer }[][] = []
  private readonly hidden: Layer
  private readonly hiddenBias: Float32Array
  private readonly fromPage: Float32Array
  private readonly out: Layer
  private readonly kind: { readonly bias: Float32Array; readonly matrix: Float32Array }
  private readonly features: number
  private readonly units: number
  private readonly width: number

  constructor(weights: PackedWeights, read: WeightReader = new PackedReader(weights.numbers, weights.codes)) {
    const { units, layers, bag, features, tree } = weights
    const memory = new WebAssembly.Memory({ initial: Math.ceil(mostBytes(weights) / PAGE_BYTES) })
    compiled ??= new WebAssembly.Module(kernel())
    this.kernel = new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Kernel
    this.floats = new Float32Array(memory.buffer)
    this.shorts = new Uint16Array(memory.buffer)
    this.doubles = new Float64Array(memory.buffer)
    this.features = features
    this.units = units
    this.width = bag
    this.mean = this.store(read.numbers(features))
    this.spread = this.store(read.numbers(features))
    this.bag = this.store(read.scaled(BUCKETS, bag))
    this.into = this.place(read, features + bag, units)
    this.tree = tree > 0 ? this.store(read.scaled(tree, units)) : 0
    for (let l = 0; l < layers; l++) {
      const inputs = l === 0 ? units : 2 * units
      this.recurrent.push([0, 1].map(() => ({ input: this.place(read, inputs, 3 * units), state: this.place(read, units, 3 * units) })))
    }
    this.page = this.place(read, 4 * units, PAGE_UNITS)
    const bias = read.numbers(DEEP_UNITS), matrix = read.scaled(3 * units + PAGE_UNITS, DEEP_UNITS), ofLines = 3 * units * DEEP_UNITS
    this.hidden = this.put({ bias, matrix: matrix.subarray(0, ofLines), inputs: 3 * units, outputs: DEEP_UNITS })
    this.hiddenBias = bias
    this.fromPage = matrix.subarray(ofLines)
    const out = read.numbers(DEEP_UNITS + 1)
    this.out = this.put({ bias: out.subarray(DEEP_UNITS), matrix: out.subarray(0, DEEP_UNITS), inputs: DEEP_UNITS, outputs: 1 })
    this.kind = { bias: read.numbers(PAGE_TYPES.length), matrix: read.scaled(PAGE_UNITS, PAGE_TYPES.length) }
  }

  /** Room for so many numbers and up to the next vector; a byte offset. */
  private reserve(count: number): number {
    const at = this.used
    this.used += Math.ceil(count / LANES) * LANES * FLOAT
    return at
  }

  private store(numbers: Float32Array): number {
    const at = this.reserve(numbers.length)
    this.floats.set(numbers, at / FLOAT)
    return at
  }

  private place(read: WeightReader, inputs: number, outputs: number): Layer {
    return this.put({ bias: read.numbers(outputs), matrix: read.scaled(inputs, outputs), inputs, outputs })
  }

  private put({ bias, matrix, inputs, outputs }: { readonly bias: Float32Array; readonly matrix: Float32Array; readonly inputs: number; readonly outputs: number }): Layer {
    return { w: this.store(matrix), b: this.store(bias), inputs, outputs }
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
    const n = bags.length, { units } = this, weightsEnd = this.used
    const x = this.rows(n, this.into.inputs), parts = this.rows(n, 3 * units), deep = this.rows(n, DEEP_UNITS), scratch = this.reserve(4 * units)
    // The last states stand beside what came out of the input layer, as the last layer wants them.
    const last = this.rows(n, 3 * units), z = { at: last.at + 2 * units * FLOAT, stride: last.stride }
    this.fillInputs(x, rows, bags)
    this.apply(this.into, { x, y: z, n, relu: trees ? 0 : 1 })
    // The rows of each line's place are part of the input layer, which is rectified behind them.
    if (trees) this.kernel.addRows(this.storeLists(trees), this.tree, z.at, z.stride, n, units)
    let input = z
    this.recurrent.forEach((directions, l) => {
      const y = l === this.recurrent.length - 1 ? last : this.rows(n, 2 * units)
      directions.forEach(({ input: part, state }, back) => {
        this.apply(part, { x: input, y: parts, n, relu: 0 })
        this.kernel.gru(parts.at, state.w, state.b, scratch, y.at + back * units * FLOAT, y.stride, n, units, back)
      })
      input = y
    })
    const types = this.tellOfPage(last, n)
    this.apply(this.hidden, { x: last, y: deep, n, relu: 1 })
    const odds = this.lastLayer(deep, n)
    this.used = weightsEnd
    return { odds, types }
  }

  /** Room for vectors of n lines. */
  private rows(n: number, width: number): Rows {
    return { at: this.reserve(n * width), stride: width * FLOAT }
  }

  private apply(layer: Layer, { x, y, n, relu }: { readonly x: Rows; readonly y: Rows; readonly n: number; readonly relu: 0 | 1 }): void {
    this.kernel.linear(x.at, x.stride, layer.w, layer.b, y.at, y.stride, n, layer.inputs, layer.outputs, relu)
  }

  /** The lines' states, their mean and maximum, tell of the page as a whole; that is the same for all lines, so it goes into the next layer's bias. What the page is comes out. */
  private tellOfPage(states: Rows, n: number): readonly number[] {
    const { floats, page, kind, fromPage, units } = this, width = 2 * units, pooled = this.reserve(2 * width), sums = this.reserve(PAGE_UNITS * DOUBLE / FLOAT)
    this.kernel.pool(states.at, states.stride, n, width, pooled)
    this.kernel.dots(pooled, 0, page.w, FLOAT, PAGE_UNITS * FLOAT, page.b, FLOAT, sums, PAGE_UNITS, 2 * width)
    const bias = this.hiddenBias.slice(), types = [...kind.bias]
    for (let p = 0; p < PAGE_UNITS; p++) {
      const sum = this.doubles[sums / DOUBLE + p]!
      if (sum <= 0) continue
      for (let d = 0; d < DEEP_UNITS; d++) bias[d]! += sum * fromPage[p * DEEP_UNITS + d]!
      for (let t = 0; t < types.length; t++) types[t]! += sum * kind.matrix[p * types.length + t]!
    }
    floats.set(bias, this.hidden.b / FLOAT)
    return softmax(types)
  }

  /** A line's features, and behind them the mean of its words' embeddings. */
  private fillInputs(x: Rows, rows: Float32Array, bags: readonly Uint16Array[]): void {
    const { kernel, features, width } = this, n = bags.length
    kernel.standardise(this.store(rows), this.mean, this.spread, x.at, x.stride, n, features)
    kernel.embed(this.storeLists(bags), this.bag, x.at + features * FLOAT, x.stride, n, width)
  }

  /** Of each line how many numbers its list has, and the numbers, in units of 16 bits. */
  private storeLists(lists: readonly ArrayLike<number>[]): number {
    const { shorts, used } = this
    let at = used / SHORT
    for (const list of lists) {
      shorts[at++] = list.length
      for (let k = 0; k < list.length; k++) shorts[at++] = list[k]!
    }
    return used
  }

  private lastLayer({ at, stride }: Rows, n: number): Float32Array {
    const { w, b, inputs } = this.out, sums = this.reserve(n * DOUBLE / FLOAT)
    this.kernel.dots(at, stride, w, 0, FLOAT, b, 0, sums, n, inputs)
    return Float32Array.from(this.doubles.subarray(sums / DOUBLE, sums / DOUBLE + n))
  }
}

function softmax(odds: readonly number[]): readonly number[] {
  const most = Math.max(...odds), powers = odds.map((v) => Math.exp(v - most)), sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((v) => v / sum)
}
