/** A news feed without a heading: time stamps at regular distances with headlines and teasers between them. */
import { inHeadZone } from './head-zone.ts'
import { resumes } from './block.ts'
import type { Rule } from './rule.ts'

const MIN_STAMPS = 3
const MAX_DISTANCE = 7

export const feedRun: Rule = {
  id: 'feed-run',
  kind: 'feed',
  summary: 'Stands in a run of headlines and teasers with a time stamp every few lines.',
  across: (page, cast) => {
    let run: number[] = []
    const close = (): void => {
      if (run.length >= MIN_STAMPS) {
        const from = Math.max(0, run[0]! - 2), to = Math.min(page.lines.length - 1, run.at(-1)! + 3)
        for (let i = from; i <= to; i++) if (!resumes(page, i) && (i >= run[0]! || !page.prose[i])) cast(i, 0.6)
      }
      run = []
    }
    for (const line of page.lines) {
      const signs = page.signs[line.index]!
      if (inHeadZone(page, line.index) || !(signs.stamp || (signs.dated && signs.dateShare > 0.4 && line.words <= 12))) continue
      if (run.length && line.index - run.at(-1)! > MAX_DISTANCE) close()
      run.push(line.index)
    }
    close()
  },
}
