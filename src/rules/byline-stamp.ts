/** A date or time and nothing else near the headline: the byline's. */
import { inHeadZone } from './head-zone.ts'
import type { Rule } from './rule.ts'

export const bylineStamp: Rule = {
  id: 'byline-stamp',
  kind: 'byline',
  summary: 'Is a time stamp above the article.',
  maxWords: 14,
  when: (line, page) => (page.signs[line.index]!.stamp && inHeadZone(page, line.index) ? 0.8 : 0),
}
