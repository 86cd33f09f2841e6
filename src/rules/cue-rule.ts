/** A kind in, the rule that reads the kind's cue table out: every kind's plain wording votes in the same way. */
import type { DroppedKind } from '../types.ts'
import type { Line } from '../lines/measure.ts'
import type { Place } from './cue-table.ts'
import type { PageView } from './page-view.ts'
import { cueOf } from './page-view.ts'
import type { Rule } from './rule.ts'

/** Up to so many words a phrase speaks for its whole line; at three times as many it says little. */
const FULL_WORDS: Readonly<Record<Place, number>> = { whole: 99, opens: 99, start: 10, within: 40 }
/** What is left of a vote where the kind's words are the page's topic. */
const TOPIC_FACTOR = 0.3

export type PlaceWeights = Readonly<Record<Place, number>>

/** The rule `<kind>-words`; `weights` say how sure a phrase in each place is. */
export function cueRule(kind: DroppedKind, summary: string, weights: PlaceWeights): Rule {
  return { id: `${kind}-words`, kind, summary, cued: kind, when: (line, page) => cueWeight(line, page, { kind, weights }) }
}

/** "Read also: ..." is surer than "Read also ...": the colon makes a label of the words, and speaks for a whole headline. */
const LABEL = 0.95
const LABELLED_WORDS = 20
function isLabel({ plain }: Line, phrase: string): boolean {
  const colon = plain.search(COLON)
  return colon > 0 && colon <= phrase.length + LABEL_SLACK
}
const COLON = /[:：]/
const LABEL_SLACK = 4

function cueWeight(line: Line, page: PageView, { kind, weights }: { readonly kind: DroppedKind; readonly weights: PlaceWeights }): number {
  const cue = cueOf(page, line.index, kind)
  if (!cue) return 0
  const label = cue.place === 'start' && isLabel(line, cue.phrase), full = label ? LABELLED_WORDS : FULL_WORDS[cue.place], fade = line.words <= full ? 1 : Math.max(0, 1 - (line.words - full) / (2 * full))
  const weight = label ? Math.max(weights.start, LABEL) : weights[cue.place]
  return weight * fade * (page.topics.has(kind) && line.words > 8 ? TOPIC_FACTOR : 1)
}
