/**
 * Gold pages in, made-up pages out: around one page's article stand comments and teasers such as few gold pages have. Comments are
 * made of the article's own paragraphs, taken out of its body, so that only their form tells them from it; teasers come from pages of
 * the same language. Chance is seeded: the same pages give the same made-up ones.
 */
import { crc32 } from 'node:zlib'
import { detectLanguage } from '../lines/language.ts'
import type { LanguageCues } from '../rules/cues/cue.ts'
import { LANGUAGES } from '../rules/cues/index.ts'
import type { GoldPage } from './gold.ts'

/** WCXB's types whose pages hold no article. */
const NO_ARTICLES = new Set(['collection', 'documentation', 'forum', 'listing', 'product', 'service'])
const LONG = 60
const FEWEST_PARAGRAPHS = 7
/** Pages only lend teasers to pages of their own fold, so that cross-validation stays honest; folds as in `learn.py`. */
const FOLDS = 5
const COMMENT_SHARE = 0.5
const FEED_SHARE = 0.3
/** Short notices under which a long list of other stories stands. */
const NOTICE_SHARE = 0.35
const MOST_COMMENTS = 24
const NICKNAMES = ['Mark', 'anna_k', 'J. Peters', 'Sky1978', 'Maria Lopes', 'OldSailor', 'tom', 'Ivan P.', 'kiwi-girl', 'Dr Watts', 'Henrik', 'Zoe M', 'user 4711', 'Petra', 'Guest', 'LeFan', 'Marek W', 'ΝΙΚΟΣ', 'Сергей', 'Ольга К.', '小李', 'Ahmed', 'no name', 'Rick from Leeds']

type Chance = () => number

/** mulberry32 (Ettinger 2017). */
function chanceOf(seed: number): Chance {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const pick = <T>(items: readonly T[], chance: Chance): T => items[Math.floor(chance() * items.length)]!
const upTo = (n: number, chance: Chance): number => Math.floor(chance() * n)

interface Source { readonly page: GoldPage; readonly lines: readonly string[]; /** Line numbers of long body lines. */ readonly body: readonly number[]; readonly cues: LanguageCues; readonly fold: number }

/** Made-up pages of those that are long enough, as browsers would show them (`innertext`, sometimes without blank lines: `wet`). */
export function recombine(pages: readonly GoldPage[]): GoldPage[] {
  const sources = pages.flatMap(sourceOf), chance = chanceOf(1), made: GoldPage[] = []
  for (const source of sources) {
    const others = sources.filter((other) => other.cues === source.cues && other.fold === source.fold && other.page.site !== source.page.site)
    if (chance() < COMMENT_SHARE) made.push(withComments(source, chance))
    if (chance() < FEED_SHARE && others.length > MOST_TEASERS) made.push(withFeed(source, { others, most: MOST_TEASERS, mark: 'f' }, chance))
    if (chance() < NOTICE_SHARE && others.length > MOST_TEASERS) made.push(withFeed(cutShort(source, chance), { others, most: 4 * MOST_TEASERS, mark: 'n' }, chance))
  }
  return made
}

function sourceOf(page: GoldPage): Source[] {
  const text = page.text.innertext
  if (text === undefined || page.body === undefined || NO_ARTICLES.has(page.type)) return []
  const lines = text.split('\n').map((line) => line.trim())
  const body = lines.flatMap((line, i) => (line.length >= LONG && page.body!.includes(line) ? [i] : []))
  if (body.length < FEWEST_PARAGRAPHS) return []
  const lang = page.lang ?? detectLanguage(lines), cues = LANGUAGES.find((language) => language.lang === lang)
  return cues ? [{ page, lines, body, cues, fold: crc32(page.site) % FOLDS }] : []
}

/** Some of the later paragraphs become comments below the article. */
function withComments({ page, lines, body, cues }: Source, chance: Chance): GoldPage {
  const later = body.slice(Math.ceil(body.length / 2)), taken = new Set(later.filter(() => chance() < 0.6))
  const texts = [...taken].flatMap((i) => cut(lines[i]!, chance)).slice(0, MOST_COMMENTS)
  const end = body.findLast((i) => !taken.has(i))!
  const gold = page.body!.split('\n').filter((line) => ![...taken].some((i) => line.includes(lines[i]!))).join('\n')
  const kept = lines.filter((_, i) => !taken.has(i)), at = kept.indexOf(lines[end]!) + 1
  return madeUp(page, { mark: 'c', gold, lines: [...kept.slice(0, at), ...thread(texts, cues, chance), ...kept.slice(at)] }, chance)
}

/** A paragraph as one comment or as several, of a sentence or two. */
function cut(paragraph: string, chance: Chance): string[] {
  const sentences = paragraph.match(/[^.!?。！？]+[.!?。！？]+["”»’]*\s*|[^.!?。！？]+$/g) ?? [paragraph], parts: string[] = []
  for (let i = 0; i < sentences.length;) {
    const n = 1 + upTo(3, chance)
    parts.push(sentences.slice(i, i + n).join('').trim())
    i += n
  }
  return parts.filter(Boolean)
}

type Form = (text: string, of: { readonly name: string; readonly date: string; readonly reply: string; readonly n: number }) => string[]
const FORMS: readonly Form[] = [
  (text, { name, date, reply }) => [name, date, text, reply],
  (text, { name, date }) => [`${name} ${date}`, text],
  (text, { name, date }) => [text, `- ${name}, ${date}`],
  (text, { name, date }) => [text, `${name}, ${date}`],
  (text, { name, date, n, reply }) => [`#${n}`, `${name} | ${date}`, text, reply],
  (text, { name, date, reply }) => [`${name}:`, text, `${date} · ${reply}`],
  (text, { name }) => [name, text],
  (text, { name, date, n }) => [`${n}. ${name}`, date, text],
  (text, { name, date, reply }) => [name[0]!.toUpperCase(), name, `• ${date}`, text, '12', reply],
]

function thread(texts: readonly string[], cues: LanguageCues, chance: Chance): string[] {
  const { opens = [], whole = [] } = cues.kinds.comment ?? {}, form = pick(FORMS, chance), gaps = chance() < 0.5
  const reply = capital(words(pick(whole.length > 0 ? whole : ['reply'], chance)))
  const items = texts.flatMap((text, i) => [...(gaps ? [''] : []), ...form(text, { name: pick(NICKNAMES, chance), date: dateOf(cues, chance), reply, n: i + 1 })])
  const heading = opens.length > 0 && chance() < 0.8 ? [capital(words(pick(opens, chance)).replace('#', String(texts.length)))] : []
  return ['', ...heading, ...items, '']
}

/** Of a cue phrase one way to say it: `a*` stands for any ending. */
const words = (phrase: string): string => phrase.replaceAll('*', '')
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function dateOf(cues: LanguageCues, chance: Chance): string {
  const month = cues.months.length > 0 ? pick(cues.months, chance)[0]! : '', day = 1 + upTo(28, chance), year = 2005 + upTo(20, chance), time = `${upTo(24, chance)}:${10 + upTo(50, chance)}`
  const forms = [`${day} ${month} ${year}`, `${capital(month)} ${day}, ${year}`, `${day}.${1 + upTo(12, chance)}.${year} ${time}`, `${year}-0${1 + upTo(9, chance)}-${day} ${time}`, `${day} ${month} ${year}, ${time}`]
  return pick(forms, chance)
}

const MOST_TEASERS = 12
const LEDE_CHARS = 260

interface Feed { readonly others: readonly Source[]; readonly most: number; readonly mark: string }

/** Headlines and first sentences of other pages below the article or inside it. */
function withFeed({ page, lines, body, cues }: Source, { others, most, mark }: Feed, chance: Chance): GoldPage {
  const opens = cues.kinds.feed?.opens ?? [], stamped = chance() < 0.5, gaps = chance() < 0.5, cutOff = chance() < 0.4, titles = chance() < 0.7, ledes = !titles || chance() < 0.7
  const items = Array.from({ length: 2 + upTo(most, chance) }, () => pick(others, chance)).flatMap((other) => {
    const lede = other.lines[other.body[0]!]!, shown = lede.length > LEDE_CHARS || cutOff ? `${lede.slice(0, LEDE_CHARS - upTo(120, chance)).trim()}…` : lede
    return [...(gaps ? [''] : []), ...(stamped && chance() < 0.9 ? [dateOf(cues, chance)] : []), ...(titles ? [other.page.title ?? shown] : []), ...(ledes ? [shown] : [])]
  })
  const at = (body.length < FEWEST_PARAGRAPHS || chance() < 0.7 ? body.at(-1)! : body[Math.floor(body.length / 2)]!) + 1
  const heading = opens.length > 0 && chance() < 0.7 ? [capital(words(pick(opens, chance)).replace('#', '3'))] : []
  return madeUp(page, { mark, gold: page.body!, lines: [...lines.slice(0, at), '', ...heading, ...items, '', ...lines.slice(at)] }, chance)
}

/** The page with the first few of its article's paragraphs alone. */
function cutShort({ page, lines, body, cues, fold }: Source, chance: Chance): Source {
  const last = body[upTo(3, chance)]!, end = body.at(-1)!, from = page.body!.indexOf(lines[last]!) + lines[last]!.length
  const shorter = [...lines.slice(0, last + 1), ...lines.slice(end + 1)]
  return { page: { ...page, body: page.body!.slice(0, from) }, lines: shorter, body: body.filter((i) => i <= last), cues, fold }
}

function madeUp(page: GoldPage, { mark, gold, lines }: { readonly mark: string; readonly gold: string; readonly lines: readonly string[] }, chance: Chance): GoldPage {
  const text = chance() < 0.7 ? { innertext: lines.join('\n') } : { wet: lines.filter(Boolean).join('\n') }
  return { ...page, id: `${page.id}~${mark}`, set: 'made-up', body: gold, text }
}
