/** An author box without a heading of its own: a name alone, perhaps a role, then "Name is ..." at the article's end. */
import type { PageView } from './page-view.ts'
import type { Rule } from './rule.ts'

const NAME_TOKENS = 4
const ROLE_LINES = 1
const TEXT_LINES = 3
/** A page of profiles repeats the shape; an author box comes once, for two authors twice. */
const MAX_BOXES = 2
/** So many paragraphs of the article may follow below its author's box. */
const MAX_PROSE_BELOW = 4

export const bioHeading: Rule = {
  id: 'bio-heading',
  kind: 'bio',
  summary: 'Is a name alone at the article\'s end, or the paragraph below it that begins with that name.',
  across: (page, cast) => {
    if (!page.core) return
    const boxes = page.lines.filter((line) => textOf(page, line.index) !== undefined)
    if (boxes.length === 0 || boxes.length > MAX_BOXES) return
    for (const { index } of boxes) {
      if (index < page.core.from || proseAfter(page, index) > MAX_PROSE_BELOW + TEXT_LINES) continue
      const text = textOf(page, index)!
      for (let i = index; i <= text; i++) cast(i, 0.9)
      for (let i = text + 1; i < Math.min(page.lines.length, text + TEXT_LINES) && page.prose[i] && !page.lines[i]!.gap; i++) cast(i, 0.6)
    }
  },
}

/** The line below a name that begins with the name, a role between them at most. */
function textOf(page: PageView, i: number): number | undefined {
  const name = page.lines[i]!, n = name.tokens.length
  if (n < 2 || n > NAME_TOKENS || name.terminal || name.capitalised < name.cased || name.cased < 2 || name.numbers > 0) return undefined
  for (let k = i + 1; k <= i + 1 + ROLE_LINES && k < page.lines.length; k++) {
    const line = page.lines[k]!
    if (line.words >= 8 && line.terminal && line.tokens[0] === name.tokens[0] && (line.tokens[1] === name.tokens[1] || n > 2 && line.tokens[1] === name.tokens[n - 1])) return k
  }
  return undefined
}

function proseAfter(page: PageView, i: number): number {
  let n = 0
  for (let k = i + 1; k <= page.core!.to; k++) if (page.prose[k]) n++
  return n
}
