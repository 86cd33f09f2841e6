/** In: the page's head and its address. Out: the article's title and the line it stands in. */
import { plainForm } from './calendar.ts'
import type { Head } from './head.ts'
import { plainText } from './head.ts'
import type { TitleSign } from './title-signs.ts'
import { addressWords, TITLE_SIGNS, titleSigns } from './title-signs.ts'

export interface Title {
  readonly text: string
  /** Index of its line. */
  readonly index: number
}

/** What each sign is worth; sums are compared, so only their proportions matter. Fitted step by step on how many are right, on pages of all types with known titles, each with its address and without; `credit` and `timed`, which few of those have, were left as they were, `short` was halved for a name below a title, `subheading` made less when more lines became headings, and `crumbs` set by hand. */
const WORTH: Readonly<Record<TitleSign, number>> = {
  headline: 0.8, menuKind: -0.3, otherKind: 0.3, kept: -0.4, subheading: -0.8, markdownFirst: 5.8, markdownSecond: 0.9,
  short: 0.3, usual: 0.7, long: 0.1, sentence: -1.5, cut: -1, question: 0.1, capitals: -1.1, lower: -0.2, credit: -2.5, dated: -0.8, timed: -2.5, cue: -2.2, crumbs: -3,
  above: -1.5, belowKept: -2.3, toProse: -1.1, bylineBelow: 1, bylineSoon: 0.6, dateBelow: 0.5, titleAbove: -0.2, underTitle: -0.1, topsBlock: 0.8,
  longerBelow: 0.5, amidShort: 0.2, address: 6.3, topic: 1.8, topicAfter: 1.8, repeated: 0.1, opensPage: 0.1, partOfOther: 0.7,
}
const WEIGHTS = Float64Array.from(TITLE_SIGNS, (name) => WORTH[name])
/** A candidate below this is no title. */
const ENOUGH = 0.5

const SHORTEST = 4
const LONGEST = 220
/** So many words make a line worth a look, near the article one less. */
const FEW_WORDS = 2.5
const NEAR_PROSE = 12
/** A kept sentence of more words is a paragraph. */
const SENTENCE_WORDS = 20
/** Labels far above the article are its menu. */
const LABEL_WORDS = 3
const FAR_FROM_PROSE = 40

/** "Title | Site", "Title - Site", "Title » Site". */
const TAIL = /\s+(?:[|»·•–—-]|::|<)\s+([^|»·•–—]{2,40})$/
const TAIL_WORDS = 5

/** Worth a look: a line of a title's length, or one that the page repeats or a rule calls a heading. */
export function mayBeTitle(i: number, { view, verdicts, toProse }: Head): boolean {
  const { plain, words, marks, terminal } = view.lines[i]!
  if (plain.length < SHORTEST || plain.length > LONGEST) return false
  if (words > SENTENCE_WORDS && terminal && verdicts[i]!.kind === 'body') return false
  if (words <= LABEL_WORDS && marks?.heading === undefined && verdicts[i]!.kind !== 'headline' && (toProse[i]! > FAR_FROM_PROSE || view.signs[i]!.cues.length > 0)) return false
  return words >= FEW_WORDS || marks?.heading !== undefined || verdicts[i]!.kind === 'headline' || (words > 1 && (view.repeats[i]! > 1 || toProse[i]! <= NEAR_PROSE))
}

/** Without the site's name behind it, where the name is short, or stands in the address, or alone in a line of the page. */
export function withoutSite(text: string, names: { readonly host: string; readonly lines: ReadonlySet<string> }): string {
  const tail = TAIL.exec(text)
  if (!tail) return text
  const site = tail[1]!.trim()
  const title = text.slice(0, tail.index)
  const known = names.lines.has(site) || names.host.includes(plainForm(site).replace(/[^\p{L}\p{N}]/gu, ''))
  const bar = /[|»]/.test(tail[0]) && site.split(/\s+/).length <= TAIL_WORDS
  return (known || bar) && title.length >= SHORTEST ? withoutSite(title, names) : text
}

/** The line most like a title, -1 where none is; of equals the upper one. */
function bestLine(head: Head): number {
  const address = addressWords(head.page.url)
  let best = -1, most = ENOUGH
  for (let i = 0; i < head.end; i++) {
    if (!mayBeTitle(i, head)) continue
    const signs = titleSigns(i, { head, address })
    let worth = 0
    for (let k = 0; k < WEIGHTS.length; k++) worth += WEIGHTS[k]! * signs[k]!
    if (worth <= most) continue
    best = i
    most = worth
  }
  return fuller(best, head)
}

/** A breadcrumb has the beginning of the title that stands right below it. */
function fuller(i: number, { view }: Head): number {
  const line = view.lines[i], next = view.lines[i + 1]
  if (!line || !next || next.plain.length > LONGEST || next.words < line.words + 2) return i
  return next.plain.startsWith(line.plain) && !view.signs[i + 1]!.dated ? i + 1 : i
}

/** The article's title, or null where no line is like one. */
export function findTitle(head: Head): Title | null {
  const index = bestLine(head)
  if (index < 0) return null
  const text = plainText(head.view.lines[index]!)
  if (!TAIL.test(text)) return { text, index }
  const host = plainForm(head.page.url?.replace(/^[a-z]+:\/\//i, '').split('/')[0] ?? '').replace(/[^\p{L}\p{N}]/gu, '')
  const lines = new Set(head.view.lines.slice(0, head.end).map((line) => plainText(line)).filter((other) => other !== text))
  return { text: withoutSite(text, { host, lines }), index }
}
