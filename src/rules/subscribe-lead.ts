/** What invites to subscribe above the form: "Education research, condensed", "Get a dash of perspective along with the news of the day." */
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
  summary: 'Stands right above a form to subscribe and speaks of something else than the article.',
  across: (page, cast) => {
    const cued = linesWith(page, 'subscribe')
    if (cued.length < 2) return
    const long = page.prose.filter(Boolean).length >= PARAGRAPHS
    for (let k = 0; k + 1 < cued.length; k++) {
      const from = cued[k]!, to = cued[k + 1]!
      if (to - from > FORM_REACH || !(isField(page, from) || isField(page, to)) || (k > 0 && from - cued[k - 1]! <= FORM_REACH)) continue
      for (let i = from - 1; i >= 0 && i >= from - LEAD_LINES && isLead(page, i, long); i--) cast(i, 0.6)
    }
  },
}

const isField = (page: PageView, i: number): boolean => cueOf(page, i, 'subscribe')!.place === 'whole'

function isLead(page: PageView, i: number, long: boolean): boolean {
  const line = page.lines[i]!
  if (line.words < 2 || line.words > LEAD_WORDS || line.marks?.list) return false
  return page.prose[i] ? long && page.cohesion[i]!.page < UNRELATED_PROSE : page.cohesion[i]!.page < UNRELATED
}
