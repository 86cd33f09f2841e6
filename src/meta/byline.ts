/** In: the lines around the title and their language. Out: the authors' names as the page writes them. */
import { cuesFor } from '../rules/cues/index.ts'
import { plainForm } from './calendar.ts'
import { dateWords, monthKey } from './date-words.ts'
import type { NearLine } from './surroundings.ts'

interface BylineWords {
  /** `By`, `Von`, `Autor:` at a line's start, with what parts it from the name. */
  readonly by: RegExp
  /** The same as a whole line, the name standing in the next. */
  readonly byAlone: RegExp
  /** Words that end the names: labels of dates, weekdays. */
  readonly stop: ReadonlySet<string>
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)
/** Words for an author that also mean much else ("from", "de", "text", "source") count only before a name that stands alone. */
const SOLID = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u

const built = new Map<string, BylineWords>()

function bylineWords(lang: string | null): BylineWords {
  const cues = cuesFor(lang)
  const key = cues.map((c) => c.lang).join()
  const known = built.get(key)
  if (known) return known
  const phrases = [...new Set(cues.flatMap((c) => c.by))].sort((a, b) => b.length - a.length)
  const any = phrases.map((p) => p.split(' ').map(escape).join(String.raw`[\s'’]+`)).join('|')
  const solid = phrases.filter((p) => SOLID.test(p)).map(escape).join('|') || '(?!)'
  const labels = cues.flatMap((c) => [...c.published, ...c.updated].filter((label) => !label.includes(' ')).concat(c.weekdays.flat()))
  const made = {
    by: new RegExp(String.raw`^[\s✍️🖊|•·–—-]*(?:(?:${any})(?:\s*[:：|]\s*|\s+)|(?:${solid})\s*[:：/／|｜丨]?\s*)`, 'iu'),
    byAlone: new RegExp(String.raw`^(?:${any})\s*[:：]?$`, 'iu'),
    stop: new Set(labels.map(plainForm).filter((label) => label.length > 2)),
  }
  built.set(key, made)
  return made
}

const LONGEST_LINE = 200
const LONGEST_ROLE = 60
const LONGEST_NAMES = 110
const MOST_WORDS = 16
/** A name that no "by" introduces has so many words. */
const NAME_FROM = 2
const NAME_TO = 4

/** What ends the names in a line. */
const BREAK = /[|•·∙⋅●▪►»—✍]|\p{L}(?=(?:published|updated|posted)\s*:)|\s[–—-]\s|\s{3,}|\d|@|https?:|\(|\[|\u00a0\u00a0| \/ (?=\d)/iu
const READING_TIME = /\b(?:min(?:ute)?s?\.? read|read(?:ing)? time)\b/iu
const SPACE_OR_COMMA = /([\s,]+)/u

/** Titles of jobs and places of work that follow a name behind a comma or a line break; a role is no author. */
const ROLE = /\b(?:staff|senior|chief|reporters?|correspondent|editors?|editorial director|writers?|contributors?|contributing|columnist|journalist|producer|director|manager|founder|ceo|president|professor|associate|assistant|analyst|expert|specialist|phd|ph\.d|m\.?d|rdn?|ldn?|mba|mph|rn|cpa|esq|jr|news|media|press|for|of|redakteur(?:in)?|redaktion|korrespondent(?:in)?|autor(?:in)?|journaliste|redactor|redactora|periodista|giornalista|redazione|редактор|корреспондент|журналист|обозреватель)\b/iu
const NOT_NAMES = /\b(?:admin|administrator|webmaster|the end|his|her|their|our|your|my|all|this|these|those|what|when|how|why|category|categories|comments?|share|sign|log in|login|menu|home|search|tags?|continue|using|signing|clicking|subscribing|submitting|default|email|topic|date|popularity|relevance|brand|industry|price|the way|me|us|you)\b/iu
const CASED = /[\p{Lu}\p{Ll}]/u
const NAME_WORD = /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|\p{Lu}\.?)$/u
const PARTICLE = /^(?:de|da|do|dos|das|del|della|di|van|von|der|den|ter|ten|la|le|el|al|bin|ibn|zu|zum|af|av|y|e|und|and|og|och|et|i|и|та|และ)$/iu

/** Cuts a line's names off from dates, roles, reading times and whatever else follows them. */
function cutNames(text: string, lang: string | null): string {
  const { stop } = bylineWords(lang)
  const broken = BREAK.exec(text)
  const end = broken ? broken.index + (/^\p{L}$/u.test(broken[0]) ? 1 : 0) : text.length
  const head = text.slice(0, end).replace(READING_TIME, '').trim()
  const { months } = dateWords(lang)
  const pieces = head.split(SPACE_OR_COMMA)
  const kept: string[] = []
  for (const [i, piece] of pieces.entries()) {
    const word = plainForm(piece).replace(/[.:]+$/, '')
    const isLast = i === pieces.length - 1
    if (stop.has(word) || (kept.length > 0 && isLast && broken !== null && months.has(monthKey(word)))) break
    kept.push(piece)
  }
  return tidy(kept.join(''))
}

/** Connecting words at the end lead to a date: "by Ann Lee on", "di Aldo Neri il". */
const LOOSE_END = /[\s,;:/&·-]+(?:on|in|at|for|am|um|le|el|il|em|den|d|the|and|und|op|w|a|à|published|posted|updated|last|first)?[\s,;:.]*$/iu

function tidy(names: string): string {
  let text = names.trim().replace(/\s+/g, ' ')
  for (;;) {
    const shorter = text.replace(LOOSE_END, '').trim()
    if (shorter === text) return text.replace(/^[\s,;:–—-]+/, '')
    text = shorter
  }
}

/** Drops what follows a comma and is a role or a degree, keeps further names: "Ann Lee, Bo Orr, Senior Reporter". */
function withoutRoles(names: string): string {
  const [first = '', ...rest] = names.split(/\s*,\s*/)
  const kept = [first]
  for (const part of rest) {
    if (ROLE.test(part) || !isName(part.replace(/^(?:and|und|et|y|e|og|och|i|и)\s+/iu, ''))) break
    kept.push(part)
  }
  return kept.join(', ')
}

/** Two to four capitalised words, particles aside; two to six characters where the script has no case. */
function isName(text: string): boolean {
  if (!CASED.test(text)) return false
  const words = text.split(/\s+/).filter((word) => !PARTICLE.test(word))
  return words.length >= NAME_FROM && words.length <= NAME_TO && words.every((word) => NAME_WORD.test(word))
}

/** Names behind "by": almost anything that begins like a name. */
function introduced(text: string, lang: string | null): string | null {
  if (text.length > LONGEST_LINE) return null
  const names = withoutRoles(cutNames(text, lang))
  const words = names.split(' ')
  if (names.length < 2 || names.length > LONGEST_NAMES || words.length > MOST_WORDS) return null
  if (CASED.test(names) && !/^[\p{Lu}\p{Lo}]/u.test(names)) return null
  if (/[!?…]$|[.]$/.test(text.trim()) && words.length > NAME_TO) return null
  return NOT_NAMES.test(words.slice(0, 2).join(' ')) ? null : names
}

interface Found {
  readonly names: string
  readonly worth: number
}

const WORTH = { by: 3, byAlone: 2.8, nameAndDate: 1.6, nameByDate: 1.2, kind: 1, wrongKind: -1.5, perLineAway: -0.12, aboveTitle: -1 } as const
const ENOUGH = 1
const WRONG_KINDS: ReadonlySet<string> = new Set(['comment', 'legal', 'advert', 'cookie', 'subscribe', 'caption', 'body'])

interface Context {
  readonly lines: readonly NearLine[]
  readonly lang: string | null
}

/** "ByAnn Lee": a space was lost with a tag. */
const GLUED = /^((?:posted |written )?by)(?=\p{Lu}\p{Ll})/iu

/** Parts of a line of data: "19 July 2023 | 4 min | By Ann Lee". */
const SEPARATOR = /\s*[|•·∙⋅●▪►»]\s*|\s[–—-]\s/u

/** A line that names authors by itself or with its neighbours, and how surely. */
function namesAt(i: number, { lines, lang }: Context): Found | null {
  const { text } = lines[i]!
  if (text.length > LONGEST_LINE) return null
  const words = bylineWords(lang)
  if (words.byAlone.test(text)) return namesBelow(i, { lines, lang })
  const parts = text.split(SEPARATOR).map((part) => part.replace(GLUED, '$1 ')).filter((part) => part !== '')
  for (const part of parts) {
    const by = words.by.exec(part)
    const names = by && introduced(part.slice(by[0].length), lang)
    if (names) return { names, worth: WORTH.by }
  }
  for (const part of parts) {
    const found = besideDate(part, i, { lines, lang })
    if (found) return found
  }
  return null
}

function namesBelow(i: number, { lines, lang }: Context): Found | null {
  const next = lines[i + 1]
  const names = next ? introduced(next.text.replace(bylineWords(lang).by, ''), lang) : null
  return names === null ? null : { names, worth: WORTH.byAlone }
}

/** A date, a role or a label of publication in the line itself, or, where a name fills it, in its neighbours. */
function tellsAuthor(i: number, filled: boolean, { lines, lang }: Context): number {
  const { text, dates } = lines[i]!
  if (dates.length > 0) return WORTH.nameAndDate
  if (!filled) return ROLE.test(text) || dateWords(lang).published.test(plainForm(text)) ? WORTH.nameAndDate : 0
  const dated = lines.slice(Math.max(0, i - 2), i + 4).some((other) => other.dates.length > 0)
  const below = lines[i + 1]?.text
  return dated || (below !== undefined && below.length < LONGEST_ROLE && ROLE.test(below)) ? WORTH.nameByDate : 0
}

const STARTS_LIKE_NAME = /^\p{Lu}\S*\s+(?:\p{Lu}|[a-z]{1,3}\s+\p{Lu})/u

/** "Ann Lee | July 19, 2023", "Ann Lee – Reporter", or "Ann Lee" in a line beside one with a date or a role. */
function besideDate(part: string, i: number, context: Context): Found | null {
  if (!STARTS_LIKE_NAME.test(part)) return null
  const worth = tellsAuthor(i, part === context.lines[i]!.text, context)
  if (worth === 0) return null
  const names = withoutRoles(cutNames(part, context.lang))
  if (!names.split(', ').every(isName) || ROLE.test(names) || NOT_NAMES.test(names)) return null
  return { names, worth }
}

/** The authors as the page writes them, without "by", roles and dates; null when not sure. */
export function findByline(lines: readonly NearLine[], lang: string | null): string | null {
  let best: Found | null = null
  for (const [i, line] of lines.entries()) {
    const found = line.away === 0 && line.kind !== 'byline' ? null : namesAt(i, { lines, lang })
    if (!found) continue
    const place = Math.abs(line.away) * WORTH.perLineAway + (line.away < 0 ? WORTH.aboveTitle : 0)
    const kind = line.kind === 'byline' ? WORTH.kind : WRONG_KINDS.has(line.kind) ? WORTH.wrongKind : 0
    const worth = found.worth + place + kind
    if (worth > (best?.worth ?? ENOUGH)) best = { names: found.names, worth }
  }
  return best?.names ?? null
}
