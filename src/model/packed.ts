/** The packed weights of `learn.py` in, numbers and matrices in the order they were written out. */

/** Base64 text as bytes. */
export function bytes(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64), out = new Uint8Array(text.length)
  for (let i = 0; i < out.length; i++) out[i] = text.charCodeAt(i)
  return out
}

/** Gives weights in the order they were written out. */
export interface WeightReader {
  numbers(count: number): Float32Array
  scaled(rows: number, columns: number): Float32Array
}

export class PackedReader implements WeightReader {
  private readonly values: Float32Array
  private readonly codes: Int8Array | undefined
  private value = 0
  private code = 0

  /** Both base64: 32-bit floats, little-endian, and 8-bit codes; or the floats alone, the matrices unpacked among them. */
  constructor(numbers: string | Float32Array, codes?: string) {
    this.values = typeof numbers === 'string' ? new Float32Array(bytes(numbers).buffer) : numbers
    this.codes = codes === undefined ? undefined : new Int8Array(bytes(codes).buffer)
  }

  numbers(count: number): Float32Array {
    return this.values.subarray(this.value, this.value += count)
  }

  /** A matrix of 8-bit codes, each column with a scale of its own. */
  scaled(rows: number, columns: number): Float32Array {
    const { codes } = this
    if (!codes) return this.numbers(rows * columns)
    const scales = this.numbers(columns), out = new Float32Array(rows * columns)
    for (let i = 0; i < out.length; i++) out[i] = codes[this.code++]! * scales[i % columns]!
    return out
  }
}
