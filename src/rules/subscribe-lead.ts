/** What invites to subscribe above the form, and its heading: "Education research, condensed", "Get a dash of perspective along with the news of the day." */
import type { PageView } from './page-view.ts'
import { cueOf, linesWith } from './page-view.ts'
import type { Rule } from './rule.ts'

/** A form has two lines with cues so near each other, one of which is a button, a field or a thank-you and nothing else. */
const FORM_REACH = 3
const LEAD_LINES = 2
const LEAD_WORDS = 30
/** What invites to something else shares fewer of its words with the article; a paragraph must share next to none, with an article of some length. */
const UNRELATED = 0.3
const UNRELATED_PROSE = 0.1
const PARAGRAPHS = 6

export const subscribeLead: Rule = {
  id: 'subscribe-lead',
  kind: 'subscribe',
  summary: 'Heads a form to subscribe, or stands right above one and speaks of something else than the article.',
  across: (page, cast) => {
    const cued = linesWith(page, 'subscribe')
    if (cued.length < 2) return
    const long = page.prose.filter(Boolean).length >= PARAGRAPHS
    for (let k = 0; k + 1 < cued.length; k++) {
      const from = cued[k]!, to = cued[k + 1]!
      if (to - from > FORM_REACH || (k > 0 && from - cued[k - 1]! <= FORM_REACH)) continue
      const form = isField(page, from) || isField(page, to)
      for (let i = from - 1; i >= 0 && i >= from - LEAD_LINES && ((form && isLead(page, i, long)) || (i === from - 1 && isHeading(page, i))); i--) cast(i, 0.6)
    }
  },
}

const isField = (page: PageView, i: number): boolean => cueOf(page, i, 'subscribe')!.place === 'whole'

/** Whatever it speaks of: what stands right below a heading is what it heads. */
const HEADING_WORDS = 8
function isHeading(page: PageView, i: number): boolean {
  const line = page.lines[i]!
  return line.words >= 2 && line.words <= HEADING_WORDS && line.addresses === 0 && (!line.terminal || line.endsQuestion) && !line.endsColon && !line.marks?.list && page.signs[i]!.cues.length === 0 && page.lines[i + 1]!.words > line.words
}

function isLead(page: PageView, i: number, long: boolean): boolean {
  const line = page.lines[i]!
  if (line.words < 2 || line.words > LEAD_WORDS || line.addresses > 0 || line.marks?.list) return false
  return page.prose[i] ? long && page.cohesion[i]!.page < UNRELATED_PROSE : page.cohesion[i]!.page < UNRELATED
}
