/** A thread by its repetition: name, date, text, "Reply", again and again. */
import type { PageView } from './page-view.ts'
import { cueOf, linesWith } from './page-view.ts'
import type { Rule } from './rule.ts'

const MIN_REPLIES = 2
const MAX_DISTANCE = 14
const LEAD_LINES = 4

/** Lines that close or head a comment: "Reply", "Report", "says:", "# likes" on their own. */
function marks(page: PageView, i: number): boolean {
  const cue = cueOf(page, i, 'comment')
  if (!cue) return false
  return (cue.place === 'whole' || cue.place === 'start') && page.lines[i]!.words <= 8 && page.repeats[i]! + replies(cue.phrase) > 1
}
const replies = (phrase: string): number => (phrase.length > 3 ? 1 : 0)

/** Between them somebody says something; name, address and riddle right below each other are the fields of a form. */
function saysMore({ signs }: PageView, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (signs[i]!.kinds === 0) return true
  return false
}

export const commentThread: Rule = {
  id: 'comment-thread',
  kind: 'comment',
  summary: 'Stands between lines that end or head a comment each: reply, report, likes.',
  across: (page, cast) => {
    let run: number[] = []
    const close = (): void => {
      if (run.length >= MIN_REPLIES && saysMore(page, run[0]!, run.at(-1)!)) for (let i = Math.max(0, run[0]! - LEAD_LINES); i <= run.at(-1)!; i++) cast(i, i < run[0]! ? 0.6 : 0.93)
      run = []
    }
    for (const index of linesWith(page, 'comment')) {
      if (!marks(page, index) || (page.core && index < page.core.from)) continue
      if (run.length && index - run.at(-1)! > MAX_DISTANCE) close()
      run.push(index)
    }
    close()
  },
}
