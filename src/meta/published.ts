/** In: the lines around the title and after the article. Out: when it was published, as ISO 8601 from the page's own words. */
import { Pattern } from '../lines/pattern.ts'
import { plainForm } from './calendar.ts'
import { dateWords } from './date-words.ts'
import { dateOfUrl, type FoundDate } from './dates.ts'
import type { NearLine } from './surroundings.ts'

/** What each sign of the date of publication is worth. */
const WORTH = {
  published: 3, updated: -1.2, byline: 1.5, wrongKind: -2, body: -1.5, address: 4, time: 0.6, alone: 1, amidText: -2,
  aboveTitle: -1, perLineAway: -0.12, second: -0.5,
} as const
const ENOUGH = -2.2
/** A line with no more than this beside its dates is a date line; with more than that it speaks of something else. */
const LITTLE = 60
const MUCH = 140
const WRONG_KINDS: ReadonlySet<string> = new Set(['comment', 'legal', 'advert', 'cookie', 'subscribe', 'caption'])
/** A lone date beside a title easily passes for a part of a menu or feed, so these kinds count against it only further away. */
const DOUBTFUL_KINDS: ReadonlySet<string> = new Set(['feed', 'navigation'])
const BESIDE_TITLE = 7
/** A time stamp so near to the title is the article's, whatever the line was taken for. */
const RIGHT_BESIDE = 3
/** A label stands right before its date, or alone in the line above. */
const LABEL_LENGTH = 40
const DIGIT = new Pattern(String.raw`\p{Nd}`, 'u')

export interface Places {
  readonly near: readonly NearLine[]
  readonly after: readonly NearLine[]
  readonly lang: string | null
  readonly url?: string | undefined
}

function labelIn(text: string, lang: string | null): 'published' | 'updated' | null {
  if (dateWords(lang).updated.test(text)) return 'updated'
  return dateWords(lang).published.test(text) ? 'published' : null
}

function labelOf(found: FoundDate, above: NearLine | undefined, lang: string | null): 'published' | 'updated' | null {
  const own = found.before.slice(-LABEL_LENGTH)
  if (own.trim() !== '') return labelIn(own, lang)
  return above && above.text.length <= LABEL_LENGTH && !DIGIT.test(above.text) ? labelIn(plainForm(above.text), lang) : null
}

function lineWorth(line: NearLine): number {
  const rest = line.dates.reduce((n, { start, end }) => n - (end - start), line.text.length)
  let worth = Math.abs(line.away) * WORTH.perLineAway
  if (line.kind === 'byline') worth += WORTH.byline
  else if (line.kind === 'body') worth += WORTH.body
  else if ((WRONG_KINDS.has(line.kind) && !(line.signs.stamp && Math.abs(line.away) <= RIGHT_BESIDE)) || (DOUBTFUL_KINDS.has(line.kind) && Math.abs(line.away) > BESIDE_TITLE)) worth += WORTH.wrongKind
  if (rest <= LITTLE) worth += WORTH.alone
  else if (rest > MUCH) worth += WORTH.amidText
  return line.away < 0 ? worth + WORTH.aboveTitle : worth
}

interface Candidate {
  readonly iso: string
  readonly worth: number
  readonly published: boolean
  /** Far from the title it counts all the same: it is labelled, or part of a byline, or it stands alone right below the article. */
  readonly sure: boolean
}

function isSure(line: NearLine, label: 'published' | 'updated' | null): boolean {
  if (line.kind === 'comment' || line.text.length > MUCH) return false
  return label !== null || line.kind === 'byline' || (line.signs.stamp && line.away > 0 && line.away <= RIGHT_BESIDE && line.kind !== 'feed')
}

function candidates(lines: readonly NearLine[], { lang, ofUrl }: { lang: string | null; ofUrl: string | null }): readonly Candidate[] {
  const all: Candidate[] = []
  for (const [i, line] of lines.entries()) {
    for (const [nth, found] of line.dates.entries()) {
      const label = labelOf(found, lines[i - 1], lang)
      let worth = lineWorth(line)
      if (label) worth += WORTH[label]
      if (found.iso.includes('T')) worth += WORTH.time
      if (ofUrl !== null && found.iso.startsWith(ofUrl)) worth += WORTH.address
      if (nth > 0) worth += WORTH.second
      all.push({ iso: found.iso, worth, published: label === 'published', sure: isSure(line, label) })
    }
  }
  return all
}

function best(found: readonly Candidate[]): Candidate | null {
  let most: Candidate | null = null
  for (const candidate of found) if (candidate.worth > (most?.worth ?? ENOUGH)) most = candidate
  return most
}

/** When the article was published: `2023-07-19`, with time and zone where the page names them; null where it does not say. */
export function findPublished({ near, after, lang, url }: Places): string | null {
  const ofUrl = url === undefined ? null : dateOfUrl(url)
  const found = best(candidates(near, { lang, ofUrl })) ?? best(candidates(after, { lang, ofUrl }).filter((c) => c.sure))
  // The address names the day of publication; a page that shows another day shows that of a change, or today's.
  if (ofUrl !== null && (!found || (!found.iso.startsWith(ofUrl) && !found.published))) return ofUrl
  return found?.iso ?? null
}

/** Top-level domains of places that write the day first in English as well. */
const DAY_FIRST_HOST = /\.(?:uk|ie|au|nz|in|za|ng|ke|gh|pk|bd|lk|sg|hk|eu|[a-z]{2}\.[a-z]{2})$/

/** Only pages in English write the month first, and of those the ones that no other country's domain claims. */
export function writesMonthFirst(lang: string | null, url: string | undefined): boolean {
  if (lang !== 'en' || url === undefined) return false
  const host = /^[a-z]+:\/\/([^/:]+)/i.exec(url)?.[1]?.toLowerCase() ?? ''
  return host !== '' && !DAY_FIRST_HOST.test(host)
}
