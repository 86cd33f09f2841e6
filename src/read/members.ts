/**
 * A line of JSON that holds an object in, its fields as they were written out: no number is rounded, nothing changes its place, and no
 * value is too deep, since none is walked down into.
 */

export interface Member {
  /** As it stands, with its quotes. */
  readonly key: string
  /** As it stands: JSON. */
  readonly value: string
}

/** By their names, in the object's order; of two fields of one name the last one counts, as for every parser. */
export type Members = ReadonlyMap<string, Member>

const [QUOTE, BACKSLASH, OPEN, CLOSE] = ['"', '\\', '[{', ']}'] as const
const BLANK = /[^ \t\r\n]/g
const BARE_END = /[ \t\r\n,}]/g

/** @param object JSON that a parser took */
export function membersOf(object: string): Members {
  const members = new Map<string, Member>()
  for (let from = object.indexOf(QUOTE); from >= 0;) {
    const keyEnd = stringEnd(object, from), key = object.slice(from, keyEnd)
    const start = next(BLANK, object, object.indexOf(':', keyEnd) + 1), end = valueEnd(object, start)
    members.set(key.includes(BACKSLASH) ? JSON.parse(key) as string : key.slice(1, -1), { key, value: object.slice(start, end) })
    from = object.indexOf(QUOTE, end)
  }
  return members
}

function next(sign: RegExp, text: string, from: number): number {
  sign.lastIndex = from
  return sign.exec(text)!.index
}

function valueEnd(text: string, start: number): number {
  const first = text[start]!
  if (first === QUOTE) return stringEnd(text, start)
  return OPEN.includes(first) ? nestedEnd(text, start) : next(BARE_END, text, start)
}

/** Behind the string that begins here. */
function stringEnd(text: string, start: number): number {
  let end = start
  do end = text.indexOf(QUOTE, end + 1)
  while (isEscaped(text, end))
  return end + 1
}

function isEscaped(text: string, at: number): boolean {
  let before = at
  while (text[before - 1] === BACKSLASH) before--
  return (at - before) % 2 === 1
}

/** Behind the array or object that begins here. */
function nestedEnd(text: string, start: number): number {
  let depth = 0, at = start
  do {
    const char = text[at]!
    if (OPEN.includes(char)) depth++
    else if (CLOSE.includes(char)) depth--
    at = char === QUOTE ? stringEnd(text, at) : at + 1
  } while (depth > 0)
  return at
}
