/** Every rule in one ordered list, and the one place that runs them. Votes only: decisions are made in `decide`. */
import type { Kind, Vote } from '../types.ts'
import type { Line } from '../lines/measure.ts'
import { addressLine } from './address-line.ts'
import { advertWords } from './advert-words.ts'
import { bioBlock } from './bio-block.ts'
import { bioWords } from './bio-words.ts'
import { breadcrumb } from './breadcrumb.ts'
import { bylineNames } from './byline-names.ts'
import { bylineWords } from './byline-words.ts'
import { captionBesideCredit } from './caption-beside-credit.ts'
import { captionCredit } from './caption-credit.ts'
import { captionWords } from './caption-words.ts'
import { commentBlock } from './comment-block.ts'
import { commentThread } from './comment-thread.ts'
import { commentWords } from './comment-words.ts'
import { contents } from './contents.ts'
import { cookieWords } from './cookie-words.ts'
import { copyrightSign } from './copyright-sign.ts'
import { cookieBlock, shareBlock, subscribeBlock } from './cue-block.ts'
import { feedBlock } from './feed-block.ts'
import { feedRun } from './feed-run.ts'
import { feedWords } from './feed-words.ts'
import { headline } from './headline.ts'
import { headlineList } from './headline-list.ts'
import { legalWords } from './legal-words.ts'
import { imageLine, linkLine } from './link-line.ts'
import { listedCredits } from './listed-credits.ts'
import { navigationWords } from './navigation-words.ts'
import { noWords } from './no-words.ts'
import type { PageView } from './page-view.ts'
import { priceLine } from './price-line.ts'
import { pullQuote } from './pull-quote.ts'
import { repeatedLine } from './repeated-line.ts'
import type { Rule } from './rule.ts'
import { amongProse, quotedSpeech, runningText, subheading } from './running-text.ts'
import { scriptResidue } from './script-residue.ts'
import { shareWords } from './share-words.ts'
import { footerRun, menuRun } from './short-run.ts'
import { standfirst } from './standfirst.ts'
import { standfirstWords } from './standfirst-words.ts'
import { subscribeWords } from './subscribe-words.ts'
import { teaser } from './teaser.ts'
import { bylineStamp, feedStamp } from './time-stamp.ts'
import { unrelatedHeadline } from './unrelated-headline.ts'
import { widgetWords } from './widget-words.ts'

/** In the order users see them: by kind, words before structure. */
export const RULES: readonly Rule[] = [
  runningText, quotedSpeech, amongProse, subheading,
  headline, standfirstWords, standfirst, bylineWords, bylineNames, bylineStamp,
  captionWords, captionCredit, captionBesideCredit, listedCredits, imageLine,
  subscribeWords, subscribeBlock,
  feedWords, feedBlock, feedRun, feedStamp, teaser, unrelatedHeadline, headlineList,
  shareWords, shareBlock,
  navigationWords, menuRun, breadcrumb, contents, linkLine,
  cookieWords, cookieBlock, legalWords, copyrightSign, footerRun, advertWords, priceLine,
  commentWords, commentBlock, commentThread, bioWords, bioBlock,
  widgetWords, pullQuote, repeatedLine, noWords, addressLine, scriptResidue,
]

/** Every rule's votes on every line of the page: `votes[i]` are line i's, in the order of `RULES`. */
export function vote(page: PageView): Vote[][] {
  const votes: Vote[][] = page.lines.map(() => [])
  for (const rule of RULES) {
    const cast = (index: number, weight: number): void => { if (weight > 0) add(votes[index]!, { rule: rule.id, kind: rule.kind, weight }) }
    if (rule.when) for (const line of page.lines) if (passes(rule, line)) cast(line.index, rule.when(line, page))
    rule.across?.(page, cast)
  }
  return votes
}

const passes = (rule: Rule, line: Line): boolean => line.words <= (rule.maxWords ?? Infinity) && line.words >= (rule.minWords ?? 0)

/** A rule votes once on a line, with its greatest weight. */
function add(votes: Vote[], vote: Vote): void {
  const last = votes.at(-1)
  if (last?.rule !== vote.rule) votes.push(vote)
  else if (last.weight < vote.weight) votes[votes.length - 1] = vote
}

/** Votes as odds per kind, 0..1: independent rules add up, 1 - product of (1 - weight). */
export function kindStrengths(votes: readonly Vote[]): Map<Kind, number> {
  const strengths = new Map<Kind, number>()
  for (const { kind, weight } of votes) strengths.set(kind, 1 - (1 - (strengths.get(kind) ?? 0)) * (1 - weight))
  return strengths
}
