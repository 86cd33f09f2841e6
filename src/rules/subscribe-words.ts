/** Lines worded as `subscribe`; the phrases are in `cues/`. */
import { cueRule } from './cue-rule.ts'

export const subscribeWords = cueRule('subscribe', 'Asks to subscribe, join, pay, donate or install, or is a form field of it.', { whole: 0.92, opens: 0.95, start: 0.93, within: 0.9 })
