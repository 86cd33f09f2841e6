/** A sentence set large beside the text: it stands once more inside a paragraph. */
import type { Rule } from './rule.ts'

const MIN_WORDS = 6
const MAX_WORDS = 45
const TRIM = /^[\s"“”„«»'‘’]+|[\s"“”„«»'‘’.,!?…]+$/gu

export const pullQuote: Rule = {
  id: 'pull-quote',
  kind: 'widget',
  summary: 'Repeats words that stand inside a longer paragraph of the article.',
  minWords: MIN_WORDS,
  maxWords: MAX_WORDS,
  when: (line, page) => {
    if (!page.core || line.index < page.core.from || line.index > page.core.to) return 0
    const quote = line.plain.replace(TRIM, '')
    for (let i = page.core.from; i <= page.core.to; i++) {
      if (i !== line.index && page.lines[i]!.chars > line.chars + 10 && page.lines[i]!.plain.includes(quote)) return 0.4
    }
    return 0
  },
}
