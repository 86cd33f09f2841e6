/** What can go wrong when bytes are read: one class, so that a caller tells bad input from a bug. */

/** `binary`: not text at all; `encoding`: an encoding nobody knows; `record`: a JSONL line that is no usable record. */
export type ReadErrorCode = 'binary' | 'encoding' | 'record'

/** Input that cannot be read; the message is one line and says what to do. */
export class ReadError extends Error {
  override readonly name = 'ReadError'
  readonly code: ReadErrorCode
  constructor(code: ReadErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
