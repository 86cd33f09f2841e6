/** The article's title, and its copies in the page's own title or above a byline. */
import { fold } from '../lines/chars.ts'
import { headlineOf } from './head-zone.ts'
import type { PageView } from './page-view.ts'
import type { Rule } from './rule.ts'

/** More paragraphs than this above it, and the article has begun before. */
const PARAGRAPHS = 2
const SURE = 0.9
const DOUBTFUL = 0.3

function belowParagraphs(page: PageView, at: number): boolean {
  let count = 0
  for (let i = 0; i < at; i++) if (page.prose[i] && ++count > PARAGRAPHS) return true
  return false
}

export const headline: Rule = {
  id: 'headline',
  kind: 'headline',
  summary: 'Is the most title-like line above the article and speaks of what the article speaks of, or repeats that line.',
  across: (page, cast) => {
    const at = headlineOf(page)
    if (at === undefined) return
    cast(at, belowParagraphs(page, at) ? DOUBTFUL : SURE)
    const title = page.lines[at]!.plain.toLowerCase(), first = fold(page.lines[at]!.plain.charCodeAt(0))
    for (const line of page.lines) {
      if (line.index > (page.core?.from ?? 0) + 2) return
      if (line.index === at || fold(line.plain.charCodeAt(0)) !== first) continue
      const text = line.plain.toLowerCase()
      if (text === title || (text.startsWith(title) && line.words <= page.lines[at]!.words + 8)) cast(line.index, 0.8)
    }
  },
}
