/** Paths and menus on one line: "Home › World › Europe", "News | Sport | Weather". */
import type { Rule } from './rule.ts'

export const breadcrumb: Rule = {
  id: 'breadcrumb',
  kind: 'navigation',
  summary: 'Short labels on one line with bars, dots or arrows between them.',
  maxWords: 40,
  when: (line) => {
    if (line.separators < 2 || line.terminal || line.commas > line.separators) return 0
    return line.words / (line.separators + 1) <= 4 ? 0.7 : 0
  },
}
