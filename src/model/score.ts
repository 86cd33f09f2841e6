/**
 * A viewed page and its votes in, each line's probability of being body out. Two opinions are weighed together: the readable sum
 * of `evidence.ts` and the trained network; each sees what the other misses (the network was never taught a comment thread
 * longer than its article, the sum knows no page type).
 */
import type { Kind } from '../types.ts'
import { KINDS } from '../types.ts'
import type { Line } from '../lines/measure.ts'
import type { PageView } from '../rules/page-view.ts'
import type { Strengths } from '../rules/strengths.ts'
import { evidence } from './evidence.ts'
import { features } from './features.ts'
import { learnt } from './learnt.ts'
import { PAGE_TYPES } from './network.ts'
import { surroundings } from './surroundings.ts'

/**
 * Weights of the two log-odds, chosen on l3s-a and daniel-a, whose sites neither was fitted to. The sum and the labels know what an article
 * looks like, so they weigh where the page surely is one: by a power of the chance. On WCXB pages of all types from text, those of two folds
 * of five that were not taught, word F1 is 0.002 higher with this power than with the chance alone (lists 0.007 and 0.024, articles 0.001 and
 * 0.002), from HTML the same; of trafilatura's pages snippet F1 is 0.002 higher, of L3S-GN1 and DAnIEL the figures are the same.
 */
const NETWORK = 0.8
const EVIDENCE = 0.3
const SURELY = 4

/** What a label says of its line weighs once more: the network takes "Read also: ..." for a sentence. */
const LABEL = 0.5
const LEAST_LEFT = 0.02
const LABELS: readonly Kind[] = ['headline', 'subscribe', 'feed', 'share', 'cookie', 'legal', 'advert', 'caption', 'widget']
const LABEL_COLUMNS = LABELS.map((kind) => KINDS.indexOf(kind))
function labelled(strengths: Strengths, i: number): number {
  let most = 0
  for (const k of LABEL_COLUMNS) most = Math.max(most, strengths.of(i, k))
  return most
}

/**
 * On a page of text that is no forum the votes for comments weigh once more, by the chance that it is none: from text alone the network
 * takes what readers write about an article for the article. On L3S-GN1 0.91 of the comments' lines are dropped with it, 0.77 without;
 * classes and ids tell it of comments in HTML, and there this loses more than it finds, but for pages without any.
 */
const COMMENT = 1.5
const COMMENT_COLUMN = KINDS.indexOf('comment'), FORUM = PAGE_TYPES.indexOf('forum'), ARTICLE = PAGE_TYPES.indexOf('article'), MANUAL = PAGE_TYPES.indexOf('documentation'), PRODUCT = PAGE_TYPES.indexOf('product')
const LISTS = [PAGE_TYPES.indexOf('listing'), PAGE_TYPES.indexOf('collection')]

/** HTML whose classes or ids say what anything is for. */
const isNamed = (lines: readonly Line[]): boolean => lines.some((line) => line.marks?.tree !== undefined && line.marks.tree.cues !== 0)

/** What the model makes of a page. */
export interface Scored {
  /** Of every line, 0..1. */
  readonly scores: Float64Array
  /** The chance that the page is an article and not a shop's, a forum's or a front page, 0..1. */
  readonly article: number
  /** The chance that it is a list of other pages: a front page, a category, a shop's shelf. */
  readonly list: number
  /** The chance that it is a page of a manual. */
  readonly manual: number
  /** The chance that it is the page of one thing that a shop sells. */
  readonly product: number
}

/** An address such as forums have: "forum.example.org", "/threads/", "/t/a-title/123". Of WCXB's 113 forum pages 99 have one, of its 1,384 others none. */
const FORUM_ADDRESS = /^[a-z]+:\/\/(?:[\w-]+\.)*(?:forums?|boards?|discuss(?:ions?)?|discourse|answers)\.|\/(?:forums?|threads?|questions|discussions?|boards|r\/\w+\/comments|topics?\/\d+|t\/(?:[\w-]+\/)?\d+)(?:[/.?]|$)|\b(?:show|view)(?:thread|topic)\b|\bthread-\d|[?&](?:topic|thread)=\d/i
/** How sure such an address makes it: word F1 of WCXB's forums on five folds is 0.782 so and 0.772 without from text, 0.810 either way from HTML. */
const TOLD = 0.8

/** The chances of `PAGE_TYPES`, by the page's lines and by its address. */
function typesOf(seen: ArrayLike<number>, url: string | undefined): ArrayLike<number> {
  if (url === undefined || !FORUM_ADDRESS.test(url)) return seen
  return Array.from(seen, (chance, type) => (type === FORUM ? TOLD : 0) + (1 - TOLD) * chance)
}

/** @param url the page's address, if it is known */
export function score(page: PageView, strengths: Strengths, url?: string): Scored {
  const around = surroundings(page), read = evidence(page, strengths, around), { lines } = page
  const { odds, types: seen } = learnt(lines, features(page, strengths, around)), types = typesOf(seen, url)
  const article = types[ARTICLE]!, surely = article ** SURELY, comment = isNamed(lines) ? 0 : COMMENT * (1 - types[FORUM]!)
  const scores = new Float64Array(lines.length)
  for (let i = 0; i < scores.length; i++) {
    const sum = NETWORK * clip(odds[i]!) + surely * (EVIDENCE * clip(read[i]!) + LABEL * left(labelled(strengths, i))) + comment * left(strengths.of(i, COMMENT_COLUMN))
    scores[i] = 1 / (1 + Math.exp(-sum))
  }
  return { scores, article, list: LISTS.reduce((sum, k) => sum + types[k]!, 0), manual: types[MANUAL]!, product: types[PRODUCT]! }
}

/** Neither opinion is surer than a thousand to one. */
const SUREST = Math.log(999)
const clip = (odds: number): number => Math.max(-SUREST, Math.min(SUREST, odds))
/** What a vote leaves, as log-odds. */
const left = (strength: number): number => Math.log(Math.max(LEAST_LEFT, 1 - strength))
