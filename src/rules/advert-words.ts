/** Lines worded as `advert`; the phrases are in `cues/`. */
import { cueRule } from './cue-rule.ts'

export const advertWords = cueRule('advert', 'Marks an advert, a sponsor or a shopping link.', { whole: 0.93, opens: 0.97, start: 0.8, within: 0.75 })
