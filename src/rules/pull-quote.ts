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
    const quote = line.plain.replace(TRIM, ''), first = line.tokens[0]!, second = line.tokens[1]!
    for (let i = page.core.from; i <= page.core.to; i++) {
      const other = page.lines[i]!
      if (i !== line.index && other.chars > line.chars + 10 && hasPair(other.tokens, first, second) && other.plain.includes(quote)) return 0.4
    }
    return 0
  },
}

/** Word hashes are compared before characters: most paragraphs do not have the quote's first two words. */
function hasPair(tokens: Int32Array, first: number, second: number): boolean {
  for (let at = tokens.indexOf(first); at >= 0; at = tokens.indexOf(first, at + 1)) if (tokens[at + 1] === second) return true
  return false
}
