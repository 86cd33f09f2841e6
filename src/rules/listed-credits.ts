/** Credits of a picture story: below every subheading the same short line, a name, before the paragraph. */
import type { Line } from '../lines/measure.ts'
import { isStudio } from './caption-credit.ts'
import type { PageView } from './page-view.ts'
import { cueOf } from './page-view.ts'
import type { Rule } from './rule.ts'

const MIN_PAIRS = 4
/** Where headings stand without credits too, the short lines are headings of a second rank. */
const MIN_SHARE = 0.6
const HEADING_WORDS = 12
/** Names below headings may be places, shops or makers; of credits one in so many says that it is one. */
const SIGNED_SHARE = 1 / 8
const CREDIT_WORDS = 6

export const listedCredits: Rule = {
  id: 'listed-credits',
  kind: 'caption',
  summary: 'Is the short line between a subheading and its paragraph, as four or more times on the page, and some of these lines are credits by their words.',
  across: (page, cast) => {
    const credits = page.lines.filter((line) => isCredit(page, line.index))
    if (credits.length < MIN_PAIRS || credits.filter((line) => isSigned(page, line)).length < SIGNED_SHARE * credits.length) return
    const from = credits[0]!.index, to = credits.at(-1)!.index
    const labels = page.lines.slice(from, to + 1).filter((line) => page.prose[line.index + 1] && !page.prose[line.index] && !line.terminal && line.words <= HEADING_WORDS)
    if (credits.length >= MIN_SHARE * labels.length) for (const line of credits) cast(line.index, isSigned(page, line) ? 0.93 : 0.87)
  },
}

function isCredit(page: PageView, i: number): boolean {
  const line = page.lines[i]!, above = page.lines[i - 1]
  if (!above || !page.prose[i + 1] || !isNames(line) || page.signs[i]!.cues.some((c) => c.kind === 'byline')) return false
  if (above.terminal || above.endsColon || above.words > HEADING_WORDS || above.words < 1) return false
  return i < 2 || page.prose[i - 2]! || page.lines[i - 2]!.terminal || page.lines[i - 2]!.words <= CREDIT_WORDS
}

/** It has a credit's words, or says the name above it once more, which a page sets in capitals and the credit does not. */
function isSigned(page: PageView, line: Line): boolean {
  return cueOf(page, line.index, 'caption') !== undefined || isStudio(line) || page.lines[line.index - 1]!.plain.toLowerCase() === line.plain.toLowerCase()
}

/** Capitalised words and little else: "Jane Doe", "Jane Doe / Agency". */
function isNames(line: Line): boolean {
  if (line.words < 1 || line.words > CREDIT_WORDS || line.terminal || line.endsColon || line.startsDigit || line.startsBullet || line.marks?.list || line.marks?.heading) return false
  return line.numbers === 0 && line.cased >= 1 && line.capitalised === line.cased
}
