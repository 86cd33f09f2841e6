/** Lines worded as `caption`; the phrases are in `cues/`. */
import { cueRule } from './cue-rule.ts'

export const captionWords = cueRule('caption', 'Credits or labels a picture.', { whole: 0.85, opens: 0.85, start: 0.8, within: 0.85 })
