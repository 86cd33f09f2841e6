/** HTML source in, the lines that the page itself shows out, with what it says of itself. */
import type { Marks, RawLine } from '../../types.ts'
import type { Blocks } from './content-block.ts'
import { contentBlock, distance } from './content-block.ts'
import type { Head } from './head.ts'
import type { BuiltLine } from './line-builder.ts'
import type { Reading } from './page-reader.ts'
import { PageReader } from './page-reader.ts'
import { placeBit } from './places.ts'
import { saidLines } from './said-lines.ts'
import { Tokens } from './tokens.ts'

export interface HtmlPage {
  /** `first..last` are line numbers of the source. */
  readonly lines: readonly RawLine[]
  readonly head: Head
}

/** What the page itself shows. */
export function readShown(html: string, reading: Reading = { markdown: false, scripts: true }): HtmlPage & { readonly noscript: number } {
  const reader = new PageReader(html, reading)
  new Tokens(html, reader).run()
  reader.finish()
  const { blocks } = reader, seen = reader.streamed.inOrder(seenLines(reader.lines.built, reader.unseen.built))
  const content = contentBlock(blocks, seen.map(({ line, open, linkShare }) => ({ block: open.block, chars: line.plain.length, linkShare })))
  const head = seen === reader.lines.built ? reader.head.head : withLines(reader.head.head, reader.lines.built, seen)
  const said = saidLines(head, seen.map(({ line }) => line.plain)), likes = alikes(seen)
  return { lines: seen.map((built, i) => toRawLine(built, blocks, { content, alike: likes.alike[i]!, since: likes.since[i]!, said: said[i]! })), head, noscript: reader.noscript }
}

/** What the page says of itself, counted by the lines of `seen` and in their order: of two dates the first counts. */
function withLines(head: Head, built: readonly BuiltLine[], seen: readonly BuiltLine[]): Head {
  const places = new Map(seen.map((line, i) => [line, i]))
  const moved = <T extends { readonly line: number }>(said: readonly T[]): T[] => said.map((one) => ({ ...one, line: places.get(built[one.line]!) ?? seen.length })).sort((a, b) => a.line - b.line)
  return { ...head, properties: moved(head.properties), times: moved(head.times), authors: moved(head.authors), headings: moved(head.headings) }
}

/** A page that hides this much of its text waits for a script to show it. */
const HIDDEN_SHARE = 0.8
const length = (lines: readonly BuiltLine[]): number => lines.reduce((sum, { line }) => sum + line.plain.length, 0)

function seenLines(shown: readonly BuiltLine[], hidden: readonly BuiltLine[]): readonly BuiltLine[] {
  const unseen = length(hidden)
  return unseen <= HIDDEN_SHARE * (unseen + length(shown)) ? shown : [...shown, ...hidden].sort((a, b) => a.offset - b.offset)
}

const LIST = placeBit('list'), QUOTE = placeBit('quote'), TABLE = placeBit('table'), CODE = placeBit('code')

/** Of each line how many stand at the same path, and how many lines since the last of them. */
function alikes(lines: readonly BuiltLine[]): { readonly alike: readonly number[]; readonly since: readonly number[] } {
  const counts = new Map<number, number>(), last = new Map<number, number>()
  const since = lines.map(({ open: { path } }, i) => {
    const before = last.get(path)
    counts.set(path, (counts.get(path) ?? 0) + 1)
    last.set(path, i)
    return before === undefined ? 0 : i - before
  })
  return { alike: lines.map(({ open }) => counts.get(open.path)!), since }
}

interface Context { readonly content: number; readonly alike: number; readonly since: number; readonly said: number }

function toRawLine(built: BuiltLine, blocks: Blocks, context: Context): RawLine {
  const { first, last, text, plain, gap, markdown, within = null } = built.line, marks = marksOf(built, blocks, context)
  return markdown === undefined ? { first, last, text, plain, gap, marks } : { first, last, text, plain, gap, markdown, within, marks }
}

/** All have the same fields in the same order, since they are read a hundred times a line. */
function marksOf({ open, places, heading, linkShare, strong, image, continued }: BuiltLine, blocks: Blocks, { content, alike, since, said }: Context): Marks {
  const { up, down } = distance(blocks, content, open.block)
  return {
    heading: heading > 0 ? heading : undefined,
    list: (places & LIST) !== 0, quote: (places & QUOTE) !== 0, table: (places & TABLE) !== 0, code: (places & CODE) !== 0,
    linkShare, image, continued,
    tree: { places, cues: open.cues, nearest: open.nearest, depth: blocks.depth[open.block]!, up, down, strong, alike, since, said },
  }
}
