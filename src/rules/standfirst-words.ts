/** Lines worded as `standfirst`; the phrases are in `cues/`. */
import { cueRule } from './cue-rule.ts'

export const standfirstWords = cueRule('standfirst', 'Heads the summary above the article.', { whole: 0.3, opens: 0.3, start: 0.3, within: 0.3 })
