/** In: pieces of lines. Out: the names of people in them, without roles, dates and whatever else follows names. */
import { Pattern } from '../lines/pattern.ts'
import { plainForm } from './calendar.ts'
import { bylineWords } from './byline-words.ts'
import { dateWords, monthKey } from './date-words.ts'

/** A name that no "by" introduces has so many words. */
const NAME_FROM = 2
const NAME_TO = 4
const LONGEST_NAMES = 130
const MOST_WORDS = 18
/** More names than this in one line are a list of something else. */
const MOST_NAMES = 8

/** What ends the names in a line. */
const BREAK = new Pattern(String.raw`[|•·∙⋅●▪►»—✍]|\p{L}(?=(?:published|updated|posted)\s*:)|\s[–—-]\s|\s{3,}|\d|@|https?:|\(|\[|\u00a0\u00a0| / (?=\d)`, 'iu')
const READING_TIME = new Pattern(String.raw`\b(?:min(?:ute)?s?\.? read|read(?:ing)? time)\b`, 'iu')
const SPACE_OR_COMMA = new Pattern(String.raw`([\s,]+)`, 'u')

/** Titles of jobs and places of work that follow a name behind a comma or a line break; a role is no author. */
export const ROLE = new Pattern(String.raw`(?<!\p{L})(?:staff|senior|chief|reporters?|correspondent|editors?|editorial|writers?|author|contributors?|contributing|columnist|journalist|producer|director|manager|founder|co-founder|ceo|president|professor|associate|assistant|analyst|expert|specialist|executive|head of|news|media|press|for|of|redakteur(?:in)?|redaktion|korrespondent(?:in)?|reporter(?:in)?|autor(?:in)?|journaliste|rédact\p{L}+|redact\p{L}+|periodista|giornalista|redazione|redakt\p{L}+|journalist\p{L}*|toimittaja|novinář\p{L}*|dziennikarz\p{L}*|újságíró|muhabir\p{L}*|editör\p{L}*|редактор|корреспондент|журналист\p{L}*|обозреватель|кореспондент)(?!\p{L})`, 'iu')
const JOB = new Pattern(String.raw`(?<!\p{L})(?:reporter\p{L}*|correspondent\p{L}*|editor|writer|columnist|journalist\p{L}*|contributor|redakt\p{L}+|korrespond\p{L}+|rédact\p{L}+|redact\p{L}+|periodista|giornalista|toimittaja|novinář\p{L}*|dziennikarz\p{L}*|újságíró|muhabir\p{L}*|editör\p{L}*|редактор\p{L}*|корреспондент\p{L}*|журналист\p{L}*|обозреватель|кореспондент\p{L}*)(?!\p{L})`, 'iu')
const LONGEST_JOB = 60
const JOB_WORDS = 7

/** A line that says what somebody does for a living: it tells that a name above it is an author's. */
export function isJob(text: string): boolean {
  return text.length < LONGEST_JOB && JOB.test(text) && text.split(' ').length <= JOB_WORDS
}
const NOT_NAMES = new Pattern(String.raw`(?<!\p{L})(?:[ap]m|ist|gmt|utc|admin|administrator|webmaster|the end|his|her|their|our|your|my|all|this|these|those|what|when|how|why|category|categories|comments?|share|sign|log in|login|menu|home|search|tags?|continue|using|signing|clicking|subscribing|submitting|default|email|topic|date|popularity|relevance|brand|industry|price|the way|me|us|you)(?!\p{L})`, 'iu')
const LETTER = new Pattern(String.raw`^\p{L}$`, 'u')
export const INITIAL = new Pattern(String.raw`^\p{Lu}\.?$`, 'u')
const NAME_START = new Pattern(String.raw`^[\p{Lu}\p{Lo}\d]`, 'u')
/** "and Bo Orr" */
const AND = new Pattern(String.raw`^(?:and|und|et|y|e|og|och|i|и)\s+`, 'iu')
/** "Ann Lee with Bo Orr" */
const TOGETHER = new Pattern(String.raw`\s+(?:mit|with|avec)\s+\p{Lu}.*$`, 'u')
const CASED = new Pattern(String.raw`[\p{Lu}\p{Ll}]`, 'u')
const NAME_WORD = new Pattern(String.raw`^(?:\p{Lu}[\p{L}\p{M}'’.-]*|\p{Lu}\.?)$`, 'u')
/** Small words within a name. */
export const PARTICLE = new Pattern(String.raw`^(?:de|da|do|dos|das|del|della|di|van|von|der|den|ter|ten|la|le|el|al|bin|ibn|zu|zum|af|av|y|e|i|và|ve)$`, 'iu')
/** Between two names. */
export const CONJUNCTION = new Pattern(String.raw`^(?:&|and|und|og|och|et|en|y|e|i|и|та|ja|ve|és|și|και|và|dan|a)$`, 'iu')
const BETWEEN_NAMES = new Pattern(String.raw`\s*[,、，]\s*|\s+(?:&|and|und|og|och|et|y|и|та|ja|ve|és|și|και|và|dan)\s+`, 'iu')
/** A degree or a profession's letters behind a name: MD, PhD, CFP®, M.S. */
const DEGREE = new Pattern(String.raw`^(?=(?:\P{Lu}*\p{Lu}){2})[\p{Lu}][\p{L}.®-]{1,7}$`, 'u')

/** Words that end in a small letter and go on with a capital, as when a break between two tags is lost; "McCarthy" is whole. */
const GLUED = new Pattern(String.raw`(?<=\p{L}{2}\p{Ll}|\s\p{Ll}{2})(?<!\b(?:Mac|Van|Fitz|Des|Del|Von))(?=\p{Lu}\p{Ll})`, 'u')

/** "Ann LeeNews Reporter": the second piece is a role or a service. */
const GLUED_ROLE = /^(?:twitter|facebook|instagram|linkedin|email|follow|contact|view|profile|share)/i

/** Cuts off a role or a label that was glued to a name. */
function withoutGlued(text: string, lang: string | null): string {
  const at = GLUED.exec(text)
  if (!at) return text
  const rest = text.slice(at.index)
  const label = plainForm(rest).split(' ')[0] ?? ''
  if (bylineWords(lang).stop.has(label) || dateWords(lang).months.has(monthKey(label))) return text.slice(0, at.index)
  return text.slice(0, at.index).includes(' ') && (ROLE.test(rest) || GLUED_ROLE.test(rest)) ? text.slice(0, at.index) : text
}

/** Cuts a line's names off from dates, roles, reading times and whatever else follows them. */
export function cutNames(text: string, lang: string | null): string {
  const { stop } = bylineWords(lang)
  const broken = BREAK.exec(text)
  const end = broken ? broken.index + (LETTER.test(broken[0]) ? 1 : 0) : text.length
  const head = withoutGlued(READING_TIME.replace(text.slice(0, end), '').trim(), lang)
  const pieces = head.split(SPACE_OR_COMMA.for(head))
  const kept: string[] = []
  for (const [i, piece] of pieces.entries()) {
    const word = plainForm(piece).replace(/[.:]+$/, '')
    const isLast = i === pieces.length - 1
    if (stop.has(word) || (isLast && broken !== null && dateWords(lang).months.has(monthKey(word)))) break
    kept.push(piece)
  }
  return withoutTrailingRole(tidy(kept.join('')))
}

/** Connecting words at the end lead to a date: "by Ann Lee on", "di Aldo Neri il". */
const LOOSE_END = new Pattern(String.raw`[\s,;:/&·-]+(?:on|in|at|for|am|um|le|el|il|em|den|d|the|and|und|op|w|a|à|published|posted|updated|last|first)?[\s,;:.]*$`, 'iu')

/** A full stop behind a whole word; initials and degrees keep theirs. */
const FULL_STOP = new Pattern(String.raw`(?<=\p{Ll}{3})\.$`, 'u')

function tidy(names: string): string {
  let text = names.trim().replace(/\s+/g, ' ')
  for (;;) {
    const shorter = text.replace(LOOSE_END.for(text), '').trim()
    if (shorter === text) return FULL_STOP.replace(text.replace(/^[\s,;:–—-]+/, ''), '')
    text = shorter
  }
}

/** "Ann Lee Executive Digital Editor", "Ann Lee Redakteurin": the first two words are the name, three where one is an initial or a particle. */
function withoutTrailingRole(names: string): string {
  const words = names.split(' ')
  if (words.length <= NAME_FROM || names.includes(',') || words.some((word) => CONJUNCTION.test(word)) || !ROLE.test(words.slice(NAME_FROM).join(' '))) return names
  const size = INITIAL.test(words[1]!) || PARTICLE.test(words[1]!) ? NAME_FROM + 1 : NAME_FROM
  const name = words.slice(0, size).join(' ')
  return isName(name) && !ROLE.test(name) ? name : names
}

/** Drops what follows a comma and is a role, keeps further names and degrees: "Ann Lee, MD, Bo Orr, Senior Reporter". */
export function withoutRoles(names: string): string {
  const [first = '', ...rest] = names.split(/\s*,\s*/)
  const kept = [first]
  for (const part of rest) {
    if (DEGREE.test(part)) kept.push(part)
    else if (ROLE.test(part) || !isNames(AND.replace(part, ''))) break
    else kept.push(part)
  }
  return kept.join(', ')
}

/** Two to four capitalised words, particles aside. */
export function isName(text: string): boolean {
  if (!CASED.test(text)) return false
  const words = text.split(/\s+/).filter((word) => !PARTICLE.test(word))
  return words.length >= NAME_FROM && words.length <= NAME_TO && words.every((word) => NAME_WORD.test(word))
}

/** One name, or several with commas or "and" between them, and no word that speaks of something else. */
export function isNames(text: string): boolean {
  const names = text.split(BETWEEN_NAMES.for(text)).filter((part) => !DEGREE.test(part))
  return names.length > 0 && names.length <= MOST_NAMES && names.every(isName) && !NOT_NAMES.test(text)
}

/** Titles of works and rows of labels that lost their spaces are no names. */
const NO_NAMES = new Pattern(String.raw`[:“”„"«»?!;]|\p{Ll}\p{Lu}\p{Ll}.*\p{Ll}\p{Lu}\p{Ll}`, 'u')

/** "著者の記事一覧": what begins with a particle goes on with the word before it. */
const JAPANESE_PARTICLE = /^[のはがをにへ]/

/** Names behind "by": almost anything that begins like a name. */
export function introduced(text: string, lang: string | null): string | null {
  const names = TOGETHER.replace(withoutRoles(cutNames(text, lang)), '')
  const words = names.split(' ')
  if (names.length < 2 || names.length > LONGEST_NAMES || words.length > MOST_WORDS) return null
  if (CASED.test(names) && !NAME_START.test(names)) return null
  if (JAPANESE_PARTICLE.test(names)) return null
  if (/[!?…]$|[.]$/.test(text.trim()) && words.length > NAME_TO) return null
  if (NO_NAMES.test(names) || bylineWords(lang).byAlone.test(names) || bylineWords(lang).byAlone.test(words.at(-1)!)) return null
  if (words.length === 1 && (ROLE.test(names) || dateWords(lang).months.has(monthKey(plainForm(names))))) return null
  return NOT_NAMES.test(words.slice(0, 2).join(' ')) ? null : names
}

const LISTED = new Pattern(String.raw`^(?:[,&]|\S{1,3}\s)`, 'u')

/** Names go on in the next lines where a lost tag tore them apart: "By Ann Lee", "and", "Bo Orr". */
export function continued(names: string, lines: readonly string[]): string {
  let all = names
  for (let i = 0; i < lines.length; i++) {
    const text = lines[i]!, next = lines[i + 1] ?? ''
    if ((CONJUNCTION.test(text) || text === ',') && isNames(next)) {
      all += text === ',' ? `, ${next}` : ` ${text} ${next}`
      i++
    } else if (LISTED.test(text) && (CONJUNCTION.test(text.split(' ')[0]!) || text.startsWith(',')) && isNames(text.replace(/^\S+\s+/, ''))) all += (text.startsWith(',') ? '' : ' ') + text
    else break
  }
  return all
}
