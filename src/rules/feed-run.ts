/** A news feed without a heading: time stamps at regular distances with headlines and teasers between them. */
import { inHeadZone } from './head-zone.ts'
import { resumes } from './block.ts'
import type { PageView } from './page-view.ts'
import type { Rule } from './rule.ts'

const MIN_STAMPS = 3
const MAX_DISTANCE = 7

/** Below a feed's heading the stamps are the feed's, and what stands between them too, whatever it speaks of. */
const HEADING_REACH = 3
const opensFeed = (page: PageView, i: number): boolean => page.signs.slice(Math.max(0, i - HEADING_REACH), i).some((s) => s.cues.some((c) => c.kind === 'feed' && c.place === 'opens'))

export const feedRun: Rule = {
  id: 'feed-run',
  kind: 'feed',
  summary: 'Stands in a run of headlines and teasers with a time stamp every few lines.',
  namesUpTo: 0.35,
  across: (page, cast) => {
    let run: number[] = []
    const close = (): void => {
      if (run.length >= MIN_STAMPS) {
        const from = Math.max(0, run[0]! - 2), to = Math.min(page.lines.length - 1, run.at(-1)! + 3)
        const headed = opensFeed(page, run[0]!)
        for (let i = from; i <= to; i++) {
          if (headed && i >= run[0]!) cast(i, 0.9)
          else if (!resumes(page, i) && (i >= run[0]! || !page.prose[i])) cast(i, 0.6)
        }
      }
      run = []
    }
    for (const line of page.lines) {
      const signs = page.signs[line.index]!
      if (!(signs.stamp || (signs.dated && signs.dateShare > 0.4 && line.words <= 12)) || inHeadZone(page, line.index)) continue
      if (run.length && line.index - run.at(-1)! > MAX_DISTANCE) close()
      run.push(line.index)
    }
    close()
  },
}
