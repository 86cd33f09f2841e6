/** A shop's price tag: "$75 at Amazon", and the product's name above it. */
import type { Rule } from './rule.ts'

const PRICE = /^\W{0,3}(?:now\s+)?(?:[$€£¥₹]\s?\d[\d.,]*|\d[\d.,]*\s?(?:€|zł|kr|руб|₽|грн))(?:\s|$)|^(?:now\s+)?\d+%\s+(?:off|discount|rabatt)/i
const TAG_WORDS = 8
const NAME_WORDS = 14
/** One price is a fact of the article; three are a shop. */
const MIN_TAGS = 3

export const priceLine: Rule = {
  id: 'price-line',
  kind: 'advert',
  summary: 'Is a price tag, one of three or more on the page, or the product name above one.',
  across: (page, cast) => {
    const tags = page.lines.filter((line) => line.words <= TAG_WORDS && !line.terminal && line.digits > 0 && PRICE.test(line.plain))
    if (tags.length < MIN_TAGS) return
    for (const tag of tags) {
      cast(tag.index, 0.85)
      const name = page.lines[tag.index - 1]
      if (name && !name.terminal && name.words <= NAME_WORDS && !page.prose[name.index]) cast(name.index, 0.7)
    }
  },
}
