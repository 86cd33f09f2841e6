/**
 * Chunks of bytes in, batches of complete lines out, however the bytes were cut: one batch for each chunk that completes any, so that
 * a reader can answer all of a chunk at once and nothing waits. `\n` and `\r\n` end a line. A batch is bytes, which other threads can
 * be handed; `linesOf` makes strings of it.
 */
import { joinBytes } from './join.ts'

const LINE_FEED = 10
/** What stands for a line that is longer than the limit; no line of JSON is this. */
export const TOO_LONG = '\0line left out\0'
const TOO_LONG_BYTES = new TextEncoder().encode(TOO_LONG)
const BYTE_ORDER_MARK = '\ufeff'

/** Lines that follow each other in an input, the last one's line feed taken off. */
export interface LineBatch {
  readonly bytes: Uint8Array
  /** The number of the first line in the input, from 1. */
  readonly first: number
  /** How many lines there are. */
  readonly count: number
}

/** Collects chunks and gives back their lines as soon as they are complete. What is longer than `limit` bytes is never held. */
export class LineBatcher {
  readonly #limit: number
  #pending: Uint8Array[] = []
  /** Of the line that has begun, whether its bytes are kept or not. */
  #begun = 0
  #next = 1

  constructor(limit = Infinity) {
    this.#limit = limit
  }

  /** The lines that this chunk completes. The bytes are a copy: a caller may fill the same buffer again. */
  push(chunk: Uint8Array): LineBatch | undefined {
    const end = chunk.lastIndexOf(LINE_FEED)
    if (end < 0) {
      this.#begin(chunk)
      return undefined
    }
    const batch = this.#complete(chunk.subarray(0, end))
    this.#begin(chunk.subarray(end + 1))
    return batch
  }

  /** The last line, where no line feed ended it. */
  end(): LineBatch | undefined {
    return this.#begun > 0 ? this.#complete(new Uint8Array(0)) : undefined
  }

  /** Joined only once its line ends, however long that is. */
  #begin(piece: Uint8Array): void {
    this.#begun += piece.length
    if (this.#begun > this.#limit) this.#pending = []
    else if (piece.length > 0) this.#pending.push(piece.slice())
  }

  #complete(tail: Uint8Array): LineBatch {
    const { pieces, count } = this.#withinLimit(tail)
    const batch = { bytes: pieces.length === 1 ? pieces[0]!.slice() : joinBytes(pieces), first: this.#next, count }
    this.#pending = []
    this.#begun = 0
    this.#next += count
    return batch
  }

  /** All that was begun and `tail`, lines that are too long left out; and how many lines that is. */
  #withinLimit(tail: Uint8Array): { readonly pieces: readonly Uint8Array[]; readonly count: number } {
    const pieces = this.#begun > this.#limit ? [] : [...this.#pending]
    let count = 0, kept = 0, isFirst = true
    for (let at = 0; at <= tail.length; count++) {
      const found = tail.indexOf(LINE_FEED, at), end = found < 0 ? tail.length : found
      if (end - at + (isFirst ? this.#begun : 0) > this.#limit) {
        if (isFirst) pieces.length = 0
        pieces.push(tail.subarray(kept, at), TOO_LONG_BYTES)
        kept = end
      }
      at = end + 1
      isFirst = false
    }
    pieces.push(tail.subarray(kept))
    return { pieces, count }
  }
}

/** A byte-order mark is one at the input's very beginning alone: elsewhere it belongs to its line. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The lines of a batch as strings. */
export function linesOf({ bytes, first }: LineBatch): string[] {
  const text = decoder.decode(bytes)
  const lines = (first === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text).split('\n')
  for (let i = 0; i < lines.length; i++) if (lines[i]!.endsWith('\r')) lines[i] = lines[i]!.slice(0, -1)
  return lines
}
