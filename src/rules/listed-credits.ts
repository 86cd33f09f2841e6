/** Credits of a picture story: below every subheading the same short line, a name, before the paragraph. */
import type { Line } from '../lines/measure.ts'
import type { PageView } from './page-view.ts'
import type { Rule } from './rule.ts'

const MIN_PAIRS = 4
/** Where headings stand without credits too, the short lines are headings of a second rank. */
const MIN_SHARE = 0.6
const HEADING_WORDS = 12
const CREDIT_WORDS = 6

export const listedCredits: Rule = {
  id: 'listed-credits',
  kind: 'caption',
  summary: 'Is the short line between a subheading and its paragraph, as four or more times on the page.',
  across: (page, cast) => {
    const credits = page.lines.filter((line) => isCredit(page, line.index))
    if (credits.length < MIN_PAIRS) return
    const from = credits[0]!.index, to = credits.at(-1)!.index
    const labels = page.lines.slice(from, to + 1).filter((line) => page.prose[line.index + 1] && !page.prose[line.index] && !line.terminal && line.words <= HEADING_WORDS)
    if (credits.length >= MIN_SHARE * labels.length) for (const line of credits) cast(line.index, 0.83)
  },
}

function isCredit(page: PageView, i: number): boolean {
  const line = page.lines[i]!, above = page.lines[i - 1]
  if (!above || !page.prose[i + 1] || !isNames(line) || page.signs[i]!.cues.some((c) => c.kind === 'byline')) return false
  if (above.terminal || above.endsColon || above.words > HEADING_WORDS || above.words < 1) return false
  return i < 2 || page.prose[i - 2]! || page.lines[i - 2]!.terminal || page.lines[i - 2]!.words <= CREDIT_WORDS
}

/** Capitalised words and little else: "Jane Doe", "Jane Doe / Agency". */
function isNames(line: Line): boolean {
  if (line.words < 1 || line.words > CREDIT_WORDS || line.terminal || line.endsColon || line.startsDigit || line.startsBullet || line.marks?.list || line.marks?.heading) return false
  return line.numbers === 0 && line.cased >= 1 && line.capitalised === line.cased
}
