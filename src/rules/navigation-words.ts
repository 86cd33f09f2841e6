/** Lines worded as `navigation`; the phrases are in `cues/`. */
import { cueRule } from './cue-rule.ts'

export const navigationWords = cueRule('navigation', 'Names a place on the site: menus, search, log-in, breadcrumbs, page numbers.', { whole: 0.75, opens: 0.95, start: 0.5, within: 0.8 })
