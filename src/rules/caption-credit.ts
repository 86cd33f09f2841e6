/** A caption with its credit: "... in Moscow. (Photo by J. Doe / AFP)". */
import type { Rule } from './rule.ts'
import { cueOf } from './page-view.ts'

/** A bracket that closes the line and holds a slash, a colon or capitals only: a credit's. */
const CREDIT_BRACKET = /[([][^()[\]]{0,60}(?:\/|:|©|,\s*file|\bfile\b)[^()[\]]{0,60}[)\]]\s*$/i
/** "Jane Doe/Reuters", "JANE DOE / AFP" at the line's end. */
const CREDIT_SLASH = /\p{Lu}[\p{L}.'’-]+\s?\/{1,2}\s?\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]+){0,3}\)?$/u
const SIDE = /\((?:L|R|C|left|right|center|centre|top|bottom)\)|\b(?:left|right), and\b/
const MAX_WORDS = 70

export const captionCredit: Rule = {
  id: 'caption-credit',
  kind: 'caption',
  summary: 'Ends with a credit in brackets or behind a slash, or says who stands left and right.',
  maxWords: MAX_WORDS,
  when: (line, page) => {
    const text = line.plain, cue = cueOf(page, line.index, 'caption')
    const closing = text.length > 160 ? text.slice(-160) : text
    if (CREDIT_BRACKET.test(closing)) return cue ? 0.95 : line.words <= 45 && text.includes('/') ? 0.6 : 0
    if (CREDIT_SLASH.test(closing) && !line.terminal) return cue ? 0.95 : line.words <= 45 ? 0.6 : 0.3
    if (cue && SIDE.test(text)) return 0.8
    if (cue && !line.terminal && line.words <= 40) return 0.7
    return cue && text.includes('©') ? 0.8 : 0
  },
}
