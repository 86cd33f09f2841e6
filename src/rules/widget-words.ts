/** Lines worded as `widget`; the phrases are in `cues/`. */
import { cueRule } from './cue-rule.ts'

export const widgetWords = cueRule('widget', 'Belongs to a player, a poll, a map, an image viewer or another control.', { whole: 0.75, opens: 0.8, start: 0.6, within: 0.85 })
