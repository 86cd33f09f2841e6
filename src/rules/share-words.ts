/** Lines worded as `share`; the phrases are in `cues/`. */
import { cueRule } from './cue-rule.ts'

export const shareWords = cueRule('share', 'Shares or follows on social networks, prints, mails, saves.', { whole: 0.9, opens: 0.95, start: 0.85, within: 0.85 })
