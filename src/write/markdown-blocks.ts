/** Kept lines of an HTML page in, a document of markdown out: its paragraphs, code and tables, each within the lists and quotations it stands in. */
import { escaped } from '../read/html/inline-markdown.ts'
import type { Verdict, Within } from '../types.ts'
import { isTable, tableOf, tableText } from './markdown-table.ts'

/** Text and the quotations and items around it, outermost first. */
interface Block {
  readonly text: string
  readonly around: readonly Within[]
}

/** Marks nested deeper are left out. */
const DEEPEST = 12

export function fromTree(kept: readonly Verdict[]): string {
  const parts: string[] = []
  let before: readonly Within[] = []
  for (const { text, around } of blocksOf(kept)) {
    let shared = 0
    while (shared < before.length && before[shared] === around[shared]) shared++
    if (parts.length > 0) parts.push('\n', isTight(before, around, shared) ? '' : `${below(around.slice(0, shared)).trimEnd()}\n`)
    parts.push(indented(text, around, shared))
    before = around
  }
  return parts.join('')
}

/** An item follows another, or stands in one; a list that does not begin with 1 would go on with the paragraph above it. */
function isTight(before: readonly Within[], around: readonly Within[], shared: number): boolean {
  const begun = around[shared]
  if (begun?.kind !== 'item') return false
  return before[shared]?.kind === 'item' || (around[shared - 1]?.kind === 'item' && (begun.mark === '- ' || begun.mark === '1. '))
}

/** The block's first line has the marks of what begins with it. */
function indented(text: string, around: readonly Within[], shared: number): string {
  const first = below(around.slice(0, shared)) + around.slice(shared).map(({ kind, mark }) => (kind === 'quote' ? '> ' : mark)).join(''), others = below(around)
  return text.split('\n').map((line, i) => (i === 0 ? first + line : line === '' ? others.trimEnd() : others + line)).join('\n')
}

const below = (around: readonly Within[]): string => around.map(({ kind, mark }) => (kind === 'quote' ? '> ' : ' '.repeat(mark.length))).join('')

function blocksOf(kept: readonly Verdict[]): readonly Block[] {
  const blocks: Block[] = []
  for (let from = 0, to = 0; from < kept.length; from = to) {
    const line = kept[from]!, table = tableOf(line), together = belongsTo(line, table)
    do to++; while (to < kept.length && together(kept[to]!))
    const lines = kept.slice(from, to)
    if (line.within?.kind === 'code') blocks.push({ text: fenced(lines, line.within.mark), around: aroundOf(line.within) })
    else if (table && isTable(lines)) blocks.push({ text: tableText(lines), around: aroundOf(table) })
    else for (const paragraph of paragraphsOf(lines)) blocks.push(paragraph)
  }
  return blocks
}

function belongsTo({ within }: Verdict, table: Within | undefined): (line: Verdict) => boolean {
  if (within?.kind === 'code') return (line) => line.within === within
  return (line) => line.within?.kind !== 'code' && tableOf(line) === table
}

function aroundOf(within: Within | null | undefined): readonly Within[] {
  const around: Within[] = []
  for (let outer = within; outer; outer = outer.outer) if (outer.kind === 'quote' || outer.kind === 'item') around.unshift(outer)
  return around.slice(0, DEEPEST)
}

/** A `<br>` is a hard break within a paragraph. */
function paragraphsOf(lines: readonly Verdict[]): readonly Block[] {
  const blocks: { text: string; readonly around: readonly Within[] }[] = []
  lines.forEach((line, i) => {
    const text = (line.markdown ?? escaped(line.text)).trim().replace(/\t+/g, ' ')
    if (i > 0 && line.marks?.continued && !line.gap && !line.marks.heading && line.within === lines[i - 1]!.within) blocks[blocks.length - 1]!.text += `\\\n${text}`
    else blocks.push({ text, around: aroundOf(line.within) })
  })
  return blocks
}

/** The fence is longer than any in the code. */
function fenced(lines: readonly Verdict[], language: string): string {
  const code = lines.map(({ markdown = '' }) => markdown).join('\n').replace(/^\n+/, '')
  let fence = '```'
  while (code.includes(fence)) fence += '`'
  return `${fence}${language}\n${code}\n${fence}`
}
