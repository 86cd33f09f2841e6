/** HTML source in, the page's lines as a reader sees them and what it says of itself out. Pure; any source gives an answer. */
import { articlePayload, SHOWS_NOTHING } from './payload.ts'
import { isMissing, paragraphChars, withPayload } from './payload-lines.ts'
import { readShown } from './shown.ts'
import type { HtmlPage } from './shown.ts'

export type { DataBlock, Head, Meta, Placed, Property, TimeMark } from './head.ts'
export { jsonLd } from './head.ts'
export type { HtmlPage } from './shown.ts'

/** A page that shows so many characters of paragraphs shows its article. */
const ENOUGH_SHOWN = 3000

/** Reads a page from its source; control characters and line ends are made harmless on the way. `markdown` asks for the lines' markdown too. */
export function readHtml(html: string, { markdown = false }: { readonly markdown?: boolean } = {}): HtmlPage {
  const { lines, head, noscript } = readShown(html, { markdown, scripts: true }), shown = paragraphChars(lines)
  if (shown < SHOWS_NOTHING && noscript > shown + SHOWS_NOTHING) return readShown(html, { markdown, scripts: false })
  if (shown >= ENOUGH_SHOWN || head.data.length + head.properties.length === 0) return { lines, head }
  const payload = articlePayload(head, shown)
  return { lines: payload && isMissing(payload, lines) ? withPayload(lines, payload) : lines, head }
}
