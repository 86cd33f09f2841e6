/**
 * In: a language. Out: what is known of its words: function words, stems, abbreviations. The only file that imports natural,
 * by deep paths (the package's root prints to stdout and loads databases) and by `require`, so that a stemmer is
 * evaluated when a page in its language first needs it and never at start-up.
 */
import { classOf, hashWord, UPPER } from './chars.ts'
import { NumberSet } from './number-table.ts'
import { Pattern } from './pattern.ts'
import { STOP_WORDS } from './stopwords.ts'

/** What is known of a language's words. */
export interface LanguageWords {
  /** The base language the tables are of; null when none is known. */
  readonly lang: string | null
  /** Hashes (`hashWord`) of function words; empty where the language is unknown or its words are not parted by spaces. */
  readonly stop: NumberSet
  /** One form for a word's inflections: `walks`, `walking` -> `walk`. */
  stem(word: string): string
  /** A stemmer of the language itself stands behind `stem`, not truncation. */
  readonly stems: boolean
}

interface Stemmer {
  stem(word: string): string
}

// Written out one by one, since a bundler only sees literal paths.
/* eslint-disable @typescript-eslint/no-require-imports */
const STEMMERS: Readonly<Record<string, () => Stemmer>> = {
  de: () => require('natural/lib/natural/stemmers/porter_stemmer_de.js') as Stemmer,
  en: () => require('natural/lib/natural/stemmers/porter_stemmer.js') as Stemmer,
  es: () => require('natural/lib/natural/stemmers/porter_stemmer_es.js') as Stemmer,
  fr: () => require('natural/lib/natural/stemmers/porter_stemmer_fr.js') as Stemmer,
  it: () => require('natural/lib/natural/stemmers/porter_stemmer_it.js') as Stemmer,
  nl: () => require('natural/lib/natural/stemmers/porter_stemmer_nl.js') as Stemmer,
  no: () => require('natural/lib/natural/stemmers/porter_stemmer_no.js') as Stemmer,
  pt: () => require('natural/lib/natural/stemmers/porter_stemmer_pt.js') as Stemmer,
  ru: () => require('natural/lib/natural/stemmers/porter_stemmer_ru.js') as Stemmer,
  sv: () => require('natural/lib/natural/stemmers/porter_stemmer_sv.js') as Stemmer,
  uk: () => require('natural/lib/natural/stemmers/porter_stemmer_uk.js') as Stemmer,
}

interface AbbreviationList {
  readonly knownAbbreviations: readonly string[]
}

const NATURAL_ABBREVIATIONS: Readonly<Record<string, () => AbbreviationList>> = {
  en: () => require('natural/lib/natural/util/abbreviations_en.js') as AbbreviationList,
  es: () => require('natural/lib/natural/util/abbreviations_es.js') as AbbreviationList,
}
/* eslint-enable @typescript-eslint/no-require-imports */

/** Abbreviations whose dot ends no sentence; natural has English and Spanish, and even those lack months and ranks. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  ar: 'د أ م ص ت',
  cs: 'např tzv tj mj resp popř apod tzn č čp ul nám sv mudr ing mgr bc phdr rndr judr doc prof st stol str odst písm tel kč mil mld vl',
  da: 'f.eks bl.a dvs ca kl kr nr pct mio mia jf evt inkl ekskl hr fr dr prof tlf st ifm mht pga iht pkt bl eks',
  de: 'z.b d.h u.a bzw usw ca dr prof hr fr nr str abs art bd ggf inkl evtl vgl sog geb gest jh mio mrd st tel s.o u.u v.a i.d.r o.ä zzgl max min mind ing dipl med phil jur jan febr feb apr aug sept okt nov dez',
  el: 'κ κα κ.ά κ.λπ π.χ δηλ βλ αρ σελ τηλ δρ χλμ εκ δισ αγ',
  en: 'mr mrs ms dr prof sr jr st gen col lt capt sgt maj cmdr adm rev hon gov sen rep pres vs etc inc ltd co corp bros dept est approx fig no nos vol pp ed eds cf al jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri ave blvd rd ft u.s u.k u.n e.g i.e a.m p.m ph.d d.c mt messrs supt det hwy min max tel ext',
  es: 'sr sra srta dr dra ud uds ee.uu etc pág núm art av avda prof gral cía a.m p.m aprox tel vol ed sta sto máx mín ing lic depto',
  et: 'nt jne lk tel nr dr prof hr pr u s.t st',
  fi: 'esim mm ym jne eli ns ks ko n s so tri prof puh klo nro v milj mrd synt',
  fr: 'm mm mme mlle dr me pr st ste etc env cf éd vol p.ex av bd tél janv févr avr juil sept oct nov déc n.b art ch max min hab',
  hr: 'npr tj itd dr mr mag prof ing str br sv god st tzv gđa g mil mlrd tel ul',
  hu: 'pl stb ún kb dr prof u i.e sz ill old vö t tel kft jan febr márc ápr jún júl aug szept okt nov dec ifj id özv',
  id: 'dr drs ir prof hj h dll dsb dkk yg no hlm tgl jl rp st sdr sdri bpk',
  it: 'sig sigg sig.ra dott dott.ssa dr prof avv ing arch on sen ecc es pag art cfr s.p.a n v vol ca max min tel geom gen col cap ten mons',
  lt: 'pvz t.y kt pan val g d m dr prof p psl mln mlrd tūkst nr vad str',
  lv: 'piem utt u.c t.i plkst g lpp dr prof milj nr tūkst',
  nl: 'dhr mevr mr drs dr ir ing prof bijv d.w.z enz o.a m.b.t t.a.v a.u.b ca nr blz jl vgl zgn incl excl max min tel st evt resp',
  no: 'f.eks bl.a dvs ca kl kr nr pst mill mrd jf evt inkl dr prof tlf st osv mv pga o.l',
  pl: 'np tzw tj itd itp m.in dr prof mgr inż hab ul al pl os nr godz r w tys mln mld zł gr ks św im płk gen kpt por sp z.o.o pt tel ok ww',
  pt: 'sr sra srs dr dra prof profa eng exmo etc ex pág núm art av tel vol ed r$ máx mín aprox dep gen cel ltda cia jan fev abr ago set out nov dez',
  ro: 'dl dna d-na dr prof ing nr str bd art alin lit etc ex pag sf jud tel mil mld aprox jr',
  ru: 'г гг в вв т.е т.д т.п др пр им ул д кв р руб коп тыс млн млрд трлн стр рис см напр проф акад ген т ок св о л чел обл просп н.э гл ст п эт',
  sk: 'napr tzv t.j resp apod atď č ul nám sv mudr ing mgr bc phdr judr doc prof str ods písm tel mil mld pod',
  sl: 'npr tj itd dr mag prof inž str št sv oz ipd t.i ga g mio tel ul dipl',
  sr: 'npr tj itd dr mr prof ing str br sv god st tzv gđa mil mlrd нпр тј итд др мр проф инж стр бр св год ст тзв',
  sv: 't.ex bl.a d.v.s dvs ca kl kr nr milj mdr mnkr osv m.m m.fl resp jfr inkl exkl dr prof tel s.k o.d eg ev fr.o.m t.o.m',
  tr: 'dr prof doç yrd av alb gen vb vs örn bkz no tel sok cad mah apt st ltd şti yy çev ing hz sn',
  uk: 'р рр ст т.зв т.д т.п та ін ім вул буд кв грн коп тис млн млрд трлн стор рис див напр проф акад ген м с обл просп н.е п гл тзв о',
  bg: 'г гг т.е т.н т.нар др пр ул бул лв ст млн млрд хил стр проф доц инж акад ген им св чл ал',
  fa: 'ه م ق ص ج د',
  he: 'ד פרופ עמ',
  hi: 'डॉ प्रो श्री रु',
}

/** Other names of the same language, as pages and records write them. */
const ALIASES: Readonly<Record<string, string>> = {
  nb: 'no', nn: 'no', iw: 'he', in: 'id', bs: 'sr', sh: 'sr', cnr: 'sr', fil: 'tl', cmn: 'zh', yue: 'zh', arb: 'ar', pes: 'fa', mo: 'ro', ekk: 'et', lvs: 'lv', zsm: 'ms',
}

/** The language a tag is about, without region and script: `pt-BR` -> `pt`, `nb` -> `no`. */
export function baseLanguage(tag: string): string {
  const base = tag.toLowerCase().split(/[-_]/, 1)[0]!
  return ALIASES[base] ?? base
}

// Fixed-prefix stemming (McNamee & Mayfield 2004; Can et al. 2008): the first five letters do nearly what a stemmer does.
const PREFIX = 5
/** No word of a natural language is longer, and some of natural's patterns are quadratic. */
const LONGEST = 40
/** Stems remembered per language before the memory is emptied: about the vocabulary of a few hundred pages. */
const REMEMBERED = 20_000

const SOLID = new Pattern(String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`, 'u')

function truncate(word: string): string {
  return word.length <= PREFIX || SOLID.test(word) ? word : word.slice(0, PREFIX)
}

function remembering(stem: (word: string) => string): (word: string) => string {
  const stems = new Map<string, string>()
  return (word) => {
    const known = stems.get(word)
    if (known !== undefined) return known
    if (stems.size >= REMEMBERED) stems.clear()
    const lower = word.toLowerCase().slice(0, LONGEST)
    const found = stem(lower) || lower
    stems.set(word, found)
    return found
  }
}

/** The stemmer is loaded by the first word, not with the language's stop words. */
function loading(load: () => Stemmer): (word: string) => string {
  let stemmer: Stemmer | undefined
  return remembering((word) => (stemmer ??= load()).stem(word))
}

function hashes(words: readonly string[]): ReadonlySet<number> {
  return new Set(words.filter((word) => word !== '').map(hashWord))
}

const NEUTRAL: LanguageWords = { lang: null, stop: new NumberSet([]), stem: (word) => truncate(word.toLowerCase()), stems: false }

const known = new Map<string, LanguageWords>()

function build(base: string): LanguageWords {
  const load = Object.hasOwn(STEMMERS, base) ? STEMMERS[base] : undefined
  const stem = load ? loading(load) : NEUTRAL.stem
  return { lang: base, stop: new NumberSet(hashes(stopWords(base))), stem, stems: load !== undefined }
}

/** What is known of a language's words, built when first asked for. An unknown language has no stop words and truncated stems. */
export function languageWords(lang: string | null): LanguageWords {
  const base = lang === null ? '' : baseLanguage(lang)
  if (!Object.hasOwn(STOP_WORDS, base)) return NEUTRAL
  let words = known.get(base)
  if (words === undefined) known.set(base, (words = build(base)))
  return words
}

/** The language's function words, lower case; none when the language is unknown. */
export function stopWords(base: string): readonly string[] {
  return Object.hasOwn(STOP_WORDS, base) ? STOP_WORDS[base]!().split(' ') : []
}

/** The languages that have function words. */
export function languagesWithStopWords(): readonly string[] {
  return Object.keys(STOP_WORDS)
}

const abbreviationsOf = new Map<string, NumberSet>()
const INITIALS = [...'abcdefghijklmnopqrstuvwxyz']

/** A dot follows the last piece of an abbreviation: of `e.g.` that is `g`. */
function lastPiece(abbreviation: string): string {
  let end = abbreviation.length
  while (end > 0 && classOf(abbreviation.charCodeAt(end - 1)) < UPPER) end--
  let start = end
  while (start > 0 && classOf(abbreviation.charCodeAt(start - 1)) >= UPPER) start--
  return abbreviation.slice(start, end)
}

/** Hashes of the words (one-letter initials among them) whose dot ends no sentence. */
export function abbreviations(lang: string | null): NumberSet {
  const base = lang === null ? '' : baseLanguage(lang)
  const own = Object.hasOwn(ABBREVIATIONS, base) ? ABBREVIATIONS[base]! : ''
  const key = own === '' ? '' : base
  let found = abbreviationsOf.get(key)
  if (found === undefined) {
    const listed = Object.hasOwn(NATURAL_ABBREVIATIONS, key) ? NATURAL_ABBREVIATIONS[key]!().knownAbbreviations : []
    found = new NumberSet(hashes([...INITIALS, ...own.split(' '), ...listed].map(lastPiece)))
    abbreviationsOf.set(key, found)
  }
  return found
}
