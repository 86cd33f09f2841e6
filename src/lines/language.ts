/**
 * In: a page's lines. Out: the language its prose is written in, as BCP 47, or null. First the script, which decides alone for many
 * languages; then function words and telling letters of the candidate languages; only where these leave a doubt, trigrams (franc).
 */
import { classOf, DIGIT, fold, HASH_START, hashStep, hashWord, UPPER } from './chars.ts'
import { countScripts, mainScript, type Script } from './script.ts'
import { languagesWithStopWords, stopWords } from './words.ts'

export { scriptOf } from './script.ts'

/** Scripts that only one language of the web writes in (Yiddish and the like aside). */
const ONE_LANGUAGE: Readonly<Partial<Record<Script, string>>> = {
  Grek: 'el', Armn: 'hy', Hebr: 'he', Beng: 'bn', Guru: 'pa', Gujr: 'gu', Taml: 'ta', Telu: 'te', Knda: 'kn', Mlym: 'ml', Sinh: 'si',
  Thai: 'th', Laoo: 'lo', Mymr: 'my', Geor: 'ka', Hang: 'ko', Ethi: 'am', Khmr: 'km', Kana: 'ja',
}

const SHARED_SCRIPTS: Readonly<Partial<Record<Script, readonly string[]>>> = {
  Cyrl: ['be', 'bg', 'mk', 'ru', 'sr', 'uk'],
  Arab: ['ar', 'fa', 'ur'],
  Deva: ['hi', 'mr', 'ne'],
}

/** Letters that few languages of their script have, and which. */
const TELLING_LETTERS: Readonly<Record<string, string>> = {
  ß: 'de', ä: 'de fi sv et sk', ö: 'de fi sv et hu tr is', ü: 'de tr hu et', å: 'sv no da fi', æ: 'da no is', ø: 'da no', þ: 'is', ð: 'is', ñ: 'es gl eu tl',
  ã: 'pt', õ: 'pt et', ç: 'fr pt ca tr sq', œ: 'fr', è: 'it fr ca', ê: 'fr pt vi', ì: 'it vi', ò: 'it ca', ë: 'sq nl af', ł: 'pl', ą: 'pl lt', ę: 'pl lt', ś: 'pl', ż: 'pl', ź: 'pl', ć: 'pl hr sr',
  ř: 'cs', ě: 'cs', ů: 'cs', ľ: 'sk', ĺ: 'sk', ŕ: 'sk', ô: 'sk fr vi', č: 'cs sk sl hr sr lt lv', š: 'cs sk sl hr sr lt lv et', ž: 'cs sk sl hr sr lt lv et', đ: 'hr sr vi', ő: 'hu', ű: 'hu',
  ă: 'ro vi', ț: 'ro', ș: 'ro', ţ: 'ro', ş: 'tr ro', ğ: 'tr', ı: 'tr', ė: 'lt', į: 'lt', ų: 'lt', ū: 'lt lv', ā: 'lv', ē: 'lv', ī: 'lv', ķ: 'lv', ļ: 'lv', ņ: 'lv', ģ: 'lv',
  ơ: 'vi', ư: 'vi', ạ: 'vi', ả: 'vi', ấ: 'vi', ầ: 'vi', ậ: 'vi', ế: 'vi', ề: 'vi', ể: 'vi', ệ: 'vi', ị: 'vi', ọ: 'vi', ố: 'vi', ộ: 'vi', ớ: 'vi', ờ: 'vi', ợ: 'vi', ụ: 'vi', ủ: 'vi', ứ: 'vi', ừ: 'vi', ữ: 'vi', ự: 'vi',
  ы: 'ru be', э: 'ru be', ё: 'ru be', ъ: 'bg', щ: 'ru uk bg', ї: 'uk', є: 'uk', ґ: 'uk', і: 'uk be', ў: 'be', ј: 'sr mk', љ: 'sr mk', њ: 'sr mk', џ: 'sr mk', ђ: 'sr', ћ: 'sr', ѓ: 'mk', ќ: 'mk', ѕ: 'mk',
  ة: 'ar', ى: 'ar', ي: 'ar', ك: 'ar', أ: 'ar', إ: 'ar', پ: 'fa ur', چ: 'fa ur', ژ: 'fa', گ: 'fa ur', ک: 'fa ur', ی: 'fa ur', ٹ: 'ur', ڈ: 'ur', ڑ: 'ur', ں: 'ur', ے: 'ur', ہ: 'ur', ھ: 'ur',
  ळ: 'mr', ऱ: 'mr',
}

/** Traditional characters and, at the same place, their simplified forms: the most frequent pairs that differ. */
const TRADITIONAL = '這個們來說國會時為對學將從與關後還過點長東車見問門開間電話語讀書買賣員網義無氣專業樂報導發經現實當應該並體認種動聞媽區際華歲總萬億讓請'
const SIMPLIFIED = '这个们来说国会时为对学将从与关后还过点长东车见问门开间电话语读书买卖员网义无气专业乐报导发经现实当应该并体认种动闻妈区际华岁总万亿让请'

/** Longer words than this tell little of the language for the time the table takes to build. */
const LONGEST_TELLING_WORD = 6
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

/** Prose is looked at in this many pieces of this many characters, spread over the page's longest lines. */
const PIECES = 12
const PIECE_LENGTH = 120
/** Lines of prose are at least this long where a page has any; the next figure is tried where the lines so found say too little. */
const LONG_LINES = [80, 30]
const ENOUGH = 120
/** Trigrams of this much text cost a fifth of a millisecond. */
const FRANC_LENGTH = 300
const FRANC_SHORTEST = 40

interface Candidates {
  readonly langs: readonly string[]
  readonly words: ReadonlyMap<number, readonly number[]>
  readonly letters: ReadonlyMap<number, readonly number[]>
}

const candidatesOf = new Map<Script, Candidates>()

function candidates(script: Script): Candidates {
  const built = candidatesOf.get(script)
  if (built) return built
  const shared = new Set(Object.values(SHARED_SCRIPTS).flat())
  const langs = SHARED_SCRIPTS[script] ?? languagesWithStopWords().filter((lang) => isLatin(lang) && (!shared.has(lang) || lang === 'sr'))
  const words = new Map<number, number[]>()
  for (const [i, lang] of langs.entries()) {
    for (const word of stopWords(lang)) if (word.length <= LONGEST_TELLING_WORD) append(words, hashWord(word), i)
  }
  const letters = new Map<number, number[]>()
  for (const [letter, whose] of Object.entries(TELLING_LETTERS)) {
    for (const lang of whose.split(' ')) if (langs.includes(lang)) append(letters, letter.charCodeAt(0), langs.indexOf(lang))
  }
  const made = { langs, words, letters }
  candidatesOf.set(script, made)
  return made
}

function isLatin(lang: string): boolean {
  return /[a-z]/.test(stopWords(lang)[0] ?? '')
}

function append(table: Map<number, number[]>, key: number, value: number): void {
  const row = table.get(key)
  if (row === undefined) table.set(key, [value])
  else if (!row.includes(value)) row.push(value)
}

/** Pieces of the page's longest lines, spread over the page: prose speaks, menus do not. */
function prose(lines: readonly string[]): readonly string[] {
  for (const length of LONG_LINES) {
    const found = lines.filter((line) => line.length >= length)
    let total = 0
    for (const line of found) if ((total += line.length) >= ENOUGH) return spread(found)
  }
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0)
  return spread(lines.filter((line) => line.length > 0 && line.length >= longest / 2))
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

function weigh(pieces: readonly string[], { langs, words, letters }: Candidates): Evidence {
  const scores = new Float64Array(langs.length)
  const found = new Float64Array(langs.length)
  let tokens = 0
  const endWord = (hash: number): void => {
    tokens++
    const whose = words.get(hash)
    if (whose === undefined) return
    for (const lang of whose) found[lang]! += whose.length === 1 ? 1 + OWN_WORD_WEIGHT : 1
  }
  for (const piece of pieces) {
    let hash = HASH_START
    for (let i = 0; i < piece.length; i++) {
      const unit = piece.charCodeAt(i)
      const kind = classOf(unit)
      if (kind >= UPPER && kind !== DIGIT) {
        const low = fold(unit)
        hash = hashStep(hash, low)
        if (unit > 0x7f) for (const lang of letters.get(low) ?? []) scores[lang]! += LETTER_WEIGHT
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
  /** The best language by words and letters, or null when none is clear. */
  readonly lang: string | null
  /** All of whose words there are some, best first. */
  readonly ranked: readonly string[]
  /** The best, be it by letters alone. */
  readonly first: string | null
}

function byWords(pieces: readonly string[], script: Script): Opinion {
  const known = candidates(script)
  const { scores, words, tokens } = weigh(pieces, known)
  const order = known.langs.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]! || a - b)
  const [first, second] = order
  if (first === undefined || second === undefined || tokens === 0) return { lang: null, ranked: [], first: null }
  const clear = words[first]! >= FEWEST_FOUND * tokens && scores[first]! >= CLEAR_LEAD * scores[second]!
  const ranked = order.filter((i) => words[i]! >= FEWEST_GUESSED * tokens).map((i) => known.langs[i]!)
  return { lang: clear ? known.langs[first]! : null, ranked, first: scores[first]! > 0 ? known.langs[first]! : null }
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

/**
 * The language most of a page's prose is written in, as BCP 47 without region (`en`, `no` for both Norwegians, `zh`, and `zh-Hant`
 * where it is written in traditional characters); null when nothing tells.
 */
export function detectLanguage(lines: readonly string[]): string | null {
  const pieces = prose(lines)
  const counts = countScripts(pieces)
  const script = mainScript(counts)
  if (script === null) return null
  if (script === 'Hani') return counts.Kana > JAPANESE * (counts.Kana + counts.Hani) ? 'ja' : chinese(pieces)
  const only = ONE_LANGUAGE[script]
  if (only !== undefined) return only
  const { lang, ranked, first } = byWords(pieces, script)
  if (lang !== null) return lang
  const guess = byTrigrams(pieces)
  // Trigrams always answer; of a language whose words are known, some words or its own letters must be there.
  const believed = guess !== null && (guess === first || ranked.includes(guess) || !languagesWithStopWords().includes(guess))
  return believed ? guess : ranked[0] ?? null
}
