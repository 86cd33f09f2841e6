/**
 * One language's cues in, a table that is searched without any further preparation out; and the table as bytes and back, since the
 * build compiles all languages ahead (thousands of phrases each) and a page looks at one or two.
 *
 * The table is a trie over word hashes, flattened: the hash of every beginning of every phrase stands in a hash table with open
 * addressing, so a step of the search is one multiplication and one look-up.
 */
import type { DroppedKind } from '../types.ts'
import { DROPPED_KINDS } from '../types.ts'
import { fold, HASH_START, hashStep } from '../lines/chars.ts'
import { measure } from '../lines/measure.ts'
import { Pattern } from '../lines/pattern.ts'
import type { Cues, LanguageCues } from './cues/cue.ts'

/** Where a phrase must stand; see `Cues`. */
export type Place = keyof Cues
export const PLACES = ['whole', 'opens', 'start', 'within'] as const

/** What a phrase speaks for: a kind, or a part of a date or byline. */
const PARTS = ['month', 'weekday', 'noon', 'ago', 'by', 'published', 'updated', 'saying'] as const
type Part = (typeof PARTS)[number]
export type Sign = DroppedKind | Part
/** Kinds first: a sign's number tells whether it is one. */
export const SIGNS: readonly Sign[] = [...DROPPED_KINDS, ...PARTS]

/** A sign and a place in one number. */
export const cueCode = (sign: number, place: number): number => sign * PLACES.length + place
export const signOfCode = (code: number): number => code >> 2
export const placeOfCode = (code: number): number => code & 3

export interface CueTable {
  /** States (hashes of the beginnings of phrases) by slot, 0 where a slot is free; the length is a power of two. */
  readonly states: Int32Array
  /** For each slot where in `lists` the cues begin that end in this state; 0 where none does. */
  readonly ends: Uint16Array
  /** Lists of cue codes, each behind its length. */
  readonly lists: Uint8Array
  /** Which lengths of stems (bit 0: two letters) may follow a state, given a word's first two letters; see `stemSlot`. */
  readonly stems: Int32Array
}

/** The state before any word. */
export const ROOT = 0
/** Keeps a stem apart from the same letters as a word. */
const STEM = 0x5bd1e995
const STEM_BITS = 10
/** A stem has at least so many letters (languages written in syllables go down to this), and the masks have 32 bits. */
export const SHORTEST_STEM = 2
const LONGEST_STEM = SHORTEST_STEM + 31

/** The state after a word. */
export function afterWord(state: number, word: number): number {
  const mixed = Math.imul(((state << 5) | (state >>> 27)) ^ word, 0x9e3779b1)
  return mixed ^ (mixed >>> 15) || 1
}

/** The state after a word that begins with a stem. */
export const afterStem = (state: number, stem: number): number => afterWord(state ^ STEM, stem)

/** Where in `stems` the lengths stand for a state and the hash of a word's first two letters. */
export const stemSlot = (state: number, letters: number): number => Math.imul(state ^ letters, 0x9e3779b1) >>> (32 - STEM_BITS)

/** The slot of a state, -1 where the table does not have it. */
export function slotOf(states: Int32Array, state: number): number {
  const mask = states.length - 1
  for (let slot = state & mask; ; slot = (slot + 1) & mask) {
    const found = states[slot]!
    if (found === state) return slot
    if (found === 0) return -1
  }
}

/** All cues of a language, compiled. */
export function compileCues(language: LanguageCues): CueTable {
  const builder = new Builder()
  for (const [sign, name] of SIGNS.entries()) {
    if (sign >= DROPPED_KINDS.length) for (const phrase of phrasesOf(language, name as Part)) builder.add(phrase, cueCode(sign, PLACES.indexOf('within')))
    else for (const [i, place] of PLACES.entries()) for (const phrase of language.kinds[name as DroppedKind]?.[place] ?? []) builder.add(phrase, cueCode(sign, i))
  }
  return builder.table()
}

function phrasesOf(language: LanguageCues, part: Part): readonly string[] {
  if (part === 'month') return language.months.flat()
  if (part === 'weekday') return language.weekdays.flat()
  if (part === 'noon') return language.noon?.flat() ?? []
  return language[part]
}

class Builder {
  /** Cue codes by state, in the order they came. */
  private readonly cues = new Map<number, number[]>()
  /** What led to a state, to be sure that no two ways do. */
  private readonly ways = new Map<number, string>()
  private readonly stems = new Int32Array(1 << STEM_BITS)

  /** Adds one cue; its phrase is cut into words by the same code as a page's lines. */
  add(phrase: string, code: number): void {
    const written = phrase.replace(/#/g, '0')
    const { tokens, starts } = measure({ first: 0, last: 0, text: written, plain: written, gap: false }, 0)
    let state = ROOT, way = ''
    tokens.forEach((token, i) => {
      const stem = stemAt(written, starts[i]!)
      way += ` ${stem === '' ? token : `${foldWord(stem)}*`}`
      state = stem === '' ? afterWord(state, token) : this.addStem(state, stem)
      if ((this.ways.get(state) ?? way) !== way) throw new Error(`"${phrase}": two phrases have one hash`)
      this.ways.set(state, way)
      if (!this.cues.has(state)) this.cues.set(state, [])
    })
    if (state !== ROOT) this.cues.get(state)!.push(code)
  }

  private addStem(state: number, stem: string): number {
    if (stem.length < SHORTEST_STEM || stem.length > LONGEST_STEM) throw new Error(`"${stem}*": a stem of ${stem.length} letters`)
    this.stems[stemSlot(state, hashLetters(stem, SHORTEST_STEM))]! |= 1 << (stem.length - SHORTEST_STEM)
    return afterStem(state, hashLetters(stem, stem.length))
  }

  table(): CueTable {
    let size = 16
    while (size < this.cues.size * SPARSE) size *= 2
    const states = new Int32Array(size), ends = new Uint16Array(size), lists = [0], known = new Map<string, number>()
    for (const [state, codes] of this.cues) {
      let slot = state & (size - 1)
      while (states[slot] !== 0) slot = (slot + 1) & (size - 1)
      states[slot] = state
      if (codes.length === 0) continue
      const key = codes.join()
      if (!known.has(key)) { known.set(key, lists.length); lists.push(codes.length, ...codes) }
      ends[slot] = known.get(key)!
    }
    return { states, ends, lists: Uint8Array.from(lists), stems: this.stems }
  }
}

/** Slots a state: fewer make long searches, more a larger table. */
const SPARSE = 1.4

/** The stem that begins here (`abonn` of `abonn*`), empty where a whole word does. */
function stemAt(text: string, from: number): string {
  let end = from
  while (end < text.length && WORD_CHAR.test(text[end]!)) end++
  return text[end] === '*' ? text.slice(from, end) : ''
}
const WORD_CHAR = new Pattern(String.raw`[\p{L}\p{M}\p{N}_]`, 'u')

function foldWord(word: string): string {
  return Array.from({ length: word.length }, (_, i) => String.fromCharCode(fold(word.charCodeAt(i)))).join('')
}

function hashLetters(word: string, length: number): number {
  let hash = HASH_START
  for (let i = 0; i < length; i++) hash = hashStep(hash, fold(word.charCodeAt(i)))
  return hash
}

/** A table as bytes: the sizes of its parts, then the parts. */
export function packTable({ states, ends, lists, stems }: CueTable): Uint8Array {
  const parts = [Int32Array.of(states.length, lists.length), stems, states, ends, lists]
  return Buffer.concat(parts.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)))
}

/** The table that `packTable` made bytes of. */
export function unpackTable(packed: Uint8Array): CueTable {
  const bytes = Uint8Array.from(packed).buffer
  const [size = 0, listed = 0] = new Int32Array(bytes, 0, 2)
  let at = 8
  const take = (length: number, width: number): number => { const from = at; at += length * width; return from }
  return {
    stems: new Int32Array(bytes, take(1 << STEM_BITS, 4), 1 << STEM_BITS),
    states: new Int32Array(bytes, take(size, 4), size),
    ends: new Uint16Array(bytes, take(size, 2), size),
    lists: new Uint8Array(bytes, take(listed, 1), listed),
  }
}
