/** What stands below "Comments" or "Leave a reply": everything to the footer. */
import { resumes } from './block.ts'
import type { PageView } from './page-view.ts'
import { cueOf, linesWith } from './page-view.ts'
import type { Rule } from './rule.ts'

/** So many words of prose above the heading are an article that may be commented. */
const ARTICLE_WORDS = 80
const FOOTER: ReadonlySet<string> = new Set(['feed', 'legal', 'cookie', 'subscribe'])

export const commentBlock: Rule = {
  id: 'comment-block',
  kind: 'comment',
  summary: 'Stands below the heading of a comment section.',
  namesUpTo: 0.45,
  across: (page, cast) => {
    const opener = linesWith(page, 'comment').find((i) => opensComments(page, i))
    if (opener === undefined) return
    for (let i = opener + 1; i < page.lines.length; i++) {
      if (page.signs[i]!.cues.some((c) => c.place === 'opens' && FOOTER.has(c.kind))) return
      cast(i, 0.9)
    }
  },
}

/** A line that comes back so often is a control below every post of a page of questions and answers, not the heading of one section. */
const CONTROL_TIMES = 3

const LOOK_AHEAD = 30
function cuesBelow(page: PageView, i: number): number {
  return linesWith(page, 'comment').filter((k) => k > i && k < i + LOOK_AHEAD).length
}

/** Only below the article: a link "12 comments" in the byline opens nothing. */
function opensComments(page: PageView, i: number): boolean {
  const cue = cueOf(page, i, 'comment')
  if (!cue || !(cue.place === 'opens' || (cue.place === 'start' && cue.cover > 0.4) || (cue.place === 'whole' && page.lines[i]!.words >= 2 && cuesBelow(page, i) >= 2))) return false
  if (!page.core || page.repeats[i]! >= CONTROL_TIMES || page.lines[i]!.marks?.code) return false
  if (i > page.core.to) return true
  let above = 0, below = 0
  for (let k = page.core.from; k <= page.core.to; k++) if (page.prose[k]) { if (k < i) above += page.lines[k]!.words; else below += page.lines[k]!.words }
  return (above >= ARTICLE_WORDS || above > below) && !articleGoesOn(page, i)
}

/** Below "Discussion" in a paper and "Komentarz" above an opinion so many words of the article run on without a name, a date or a label of a thread. */
const RUN_WORDS = 350
const NAME_WORDS = 4
const STAMP_WORDS = 14

function articleGoesOn(page: PageView, i: number): boolean {
  let run = 0, longest = 0, labels = 0
  for (let k = i + 1; k < i + LOOK_AHEAD && k < page.lines.length; k++) {
    const line = page.lines[k]!, label = cueOf(page, k, 'comment') !== undefined
    if (label) labels++
    if (label || (line.words <= NAME_WORDS && !line.terminal) || (page.signs[k]!.dated && line.words <= STAMP_WORDS)) run = 0
    else if (resumes(page, k)) longest = Math.max(longest, run += line.words)
  }
  return labels <= 1 && longest >= RUN_WORDS
}
