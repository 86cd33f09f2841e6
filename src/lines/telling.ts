/**
 * In: a script. Out: the words and letters that tell its languages apart, as a table that is searched without further preparation.
 * The build compiles the Latin script's ahead, since it takes longer than cleaning a page.
 */
import { hashWord } from './chars.ts'
import { PACKED_LATIN } from './packed-telling.ts'
import type { Script } from './script.ts'
import { languagesWithStopWords, stopWords } from './words.ts'

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

/** Longer words than this tell little of the language for the time the table takes to build. */
const LONGEST_TELLING_WORD = 6

/** Which languages have a word (by its hash) or a letter (by its code unit). */
export interface TellingTable {
  readonly langs: readonly string[]
  /** Hashes and code units by slot, 0 where a slot is free; the length is a power of two. */
  readonly keys: Int32Array
  /** For each slot where in `rows` its languages begin. */
  readonly places: Uint16Array
  /** Lists of numbers of languages, each behind its length. */
  readonly rows: Uint8Array
}

const tables = new Map<Script, TellingTable>()

/** The script's table, made when first asked for. */
export function tellingTable(script: Script): TellingTable {
  let table = tables.get(script)
  if (!table) tables.set(script, table = script === 'Latn' && PACKED_LATIN ? unpackTelling(PACKED_LATIN()) : compileTelling(script))
  return table
}

/** Where in `rows` the languages of a word or letter stand; 0 where none has it. */
export function rowOf({ keys, places }: TellingTable, key: number): number {
  const mask = keys.length - 1
  let slot = slotFor(key) & mask
  while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask
  return keys[slot] === 0 ? 0 : places[slot]!
}

const slotFor = (key: number): number => key ^ (key >>> 15)

/** Reads the stop words of all languages of the script. */
export function compileTelling(script: Script): TellingTable {
  const shared = new Set(Object.values(SHARED_SCRIPTS).flat())
  const langs = SHARED_SCRIPTS[script] ?? languagesWithStopWords().filter((lang) => isLatin(lang) && (!shared.has(lang) || lang === 'sr'))
  const words = new Map<number, number[]>(), letters = new Map<number, number[]>()
  for (const [i, lang] of langs.entries()) {
    for (const word of stopWords(lang)) if (word.length <= LONGEST_TELLING_WORD) append(words, hashWord(word), i)
  }
  for (const [letter, whose] of Object.entries(TELLING_LETTERS)) {
    for (const form of [letter, letter.toUpperCase()]) {
      for (const lang of whose.split(' ')) if (form.length === 1 && langs.includes(lang)) append(letters, form.charCodeAt(0), langs.indexOf(lang))
    }
  }
  for (const key of letters.keys()) if (words.has(key)) throw new Error('a word has the hash of a letter')
  return tableOf(langs, new Map([...words, ...letters]))
}

function isLatin(lang: string): boolean {
  return /[a-z]/.test(stopWords(lang)[0] ?? '')
}

function append(table: Map<number, number[]>, key: number, value: number): void {
  const row = table.get(key)
  if (row === undefined) table.set(key, [value])
  else if (!row.includes(value)) row.push(value)
}

function tableOf(langs: readonly string[], rowsByKey: ReadonlyMap<number, readonly number[]>): TellingTable {
  let size = 64
  while (size < 2 * rowsByKey.size) size *= 2
  const keys = new Int32Array(size), places = new Uint16Array(size), rows = [0], known = new Map<string, number>()
  for (const [key, row] of rowsByKey) {
    let slot = slotFor(key) & (size - 1)
    while (keys[slot] !== 0) slot = (slot + 1) & (size - 1)
    keys[slot] = key
    if (!known.has(row.join())) { known.set(row.join(), rows.length); rows.push(row.length, ...row) }
    places[slot] = known.get(row.join())!
  }
  return { langs, keys, places, rows: Uint8Array.from(rows) }
}

/** A table as bytes: the sizes of its parts, the parts, its languages. */
export function packTelling({ langs, keys, places, rows }: TellingTable): Uint8Array {
  const parts = [Int32Array.of(keys.length, rows.length), keys, places, rows].map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength))
  return Buffer.concat([...parts, Buffer.from(langs.join())])
}

/** The table that `packTelling` made bytes of. */
export function unpackTelling(packed: Uint8Array): TellingTable {
  const bytes = Uint8Array.from(packed).buffer, [size = 0, listed = 0] = new Int32Array(bytes, 0, 2), places = 8 + 4 * size, rows = places + 2 * size
  return {
    langs: Buffer.from(bytes, rows + listed).toString().split(','),
    keys: new Int32Array(bytes, 8, size), places: new Uint16Array(bytes, places, size), rows: new Uint8Array(bytes, rows, listed),
  }
}
