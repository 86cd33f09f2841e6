/** The author's biography: below "About the author", or a last paragraph that begins with the author's name. */
import { headlineOf } from './head-zone.ts'
import type { PageView } from './page-view.ts'
import { linesWith } from './page-view.ts'
import type { Rule } from './rule.ts'

const BLOCK_LINES = 4
const NAME_TOKENS = 2
const HEAD_LINES = 14

export const bioBlock: Rule = {
  id: 'bio-block',
  kind: 'bio',
  summary: 'Stands below a line that heads an author\'s biography, or begins with the author\'s name below the article.',
  across: (page, cast) => {
    for (const opener of linesWith(page, 'bio')) {
      const opens = page.signs[opener]!.cues.some((c) => c.kind === 'bio' && c.place === 'opens')
      if (!opens || (page.core && opener < page.core.from)) continue
      for (let i = opener + 1; i <= opener + BLOCK_LINES && i < page.lines.length; i++) {
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
    if (t.length >= NAME_TOKENS && names.get(t[0]!)?.includes(t[1]!) && page.lines[i]!.words <= 120) cast(i, page.lines[i]!.words > 6 ? 0.7 : 0.5)
  }
}

/** Words in byline-like lines near the headline, each with the words that follow it. */
function bylineNames(page: PageView): ReadonlyMap<number, readonly number[]> {
  const names = new Map<number, number[]>(), head = headlineOf(page)
  if (head === undefined) return names
  for (let i = head + 1; i < Math.min(head + HEAD_LINES, page.lines.length); i++) {
    const line = page.lines[i]!
    if (!page.signs[i]!.by && !(line.words <= 5 && line.capitalised === line.cased && line.cased >= NAME_TOKENS)) continue
    for (let k = 0; k + 1 < Math.min(line.tokens.length, 8); k++) note(names, line.tokens[k]!, line.tokens[k + 1]!)
  }
  return names
}

function note(names: Map<number, number[]>, first: number, second: number): void {
  const known = names.get(first)
  if (known === undefined) names.set(first, [second])
  else known.push(second)
}
