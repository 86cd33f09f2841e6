/** Credits of a picture story: below every subheading the same short line, a name, before the paragraph. */
import type { PageView } from './page-view.ts'
import type { Rule } from './rule.ts'

const MIN_PAIRS = 4
const HEADING_WORDS = 12
const CREDIT_WORDS = 6

export const listedCredits: Rule = {
  id: 'listed-credits',
  kind: 'caption',
  summary: 'Is the short line between a subheading and its paragraph, as four or more times on the page.',
  across: (page, cast) => {
    const credits = page.lines.filter((line) => isCredit(page, line.index))
    if (credits.length >= MIN_PAIRS) for (const line of credits) cast(line.index, 0.7)
  },
}

function isCredit(page: PageView, i: number): boolean {
  const line = page.lines[i]!, above = page.lines[i - 1], below = page.lines[i + 1]
  if (!above || !below || !page.prose[i + 1] || line.terminal || line.endsColon || line.words > CREDIT_WORDS || line.words < 1) return false
  return !above.terminal && above.words <= HEADING_WORDS && above.words >= 1 && (i < 2 || page.prose[i - 2]! || page.lines[i - 2]!.terminal || page.lines[i - 2]!.words <= CREDIT_WORDS)
}
