/** Every rule in one ordered list, and the one place that runs them. Votes only: decisions are made in `decide`. */
import type { Vote } from '../types.ts'
import { addressLine } from './address-line.ts'
import { advertWords } from './advert-words.ts'
import { amongProse } from './among-prose.ts'
import { alternativeText } from './alternative-text.ts'
import { bioBlock } from './bio-block.ts'
import { bioHeading } from './bio-heading.ts'
import { bioWords } from './bio-words.ts'
import { breadcrumb } from './breadcrumb.ts'
import { browserResidue } from './browser-residue.ts'
import { bylineNames } from './byline-names.ts'
import { bylineStamp } from './byline-stamp.ts'
import { bylineWords } from './byline-words.ts'
import { captionBesideCredit } from './caption-beside-credit.ts'
import { captionCredit } from './caption-credit.ts'
import { captionWords } from './caption-words.ts'
import { commentBlock } from './comment-block.ts'
import { commentSignatures } from './comment-signatures.ts'
import { commentThread } from './comment-thread.ts'
import { commentWords } from './comment-words.ts'
import { contents } from './contents.ts'
import { cookieBlock } from './cookie-block.ts'
import { cookieWords } from './cookie-words.ts'
import { copyrightSign } from './copyright-sign.ts'
import { feedBlock } from './feed-block.ts'
import { feedRun } from './feed-run.ts'
import { feedStamp } from './feed-stamp.ts'
import { feedWords } from './feed-words.ts'
import { footerRun } from './footer-run.ts'
import { headlineList } from './headline-list.ts'
import { headline } from './headline.ts'
import { imageLine } from './image-line.ts'
import { legalWords } from './legal-words.ts'
import { linkLine } from './link-line.ts'
import { listedCredits } from './listed-credits.ts'
import { menuRun } from './menu-run.ts'
import { navigationWords } from './navigation-words.ts'
import { noWords } from './no-words.ts'
import { priceLine } from './price-line.ts'
import { pullQuote } from './pull-quote.ts'
import { quotedSpeech } from './quoted-speech.ts'
import { repeatedLine } from './repeated-line.ts'
import { runningText } from './running-text.ts'
import { scriptResidue } from './script-residue.ts'
import { shareBlock } from './share-block.ts'
import { shareWords } from './share-words.ts'
import { standfirstWords } from './standfirst-words.ts'
import { standfirst } from './standfirst.ts'
import { subheading } from './subheading.ts'
import { subscribeBlock } from './subscribe-block.ts'
import { subscribeWords } from './subscribe-words.ts'
import { teaser } from './teaser.ts'
import { unrelatedHeadline } from './unrelated-headline.ts'
import { widgetWords } from './widget-words.ts'
import type { PageView } from './page-view.ts'
import type { Rule } from './rule.ts'

/** In the order users see them: by kind, words before structure. */
export const RULES: readonly Rule[] = [
  runningText, quotedSpeech, amongProse, subheading,
  headline, standfirstWords, standfirst, bylineWords, bylineNames, bylineStamp,
  captionWords, captionCredit, captionBesideCredit, listedCredits, alternativeText, imageLine,
  subscribeWords, subscribeBlock,
  feedWords, feedBlock, feedRun, feedStamp, teaser, unrelatedHeadline, headlineList,
  shareWords, shareBlock,
  navigationWords, menuRun, breadcrumb, contents, linkLine,
  cookieWords, cookieBlock, legalWords, copyrightSign, footerRun, advertWords, priceLine,
  commentWords, commentBlock, commentThread, commentSignatures, bioWords, bioBlock, bioHeading,
  widgetWords, browserResidue, pullQuote, repeatedLine, noWords, addressLine, scriptResidue,
]

/** Every rule's votes on every line of the page: `votes[i]` are line i's, in the order of `RULES`. */
export function vote(page: PageView): Vote[][] {
  const votes: Vote[][] = page.lines.map(() => [])
  for (const rule of RULES) {
    if (rule.when) voteByLine(rule, page, votes)
    rule.across?.(page, (index, weight) => { if (weight > 0) add(votes[index]!, rule, weight) })
  }
  return votes
}

function voteByLine(rule: Rule, page: PageView, votes: readonly Vote[][]): void {
  const { maxWords = Infinity, minWords = 0 } = rule, { lines } = page
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    if (line.words > maxWords || line.words < minWords) continue
    const weight = rule.when!(line, page)
    if (weight > 0) add(votes[i]!, rule, weight)
  }
}

/** A rule votes once on a line, with its greatest weight. */
function add(votes: Vote[], { id, kind }: Rule, weight: number): void {
  const last = votes.length > 0 ? votes[votes.length - 1]! : undefined
  if (last === undefined || last.rule !== id) votes.push({ rule: id, kind, weight })
  else if (last.weight < weight) votes[votes.length - 1] = { rule: id, kind, weight }
}
