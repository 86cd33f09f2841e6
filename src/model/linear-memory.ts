/** Bytes of linear memory in, room for weights and lines out, and the kernel that works on them: what it works on are offsets. */
import { kernel } from './kernel.ts'
import type { Coded } from './packed.ts'

/** What `kernel/assembly.ts` exports; all numbers but counts and factors are offsets or strides in bytes. */
export interface Kernel {
  pairs(codes: number, y: number, k: number, m: number): void
  standardise(rows: number, mean: number, factor: number, y: number, stride: number, n: number, k: number): void
  embed(lists: number, table: number, scales: number, y: number, stride: number, n: number, width: number): void
  addRows(lists: number, table: number, scales: number, x: number, stride: number, n: number, width: number): void
  rectify(x: number, stride: number, y: number, yStride: number, n: number, width: number, factor: number): void
  linear(x: number, xStride: number, w: number, scales: number, b: number, bStride: number, y: number, yStride: number, n: number, k: number, m: number): void
  pool(x: number, stride: number, n: number, width: number, y: number): void
  dots(x: number, xStride: number, w: number, wStride: number, step: number, b: number, bStride: number, y: number, n: number, k: number, relu: number): void
  gru(p: number, u: number, scales: number, b: number, scratch: number, y: number, stride: number, codes: number, codesStride: number, n: number, h: number, back: number): void
}

/** A matrix in linear memory, as `pairs` gives it, with its columns' scales: byte offsets. */
export interface Matrix { readonly w: number; readonly scales: number; readonly pairs: number; readonly outputs: number }
/** With what is added. */
export interface Layer extends Matrix { readonly b: number }
/** Rows that are added up: codes, and their columns' scales. */
export interface Table { readonly codes: number; readonly scales: number }

/** Vectors of n lines in linear memory: where line 0's begins, and how many bytes on the next line's. */
export interface Rows { readonly at: number; readonly stride: number }

export const FLOAT = 4
export const DOUBLE = 8
export const SHORT = 2
export const PAGE_BYTES = 65_536
/** Vectors are of so many bytes. */
export const VECTOR = 16

/** Compiled once for all networks. */
let compiled: WebAssembly.Module | undefined

export class LinearMemory {
  readonly kernel: Kernel
  readonly floats: Float32Array
  readonly doubles: Float64Array
  /** How many bytes are taken: set back to what it was, what came since is free again. */
  used = 0
  private readonly bytes: Int8Array
  private readonly shorts: Uint16Array

  /** @param most bytes; it never grows */
  constructor(most: number) {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(most / PAGE_BYTES) })
    compiled ??= new WebAssembly.Module(kernel())
    this.kernel = new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Kernel
    this.bytes = new Int8Array(memory.buffer)
    this.floats = new Float32Array(memory.buffer)
    this.shorts = new Uint16Array(memory.buffer)
    this.doubles = new Float64Array(memory.buffer)
  }

  /** Room for so many bytes and up to the next vector; its offset. */
  reserve(bytes: number): number {
    const at = this.used
    this.used += Math.ceil(bytes / VECTOR) * VECTOR
    return at
  }

  /** Where they are put. */
  store(numbers: Float32Array): number {
    const at = this.reserve(FLOAT * numbers.length)
    this.floats.set(numbers, at / FLOAT)
    return at
  }

  private storeCodes(codes: Int8Array): number {
    const at = this.reserve(codes.length)
    this.bytes.set(codes, at)
    return at
  }

  /** Rows that are added up; of what comes out 1 is `one`. */
  table({ codes, scales }: Coded, one: number): Table {
    return { codes: this.storeCodes(codes), scales: this.store(scales.map((scale) => scale * one)) }
  }

  /** A matrix for vectors in which 1 is `one`. */
  matrix({ codes, scales }: Coded, one: number): Matrix {
    const outputs = scales.length, inputs = codes.length / outputs, pairs = Math.ceil(inputs / 2)
    const at = this.reserve(2 * SHORT * pairs * outputs), end = this.used
    this.kernel.pairs(this.storeCodes(codes), at, inputs, outputs)
    this.used = end
    return { w: at, scales: this.store(scales.map((scale) => scale / one)), pairs, outputs }
  }

  /** Room for vectors of n lines, each of so many bytes and up to the next vector. */
  rows(n: number, bytes: number): Rows {
    const stride = Math.ceil(bytes / VECTOR) * VECTOR
    return { at: this.reserve(n * stride), stride }
  }

  /** Of each line how many numbers its list has, and the numbers, in units of 16 bits. */
  storeLists(lists: readonly ArrayLike<number>[]): number {
    const { shorts, used } = this
    let at = used / SHORT
    for (const list of lists) {
      shorts[at++] = list.length
      for (let k = 0; k < list.length; k++) shorts[at++] = list[k]!
    }
    return used
  }
}
