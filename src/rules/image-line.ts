/** A line that is an image, where the page's marks tell. */
import type { Rule } from './rule.ts'

export const imageLine: Rule = {
  id: 'image-line',
  kind: 'caption',
  summary: 'Is an image and its alternative text (markdown).',
  marked: true,
  when: (line) => (line.marks?.image && line.words <= 30 ? 0.7 : 0),
}
