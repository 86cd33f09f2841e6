/** Links to other stories one below the other: headlines without full stops that share little with the article. */
import type { Line } from '../lines/measure.ts'
import type { PageView } from './page-view.ts'
import type { Rule } from './rule.ts'

const MIN_RUN = 3
const MIN_WORDS = 5
const MAX_WORDS = 22
const UNRELATED = 0.4
/** Inside the article's stretch three of four such runs are lists of its own. */
const IN_ARTICLE = 0.2

export const headlineList: Rule = {
  id: 'headline-list',
  kind: 'feed',
  summary: 'Is one of three or more headlines in a row that speak of other things.',
  namesUpTo: 0.48,
  across: (page, cast) => {
    let run: number[] = []
    const close = (): void => {
      if (run.length === 0) return
      const mean = run.reduce((sum, i) => sum + page.cohesion[i]!.page, 0) / run.length
      if (run.length >= MIN_RUN && mean < UNRELATED) for (const i of run) cast(i, inCore(page, run[0]!) ? IN_ARTICLE : 0.6)
      run = []
    }
    for (const line of page.lines) {
      if (isHeadline(page, line)) run.push(line.index)
      else if (run.length && line.words <= 4 && !line.terminal && line.index - run.at(-1)! === 1) continue
      else if (!run.length || line.index - run.at(-1)! > 1 || page.prose[line.index] || line.terminal) close()
    }
    close()
  },
}

function isHeadline(page: PageView, line: Line): boolean {
  if (line.words < MIN_WORDS || line.words > MAX_WORDS || (line.terminal && !line.endsQuestion) || line.endsColon) return false
  return !line.startsBullet && !line.startsLower && !line.marks?.list && !page.signs[line.index]!.stamp && page.cohesion[line.index]!.content >= 3
}

const inCore = (page: PageView, i: number): boolean => page.core !== undefined && i >= page.core.from && i <= page.core.to
