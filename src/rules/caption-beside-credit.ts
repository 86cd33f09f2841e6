/** The sentence above a credit that stands on its own line. */
import type { PageView } from './page-view.ts'
import { cueOf, linesWith } from './page-view.ts'
import type { Rule } from './rule.ts'

const CREDIT_WORDS = 8
const CAPTION_WORDS = 45
/** Where so many credits stand below labels of so few words, the labels are a list's headings with a picture below each. */
const HEADINGS = 3
const HEADING_WORDS = 9

export const captionBesideCredit: Rule = {
  id: 'caption-beside-credit',
  kind: 'caption',
  summary: 'Stands directly above a line that is a picture credit alone.',
  across: (page, cast) => {
    const captions = linesWith(page, 'caption').filter((index) => isCredit(page, index) && isCaption(page, index)).map((index) => page.lines[index - 1]!)
    const headings = captions.filter(({ terminal, words }) => !terminal && words <= HEADING_WORDS)
    for (const caption of captions) if (headings.length < HEADINGS || !headings.includes(caption)) cast(caption.index, page.prose[caption.index] ? 0.55 : 0.65)
  },
}

function isCredit(page: PageView, i: number): boolean {
  const line = page.lines[i]!, cue = cueOf(page, i, 'caption')
  return cue !== undefined && line.words <= CREDIT_WORDS && (cue.place === 'whole' || cue.place === 'start' || cue.cover >= 0.5)
}

/** The line above the credit, without a gap. What somebody says ends a paragraph. */
function isCaption({ lines }: PageView, credit: number): boolean {
  const above = lines[credit - 1]
  return above !== undefined && !lines[credit]!.gap && above.words >= 3 && above.words <= CAPTION_WORDS && above.sentences <= 2 && !(above.startsQuote && above.quotes >= 2)
}
