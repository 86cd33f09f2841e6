/**
 * Feature rows and word buckets of a page's lines in, each line's log-odds of being body out: the trained page model.
 * A bidirectional gated recurrent network (Cho et al. 2014) reads the page as a page; learnt by `src/train/learn.py`.
 */
import { BUCKETS } from './bag.ts'
import { KERNEL } from './kernel.ts'
import { WEIGHTS } from './weights.ts'

interface Kernel {
  linear(x: number, w: number, b: number, y: number, n: number, k: number, m: number, relu: number): void
  gru(p: number, u: number, b: number, scratch: number, y: number, stride: number, n: number, h: number, back: number): void
}

/** A matrix and its bias in linear memory; byte offsets. */
interface Layer { readonly w: number; readonly b: number; readonly inputs: number; readonly outputs: number }

const FLOAT = 4
const PAGE_BYTES = 65_536
/** Longer pages are read in pieces of so many lines, each with so many lines of context on both sides: memory stays bounded. */
const PIECE_LINES = 4096
const CONTEXT_LINES = 256
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
  private readonly recurrent: { readonly input: Layer; readonly state: Layer }[][] = []
  private readonly hidden: Layer
  private readonly out: Float32Array
  private readonly features: number

  constructor() {
    const module = new WebAssembly.Module(bytes(KERNEL))
    this.kernel = new WebAssembly.Instance(module, { env: { memory: this.memory } }).exports as unknown as Kernel
    const { units, layers, bag, features, numbers, codes } = WEIGHTS
    const read = new Reader(new Float32Array(bytes(numbers).buffer), new Int8Array(bytes(codes).buffer))
    this.features = features
    this.mean = read.numbers(features)
    this.spread = read.numbers(features)
    this.bag = read.scaled(BUCKETS, bag)
    this.into = this.place(read, features + bag, units)
    for (let l = 0; l < layers; l++) {
      const inputs = l === 0 ? units : 2 * units
      this.recurrent.push([0, 1].map(() => ({ input: this.place(read, inputs, 3 * units), state: this.place(read, units, 3 * units) })))
    }
    this.hidden = this.place(read, 3 * units, 32)
    this.out = read.numbers(33)
  }

  private reserve(count: number): number {
    const at = this.used
    this.used += count * FLOAT
    const missing = this.used - this.memory.buffer.byteLength
    if (missing > 0) { this.memory.grow(Math.ceil(missing / PAGE_BYTES)); this.floats = new Float32Array(this.memory.buffer) }
    return at
  }

  private place(read: Reader, inputs: number, outputs: number): Layer {
    const bias = read.numbers(outputs), matrix = read.scaled(inputs, outputs)
    const w = this.reserve(matrix.length), b = this.reserve(outputs)
    this.floats.set(matrix, w / FLOAT)
    this.floats.set(bias, b / FLOAT)
    return { w, b, inputs, outputs }
  }

  /** Log-odds of all lines; `rows` is `features()` of the page, `bags[i]` line i's word buckets. */
  logOdds(rows: Float32Array, bags: readonly Uint16Array[]): Float32Array {
    const n = bags.length, odds = new Float32Array(n)
    for (let from = 0; from < n; from += PIECE_LINES) {
      const first = Math.max(0, from - CONTEXT_LINES), to = Math.min(n, from + PIECE_LINES), last = Math.min(n, to + CONTEXT_LINES)
      const piece = this.piece(rows.subarray(first * this.features, last * this.features), bags.slice(first, last))
      odds.set(piece.subarray(from - first, to - first), from)
    }
    return odds
  }

  private piece(rows: Float32Array, bags: readonly Uint16Array[]): Float32Array {
    const n = bags.length, { units } = WEIGHTS, weightsEnd = this.used
    const x = this.reserve(n * this.into.inputs), z = this.reserve(n * units), parts = this.reserve(n * 3 * units)
    const states = [this.reserve(n * 2 * units), this.reserve(n * 2 * units)], last = this.reserve(n * 3 * units)
    const scratch = this.reserve(4 * units), deep = this.reserve(n * 32)
    this.fillInputs(x / FLOAT, rows, bags)
    this.apply(this.into, { x, y: z, n, relu: 1 })
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
    this.apply(this.hidden, { x: last, y: deep, n, relu: 1 })
    this.used = weightsEnd
    return this.lastLayer(deep / FLOAT, n)
  }

  private apply(layer: Layer, { x, y, n, relu }: { readonly x: number; readonly y: number; readonly n: number; readonly relu: 0 | 1 }): void {
    this.kernel.linear(x, layer.w, layer.b, y, n, layer.inputs, layer.outputs, relu)
  }

  private fillInputs(at: number, rows: Float32Array, bags: readonly Uint16Array[]): void {
    const { floats, features, mean, spread, bag } = this, width = WEIGHTS.bag
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
      let sum = this.out[32]!
      for (let k = 0; k < 32; k++) sum += this.floats[at + i * 32 + k]! * this.out[k]!
      out[i] = sum
    }
    return out
  }
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64), out = new Uint8Array(text.length)
  for (let i = 0; i < out.length; i++) out[i] = text.charCodeAt(i)
  return out
}

/** Reads the packed weights in the order `learn.py` wrote them. */
class Reader {
  private readonly values: Float32Array
  private readonly codes: Int8Array
  private value = 0
  private code = 0

  constructor(values: Float32Array, codes: Int8Array) {
    this.values = values
    this.codes = codes
  }

  numbers(count: number): Float32Array {
    return this.values.subarray(this.value, this.value += count)
  }

  /** A matrix of 8-bit codes, each column with a scale of its own. */
  scaled(rows: number, columns: number): Float32Array {
    const scales = this.numbers(columns), out = new Float32Array(rows * columns)
    for (let i = 0; i < out.length; i++) out[i] = this.codes[this.code++]! * scales[i % columns]!
    return out
  }
}
