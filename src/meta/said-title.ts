/** In: what an HTML page says of its title, the title its text has, and the chance that it is an article. Out: the title, without the site's name. */
import { plainForm } from './calendar.ts'
import { Pattern } from '../lines/pattern.ts'
import type { Said, Source } from './said.ts'

/**
 * What each sign is worth in the title of an article, and of any other page, where a heading is often what the page is for and no title; sums are
 * compared, so only their proportions matter. Fitted (conditional logit) on pages with known titles, by the chance that they are articles: of
 * WCXB's titles, on five folds, 0.791 are right so and 0.767 with the same worth on all pages. Then moved step by step to where more are right.
 */
const WORTH = {
  openGraph: [1.2, 1.9], data: [0.4, -0.7], meta: [0, 0.6], title: [-0.1, 0.5], property: [0.7, -0.1], heading: [0, 0.1], firstHeading: [0.7, 1.1], onlyHeading: [0.4, 0.4], text: [0.7, -0.1],
  cutOpenGraph: [0.4, 0.7], cutTitle: [0.5, 0.6], cutHeading: [0.5, 0.6], cutOther: [0.1, 0.3], sources: [0.6, 0.7], agreement: [0.5, 0.8], onlyCut: [0.1, 0.8], hasSite: [-0.7, -0.1], isSite: [-0.8, -1],
  unknownCut: [-0.3, -0.2], headCut: [-0.9, -1.3], separators: [-0.7, -1], oneWord: [-0.3, -0.2], short: [0.2, -0.1], address: [1.5, 2], partOfText: [0.1, 0.1], partOfHeading: [0, 0.5], moreThanText: [-0.8, -0.6],
} satisfies Readonly<Record<string, readonly [ofArticle: number, ofOther: number]>>
export type SaidTitleSigns = Record<keyof typeof WORTH, number>
const NAMES = Object.keys(WORTH) as (keyof SaidTitleSigns)[]

export interface Candidate {
  readonly text: string
  readonly signs: SaidTitleSigns
}

/** What the choice of a title looks at. */
export interface TitleView {
  readonly said: Said
  /** The title found in the page's lines. */
  readonly fromText: string | null
  readonly url?: string | undefined
  /** The chance that the page is an article and not a shop's, a forum's or a front page, 0..1. */
  readonly article: number
}

const SHORT_WORDS = 3
/** What is longer is part of the title, unless it is the site's name. */
const SITE_WORDS = 5
const LONGEST = 400
const MOST_STATEMENTS = 24
const MOST_SEPARATORS = 2
/** Between a title and its site, or its section. */
const SEPARATOR = /\s+(?:[|»«·•∙–—‒-]|::|<|>|\/)\s+|\s*[|｜]\s*|\s+»\s*|_(?=[^_\s]{2,20}$)|--(?=\S)/g
const NOT_LETTER = new Pattern(String.raw`[^\p{L}\p{N}]+`, 'gu')

/** Letters and digits alone, to compare names: "The Orrin-Gazette" is "theorringazette". */
const bare = (text: string): string => NOT_LETTER.replace(plainForm(text), '')
const WORD = /[\p{L}\p{N}_]+/gu
const wordsOf = (text: string): ReadonlySet<string> => new Set(keyOf(text).match(WORD))
const keyOf = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

interface Cut {
  readonly text: string
  readonly known: boolean
  readonly fromHead: boolean
}

/** The title with one or more parts cut off its end, or the first part off its beginning. */
function cutsOf(text: string, isSite: (name: string) => boolean): readonly Cut[] {
  const cuts: Cut[] = []
  for (const { index, 0: { length } } of text.matchAll(SEPARATOR)) {
    const before = text.slice(0, index).trim(), after = text.slice(index + length).trim()
    for (const [kept, off] of [[before, after], [after, before]] as const) {
      const known = isSite(off)
      if (kept !== '' && (known || off.split(' ').length <= SITE_WORDS)) cuts.push({ text: kept, known, fromHead: off === before })
    }
  }
  return cuts
}

const WHOLE: Readonly<Record<Source, keyof SaidTitleSigns>> = { data: 'data', 'open-graph': 'openGraph', meta: 'meta', title: 'title', property: 'property', heading: 'heading', link: 'heading', time: 'heading' }
const CUT: Readonly<Partial<Record<Source, keyof SaidTitleSigns>>> = { 'open-graph': 'cutOpenGraph', title: 'cutTitle', heading: 'cutHeading' }

/** Tells the names of the site: as it says them, or as its address has them. */
function siteTeller({ said, url }: TitleView): (name: string) => boolean {
  const sites = said.sites.map(bare).filter((name) => name !== ''), host = bare(/^[a-z]+:\/\/(?:www\.)?([^/:?#]+)/i.exec(url ?? '')?.[1] ?? '')
  return (name) => {
    const letters = bare(name)
    return letters.length > 1 && (sites.some((site) => site === letters || (letters.length > 4 && (site.includes(letters) || letters.includes(site) && site.length > 4))) || (letters.length > 2 && host.includes(letters)))
  }
}

/** The last part of the address, as words; empty where it has none. */
function addressOf(url: string | undefined): ReadonlySet<string> {
  const path = (url ?? '').replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '').split('/').sort((a, b) => b.length - a.length)[0] ?? ''
  return new Set(plainForm(path).split(/[^a-z0-9]+/).filter((word) => word.length > 1))
}

/** Everything that may be the title, each text once. */
export function titleCandidates(view: TitleView): readonly Candidate[] {
  const { said, fromText } = view, isSite = siteTeller(view), found = new Map<string, { text: string; signs: SaidTitleSigns; sources: Set<Source | 'text'> }>()
  const at = (text: string, source: Source | 'text'): SaidTitleSigns => {
    const key = keyOf(text)
    let entry = found.get(key)
    if (!entry) found.set(key, entry = { text, signs: { ...EMPTY, onlyCut: 1, unknownCut: 1 }, sources: new Set() })
    entry.sources.add(source)
    return entry.signs
  }
  const headings = said.titles.filter(({ source }) => source === 'heading')
  for (const statement of said.titles.slice(0, MOST_STATEMENTS)) {
    const { source, text } = statement
    if (text.length > LONGEST) continue
    const signs = at(text, source)
    signs[WHOLE[source]] = 1
    signs.onlyCut = 0
    if (statement === headings[0]) { signs.firstHeading = 1; signs.onlyHeading = +(headings.length === 1) }
    for (const cut of cutsOf(text, isSite)) {
      const cutSigns = at(cut.text, source)
      cutSigns[CUT[source] ?? 'cutOther'] = 1
      if (cut.known) cutSigns.unknownCut = 0
      if (cut.fromHead) cutSigns.headCut = 1
    }
  }
  if (fromText !== null) { const signs = at(fromText, 'text'); signs.text = 1; signs.onlyCut = 0 }
  const address = addressOf(view.url), others = [...found.values()].filter(({ signs }) => signs.onlyCut === 0).map(({ text }) => wordsOf(text))
  return [...found.values()].map(({ text, signs, sources }) => ({ text, signs: finished(signs, { text, sources: sources.size, isSite, address, fromText, heading: headings[0]?.text ?? null, others }) }))
}

const EMPTY: SaidTitleSigns = Object.fromEntries(NAMES.map((name) => [name, 0])) as SaidTitleSigns

interface About {
  readonly text: string
  readonly sources: number
  readonly isSite: (name: string) => boolean
  readonly address: ReadonlySet<string>
  readonly fromText: string | null
  readonly heading: string | null
  /** Words of everything the page says of its title, cuts not counted. */
  readonly others: readonly ReadonlySet<string>[]
}

const isPart = (part: string, whole: string): number => +(part.length < whole.length && whole.includes(part))

/** How much of the shorter of two a title shares with all others, 0..1, at the mean; itself, which is among them, is left out. */
function agreement(words: ReadonlySet<string>, others: readonly ReadonlySet<string>[], isAmong: boolean): number {
  const count = others.length - +isAmong
  let sum = isAmong && words.size > 0 ? -1 : 0
  for (const other of others) {
    let shared = 0
    for (const word of words) if (other.has(word)) shared++
    sum += shared / Math.max(1, Math.min(words.size, other.size))
  }
  return count > 0 ? sum / count : 0
}

function finished(signs: SaidTitleSigns, { text, sources, isSite, address, fromText, heading, others }: About): SaidTitleSigns {
  const words = text.split(/\s+/), known = new Set(plainForm(text).split(/[^a-z0-9]+/).filter((word) => word.length > 1))
  let hits = 0
  for (const word of known) if (address.has(word)) hits++
  if (signs.onlyCut === 0) signs.unknownCut = 0
  signs.sources = Math.min(5, sources) / 5
  signs.hasSite = +cutsOf(text, isSite).some((cut) => cut.known)
  signs.isSite = +isSite(text)
  signs.separators = Math.min(MOST_SEPARATORS, [...text.matchAll(SEPARATOR)].length)
  signs.agreement = agreement(wordsOf(text), others, signs.onlyCut === 0)
  signs.oneWord = +(words.length === 1)
  signs.short = +(words.length < SHORT_WORDS)
  signs.address = address.size === 0 ? 0 : (hits / address.size) * (hits / Math.max(1, known.size)) * Math.min(1, address.size / 3)
  const key = keyOf(text)
  if (fromText !== null && words.length >= SHORT_WORDS) { signs.partOfText = isPart(key, keyOf(fromText)); signs.moreThanText = isPart(keyOf(fromText), key) }
  if (heading !== null && words.length >= SHORT_WORDS) { signs.partOfHeading = isPart(key, keyOf(heading)) }
  return signs
}

/** The title, null where the page names none. */
export function saidTitle(view: TitleView): string | null {
  let best: string | null = null, most = -Infinity
  for (const { text, signs } of titleCandidates(view)) {
    let worth = 0
    for (const name of NAMES) {
      const [ofArticle, ofOther] = WORTH[name]
      worth += (ofArticle * view.article + ofOther * (1 - view.article)) * signs[name]
    }
    if (worth > most) { most = worth; best = text }
  }
  return best
}
