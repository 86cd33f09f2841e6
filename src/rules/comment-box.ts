/** Reader comments by their class or type; on a page that is a thread they are its text. */
import type { Line } from '../lines/measure.ts'
import { groupBit } from '../read/html/cue-groups.ts'
import { placeBit } from '../read/html/places.ts'
import type { Rule } from './rule.ts'

const TYPE = placeBit('comment type'), COMMENT = groupBit('comment'), FORUM = groupBit('forum')
const TYPED = 0.9
const NAMED = 0.85
/** Where comments hold more of the page's paragraphs, they are what the page is for. */
const MOST_OF_PAGE = 0.6

export const commentBox: Rule = {
  id: 'comment-box',
  kind: 'comment',
  summary: 'Stands among comments, by its class or type, on a page that is more than a thread (HTML).',
  across: (page, cast) => {
    let all = 0, said = 0
    for (const line of page.lines) {
      if (!page.prose[line.index]) continue
      all += line.words
      if (weightOf(line) > 0) said += line.words
    }
    if (said > MOST_OF_PAGE * all) return
    for (const line of page.lines) if (line.marks !== undefined) cast(line.index, weightOf(line))
  },
}

function weightOf({ marks }: Line): number {
  const tree = marks?.tree
  if (tree === undefined) return 0
  if (tree.places & TYPE) return TYPED
  return (tree.nearest & COMMENT) !== 0 && (tree.nearest & FORUM) === 0 ? NAMED : 0
}
