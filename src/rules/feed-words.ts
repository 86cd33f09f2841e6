/** Lines worded as `feed`; the phrases are in `cues/`. */
import { cueRule } from './cue-rule.ts'

export const feedWords = cueRule('feed', 'Points to other stories: related, read also, most read, latest, previous and next.', { whole: 0.9, opens: 0.95, start: 0.8, within: 0.75 })
