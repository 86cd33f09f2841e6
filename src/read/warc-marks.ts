/** Bytes of a WARC archive in, where its records begin and end out, as their first lines tell. */

const VERSION = 'WARC/'
/** Where a record begins when that is not where it should. */
const FIRST_LINE = /^WARC\/1\.\d\r?\n/
export const FIRST_LINE_LENGTH = 10
/** What stands before it behind another record. */
const EMPTY_LINE = /\r?\n\r?\n$/
export const EMPTY_LINE_LENGTH = 4
const CR = 13
const LF = 10

const latin1 = new TextDecoder('latin1')

/** How many bytes of line ends stand before all else. */
export function blanks(bytes: Uint8Array): number {
  let at = 0
  while (bytes[at] === CR || bytes[at] === LF) at++
  return at
}

/** Whether a record begins there, as far as can be seen. */
export function isStart(bytes: Uint8Array, at: number): boolean {
  return latin1.decode(bytes.subarray(at, at + VERSION.length)) === VERSION.slice(0, bytes.length - at)
}

/** Where a record's first line stands, -1 if nowhere. */
export function firstLine(bytes: Uint8Array, from: number): number {
  const [first, second] = [VERSION.charCodeAt(0), VERSION.charCodeAt(1)] as const
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (bytes[at + 1] === second && FIRST_LINE.test(latin1.decode(bytes.subarray(at, at + FIRST_LINE_LENGTH)))) return at
  }
  return -1
}

/** Where a record ends because another one stands behind it, -1 if none does. */
export function endOfRecord(bytes: Uint8Array): number {
  for (let at = firstLine(bytes, 0); at >= 0; at = firstLine(bytes, at + 1)) {
    const [blank] = EMPTY_LINE.exec(latin1.decode(bytes.subarray(Math.max(0, at - EMPTY_LINE_LENGTH), at))) ?? []
    if (blank !== undefined) return at - blank.length
  }
  return -1
}
