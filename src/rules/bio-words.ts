/** Lines worded as `bio`; the phrases are in `cues/`. */
import { cueRule } from './cue-rule.ts'

export const bioWords = cueRule('bio', 'Introduces the author.', { whole: 0.9, opens: 0.93, start: 0.6, within: 0.82 })
