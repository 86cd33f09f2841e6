/**
 * Chunks of bytes in, their lines as strings out, however the bytes were cut. Lines come in batches, one for each chunk that
 * completes any, so that a reader can answer all of a chunk at once and nothing waits. `\n` and `\r\n` end a line.
 */

const LINE_FEED = 10

/** Collects chunks and gives back lines as soon as they are complete. */
export class LineSplitter {
  #pending: Uint8Array[] = []
  readonly #decoder = new TextDecoder('utf-8')

  /** The lines that this chunk completes. */
  push(chunk: Uint8Array): string[] {
    const end = chunk.lastIndexOf(LINE_FEED)
    if (end < 0) {
      // Copied, since a caller may fill the same buffer again; joined only once its line ends, however long that is.
      if (chunk.length > 0) this.#pending.push(chunk.slice())
      return []
    }
    const text = this.#take(chunk.subarray(0, end))
    if (end + 1 < chunk.length) this.#pending.push(chunk.slice(end + 1))
    return linesOf(text)
  }

  /** The last line, where no line feed ended it. */
  end(): string[] {
    return this.#pending.length > 0 ? linesOf(this.#take(new Uint8Array(0))) : []
  }

  /** All bytes up to a line feed: no character is cut there, whatever the chunks were. */
  #take(tail: Uint8Array): string {
    const pieces = [...this.#pending, tail]
    this.#pending = []
    return this.#decoder.decode(pieces.length === 1 ? tail : concatenate(pieces))
  }
}

function concatenate(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

function linesOf(text: string): string[] {
  const lines = text.split('\n')
  for (let i = 0; i < lines.length; i++) if (lines[i]!.endsWith('\r')) lines[i] = lines[i]!.slice(0, -1)
  return lines
}

/** Splits a stream of chunks into batches of lines. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<string[]> {
  const splitter = new LineSplitter()
  for await (const chunk of chunks) {
    const lines = splitter.push(chunk)
    if (lines.length > 0) yield lines
  }
  const last = splitter.end()
  if (last.length > 0) yield last
}
