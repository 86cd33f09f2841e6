/**
 * Cues of some languages in, the cues a line contains out. Phrases are compiled into one trie over word hashes, so a line is
 * looked up in one walk over its words however many languages and kinds are searched (as in Aho and Corasick 1975, without the
 * failure links: phrases are short).
 */
import type { DroppedKind } from '../types.ts'
import { DROPPED_KINDS } from '../types.ts'
import { fold, HASH_START, hashStep } from '../lines/chars.ts'
import { measure, NUMBER } from '../lines/measure.ts'
import type { Line } from '../lines/measure.ts'
import type { Cues, LanguageCues } from './cues/cue.ts'

/** Where a phrase must stand; see `Cues`. */
export type Place = keyof Cues
export const PLACES = ['whole', 'opens', 'start', 'within'] as const

/** What a phrase speaks for: a kind, or a part of a date or byline. */
export type Sign = DroppedKind | (typeof SIGNS)[number]
const SIGNS = ['month', 'weekday', 'noon', 'ago', 'by', 'published', 'updated', 'saying'] as const

export interface Cue { readonly sign: Sign; readonly place: Place; readonly phrase: string }

/** A cue found in a line: tokens `from..to`, `to` not included. */
export interface Hit extends Cue { readonly from: number; readonly to: number }

interface Node {
  readonly next: Map<number, Node>
  /** Words given by their beginning (`abonn*`): for each length of stem a map of its own. */
  readonly stems: Map<number, Map<number, Node>>
  readonly cues: Cue[]
}

const node = (): Node => ({ next: new Map(), stems: new Map(), cues: [] })

export class CueIndex {
  private readonly root = node()

  constructor(languages: readonly LanguageCues[]) {
    for (const language of languages) {
      for (const kind of DROPPED_KINDS) {
        const cues = language.kinds[kind]
        if (cues) for (const place of PLACES) for (const phrase of cues[place] ?? []) this.add({ sign: kind, place, phrase })
      }
      for (const sign of SIGNS) for (const phrase of signPhrases(language, sign)) this.add({ sign, place: 'within', phrase })
    }
  }

  /** Adds one cue; its phrase is cut into words by the same code as a page's lines. */
  private add(cue: Cue): void {
    const written = cue.phrase.replace(/#/g, '0')
    const line = measure({ first: 0, last: 0, text: written, plain: written, gap: false }, 0)
    let at = this.root
    line.tokens.forEach((token, i) => {
      const begin = line.starts[i]!, wordEnd = endOfWord(written, begin)
      at = written.charCodeAt(wordEnd) === 0x2a ? stemNode(at, written.slice(begin, wordEnd)) : childNode(at.next, token)
    })
    if (at !== this.root) at.cues.push(cue)
  }

  /** All cues in the line, wherever they stand; places are checked by `placed`. */
  find(line: Line): Hit[] {
    const hits: Hit[] = []
    for (let i = 0; i < line.tokens.length; i++) this.walk(this.root, line, { from: i, at: i, hits })
    return hits
  }

  private walk(here: Node, line: Line, state: { readonly from: number; readonly at: number; readonly hits: Hit[] }): void {
    const { from, at, hits } = state
    if (at > from) for (const cue of here.cues) hits.push({ sign: cue.sign, place: cue.place, phrase: cue.phrase, from, to: at })
    if (at >= line.tokens.length) return
    const next = here.next.get(line.tokens[at]!)
    if (next) this.walk(next, line, { from, at: at + 1, hits })
    if (here.stems.size === 0 || line.tokens[at] === NUMBER) return
    for (const [length, children] of here.stems) {
      const child = children.get(hashPrefix(line, at, length))
      if (child) this.walk(child, line, { from, at: at + 1, hits })
    }
  }
}

function signPhrases(language: LanguageCues, sign: (typeof SIGNS)[number]): readonly string[] {
  if (sign === 'month') return language.months.flat()
  if (sign === 'weekday') return language.weekdays.flat()
  if (sign === 'noon') return language.noon?.flat() ?? []
  return language[sign]
}

const WORD_CHAR = /[\p{L}\p{M}\p{N}_]/u
function endOfWord(text: string, i: number): number {
  while (i < text.length && WORD_CHAR.test(text[i]!)) i++
  return i
}

function childNode(map: Map<number, Node>, key: number): Node {
  let child = map.get(key)
  if (!child) map.set(key, child = node())
  return child
}

function stemNode(parent: Node, stem: string): Node {
  let map = parent.stems.get(stem.length)
  if (!map) parent.stems.set(stem.length, map = new Map())
  let hash = HASH_START
  for (let i = 0; i < stem.length; i++) hash = hashStep(hash, fold(stem.charCodeAt(i)))
  return childNode(map, hash)
}

/** Hash of a token's first `length` characters; of fewer where the line ends, which matches nothing. */
function hashPrefix(line: Line, token: number, length: number): number {
  const start = line.starts[token]!
  let hash = HASH_START
  for (let i = start; i < start + length && i < line.plain.length; i++) hash = hashStep(hash, fold(line.plain.charCodeAt(i)))
  return hash
}
