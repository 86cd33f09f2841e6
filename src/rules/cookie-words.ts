/** Lines worded as `cookie`; the phrases are in `cues/`. */
import { cueRule } from './cue-rule.ts'

export const cookieWords = cueRule('cookie', 'Asks for consent to cookies or explains them.', { whole: 0.9, opens: 0.95, start: 0.85, within: 0.85 })
