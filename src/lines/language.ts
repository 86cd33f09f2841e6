/**
 * In: a page's lines. Out: the language its prose is written in, as BCP 47, or null. First the script, which decides alone for many
 * languages; then function words and telling letters of the candidate languages; only where these leave a doubt, trigrams (franc).
 */
import { classOf, DIGIT, fold, HASH_START, hashStep, UPPER } from './chars.ts'
import { countScripts, mainScript, type Script } from './script.ts'
import { rowOf, tellingTable } from './telling.ts'
import type { TellingTable } from './telling.ts'
import { languagesWithStopWords } from './words.ts'

export { scriptOf } from './script.ts'

/** Scripts that only one language of the web writes in (Yiddish and the like aside). */
const ONE_LANGUAGE: Readonly<Partial<Record<Script, string>>> = {
  Grek: 'el', Armn: 'hy', Hebr: 'he', Beng: 'bn', Guru: 'pa', Gujr: 'gu', Taml: 'ta', Telu: 'te', Knda: 'kn', Mlym: 'ml', Sinh: 'si',
  Thai: 'th', Laoo: 'lo', Mymr: 'my', Geor: 'ka', Hang: 'ko', Ethi: 'am', Khmr: 'km', Kana: 'ja',
}

/** Traditional characters and, at the same place, their simplified forms: the most frequent pairs that differ. */
const TRADITIONAL = '這個們來說國會時為對學將從與關後還過點長東車見問門開間電話語讀書買賣員網義無氣專業樂報導發經現實當應該並體認種動聞媽區際華歲總萬億讓請'
const SIMPLIFIED = '这个们来说国会时为对学将从与关后还过点长东车见问门开间电话语读书买卖员网义无气专业乐报导发经现实当应该并体认种动闻妈区际华岁总万亿让请'

/** A telling letter counts as this much of a word. */
const LETTER_WEIGHT = 0.3
/** A word that only one candidate language has counts this much more. */
const OWN_WORD_WEIGHT = 0.5
/** Share of tokens found among function words below which words decide nothing. */
const FEWEST_FOUND = 0.12
/** The best language must lead the second by this factor. */
const CLEAR_LEAD = 1.08
/** Share below which not even a guess is made: a page in a wrong encoding hits some word by chance. */
const FEWEST_GUESSED = 0.05
/** Share of kana among kana and Han from which text is Japanese. */
const JAPANESE = 0.08

/** Where less of the letters is of one script than this, all long lines are looked at: an article of three paragraphs stands above the small print in English. */
const UNMIXED = 0.9

/** Prose is looked at in this many pieces of this many characters, spread over the page's longest lines. */
const PIECES = 12
const PIECE_LENGTH = 120
/** Lines of prose are at least this long where a page has any; the next figure is tried where the lines so found say too little. */
const LONG_LINES = [80, 30]
const ENOUGH = 120
/** Trigrams of this much text cost a fifth of a millisecond. */
const FRANC_LENGTH = 300
const FRANC_SHORTEST = 40

/** Pieces of the page's longest lines, spread over the page: prose speaks, menus do not. */
function prose(lines: readonly string[]): readonly string[] {
  for (const length of LONG_LINES) {
    const found = asLongAs(length, lines)
    let total = 0
    for (const line of found) if ((total += line.length) >= ENOUGH) return spread(found)
  }
  let longest = 0
  for (const line of lines) longest = Math.max(longest, line.length)
  return spread(asLongAs(Math.max(1, longest / 2), lines))
}

/** Markup that a page shows as text. */
const MARKUP = /^<[a-z]+ [^<>]*=/i

function asLongAs(length: number, lines: readonly string[]): string[] {
  const found: string[] = []
  for (const line of lines) if (line.length >= length && !MARKUP.test(line)) found.push(line)
  return found
}

function spread(lines: readonly string[]): readonly string[] {
  const few = Math.min(PIECES, lines.length)
  const length = few === 0 ? 0 : Math.floor((PIECES * PIECE_LENGTH) / few)
  return Array.from({ length: few }, (_, i) => lines[Math.floor((i * lines.length) / few)]!.slice(0, length))
}

interface Evidence {
  readonly scores: Float64Array
  /** Of the scores, what function words gave: letters alone prove nothing (wrongly decoded pages are full of them). */
  readonly words: Float64Array
  readonly tokens: number
}

function weigh(pieces: readonly string[], table: TellingTable): Evidence {
  const { langs, rows } = table
  const scores = new Float64Array(langs.length)
  const found = new Float64Array(langs.length)
  let tokens = 0
  const endWord = (hash: number): void => {
    tokens++
    const row = rowOf(table, hash)
    if (row !== 0) for (let k = 1; k <= rows[row]!; k++) found[rows[row + k]!]! += rows[row] === 1 ? 1 + OWN_WORD_WEIGHT : 1
  }
  const meetLetter = (unit: number): void => {
    const row = rowOf(table, unit)
    if (row !== 0) for (let k = 1; k <= rows[row]!; k++) scores[rows[row + k]!]! += LETTER_WEIGHT
  }
  for (const piece of pieces) {
    let hash = HASH_START
    for (let i = 0; i < piece.length; i++) {
      const unit = piece.charCodeAt(i)
      const kind = classOf(unit)
      if (kind >= UPPER && kind !== DIGIT) {
        hash = hashStep(hash, fold(unit))
        // Letters as they are written: folding hides some that tell languages apart.
        if (unit > 0x7f) meetLetter(unit)
      } else if (hash !== HASH_START) {
        endWord(hash)
        hash = HASH_START
      }
    }
    // A piece may end inside a word; the half of it finds nothing in the table, or little.
    if (hash !== HASH_START) endWord(hash)
  }
  for (let i = 0; i < found.length; i++) scores[i]! += found[i]!
  return { scores, words: found, tokens }
}

interface Opinion {
  /** The best language by words and letters, or null when none is clear; the rest is known only then. */
  readonly lang: string | null
  /** All of whose words there are some, best first. */
  readonly ranked: readonly string[]
  /** The best, be it by letters alone. */
  readonly first: string | null
}

function byWords(pieces: readonly string[], script: Script): Opinion {
  const known = tellingTable(script)
  const { scores, words, tokens } = weigh(pieces, known)
  const first = highest(scores, -1), second = highest(scores, first)
  if (first < 0 || second < 0 || tokens === 0) return { lang: null, ranked: [], first: null }
  if (words[first]! >= FEWEST_FOUND * tokens && scores[first]! >= CLEAR_LEAD * scores[second]!) return { lang: known.langs[first]!, ranked: [], first: null }
  const order = known.langs.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]! || a - b)
  const ranked = order.filter((i) => words[i]! >= FEWEST_GUESSED * tokens).map((i) => known.langs[i]!)
  return { lang: null, ranked, first: scores[first]! > 0 ? known.langs[first]! : null }
}

/** The place of the highest score, of equals the first, `but` left out; -1 where there is none. */
function highest(scores: Float64Array, but: number): number {
  let best = -1
  for (let i = 0; i < scores.length; i++) if (i !== but && (best < 0 || scores[i]! > scores[best]!)) best = i
  return best
}

/** ISO 639-3 codes of franc's languages and ours. */
const FRANC: Readonly<Record<string, string>> = {
  eng: 'en', deu: 'de', fra: 'fr', spa: 'es', por: 'pt', ita: 'it', nld: 'nl', swe: 'sv', dan: 'da', nob: 'no', fin: 'fi', pol: 'pl', ces: 'cs',
  slk: 'sk', hun: 'hu', ron: 'ro', hrv: 'hr', slv: 'sl', tur: 'tr', ind: 'id', zlm: 'ms', vie: 'vi', cat: 'ca', est: 'et',
  lit: 'lt', swh: 'sw', tgl: 'tl', afr: 'af', als: 'sq', glg: 'gl', azj: 'az', uzn: 'uz', som: 'so', hau: 'ha', kin: 'rw', zul: 'zu', yor: 'yo', ibo: 'ig', epo: 'eo',
  rus: 'ru', ukr: 'uk', bul: 'bg', bel: 'be', srp: 'sr', bos: 'sr', mkd: 'mk', kaz: 'kk', arb: 'ar', pes: 'fa', urd: 'ur', hin: 'hi', mar: 'mr', nep: 'ne',
}

function byTrigrams(pieces: readonly string[]): string | null {
  const text = pieces.join(' ').slice(0, FRANC_LENGTH)
  if (text.length < FRANC_SHORTEST) return null
  // Required when first needed: its tables take longer to read than a page.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { franc } = require('franc-min') as typeof import('franc-min')
  return FRANC[franc(text, { only: Object.keys(FRANC) })] ?? null
}

function chinese(pieces: readonly string[]): string {
  let lead = 0
  for (const piece of pieces) {
    for (const char of piece) {
      const traditional = TRADITIONAL.includes(char)
      const simplified = SIMPLIFIED.includes(char)
      if (traditional !== simplified) lead += traditional ? 1 : -1
    }
  }
  return lead > 0 ? 'zh-Hant' : 'zh'
}

/** Stems in which Croatian writes -ije- or -je- where Serbian writes -e-, and words that only one of them uses. */
const CROATIAN = /\b(?:mjes|vrijem|dijel|lijep|svijet|riječ|bijel|mlijek|cijel|vijes|snijeg|djec|dijet|prije|poslije|gdje|uvijek|tko|netko|tjed|tisuć|također|vlak|općin|sveučil)/i
const SERBIAN = /\b(?:mest|vrem|lepo|lepa|svet[au]?\b|reč|belo|mleko|celo|vesti|sneg|deca|dece|dete|posle|gde|uvek|neko\b|ko\b|nedelj|hiljad|takođe\b|voz|opštin|univerz)/i

/** Their function words are the same; both are read as one language until here. */
function croatianOrSerbian(pieces: readonly string[]): string {
  const text = pieces.join(' '), count = (pattern: RegExp): number => text.split(pattern).length - 1
  return count(CROATIAN) > count(SERBIAN) ? 'hr' : 'sr'
}

/**
 * The language most of a page's prose is written in, as BCP 47 without region (`en`, `no` for both Norwegians, `zh`, and `zh-Hant`
 * where it is written in traditional characters); null when nothing tells.
 */
export function detectLanguage(lines: readonly string[]): string | null {
  const pieces = prose(lines), counts = countScripts(pieces), script = mainScript(counts)
  if (script === null) return null
  if (counts[script] < UNMIXED * sum(counts)) {
    const whole = mainOfAll(lines)
    if (whole !== null && whole !== script) return detectLanguage(lines.filter((line) => mainScript(countScripts([line])) === whole))
  }
  if (script === 'Hani') return counts.Kana > JAPANESE * (counts.Kana + counts.Hani) ? 'ja' : chinese(pieces)
  const only = ONE_LANGUAGE[script]
  if (only !== undefined) return only
  const lang = bySigns(pieces, script)
  return script === 'Latn' && (lang === 'sr' || lang === 'hr') ? croatianOrSerbian(pieces) : lang
}

/** The script of all long lines but addresses. What stands in Latin letters beside another script is small print more often than not. */
function mainOfAll(lines: readonly string[]): Script | null {
  const counts = countScripts(asLongAs(LONG_LINES.at(-1)!, lines).filter((line) => !line.includes('://')))
  return mainScript({ ...counts, Latn: 0.7 * counts.Latn })
}

const sum = (counts: Readonly<Record<Script, number>>): number => Object.values(counts).reduce((total, count) => total + count, 0)

function bySigns(pieces: readonly string[], script: Script): string | null {
  const { lang, ranked, first } = byWords(pieces, script)
  if (lang !== null) return lang
  const guess = byTrigrams(pieces)
  // Trigrams always answer; of a language whose words are known, some words or its own letters must be there.
  const believed = guess !== null && (guess === first || ranked.includes(guess) || !languagesWithStopWords().includes(guess))
  return believed ? guess : ranked[0] ?? null
}
