/**
 * Scores and votes in, the final word on every line out: the one place that decides. The scores have seen the page as a whole;
 * here pages without a frame are kept, what comes twice is kept once, pages without an article are refused, and policy over kinds comes last.
 */
import type { CleanOptions, DroppedKind, Kind, Verdict, Vote } from '../types.ts'
import { KEPT_KINDS } from '../types.ts'
import type { Examined } from '../examine.ts'
import { isHtml } from '../model/learnt.ts'
import type { Scored } from '../model/score.ts'
import { keepShape } from '../lines/shape.ts'
import type { PageView } from '../rules/page-view.ts'
import { RULES } from '../rules/index.ts'
import { keepBetween, keepNumbers } from './between.ts'
import { hasFrame } from './frame.ts'
import { headings } from './heading.ts'
import { keepMarksBeside } from './marks-beside.ts'
import { keepCodeWhole, keepTablesWhole } from './whole.ts'
import { droppedKinds } from './kinds.ts'
import { dropOtherGoods } from './other-goods.ts'
import { dropRepeats } from './repeats.ts'
import { dropStandfirst } from './standfirst.ts'
import { thresholdOf } from './threshold.ts'

/** What would be dropped of a page without a frame: a body cleaned before holds a label or two that were kept among its paragraphs. */
const STRAY_LINES = 2
/** A line less sure than this is no stray one: it was never kept. */
const NEVER_KEPT = 0.15

/** A page whose kept lines have fewer words holds no article: where none of them is sure, or where it is rather a list, of which that is too little. */
const ARTICLE_WORDS = 18
const SURE = 0.6
/**
 * A short post whose paragraphs share no words is one where its lines are as sure as this by the word; of WCXB's pages of teasers the surest
 * reach 0.86. Three or four paragraphs may share none by chance, in a language with few stems above all, so that they need be less sure.
 */
const BEYOND_DOUBT = 0.95, FEW_BEYOND_DOUBT = 0.8
const FEW_PARAGRAPHS = 4

/** A page is of a type whose chance is this great. */
const LIKELY = 0.5
/** ... and may be of one whose chance is as great as this. */
const PERHAPS = 0.1

const NONE: ReadonlySet<number> = new Set()
const REPEATED = 'Repeats a passage that stands above.'
const UNFRAMED = 'The page has no furniture around its text: everything is kept.'

keepShape<Verdict>({ first: 0, last: 0, text: '', keep: false, kind: 'body', score: 0.5, because: '', rules: [], gap: false })

export interface Decision {
  readonly verdicts: readonly Verdict[]
  /** Why nothing is kept; absent where something is. */
  readonly reason?: string
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Decides on every line of the page. */
export function decide({ view: page, votes, strengths }: Examined, given: Scored & { readonly options: CleanOptions }): Decision {
  const { scores } = given, threshold = thresholdOf(page, given, given.options.mode ?? 'balanced')
  let doubtful = 0, least = 1
  for (let i = 0; i < page.lines.length; i++) {
    if (scores[i]! < threshold) doubtful++
    least = Math.min(least, scores[i]!)
  }
  const framed = !page.core || ((doubtful > STRAY_LINES || least < NEVER_KEPT) && hasFrame(page, votes))
  const wanted: boolean[] = []
  for (let i = 0; i < page.lines.length; i++) wanted.push(!framed || scores[i]! >= threshold)
  keepBetween(page, wanted, { scores, threshold, strengths })
  keepNumbers(page, wanted)
  const kinds = droppedKinds(page, votes), deck = framed && given.article >= LIKELY ? dropStandfirst(page, wanted, { scores, kinds }) : -1
  if (deck >= 0) kinds[deck] = 'standfirst'
  keepTablesWhole(page, wanted)
  keepCodeWhole(page, wanted)
  if (framed && (given.product >= PERHAPS || given.list < LIKELY)) dropOtherGoods(page, wanted)
  const repeated = framed && given.manual < LIKELY ? dropRepeats(page, wanted) : NONE
  keepMarksBeside(page, wanted)
  const refused = refusal(page, wanted, given)
  const heading = headings(page, wanted), verdicts: Verdict[] = []
  let kept = false
  for (let i = 0; i < page.lines.length; i++) {
    const line = page.lines[i]!, kind = wanted[i] && refused === undefined ? (heading[i] ? 'heading' : 'body') : repeated.has(i) ? 'other' : kinds[i]!
    const keep = policy(kind, given.options)
    const score = Math.round(scores[i]! * 1000) / 1000
    const verdict: Mutable<Verdict> = { first: line.first, last: line.last, text: line.text, keep, kind, score, because: repeated.has(i) ? REPEATED : framed || !keep ? because(votes[i]!, { kind, keep, score }) : UNFRAMED, rules: ruleIds(votes[i]!), gap: line.gap }
    if (line.marks !== undefined) verdict.marks = line.marks
    if (line.markdown !== undefined) verdict.markdown = line.markdown
    if (line.within !== undefined) verdict.within = line.within
    verdicts.push(verdict)
    kept ||= keep
  }
  return kept ? { verdicts } : { verdicts, reason: refused ?? 'all its lines were dropped on request' }
}

function refusal(page: PageView, wanted: readonly boolean[], scored: Scored): string | undefined {
  const { scores } = scored
  let words = 0, sum = 0, sure = false
  page.lines.forEach((line, i) => { if (wanted[i]) { words += line.words; sum += line.words * scores[i]!; sure ||= scores[i]! >= SURE && line.words >= 5 } })
  if (page.lines.length === 0) return 'the page is empty'
  if (words === 0) return 'no line looks like article text'
  if (sum < BEYOND_DOUBT * words && isForOneThing(page, scored) && speaksOfManyThings(page, wanted, sum < FEW_BEYOND_DOUBT * words)) return 'the paragraphs speak of different things, as a page of teasers does'
  return words < ARTICLE_WORDS && (!sure || scored.list > scored.article) ? `only ${Math.round(words)} words look like article text` : undefined
}

/**
 * Where the page's type says what its reader came for, paragraphs may speak of many things: a manual's do, a shop's, and a list's. Of a list as
 * text one cannot tell what belongs to it, so that it is refused as an article would be.
 */
function isForOneThing(page: PageView, { article, list }: Scored): boolean {
  return (isHtml(page.lines) ? article : article + list) >= LIKELY
}

/** Of 1,100 gold articles in five languages one in a hundred stays below 0.16; pages of teasers below 0.05. */
const UNRELATED = 0.06
const PARAGRAPHS = 3
const PARAGRAPH_WORDS = 12
/** A list, a table and results have fewer of their words in paragraphs: at most 0.3 of those that WCXB wants, from 0.31 of pages of headlines with a lede each. */
const PARAGRAPH_SHARE = 0.31

/** The kept paragraphs share no words, and are not remarks among results or in a list. Languages whose words are not found again are left alone: pairs of characters rarely repeat, Korean particles hide the stem. */
function speaksOfManyThings(page: PageView, wanted: readonly boolean[], isDoubtful: boolean): boolean {
  if (page.lang !== null && UNSTEMMED.has(page.lang)) return false
  let paragraphs = 0, related = 0, inParagraphs = 0, words = 0
  for (const line of page.lines) {
    if (!wanted[line.index]) continue
    words += line.words
    if (line.words < PARAGRAPH_WORDS) continue
    paragraphs++
    inParagraphs += line.words
    related += page.cohesion[line.index]!.page
  }
  return paragraphs >= (isDoubtful ? PARAGRAPHS : FEW_PARAGRAPHS + 1) && inParagraphs >= PARAGRAPH_SHARE * words && related < UNRELATED * paragraphs
}

const UNSTEMMED: ReadonlySet<string> = new Set(['zh', 'zh-Hant', 'ja', 'ko', 'th', 'lo', 'km', 'my'])

const KEPT: ReadonlySet<Kind> = new Set(KEPT_KINDS)

function policy(kind: Kind, options: CleanOptions): boolean {
  if (options.drop?.includes(kind)) return false
  return KEPT.has(kind) || (options.keep?.includes(kind) ?? false)
}

const SUMMARIES: ReadonlyMap<string, string> = new Map(RULES.map((rule) => [rule.id, rule.summary]))

function because(votes: readonly Vote[], { kind, keep, score }: { readonly kind: Kind; readonly keep: boolean; readonly score: number }): string {
  let best: Vote | undefined
  for (const vote of votes) if (vote.kind === kind && (best === undefined || vote.weight > best.weight)) best = vote
  if (best) return SUMMARIES.get(best.rule) ?? best.rule
  if (keep && kind === 'heading') return 'Heads the lines below it.'
  if (keep) return score >= SURE ? 'Reads as part of the article.' : 'Probably part of the article.'
  return KEPT.has(kind) ? 'Dropped by the kinds asked for.' : `Does not belong to the article; stands where ${NAMES[kind as DroppedKind]} stands.`
}

const NAMES: Readonly<Record<DroppedKind, string>> = {
  headline: 'a headline', standfirst: 'a standfirst', byline: 'a byline', caption: 'a caption', subscribe: 'a subscription prompt', feed: 'a list of other stories',
  share: 'a share bar', navigation: 'navigation', cookie: 'a cookie notice', legal: 'a footer', advert: 'an advert', comment: 'a comment', bio: 'an author\'s biography', widget: 'a control', other: 'page furniture',
}

/** Lines have few votes, which are put in order sooner by hand than by the engine's sort. */
function ruleIds(votes: readonly Vote[]): string[] {
  const ids: string[] = []
  for (let n = 0; n < votes.length; n++) {
    const { rule, weight } = votes[n]!
    let at = n
    for (; at > 0 && weight > sorted[at - 1]!; at--) { sorted[at] = sorted[at - 1]!; ids[at] = ids[at - 1]! }
    sorted[at] = weight
    ids[at] = rule
  }
  return ids
}
/** The weights that belong to the ids. */
const sorted = new Float64Array(RULES.length)
