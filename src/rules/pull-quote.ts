/** A sentence set large beside the text: it stands once more inside a paragraph. */
import type { PageView } from './page-view.ts'
import type { Rule } from './rule.ts'

const MIN_WORDS = 6
const MAX_WORDS = 45
/** More lines that begin alike are a list, and to hold each against each would take a page of 60,000 of them half a minute. */
const MOST_ALIKE = 12
/** A paragraph that holds the quote has more to say than it. */
const MORE_CHARS = 10
const OPENING = /[\s"“”„«»'‘’]/
const CLOSING = /[\s"“”„«»'‘’.,!?…]/

export const pullQuote: Rule = {
  id: 'pull-quote',
  kind: 'widget',
  summary: 'Repeats words that stand inside a longer paragraph of the article.',
  across: (page, cast) => {
    if (!page.core) return
    const quotes = byFirstWords(page), begun = new Uint8Array(SLOTS)
    for (const key of quotes.keys()) begun[slotOf(key)] = 1
    for (let i = page.core.from; i <= page.core.to; i++) {
      const { tokens } = page.lines[i]!
      for (let t = 2; t < tokens.length; t++) {
        const key = three(tokens, t)
        if (begun[slotOf(key)] === 1) for (const quote of quotes.get(key) ?? []) if (holds(page, i, quote)) cast(quote, 0.4)
      }
    }
  },
}

/** The words up to the one at `t`. */
const three = (tokens: Int32Array, t: number): number => Math.imul(Math.imul(tokens[t - 2]!, 31) ^ tokens[t - 1]!, 31) ^ tokens[t]!
/** Most threes begin no quote, which a small table tells sooner than the map. */
const SLOTS = 4096
const slotOf = (key: number): number => (key ^ (key >>> 15)) & (SLOTS - 1)

/** Lines that may be quotes, by the hash of their first three words: paragraphs are read once, whatever the number of quotes. */
function byFirstWords(page: PageView): Map<number, number[]> {
  const quotes = new Map<number, number[]>()
  for (let i = page.core!.from; i <= page.core!.to; i++) {
    const line = page.lines[i]!
    if (line.words < MIN_WORDS || line.words > MAX_WORDS || line.tokens.length < 3 || page.repeats[i]! > 1) continue
    const key = three(line.tokens, 2), same = quotes.get(key)
    if (same) same.push(i)
    else quotes.set(key, [i])
  }
  for (const [key, alike] of quotes) if (alike.length > MOST_ALIKE) quotes.delete(key)
  return quotes
}

function holds(page: PageView, i: number, quote: number): boolean {
  const line = page.lines[quote]!
  return i !== quote && page.lines[i]!.chars > line.chars + MORE_CHARS && page.lines[i]!.plain.includes(bare(line.plain))
}

/** Without the marks around it. */
function bare(text: string): string {
  let from = 0, to = text.length
  while (from < to && OPENING.test(text.charAt(from))) from++
  while (to > from && CLOSING.test(text.charAt(to - 1))) to--
  return text.slice(from, to)
}
