/** Lines worded as `comment`; the phrases are in `cues/`. */
import { cueRule } from './cue-rule.ts'

export const commentWords = cueRule('comment', 'Belongs to a comment form or heads a comment.', { whole: 0.95, opens: 0.97, start: 0.95, within: 0.9 })
