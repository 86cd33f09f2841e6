/** The packed weights of `learn.py` in, numbers and matrices in the order they were written out. */

/** Base64 text as bytes. */
export function bytes(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64), out = new Uint8Array(text.length)
  for (let i = 0; i < out.length; i++) out[i] = text.charCodeAt(i)
  return out
}

/** A matrix of 8-bit codes, row by row, each column with a scale of its own. */
export interface Coded { readonly codes: Int8Array; readonly scales: Float32Array }

export class PackedReader {
  private readonly values: Float32Array
  private readonly codes: Int8Array
  private value = 0
  private code = 0

  /** 32-bit floats, little-endian, and 8-bit codes; either in base64 or as they are. */
  constructor(numbers: string | Float32Array, codes: string | Int8Array) {
    this.values = typeof numbers === 'string' ? new Float32Array(bytes(numbers).buffer) : numbers
    this.codes = typeof codes === 'string' ? new Int8Array(bytes(codes).buffer) : codes
  }

  numbers(count: number): Float32Array {
    return this.values.subarray(this.value, this.value += count)
  }

  coded(rows: number, columns: number): Coded {
    return { scales: this.numbers(columns), codes: this.codes.subarray(this.code, this.code += rows * columns) }
  }

  /** A matrix as floats. */
  scaled(rows: number, columns: number): Float32Array {
    const { scales, codes } = this.coded(rows, columns), out = new Float32Array(codes.length)
    for (let i = 0; i < out.length; i++) out[i] = codes[i]! * scales[i % columns]!
    return out
  }
}
