/** A line that heads a block in, the block's last line out: where the article goes on or another block begins. */
import type { PageView } from './page-view.ts'

/** A paragraph that shares this share of its words with the other paragraphs continues the article... */
const RESUMES = 0.3
const RESUMES_DEPTH = 0.25
/** ...and this share is enough where paragraphs follow each other: below a feed's headline stands one lede, not two. */
const RESUMES_TOGETHER = 0.12
/** Below the densest stretch most of what looks like an article is not. */
const RESUMES_BELOW = 0.35
/** An inset of one or two headlines needs no more proof that the article goes on below it than that. */
const INSET_LINES = 3
const SENTENCE_WORDS = 3
const OPENERS: ReadonlySet<string> = new Set(['comment', 'legal', 'cookie', 'subscribe', 'bio', 'feed'])

const HEADING_WORDS = 8
/** A subheading is shorter than the headlines of the list above it. */
const HEADING_SHARE = 0.75

/** True where prose speaks of what the page's other long lines speak of, near it, inside the article's stretch. */
export function resumes(page: PageView, i: number): boolean {
  if (!page.prose[i] || !page.core || i > page.core.to) return false
  const c = page.cohesion[i]!
  return c.page >= RESUMES && c.depth >= RESUMES_DEPTH
}

/** The last line of the block that line `opener` heads; the opener itself where nothing belongs to it. */
export function blockEnd(page: PageView, opener: number, maxLines: number): number {
  const above = page.core && opener < page.core.from ? page.core.from - 1 : page.lines.length - 1
  const last = Math.min(above, opener + maxLines)
  for (let i = opener + 1; i <= last; i++) {
    if (goesOn(page, opener, i)) return belowHeading(page, opener, i) ? i - 2 : i - 1
    if (page.signs[i]!.cues.some((c) => c.place === 'opens' && OPENERS.has(c.kind))) return i - 1
  }
  return last
}

/** The article goes on at line `i`, below the block. */
function goesOn(page: PageView, opener: number, i: number): boolean {
  if (resumes(page, i)) return true
  if (!page.prose[i] || !page.core) return false
  if (i > page.core.to) return page.cohesion[i]!.page >= RESUMES_BELOW && sentenceAt(page, i + 1) && sentenceAt(page, i + 2)
  const related = page.cohesion[i]!.page
  return sentenceAt(page, i + 1) && (related >= RESUMES_TOGETHER || i - opener <= INSET_LINES)
}

function sentenceAt(page: PageView, i: number): boolean {
  const line = page.lines[i]
  return line !== undefined && (page.prose[i]! || (line.terminal && !line.endsCut && line.words >= SENTENCE_WORDS && page.signs[i]!.cues.length === 0))
}

/** The line above the resuming paragraph is the article's subheading, not the list's last headline. */
function belowHeading(page: PageView, opener: number, i: number): boolean {
  const line = page.lines[i - 1]!, entries = i - 2 - opener
  if (entries < 1 || line.words > HEADING_WORDS || line.words < 1 || line.terminal && !line.endsQuestion || page.signs[i - 1]!.cues.length > 0) return false
  let words = 0, counted = 0
  for (let k = opener + 1; k < i - 1; k++) if (page.signs[k]!.cues.length === 0) { words += page.lines[k]!.words; counted++ }
  return counted === 0 || line.words < (HEADING_SHARE * words) / counted
}
