/** Lines worded as `byline`; the phrases are in `cues/`. */
import { cueRule } from './cue-rule.ts'

export const bylineWords = cueRule('byline', 'Names who wrote or changed the article, and when.', { whole: 0.75, opens: 0.75, start: 0.65, within: 0.8 })
