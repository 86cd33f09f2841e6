/** A line that is nothing but a link, where the page's marks tell. */
import type { Rule } from './rule.ts'

const LINKED = 0.85

export const linkLine: Rule = {
  id: 'link-line',
  kind: 'navigation',
  summary: 'Is a link and nothing else (markdown).',
  maxWords: 40,
  marked: true,
  when: (line) => ((line.marks?.linkShare ?? 0) < LINKED || line.marks?.heading ? 0 : line.words <= 5 ? 0.6 : 0.5),
}
