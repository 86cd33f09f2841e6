/** Every rule in one ordered list, and the one place that runs them. Votes only: decisions are made in `decide`. */
import type { Line } from '../lines/measure.ts'
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
import { captionSides } from './caption-sides.ts'
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
import { networkLine } from './network-line.ts'
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
import { standfirstSaid } from './standfirst-said.ts'
import { standfirst } from './standfirst.ts'
import { subheading } from './subheading.ts'
import { subscribeBlock } from './subscribe-block.ts'
import { subscribeLead } from './subscribe-lead.ts'
import { subscribeWords } from './subscribe-words.ts'
import { teaser } from './teaser.ts'
import { unrelatedHeadline } from './unrelated-headline.ts'
import { widgetWords } from './widget-words.ts'
import { contentBox } from './content-box.ts'
import { captionBox } from './caption-box.ts'
import { bylineBox } from './byline-box.ts'
import { subscribeBox } from './subscribe-box.ts'
import { feedBox } from './feed-box.ts'
import { shareBox } from './share-box.ts'
import { navigationBox } from './navigation-box.ts'
import { cookieBox } from './cookie-box.ts'
import { footerBox } from './footer-box.ts'
import { advertBox } from './advert-box.ts'
import { commentBox } from './comment-box.ts'
import { bioBox } from './bio-box.ts'
import { widgetBox } from './widget-box.ts'
import type { PageView } from './page-view.ts'
import type { Ballot } from './ballots.ts'
import { Ballots } from './ballots.ts'
import type { Rule } from './rule.ts'
import { bitOf } from './signs.ts'

/** In the order users see them: by kind, words before structure. */
export const RULES: readonly Rule[] = [
  runningText, quotedSpeech, amongProse, contentBox, subheading,
  headline, standfirstWords, standfirst, standfirstSaid, bylineWords, bylineNames, bylineStamp, bylineBox,
  captionWords, captionCredit, captionBesideCredit, captionSides, listedCredits, alternativeText, imageLine, captionBox,
  subscribeWords, subscribeBlock, subscribeLead, subscribeBox,
  feedWords, feedBlock, feedRun, feedStamp, teaser, unrelatedHeadline, headlineList, feedBox,
  shareWords, shareBlock, networkLine, shareBox,
  navigationWords, menuRun, breadcrumb, contents, linkLine, navigationBox,
  cookieWords, cookieBlock, cookieBox, legalWords, copyrightSign, footerRun, footerBox, advertWords, advertBox, priceLine,
  commentWords, commentBlock, commentThread, commentSignatures, commentBox, bioWords, bioBlock, bioHeading, bioBox,
  widgetWords, widgetBox, browserResidue, pullQuote, repeatedLine, noWords, addressLine, scriptResidue,
]

/** A rule with its place in the list, and its votes. */
interface Voter extends Rule { readonly ballots: Ballots }

/** A rule that looks at lines one by one, and which: what a line must have is asked before the rule is. */
interface LineRule { readonly ballots: Ballots; readonly when: NonNullable<Rule['when']>; readonly min: number; readonly max: number; readonly seen: number; readonly kinds: number; readonly marked: boolean }

const VOTERS: readonly Voter[] = RULES.map((rule, order) => ({ ...rule, ballots: new Ballots(rule, order) }))
const BY_LINE: readonly LineRule[] = VOTERS.flatMap((rule) => (rule.when === undefined ? [] : [{
  ballots: rule.ballots, when: rule.when, min: rule.minWords ?? 0, max: rule.maxWords ?? Infinity, seen: rule.seen ?? -1, kinds: rule.cued === undefined ? -1 : bitOf(rule.cued), marked: rule.marked ?? false,
}]))
/** Most lines have no cue and no marks, and need not be shown to the rules that want some. */
const CUED = 1, MARKED = 2
const BY_LINE_OF = [0, CUED, MARKED, CUED + MARKED].map((has) => BY_LINE.filter(({ kinds, marked }) => (kinds === -1 || (has & CUED) !== 0) && (!marked || (has & MARKED) !== 0)))
const ACROSS = VOTERS.flatMap(({ across, ballots }) => (across === undefined ? [] : [{ across, ballots }]))
const NO_VOTES: Ballot[] = []

/** Every rule's votes on every line of the page: `votes[i]` are line i's, in the order of `RULES`. */
export function vote(page: PageView): readonly (readonly Vote[])[] {
  const votes: Ballot[][] = []
  for (const line of page.lines) votes.push(votesOn(line, page))
  for (const { across, ballots } of ACROSS) across(page, (index, weight) => { if (weight > 0) votes[index] = withVote(votes[index]!, ballots.of(weight)) })
  return votes
}

function votesOn(line: Line, page: PageView): Ballot[] {
  const { words, seen } = line, { kinds } = page.signs[line.index]!
  let votes = NO_VOTES
  for (const rule of BY_LINE_OF[(kinds === 0 ? 0 : CUED) + (line.marks === undefined ? 0 : MARKED)]!) {
    if (words > rule.max || words < rule.min || (rule.seen !== -1 && (rule.seen & seen) === 0) || (rule.kinds !== -1 && (rule.kinds & kinds) === 0)) continue
    const weight = rule.when(line, page)
    if (weight <= 0) continue
    if (votes === NO_VOTES) votes = [rule.ballots.of(weight)]
    else votes.push(rule.ballots.of(weight))
  }
  return votes
}

/** The votes with one more, in the order of rules. A rule votes once on a line, with its greatest weight. */
function withVote(votes: Ballot[], vote: Ballot): Ballot[] {
  if (votes === NO_VOTES) return [vote]
  let at = votes.length
  while (at > 0 && votes[at - 1]!.order > vote.order) at--
  const own = at > 0 && votes[at - 1]!.order === vote.order ? votes[at - 1] : undefined
  if (own !== undefined) {
    if (own.weight < vote.weight) votes[at - 1] = vote
    return votes
  }
  votes.push(vote)
  for (let i = votes.length - 1; i > at; i--) votes[i] = votes[i - 1]!
  votes[at] = vote
  return votes
}
