/** A date or time and nothing else: the byline's near the headline, a feed's elsewhere. */
import type { Rule } from './rule.ts'
import { inHeadZone } from './head-zone.ts'

export const bylineStamp: Rule = {
  id: 'byline-stamp',
  kind: 'byline',
  summary: 'Is a time stamp above the article.',
  maxWords: 14,
  when: (line, page) => (page.signs[line.index]!.stamp && inHeadZone(page, line.index) ? 0.8 : 0),
}

export const feedStamp: Rule = {
  id: 'feed-stamp',
  kind: 'feed',
  summary: 'Is a time stamp away from the article\'s head.',
  maxWords: 14,
  when: (line, page) => (page.signs[line.index]!.stamp && !inHeadZone(page, line.index) ? 0.55 : 0),
}
