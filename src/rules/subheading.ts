/** Subheadings inside the article. */
import { resumes } from './block.ts'
import type { Rule } from './rule.ts'

const HEADING_WORDS = 14

export const subheading: Rule = {
  id: 'subheading',
  kind: 'heading',
  summary: 'Is a short line without a full stop inside the article with a paragraph below it.',
  maxWords: HEADING_WORDS,
  when: (line, page) => {
    const i = line.index, below = page.lines[i + 1]
    if (!page.core || i <= page.core.from || i >= page.core.to || !below || line.words < 1 || page.signs[i]!.stamp) return 0
    if (line.marks?.heading) return 0.6
    if (line.terminal && !line.endsQuestion || line.startsLower || line.endsCut) return 0
    return resumes(page, i + 1) ? 0.4 : 0
  },
}
