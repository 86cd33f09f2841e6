/** Paths and menus on one line: "Home › World › Europe", "News | Sport | Weather". */
import { SEPARATOR } from '../lines/marks.ts'
import type { Rule } from './rule.ts'

export const breadcrumb: Rule = {
  id: 'breadcrumb',
  kind: 'navigation',
  summary: 'Short labels on one line with bars, dots or arrows between them, and no row of a table.',
  maxWords: 40,
  seen: SEPARATOR,
  when: (line, page) => {
    if (line.separators < 2 || line.terminal || line.commas > line.separators) return 0
    const row = [page.lines[line.index - 1], page.lines[line.index + 1]].some((beside) => beside?.separators === line.separators)
    if (row) return 0
    return line.words / (line.separators + 1) <= 4 ? 0.7 : 0
  },
}
