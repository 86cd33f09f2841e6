/** The runs of a line with what they stand in, in; the line in markdown out: links, bold, italics, code, marks of headings. */
import { normalise } from '../normalise.ts'

/** What a run of text stands in. One object for all runs in the same elements. */
export interface Inline {
  readonly href: string | null
  readonly strong: boolean
  readonly emphasis: boolean
  readonly code: boolean
}
export const PLAIN: Inline = { href: null, strong: false, emphasis: false, code: false }

export interface Run {
  readonly text: string
  readonly inline: Inline
  /** Of its cell; 0 outside of tables. */
  readonly column: number
}

/** Before signs that would be read as marks a backslash. A low line inside a word is none. The pattern is read when markdown is first written: that takes half a millisecond. */
const withSigns = (text: string): string => text.replace(/[\\`*[\]<|~]|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
const LEADING = /^(?=(?:#{1,6}|[-+])(?:\s|$)|>|={3,}\s*$|-{3,}\s*$)/
const LEADING_NUMBER = /^(\d{1,9})(?=[.)](?:\s|$))/
const OUTER = /^(\s*)([\s\S]*?)(\s*)$/

/** Text as it stands in a paragraph of markdown. */
export const escaped = (text: string): string => unambiguous(withSigns(text))

/** A paragraph may begin with what would begin a list or a heading. */
const unambiguous = (inline: string): string => (LEADING_NUMBER.test(inline) ? inline.replace(LEADING_NUMBER, '$1\\') : inline.replace(LEADING, '\\'))

/** A line of runs; a tab for each column on the way to the next. */
export function inlineMarkdown(runs: readonly Run[], heading: number): string {
  let line = '', column = 0
  for (const group of groupedBy(runs, (a, b) => a.column === b.column)) {
    const cell = normalise(linked(group)).trim(), to = group[0]!.column
    if (cell === '') continue
    line += '\t'.repeat(Math.max(0, to - column)) + (heading > 0 ? `${'#'.repeat(heading)} ${withTail(cell)}` : unambiguous(cell))
    column = to
  }
  return line
}

/** Number signs at a heading's end would be taken for its closing marks. */
const withTail = (inline: string): string => inline.replace(/(?<!\S)#+$/, '\\$&')

function linked(runs: readonly Run[]): string {
  let line = ''
  for (const group of groupedBy(runs, (a, b) => a.inline.href === b.inline.href)) {
    const text = marked(group), { href } = group[0]!.inline, [, before, inner, after] = OUTER.exec(text)!
    if (href === null || inner === '') line += text
    // Behind a `!` it would be a picture.
    else line = `${line.replace(/!$/, '\\!')}${before}[${inner}](${target(href)})${after}`
  }
  return line
}

/** Runs that belong together, in their order. */
function groupedBy(runs: readonly Run[], together: (a: Run, b: Run) => boolean): Run[][] {
  const groups: Run[][] = []
  for (const run of runs) {
    const group = groups[groups.length - 1], last = group?.[group.length - 1]
    if (last && together(last, run)) group!.push(run)
    else groups.push([run])
  }
  return groups
}

function marked(runs: readonly Run[]): string {
  const groups = groupedBy(runs, (a, b) => haveSameMarks(a.inline, b.inline))
  const texts = groups.map((group) => group.map(({ text }) => text).join(''))
  return groups.map(([run], i) => spanOf(texts[i]!, run!.inline, { before: texts[i - 1] ?? '', after: texts[i + 1] ?? '' })).join('')
}

/** Code has no others. */
const haveSameMarks = (a: Inline, b: Inline): boolean => a.code === b.code && (a.code || (a.strong === b.strong && a.emphasis === b.emphasis))

/** Marks stand at words, not at the spaces around them. */
function spanOf(text: string, inline: Inline, beside: Beside): string {
  const [, before, inner, after] = OUTER.exec(text)!
  if (inner === '') return text
  if (inline.code) return `${before}${codeSpan(inner!)}${after}`
  const mark = canBeMarked(text, beside) ? (inline.strong ? '**' : '') + (inline.emphasis ? '*' : '') : ''
  return `${before}${mark}${withSigns(inner!)}${mark}${after}`
}

/** The texts before and behind a span. */
interface Beside { readonly before: string; readonly after: string }

const WORD_BEFORE = /[^\s\p{P}\p{S}]$/u, WORD_AFTER = /^[^\s\p{P}\p{S}]/u, SIGN_FIRST = /^[\p{P}\p{S}]/u, SIGN_LAST = /[\p{P}\p{S}]$/u

/** Between a word and a sign marks neither open nor close: `**Note:**text` would show its asterisks. */
const canBeMarked = (text: string, { before, after }: Beside): boolean => !(SIGN_FIRST.test(text) && WORD_BEFORE.test(before)) && !(SIGN_LAST.test(text) && WORD_AFTER.test(after))

function codeSpan(text: string): string {
  let fence = '`'
  while (text.includes(fence)) fence += '`'
  return fence.length > 1 ? `${fence} ${text} ${fence}` : fence + text + fence
}

function target(href: string): string {
  const address = href.trim().replace(/\s+/g, '%20')
  return /[()<>]/.test(address) ? `<${address.replace(/[<>]/g, (sign) => (sign === '<' ? '%3C' : '%3E'))}>` : address
}
