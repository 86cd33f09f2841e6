/** The sentence above a credit that stands on its own line. */
import { cueOf, linesWith } from './page-view.ts'
import type { Rule } from './rule.ts'

const CREDIT_WORDS = 8
const CAPTION_WORDS = 45

export const captionBesideCredit: Rule = {
  id: 'caption-beside-credit',
  kind: 'caption',
  summary: 'Stands directly above or below a line that is a picture credit alone.',
  across: (page, cast) => {
    for (const index of linesWith(page, 'caption')) {
      const line = page.lines[index]!, cue = cueOf(page, index, 'caption')
      if (!cue || line.words > CREDIT_WORDS || (cue.place !== 'whole' && cue.place !== 'start' && cue.cover < 0.5)) continue
      const above = page.lines[line.index - 1]
      if (above && !line.gap && above.words >= 3 && above.words <= CAPTION_WORDS && above.sentences <= 2) cast(above.index, page.prose[above.index] ? 0.45 : 0.6)
    }
  },
}
