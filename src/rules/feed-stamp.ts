/** A date or time and nothing else away from the headline: a feed's. */
import { inHeadZone } from './head-zone.ts'
import type { Rule } from './rule.ts'

export const feedStamp: Rule = {
  id: 'feed-stamp',
  kind: 'feed',
  summary: 'Is a time stamp away from the article\'s head.',
  maxWords: 14,
  when: (line, page) => (page.signs[line.index]!.stamp && !inHeadZone(page, line.index) ? 0.55 : 0),
}
