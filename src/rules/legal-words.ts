/** Lines worded as `legal`; the phrases are in `cues/`. */
import { cueRule } from './cue-rule.ts'

export const legalWords = cueRule('legal', 'Rights, terms, privacy, imprint and the links of a footer.', { whole: 0.75, opens: 0.8, start: 0.5, within: 0.75 })
