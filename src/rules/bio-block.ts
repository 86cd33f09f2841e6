/** The author's biography: below "About the author", or a last paragraph that begins with the author's name. */
import { headlineOf } from './head-zone.ts'
import type { PageView } from './page-view.ts'
import type { Rule } from './rule.ts'

const BLOCK_LINES = 4
const NAME_TOKENS = 2
const HEAD_LINES = 14

export const bioBlock: Rule = {
  id: 'bio-block',
  kind: 'bio',
  summary: 'Stands below a line that heads an author\'s biography, or begins with the author\'s name below the article.',
  across: (page, cast) => {
    for (const line of page.lines) {
      const opens = page.signs[line.index]!.cues.some((c) => c.kind === 'bio' && c.place === 'opens')
      if (!opens || (page.core && line.index < page.core.from)) continue
      for (let i = line.index + 1; i <= line.index + BLOCK_LINES && i < page.lines.length; i++) {
        if (page.signs[i]!.cues.some((c) => c.place === 'opens' || c.kind === 'legal')) break
        cast(i, 0.75)
      }
    }
    namesakes(page, cast)
  },
}

/** Lines from the article's last third on that begin with two words of a byline. */
function namesakes(page: PageView, cast: (i: number, weight: number) => void): void {
  const names = bylineNames(page)
  if (!page.core || names.size === 0) return
  for (let i = page.core.from + Math.ceil((2 * (page.core.to - page.core.from)) / 3) + 1; i < page.lines.length; i++) {
    const t = page.lines[i]!.tokens
    if (t.length >= NAME_TOKENS && names.has(`${t[0]} ${t[1]}`) && page.lines[i]!.words <= 120) cast(i, page.lines[i]!.words > 6 ? 0.7 : 0.5)
  }
}

/** Pairs of neighbouring capitalised words in byline-like lines near the headline. */
function bylineNames(page: PageView): ReadonlySet<string> {
  const names = new Set<string>(), head = headlineOf(page)
  if (head === undefined) return names
  for (let i = head + 1; i < Math.min(head + HEAD_LINES, page.lines.length); i++) {
    const line = page.lines[i]!
    if (!page.signs[i]!.by && !(line.words <= 5 && line.capitalised === line.cased && line.cased >= NAME_TOKENS)) continue
    for (let k = 0; k + 1 < Math.min(line.tokens.length, 8); k++) names.add(`${line.tokens[k]} ${line.tokens[k + 1]}`)
  }
  return names
}
