/** Where a block that a heading opened ends: at the article's next paragraph or at another block's heading. */
import type { PageView } from './page-view.ts'

/** A paragraph that shares this share of its words with the article before it continues the article. */
const RESUMES = 0.3
const OPENERS: ReadonlySet<string> = new Set(['comment', 'legal', 'cookie', 'subscribe', 'bio', 'feed'])

/** True where prose speaks of what the page's other long lines speak of, near it, inside the article's stretch. */
export function resumes(page: PageView, i: number): boolean {
  if (!page.prose[i] || !page.core || i > page.core.to) return false
  const c = page.cohesion[i]!
  return c.page >= RESUMES && c.depth >= 0.25
}

/** The last line of the block that line `opener` heads; the opener itself where nothing belongs to it. */
export function blockEnd(page: PageView, opener: number, maxLines: number): number {
  const above = page.core && opener < page.core.from ? page.core.from - 1 : page.lines.length - 1
  const last = Math.min(above, opener + maxLines)
  for (let i = opener + 1; i <= last; i++) {
    if (resumes(page, i)) return i - 1
    if (page.signs[i]!.cues.some((c) => c.place === 'opens' && OPENERS.has(c.kind))) return i - 1
  }
  return last
}
