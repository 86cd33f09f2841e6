/** Short lines between paragraphs: "He laughs.", list items, answers, verse. */
import type { Rule } from './rule.ts'

export const amongProse: Rule = {
  id: 'among-prose',
  kind: 'body',
  summary: 'Stands with paragraphs of the article directly above and below and is no label.',
  minWords: 2,
  when: (line, page) => {
    const i = line.index
    if (page.prose[i] || !page.core || i <= page.core.from || i >= page.core.to || page.signs[i]!.cues.length > 0) return 0
    return (line.terminal ? 0.3 : 0.15) + (page.prose[i - 1] && page.prose[i + 1] ? 0.15 : 0)
  },
}
