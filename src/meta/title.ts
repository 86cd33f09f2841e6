/** In: the page's head and its address. Out: the article's title and the line it stands in. */
import { plainForm } from './calendar.ts'
import type { Head, HeadLine } from './head.ts'
import { wordHashes } from './head.ts'

export interface Title {
  readonly text: string
  /** Index of its line among the verdicts. */
  readonly index: number
}

/** What each sign of a title is worth; sums are compared, so only their proportions matter. Fitted on pages with known titles. */
const WORTH = {
  headline: 0.8, markdownFirst: 2, markdownSecond: 0.3, otherKind: -0.3, kept: -1, capitals: -0.4,
  address: 5, topic: 3.8, usualLength: 1.5, short: -0.6, long: -0.3, sentence: -2.6, credit: -1.3, dated: -0.6,
  above: -1.3, belowKept: -2.4, toProse: -0.07, aboveByline: 2.2, aboveDate: 1,
} as const
/** A candidate below this is no title. */
const ENOUGH = 0.5

const SHORTEST = 4
const LONGEST = 220
/** Lengths that most titles have, in characters. */
const USUAL_FROM = 25
const USUAL_TO = 130
const FEW_WORDS = 3
const DENSE_SCRIPT = /[\u3040-\u9fff\uac00-\ud7af]/
const DENSE_FACTOR = 2.5

const SENTENCE_END = /[.;,:…]["”’»)]*$/
const CREDIT = /©|\((?:photo|foto|image|bild|quelle|credit|source)|\b(?:photo|foto|image|bild|credit|quelle)\s?:|^(?:by|von|par|por)\s|[|]\s*(?:getty|reuters|afp|ap|dpa)/i
const DATE = /\b(?:19|20)\d\d\b.*\d|\d\d?[:.]\d\d/
const NOT_TITLE_KINDS: ReadonlySet<string> = new Set(['feed', 'subscribe', 'share', 'navigation', 'cookie', 'legal', 'advert', 'comment', 'bio', 'widget', 'caption', 'byline'])
/** Below a title its authors and its date stand, within so many lines. */
const BYLINE_BELOW = 3
const DATE_BELOW = 5
const DATE_LINE = 80
/** An address of one or two words is in many lines, and a line of one or two words in many articles. */
const TELLING_ADDRESS = 4
const TELLING_WORDS = 3
/** Lines of a menu above the title, and of insets between it and the text, count no further than this. */
const FARTHEST = 30

/** "Title | Site", "Title - Site", "Title » Site". */
const TAIL = /\s+(?:[|»·•–—-]|::|<)\s+([^|»·•–—]{2,40})$/
const TAIL_WORDS = 5

function slugWords(url: string | undefined): ReadonlySet<number> {
  if (url === undefined) return new Set()
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '')
  const longest = safeDecode(path).split('/').sort((a, b) => b.length - a.length)[0] ?? ''
  return new Set(wordHashes(longest.replace(/[-_+.]/g, ' ')))
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function shareIn(words: readonly number[], set: ReadonlySet<number>): number {
  if (words.length === 0 || set.size === 0) return 0
  return words.reduce((n, word) => n + (set.has(word) ? 1 : 0), 0) / words.length
}

interface Context {
  readonly head: Head
  readonly slug: ReadonlySet<number>
  /** Below this line, within a few lines, a date stands. */
  readonly aboveDate: (index: number) => boolean
}

function shown(text: string): number {
  return text.length * (DENSE_SCRIPT.test(text) ? DENSE_FACTOR : 1)
}

/** Worth a look: a line of a title's length, or one that the page or a rule calls a heading. */
function mayBeTitle({ text, kind, heading }: HeadLine): boolean {
  if (text.length < SHORTEST || text.length > LONGEST) return false
  return heading > 0 || kind === 'headline' || shown(text) >= USUAL_FROM || text.split(' ', FEW_WORDS).length === FEW_WORDS
}

function lengthWorth({ text, heading }: HeadLine): number {
  const length = shown(text)
  const worth = length > USUAL_TO ? WORTH.long : length >= USUAL_FROM ? WORTH.usualLength : WORTH.short
  return heading === 0 ? worth : worth + (heading === 1 ? WORTH.markdownFirst : WORTH.markdownSecond)
}

function wordingWorth(text: string): number {
  let worth = 0
  if (SENTENCE_END.test(text)) worth += WORTH.sentence
  if (CREDIT.test(text)) worth += WORTH.credit
  if (DATE.test(text)) worth += WORTH.dated
  if (text === text.toUpperCase() && text !== text.toLowerCase()) worth += WORTH.capitals
  return worth
}

function kindWorth({ kind }: HeadLine): number {
  if (kind === 'headline') return WORTH.headline
  if (kind === 'body') return WORTH.kept
  return NOT_TITLE_KINDS.has(kind) ? WORTH.otherKind : 0
}

function placeWorth({ index, above, toProse }: HeadLine, { head, aboveDate }: Context): number {
  let worth = above * WORTH.above + (above > 0 ? WORTH.belowKept : 0) + Math.min(toProse, FARTHEST) * WORTH.toProse
  for (let below = 1; below <= BYLINE_BELOW; below++) {
    const kind = head.verdicts[index + below]?.kind
    if (kind !== 'byline' && kind !== 'standfirst') continue
    worth += WORTH.aboveByline
    break
  }
  return aboveDate(index) ? worth + WORTH.aboveDate : worth
}

/** How much of the address the line covers, less where the line says much else; a menu entry is in it whole, but covers little. */
function likeAddress(words: readonly number[], slug: ReadonlySet<number>): number {
  if (slug.size === 0) return 0
  const covered = new Set(words.filter((word) => slug.has(word))).size / slug.size
  return covered * (0.4 + 0.6 * shareIn(words, slug)) * Math.min(1, slug.size / TELLING_ADDRESS)
}

/** Share of its words that the article goes on to speak of; one or two words say little. */
function topical(words: readonly number[], topic: ReadonlySet<number>): number {
  return shareIn(words, topic) * Math.min(1, words.length / TELLING_WORDS)
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

/** Whether a date stands in the lines just below; every line is looked at once. */
function datesBelow(head: Head): (index: number) => boolean {
  const known = new Map<number, boolean>()
  const dated = (index: number): boolean => {
    let found = known.get(index)
    if (found === undefined) {
      const text = head.verdicts[index]?.text ?? ''
      known.set(index, (found = text.length < DATE_LINE && DATE.test(text)))
    }
    return found
  }
  return (index) => {
    for (let below = 1; below <= DATE_BELOW; below++) if (dated(index + below)) return true
    return false
  }
}

/** The line most like a title, or null where none is. Lines that could not win by whatever they say are not read. */
function bestLine(head: Head, url: string | undefined): HeadLine | null {
  const context: Context = { head, slug: slugWords(url), aboveDate: datesBelow(head) }
  const words = WORTH.topic + (context.slug.size > 0 ? WORTH.address : 0)
  let best: HeadLine | null = null
  let most: number = ENOUGH
  // From the article up, where titles stand; of equals the upper one wins.
  for (const line of head.lines.toReversed()) {
    const place = mayBeTitle(line) ? lengthWorth(line) + kindWorth(line) + placeWorth(line, context) : -Infinity
    if (place + words < most) continue
    const hashes = wordHashes(line.text)
    const said = WORTH.topic * topical(hashes, head.topic) + WORTH.address * likeAddress(hashes, context.slug)
    const worth = place + said + wordingWorth(line.text)
    if (worth >= most) {
      best = line
      most = worth
    }
  }
  return best
}

/** The article's title, or null where no line is like one. */
export function findTitle(head: Head, url: string | undefined): Title | null {
  const best = bestLine(head, url)
  if (!best) return null
  if (!TAIL.test(best.text)) return { text: best.text, index: best.index }
  const host = plainForm(url?.replace(/^[a-z]+:\/\//i, '').split('/')[0] ?? '').replace(/[^\p{L}\p{N}]/gu, '')
  const lines = new Set(head.lines.map((line) => line.text).filter((text) => text !== best.text))
  return { text: withoutSite(best.text, { host, lines }), index: best.index }
}
