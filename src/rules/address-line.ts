/** Bare addresses and handles. */
import { AT, COLON, HASH, WWW } from '../lines/marks.ts'
import type { Rule } from './rule.ts'

const ADDRESS = /^\W*(?:https?:\/\/\S+|www\.\S+|\S+@\S+\.\S+|@\w+|#\w+(?:\s+#\w+)*)\W*$/
/** Longer lines are not addresses, and the pattern is quadratic on rows of dots. */
const LONGEST = 300

export const addressLine: Rule = {
  id: 'address-line',
  kind: 'other',
  summary: 'Is a web address, e-mail address, handle or hashtag alone.',
  namesUpTo: 0.3,
  maxWords: 14,
  seen: COLON | WWW | AT | HASH,
  when: (line) => (line.chars > 3 && line.plain.length <= LONGEST && ADDRESS.test(line.plain) ? 0.7 : 0),
}
