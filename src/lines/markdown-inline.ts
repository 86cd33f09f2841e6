/**
 * One line of markdown in, its visible text out, with the share of it that stands inside links. One pass from left to right:
 * brackets are kept on a stack until it shows whether they belong to a link, so that nothing is read twice.
 */
import { Pattern } from './pattern.ts'

/** What a line shows when it is rendered. */
export interface Inline {
  readonly plain: string
  /** Share of the visible characters that stand inside links, 0..1. */
  readonly linkShare: number
  /** The line is or begins with an image. */
  readonly image: boolean
}

/** A line without any of these is its own visible text. */
const MARK = /[[\]*_`\\<&~]/
/** A link target is no longer than this; what is longer was none. */
const LONGEST_TARGET = 4000
/** After so many brackets without a link, a line has none (code, mathematics): looking on would cost their number times the length of a target. */
const MOST_MISSES = 500
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", nbsp: ' ', mdash: '—', ndash: '–', hellip: '…' }
const ENTITY = /&([a-z]{2,6}|#39);/y
const ADDRESS = /<((?:https?:\/\/|mailto:)[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,255})>/y
const TAG = /<(?:\/?[a-z][a-z0-9-]{0,20}(?:\s[^<>]{0,1000})?\/?|!--[^<>]{0,1000})>/iy
/** Elements that begin or end a line: converters leave some as they are, and words on both sides stand apart. */
const BLOCK_TAG = /^<\/?(?:p|div|h[1-6]|br|hr|li|[uo]l|d[ltd]|t[rdh]|table|blockquote|section|article|figure|figcaption)\b/i
const ESCAPABLE = /[!-/:-@[-`{-~]/
const SPACE_BEFORE_CLOSING = /^ [,.;:!?)\]]/
const WORD_CHAR = new Pattern(String.raw`[\p{L}\p{N}]`, 'u')

interface Bracket {
  /** Length of the output when it opened. */
  readonly start: number
  readonly image: boolean
  /** Linked characters counted before it. */
  readonly linked: number
}

/** The scanner's place and what it has put out so far. */
interface Scan {
  readonly text: string
  at: number
  out: string
  /** Visible characters inside links. */
  linked: number
  readonly open: Bracket[]
  /** Closing brackets that ended no link. */
  misses: number
  /** Where the last link ended in the output: the next one stands apart from it. */
  linkEnd: number
}

function matchAt(pattern: RegExp, scan: Scan): RegExpExecArray | null {
  pattern.lastIndex = scan.at
  return pattern.exec(scan.text)
}

function visibleLength(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 32) count++
  return count
}

/** The index behind a target `(…)` that begins at `from`, or -1; brackets balance, quoted titles and escapes are looked through. */
function targetEnd(text: string, from: number): number {
  const target = text.slice(from, from + LONGEST_TARGET)
  let depth = 0
  let mayHaveTitle = true
  for (let i = 0; i < target.length; i++) {
    const char = target[i]
    if (char === '\\') i++
    else if (char === '"' && mayHaveTitle && target[i - 1] === ' ') {
      const close = target.indexOf('")', i + 1)
      if (close >= 0) i = close
      else mayHaveTitle = false
    } else if (char === '(') depth++
    else if (char === ')' && --depth === 0) return from + i + 1
  }
  return -1
}

/** What follows a closing bracket: a target, a reference, or nothing (-1). */
function linkEnd(text: string, from: number): number {
  if (text[from] === '(') return targetEnd(text, from)
  if (text[from] !== '[') return -1
  const close = text.indexOf(']', from)
  return close >= 0 && close - from < 100 ? close + 1 : -1
}

function closeBracket(scan: Scan): void {
  const bracket = scan.open.pop()
  const end = bracket && scan.misses < MOST_MISSES ? linkEnd(scan.text, scan.at + 1) : -1
  if (!bracket || end < 0) {
    scan.misses++
    scan.out += ']'
    scan.at++
    return
  }
  const inner = scan.out.slice(bracket.start + 1).trim()
  scan.out = scan.out.slice(0, bracket.start)
  scan.at = end
  if (bracket.image) {
    scan.linked = bracket.linked
    return
  }
  if (scan.linkEnd === bracket.start && bracket.start > 0 && inner !== '') scan.out += ' '
  scan.out += inner
  scan.linked = bracket.linked + visibleLength(inner)
  scan.linkEnd = scan.out.length
  skipSpaceBeforeClosing(scan)
}

/** Converters set a space behind every link and emphasis, also before a comma. */
function skipSpaceBeforeClosing(scan: Scan): void {
  if (SPACE_BEFORE_CLOSING.test(scan.text.slice(scan.at, scan.at + 2))) scan.at++
}

function openBracket(scan: Scan, image: boolean): void {
  scan.open.push({ start: scan.out.length, image, linked: scan.linked })
  scan.out += '['
  scan.at += image ? 2 : 1
}

/** `*`, `_`, `~~` and backticks: marks where they touch a word, signs where they stand alone. */
function emphasis(scan: Scan, sign: string): void {
  let end = scan.at
  while (scan.text[end] === sign) end++
  const before = scan.text[scan.at - 1] ?? ' '
  const after = scan.text[end] ?? ' '
  const run = end - scan.at
  const alone = (before === ' ' && after === ' ' && run === 1) || (sign === '~' && run !== 2)
  const inWord = sign === '_' && WORD_CHAR.test(before) && WORD_CHAR.test(after)
  if (alone || inWord) scan.out += scan.text.slice(scan.at, end)
  scan.at = end
  if (!alone && before !== ' ') skipSpaceBeforeClosing(scan)
}

/** A code span: what is between its backticks stands as it is. */
function codeSpan(scan: Scan): void {
  let start = scan.at
  while (scan.text[start] === '`') start++
  const fence = scan.text.slice(scan.at, start)
  const end = scan.text.indexOf(fence, start)
  if (end >= 0) scan.out += scan.text.slice(start, end)
  scan.at = end >= 0 ? end + fence.length : start
}

/** `<https://…>` shows its address, tags show nothing, any other `<` is a sign. */
function angle(scan: Scan): void {
  const found = matchAt(ADDRESS, scan) ?? matchAt(TAG, scan)
  if (!found) {
    scan.out += '<'
    scan.at++
    return
  }
  const address = found[1]
  if (address !== undefined) {
    scan.out += address
    scan.linked += address.length
  } else if (BLOCK_TAG.test(found[0])) scan.out += ' '
  scan.at += found[0].length
}

function entity(scan: Scan): void {
  const found = matchAt(ENTITY, scan)
  const char = found ? ENTITIES[found[1]!] : undefined
  scan.out += char ?? '&'
  scan.at += found && char !== undefined ? found[0].length : 1
}

function escape(scan: Scan): void {
  const next = scan.text[scan.at + 1] ?? ''
  if (ESCAPABLE.test(next)) {
    scan.out += next
    scan.at += 2
  } else {
    scan.out += next === '' ? '' : '\\'
    scan.at++
  }
}

function step(scan: Scan): void {
  const char = scan.text[scan.at]!
  switch (char) {
    case '[': return openBracket(scan, false)
    case ']': return closeBracket(scan)
    case '*': case '_': case '~': return emphasis(scan, char)
    case '`': return codeSpan(scan)
    case '<': return angle(scan)
    case '&': return entity(scan)
    case '\\': return escape(scan)
    default:
      if (char === '!' && scan.text[scan.at + 1] === '[') return openBracket(scan, true)
      return copyPlain(scan)
  }
}

const STOP = /[[\]*_`\\<&~]|!\[/g

/** Everything up to the next mark at once. */
function copyPlain(scan: Scan): void {
  STOP.lastIndex = scan.at + 1
  const stop = STOP.exec(scan.text)
  const end = stop ? stop.index : scan.text.length
  scan.out += scan.text.slice(scan.at, end)
  scan.at = end
}

/** Takes the marks off one line. */
export function readInline(text: string): Inline {
  if (!MARK.test(text)) return { plain: text, linkShare: 0, image: false }
  const scan: Scan = { text, at: 0, out: '', linked: 0, open: [], misses: 0, linkEnd: -1 }
  while (scan.at < text.length) step(scan)
  const plain = scan.out.replace(/[^\S\t]+/g, ' ').replace(/ ?\t ?/g, '\t').trim()
  const visible = visibleLength(plain)
  const image = /^\[?\s?!\[/.test(text)
  return { plain, linkShare: visible > 0 ? Math.min(1, scan.linked / visible) : 0, image }
}
