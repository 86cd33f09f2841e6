/** The lines a page shows and the text its scripts carry in, the lines it would have shown out. */
import type { RawLine } from '../../types.ts'
import type { Payload } from './payload.ts'
import { placeBit } from './places.ts'
import { readShown } from './shown.ts'
import { decoded } from './tokens.ts'

const BODY_PROPERTY = placeBit('body property'), PARAGRAPH = placeBit('paragraph'), CODE = placeBit('code')
/** Lines as long as this are paragraphs; a page that shows so many characters of them shows its article. */
const PARAGRAPH_CHARS = 60
const MOST_LINKED = 0.5

export const paragraphChars = (lines: readonly RawLine[]): number => lines.reduce((sum, { plain, marks }) => (plain.length >= PARAGRAPH_CHARS && (marks?.linkShare ?? 0) < MOST_LINKED ? sum + plain.length : sum), 0)

/** Sentences, as they stand in a paragraph. */
const SENTENCE = /[^.!?。！？\n]+[.!?。！？\n]*/g

/** Lengths of text and page multiplied: looking a hostile page's sentences up one by one would take minutes. */
const MOST_COMPARED = 2e10

/** The page does not show the half of the text's sentences. */
export function isMissing({ text }: Payload, lines: readonly RawLine[]): boolean {
  const squeezed = (plain: string): string => plain.replace(/[^\p{L}\p{N}]+/gu, '')
  const shown = squeezed(lines.map(({ plain }) => plain).join(''))
  if (text.length * shown.length > MOST_COMPARED) return false
  let all = 0, found = 0
  for (const { plain } of readPayload(text)) for (const sentence of plain.match(SENTENCE) ?? []) {
    const part = squeezed(sentence)
    all += part.length
    if (shown.includes(part)) found += part.length
  }
  return 2 * found < all
}

const ELEMENT = /<(?:p|br|div|h[1-6]|ul|ol)\b[^<>]*>/i

/** A payload is HTML as often as text, and HTML whose signs were written as entities as it is for attributes. */
function readPayload(text: string): readonly RawLine[] {
  const html = [text, decoded(text)].find((said) => ELEMENT.test(said))
  return readShown(html ?? `<pre>${text.replaceAll('<', '&lt;')}</pre>`).lines
}

/** The article's lines stand below the page's headline, as a script would have set them; the page's own last words come after. */
export function withPayload(lines: readonly RawLine[], { text, line }: Payload): readonly RawLine[] {
  const depth = (lines[0]?.marks?.tree?.depth ?? 0) + 1
  const article = readPayload(text).map((raw): RawLine => {
    const { code: _, tree, ...marks } = raw.marks ?? {}
    return { ...raw, first: line, last: line, text: raw.plain, gap: true, marks: { ...marks, tree: { ...NO_TREE, ...tree, places: ((tree?.places ?? 0) & ~CODE) | BODY_PROPERTY | PARAGRAPH, depth, up: 0, down: 1 } } }
  })
  const headline = lines.findLastIndex(({ marks }) => marks?.heading === 1), at = headline < 0 ? lines.length : headline + 1
  return [...lines.slice(0, at).map(outside), ...article, ...lines.slice(at).map(outside)]
}

/** What the page shows is no longer its main block. */
function outside(line: RawLine): RawLine {
  const tree = line.marks?.tree
  return tree ? { ...line, marks: { ...line.marks, tree: { ...tree, up: tree.up + 1 } } } : line
}

const NO_TREE = { cues: 0, nearest: 0, strong: 0, alike: 0, since: 0, said: 0 }

