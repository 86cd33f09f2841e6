/** In: the lines around the title and their language. Out: the authors' names as the page writes them. */
import { Pattern } from '../lines/pattern.ts'
import { bylineWords } from './byline-words.ts'
import { plainForm } from './calendar.ts'
import { dateWords } from './date-words.ts'
import { CONJUNCTION, continued, cutNames, INITIAL, introduced, isJob, isNames, PARTICLE, ROLE, withoutRoles } from './names.ts'
import type { NearLine } from './surroundings.ts'

/** Where authors are looked for. */
export interface BylinePlaces {
  readonly lines: readonly NearLine[]
  readonly lang: string | null
  /** The page's text: a word that it has in small letters too is no name. */
  readonly text: string
  /** Words of the title: a line that repeats them is no name. */
  readonly title: string | null
  /** The chance that the page is an article, 0..1. */
  readonly article: number
  /** The lines stand below the article: dates beside a name are those of other stories. */
  readonly below?: boolean
  /** Indices of lines that have been looked at before, without success. */
  readonly seen?: ReadonlySet<number>
}

interface Search extends BylinePlaces {
  /** The worth of the best names so far, which others must surpass. */
  least: number
}

interface Found {
  readonly names: string
  readonly worth: number
  /** The names are the line's last word, so that those of the next line may belong to them. */
  readonly open: boolean
}

/** How surely a sign tells an author. */
const WORTH = {
  by: 3, byAlone: 2.8, suffix: 2.6, nameAndDate: 1.9, role: 2.2, dateNext: 1.9, dateNear: 1.3, dateAbove: 1.2, aboutAuthor: 2, underTitle: 0.8, signature: 0.8, nameAgain: 0.4,
  kind: 1, wrongKind: -1.5, labelsAround: -0.8, perLineAway: -0.1, aboveTitle: -0.6,
} as const
/**
 * On an article, on any other page, where a name is more often a customer's, and below an article, where one alone is no signature. Of WCXB's
 * pages as text 390 bylines are right so and 384 with 1 everywhere, 65 and 67 wrong, and 75 and 97 pages that name no author are given one.
 */
const ENOUGH_OF_ARTICLE = 0.65, ENOUGH_OF_OTHER = 1.3, ENOUGH_BELOW = 1
/** Names are worth no more where a sign introduces them, and where none does. */
const MOST_TOLD = WORTH.by
const MOST_BARE = WORTH.role + WORTH.nameAgain
const WRONG_KINDS: ReadonlySet<string> = new Set(['comment', 'legal', 'advert', 'cookie', 'subscribe', 'caption', 'body'])
const LONGEST_LINE = 200
/** Longer lines that begin with a name and a date begin a story: "PORT ELLIS, July 19, 2023 - The ferry...". */
const LONGEST_BARE = 110
const LONGEST_DATE = 60
/** A name right under the title, or right below the article, is its author's if the page has it once more. */
const UNDER_TITLE = 2, SIGNATURE_LINES = 1
/** Further from the title a bare name is not the author's, whatever stands beside it. */
const FAR_ABOVE = 4, FAR_BELOW = 10
const LABEL_WORDS = 4

/** "ByAnn Lee": a space was lost with a tag. */
const GLUED_BY = new Pattern(String.raw`^((?:posted |written )?by)(?=\p{Lu}\p{Ll})`, 'iu')
/** "Kommentar von Ann Lee", "Analysis by Ann Lee": a word before the one that introduces; not one that tells of another part in the work. */
const ONE_WORD = new Pattern(String.raw`^(?!photo|foto|image|bild|video|review|edit|fact|medical|illustr|translat|grafik)\p{Lu}\p{L}+\s+(?=\p{Ll})`, 'iu')
/** Parts of a line of data: "19 July 2023 | 4 min | By Ann Lee". */
const SEPARATOR = new Pattern(String.raw`\s*[|•·∙⋅●▪►»\u0000]\s*|\s[–—-]\s|(?<=[.])\s+(?=\p{Lu}\p{Ll}+\s?:)`, 'u')
const MAY_HAVE_PARTS = new Pattern(String.raw`[|•·∙⋅●▪►»\u0000–—-]|[.]\s|[Bb][Yy]\p{Lu}`, 'u')
/** A word of up to four small letters between a date and a name: "il 3 ottobre 2024 da Aldo Neri". */
const LINK_WORD = new Pattern(String.raw`^[\s,]*\p{Ll}{1,4}\s+(?=\p{Lu})`, 'u')
/** Names that a title of the trade follows, and names in black brackets at an article's end. */
const SUFFIXED = new Pattern(String.raw`^([\p{Script=Hangul}]{2,4}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,8})\s?(?:기자|특파원|논설위원|記者|记者)(?![\p{L}])`, 'u')
const BRACKETED = new Pattern(String.raw`^【([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}・、\s]{2,20})】$`, 'u')
const STARTS_LIKE_NAME = new Pattern(String.raw`^\p{Lu}\S*\s+(?:\p{Lu}|\p{Ll}{1,3}\s+\p{Lu})`, 'u')
/** "Ann Lee in Hexley", "Ann Lee at Ellery Park". */
const IN_PLACE = new Pattern(String.raw`\s(?:in|at|à|en|aus|i|w|we|v|ve|på|til|from|из|в)\s\p{Lu}.{0,30}$`, 'u')

/** The line's pieces between separators and dates; a piece behind a date without the small word that joins them. */
function partsOf(line: NearLine): readonly string[] {
  let { text } = line
  // Dates stand in the plain form, which has the text's places where it has its length.
  if (line.dates.length > 0 && plainForm(text).length === text.length) {
    for (const { start, end } of line.dates.toReversed()) {
      const after = text.slice(end), link = LINK_WORD.exec(after)
      const joined = link && isNames(cutNames(after.slice(link[0].length), null)) ? after.slice(link[0].length) : after
      text = `${text.slice(0, start)}\u0000${joined}`
    }
  }
  if (!MAY_HAVE_PARTS.test(text)) return [text]
  return text.split(SEPARATOR.for(text)).map((part) => GLUED_BY.replace(part.trim(), '$1 ')).filter((part) => part !== '')
}

/** Names that a word before or behind them tells. */
function told(part: string, lang: string | null): Found | null {
  const suffixed = SUFFIXED.exec(part) ?? BRACKETED.exec(part)
  if (suffixed) return { names: suffixed[1]!, worth: WORTH.suffix, open: false }
  const { by } = bylineWords(lang), behindWord = ONE_WORD.replace(part, '')
  for (const text of behindWord === part ? [part] : [part, behindWord]) {
    const start = by.exec(text)
    if (!start || (text !== part && !isNames(cutNames(text.slice(start[0].length), lang)))) continue
    const names = introduced(text.slice(start[0].length), lang)
    if (names) return { names, worth: WORTH.by, open: text.endsWith(names) }
  }
  return null
}

/** A page has words in small letters and in capitals, but names in capitals only. */
function areWords(names: string, text: string): boolean {
  const words = names.split(/[\s,&]+/).filter((word) => word.length > 2 && !CONJUNCTION.test(word))
  const small = words.filter((word) => isSmallWordOf(word.toLowerCase(), text))
  return small.length > 0 && small.length * 2 >= words.length
}

/** Behind a word: it goes on, or is part of an address. */
const WORD_GOES_ON = new Pattern(String.raw`[\p{L}\p{M}\p{N}_@.-]`, 'u')

function isSmallWordOf(word: string, text: string): boolean {
  const spaced = ` ${word}`
  for (let at = text.indexOf(spaced); at >= 0; at = text.indexOf(spaced, at + 1)) {
    const end = at + spaced.length
    if (!WORD_GOES_ON.test(text.charAt(end)) || (text.charAt(end) === '.' && text.charAt(end + 1) === ' ')) return true
  }
  return false
}

/** A short line with a date in it. */
function isDate(line: NearLine | undefined): boolean {
  return line !== undefined && line.text.length < LONGEST_DATE && (line.signs.dated || line.dates.length > 0)
}

/** A line names people and nothing else: how surely the line and its neighbours say that they are the authors. */
function besideName(i: number, filled: boolean, { lines, lang, below = false }: BylinePlaces): number {
  const line = lines[i]!, next = lines[i + 1], before = lines[i - 1]
  if (before && opensBio(before)) return WORTH.aboutAuthor
  if (filled && next && isJob(next.text) && !ROLE.test(line.text)) return WORTH.role
  if (below) return i < SIGNATURE_LINES && filled ? WORTH.signature : 0
  if (line.dates.length > 0) return WORTH.nameAndDate
  if (!filled) return ROLE.test(line.text) || dateWords(lang).published.test(plainForm(line.text)) || isDate(next) ? WORTH.nameAndDate : 0
  if (line.away < -FAR_ABOVE || line.away > FAR_BELOW) return 0
  if (isDate(next)) return WORTH.dateNext
  if (isDate(lines[i + 2]) || isDate(lines[i + 3])) return WORTH.dateNear + labelsAround(i, lines)
  if (isDate(before)) return WORTH.dateAbove
  if (line.kind === 'byline') return WORTH.dateNear
  return line.away > 0 && line.away <= UNDER_TITLE ? WORTH.underTitle : 0
}

/** A name between two labels stands in a menu. */
function labelsAround(i: number, lines: readonly NearLine[]): number {
  const isShort = (line: NearLine | undefined): boolean => line !== undefined && line.away !== 0 && line.text.split(' ').length <= LABEL_WORDS
  return isShort(lines[i - 1]) && isShort(lines[i + 1]) ? WORTH.labelsAround : 0
}

/** "About the author", "Written by": heads the words about an author. */
export function opensBio({ signs }: Pick<NearLine, 'signs'>): boolean {
  return signs.cues.some(({ kind, place }) => kind === 'bio' && (place === 'opens' || place === 'whole'))
}

/** A button or the heading of a box, by its cue or by its function words: "Learn More", "Find a Store". */
function isLabel({ signs, text, stops }: NearLine): boolean {
  if (signs.cues.length > 0 || stops === 0) return signs.cues.length > 0
  const small = IN_PLACE.test(text) ? 1 : 0
  return stops - small > text.split(/[\s,]+/).filter((word) => PARTICLE.test(word) || CONJUNCTION.test(word) || INITIAL.test(word)).length
}

/** "Ann Lee | July 19, 2023", "Ann Lee – Reporter", or "Ann Lee" in a line beside one with a date or a role. */
function bare(part: string, i: number, context: Search): Found | null {
  const line = context.lines[i]!, { text, away } = line, filled = part === text
  if (text.length > LONGEST_BARE || !STARTS_LIKE_NAME.test(part) || (filled && isLabel(line))) return null
  // The neighbours are looked at first: few lines have any beside them that make a name of them, and cutting names costs more.
  const worth = besideName(i, filled, context)
  if (worth === 0 || worth + WORTH.nameAgain + placeWorth(line, false) <= context.least || (worth < WORTH.dateNext && IN_PLACE.test(part))) return null
  const names = withoutRoles(cutNames(away > 0 ? part.replace(IN_PLACE.for(part), '') : part, context.lang))
  if (!isNames(names) || ROLE.test(names) || bylineWords(context.lang).byAlone.test(names.split(' ').at(-1)!) || areWords(names, context.text)) return null
  // "Von Ada Fernsby" in the German frame of an English article.
  if (context.title?.includes(names) || (worth < WORTH.dateAbove && PARTICLE.test(names.split(' ', 1)[0]!))) return null
  const again = context.text.split(names, 3).length > 2 ? WORTH.nameAgain : 0
  return { names, worth: worth + again, open: part.endsWith(names) }
}

/** A line that names authors by itself or with its neighbours, and how surely. */
function namesAt(i: number, context: Search): Found | null {
  const line = context.lines[i]!
  if (line.text.length > (line.mayTell ? LONGEST_LINE : LONGEST_BARE)) return null
  if (line.mayTell && isAlone(i, context)) return namesBelow(i, context)
  const parts = partsOf(line)
  if (line.mayTell) for (const part of parts) {
    const found = told(part, context.lang)
    // "From Amsterdam" heads a part of the article.
    if (found && (line.kind !== 'heading' || found.names.includes(' '))) return found
  }
  for (const part of parts) {
    const found = bare(part, i, context)
    if (found) return found
  }
  return null
}

/** "By" as a whole line; under the title "Commentary by" too, if nothing but names stands below it. */
function isAlone(i: number, { lines, lang }: BylinePlaces): boolean {
  const { text, away } = lines[i]!, { byAlone } = bylineWords(lang)
  return byAlone.test(text) || (away > 0 && away <= FAR_ABOVE && byAlone.test(ONE_WORD.replace(text, '')) && isNames(lines[i + 1]?.text ?? ''))
}

function namesBelow(i: number, { lines, lang }: BylinePlaces): Found | null {
  const next = lines[i + 1]
  const text = next === undefined || next.signs.cues.length > 0 ? '' : bylineWords(lang).by.replace(next.text, '')
  const names = text === '' || text.length > LONGEST_LINE ? null : introduced(text, lang)
  return names === null ? null : { names, worth: WORTH.byAlone, open: text.endsWith(names) }
}

/** Lines that names torn apart by tags may go on in. */
const MOST_PIECES = 12
const FARTHEST = 12

function placeWorth(line: NearLine, surely: boolean): number {
  const away = Math.min(FARTHEST, Math.abs(line.away)) * WORTH.perLineAway + (line.away < 0 ? WORTH.aboveTitle : 0)
  if (line.kind === 'byline') return away + WORTH.kind
  return away + (surely && WRONG_KINDS.has(line.kind) ? WORTH.wrongKind : 0)
}

/** False where no names in the line could be worth enough, whoever they are: most lines below a byline that was found. */
function mayBeat(line: NearLine, least: number): boolean {
  return MOST_BARE + placeWorth(line, false) > least || (line.mayTell && MOST_TOLD + placeWorth(line, true) > least)
}

/** Authors, and where they stand. */
export interface Byline {
  /** As the page writes them, without "by", roles and dates. */
  readonly names: string
  /** Index of the line. */
  readonly index: number
}

/** The authors; null when not sure. */
export function findByline(places: BylinePlaces): Byline | null {
  const { lines, seen, article } = places, search: Search = { ...places, least: Math.max(places.below ? ENOUGH_BELOW : 0, ENOUGH_OF_ARTICLE * article + ENOUGH_OF_OTHER * (1 - article)) }
  let best: Found | null = null, at = -1
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    if (seen?.has(line.index) || (line.away === 0 && line.kind !== 'byline') || !mayBeat(line, search.least)) continue
    const found = namesAt(i, search)
    if (!found) continue
    const worth = found.worth + placeWorth(line, found.worth >= WORTH.suffix)
    if (worth <= search.least) continue
    best = found
    search.least = worth
    at = i
  }
  if (!best) return null
  const below = bylineWords(places.lang).byAlone.test(lines[at]!.text) ? at + 2 : at + 1
  const names = best.open ? continued(best.names, lines.slice(below, below + MOST_PIECES).map(({ text }) => text)) : best.names
  return { names, index: lines[at]!.index }
}
