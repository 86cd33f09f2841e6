/** A copyright sign with an owner or a year. */
import { AMPERSAND, COPYRIGHT, OPENING_BRACKET } from '../lines/marks.ts'
import type { Rule } from './rule.ts'

const SIGN = /©|\(c\)\s*(?:19|20)\d\d|&copy;/i

export const copyrightSign: Rule = {
  id: 'copyright-sign',
  kind: 'legal',
  summary: 'Has a copyright sign; short, or beginning with it.',
  maxWords: 60,
  seen: COPYRIGHT | OPENING_BRACKET | AMPERSAND,
  when: (line) => {
    if (!SIGN.test(line.plain)) return 0
    if (/^\W*(?:©|\(c\))/i.test(line.plain)) return 0.85
    return line.words <= 25 ? 0.7 : 0.4
  },
}
