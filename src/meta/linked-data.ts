/** In: JSON-LD as pages carry it, well made or not. Out: its things, flat, and the one that is the page's article. */
import { decodeHTML } from 'entities'

/** A JSON object with its schema.org types. */
export interface Thing {
  readonly types: readonly string[]
  readonly values: Readonly<Record<string, unknown>>
  /** Things around it, 0 for one that stands by itself or in a graph. */
  readonly depth: number
}

/** More than any honest page has. */
const MOST_THINGS = 500
const DEEPEST = 12
const LONGEST_BLOCK = 1_000_000

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value's items: of a list each, of anything else itself. */
export const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value])

/** What a text field says, entities decoded, white space collapsed; null where it says nothing. */
export function textOf(value: unknown): string | null {
  const said: unknown = isObject(value) ? value['@value'] ?? value.name : value
  if (typeof said !== 'string') return null
  const text = (said.includes('&') ? decodeHTML(decodeHTML(said)) : said).replace(/<[^<>]{1,200}>/g, ' ').replace(/\s+/g, ' ').trim()
  return text === '' ? null : text
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const WRAPPED = /^\s*(?:<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*;?\s*$/g
const LINE_BREAKS = /[\0-\x1f]+/g
/** A comma with nothing behind it, outside of strings. */
const LOOSE_COMMA = /("(?:[^"\\]|\\.)*")|,(\s*[\]}])/g
/** A backslash before what JSON knows no escape for. */
const WRONG_ESCAPE = /\\(?:u(?![\da-f]{4})|[^"\\/bfnrtu])/gi

/** Parses a block, mending what is often broken: comments around it, raw line breaks in texts, a comma too many, wrong escapes. */
export function parseLoosely(text: string): unknown {
  if (text.length > LONGEST_BLOCK) return undefined
  const whole = parse(text)
  if (whole !== undefined) return whole
  const bare = text.replace(WRAPPED, '').replace(LINE_BREAKS, ' ').replace(WRONG_ESCAPE, ' ').trim().replace(/;$/, '')
  return parse(bare) ?? parse(bare.replace(LOOSE_COMMA, (_, text: string | undefined, end: string | undefined) => text ?? end ?? ''))
}

/** The things of all blocks, in their order, each before what stands in it. */
export function thingsOf(blocks: readonly string[]): readonly Thing[] {
  const things: Thing[] = []
  const visit = (value: unknown, depth: number, level: number): void => {
    if (level > DEEPEST || things.length >= MOST_THINGS) return
    if (Array.isArray(value)) for (const item of value) visit(item, depth, level + 1)
    if (!isObject(value)) return
    const types = itemsOf(value['@type']).filter((type) => typeof type === 'string').map((type) => type.replace(/^.*[/#:]/, ''))
    if (types.length > 0) things.push({ types, values: value, depth })
    for (const [key, inner] of Object.entries(value)) if (typeof inner === 'object') visit(inner, key === '@graph' ? depth : depth + 1, level + 1)
  }
  for (const block of blocks) visit(parseLoosely(block), 0, 0)
  return things
}

/** A thing with everything said of it: one that is only named (`{"@id": ...}`) is looked up among the page's things. */
export function resolved(value: unknown, things: readonly Thing[]): unknown {
  if (!isObject(value) || typeof value['@id'] !== 'string' || value.name !== undefined) return value
  return things.find(({ values }) => values['@id'] === value['@id'] && values !== value && values.name !== undefined)?.values ?? value
}

const ARTICLE = /(?:Article|Posting|Report|Review|Recipe|Story)$/
const PAGE = /^(?:WebPage|ItemPage|AboutPage|FAQPage|MedicalWebPage|VideoObject|Product|Course|Book|Movie|Event|SoftwareApplication|PodcastEpisode|HowTo|Dataset|QAPage|Question)$/

const sameAddress = (a: unknown, b: string | null): boolean => typeof a === 'string' && b !== null && bareAddress(a) === bareAddress(b)
const bareAddress = (url: string): string => url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/[?#].*$/, '').replace(/\/$/, '').toLowerCase()

/** How surely a thing is what the page is about. */
function aboutness({ types, values, depth }: Thing, url: string | null): number {
  const isArticle = types.some((type) => ARTICLE.test(type))
  if (!isArticle && !types.some((type) => PAGE.test(type))) return 0
  const address: unknown = isObject(values.mainEntityOfPage) ? values.mainEntityOfPage['@id'] ?? values.mainEntityOfPage.url : values.mainEntityOfPage
  const here = [values.url, values['@id'], address].some((at) => sameAddress(at, url))
  const says = values.headline !== undefined || values.author !== undefined || values.datePublished !== undefined
  return (isArticle ? 2 : 0.5) + (here ? 1.5 : 0) + (says ? 1 : 0) - depth * 0.6
}

/** The thing that is the page's article, the first of those that say it as surely; undefined where there is none. */
export function articleOf(things: readonly Thing[], url: string | null): Thing | undefined {
  let best: Thing | undefined, most = 0.5
  for (const thing of things) {
    const sure = aboutness(thing, url)
    if (sure > most) { most = sure; best = thing }
  }
  return best
}
