/** What stands below "Related", "Most read", "News feed": everything until the article goes on. */
import { blockEnd } from './block.ts'
import { linesWith } from './page-view.ts'
import type { Rule } from './rule.ts'

const MAX_LINES = 60

export const feedBlock: Rule = {
  id: 'feed-block',
  kind: 'feed',
  summary: 'Stands below a line that heads a list of other stories, before the article goes on.',
  namesUpTo: 0.42,
  across: (page, cast) => {
    for (const opener of linesWith(page, 'feed')) {
      if (!page.signs[opener]!.cues.some((c) => c.kind === 'feed' && c.place === 'opens')) continue
      const end = blockEnd(page, opener, MAX_LINES)
      for (let i = opener + 1; i <= end; i++) cast(i, page.core && i > page.core.to ? 0.9 : 0.75)
    }
  },
}
