/**
 * A line and the tables of some languages in, every cue that the line contains out, in one walk over its words. (As in Aho and
 * Corasick 1975, without the failure links: phrases are short.)
 */
import { fold, hashStep } from '../lines/chars.ts'
import type { Line } from '../lines/measure.ts'
import type { CueTable } from './cue-table.ts'
import { afterStem, afterWord, ROOT, SHORTEST_STEM, slotOf, stemSlot } from './cue-table.ts'

/** Cues found in one line: cue `i` is `codes[i]` on tokens `from[i]..to[i]`, `to` not included. Overwritten by the next search. */
export interface Hits { readonly count: number; readonly codes: Int32Array; readonly from: Int32Array; readonly to: Int32Array }

export class CueIndex {
  private readonly tables: readonly CueTable[]
  private readonly hits = { count: 0, codes: new Int32Array(64), from: new Int32Array(64), to: new Int32Array(64) }
  private tokens: Int32Array = new Int32Array(0)
  private starts: Int32Array = new Int32Array(0)
  private openings: Int32Array = new Int32Array(0)
  private at = 0
  private text = ''
  private from = 0

  constructor(tables: readonly CueTable[]) {
    this.tables = tables
  }

  /** All cues in the line, wherever they stand; places are checked by `signsOf`. Beginnings in order, at each the languages in order. */
  find(line: Line): Hits {
    const { tokens, openings, at } = line
    this.tokens = tokens; this.openings = openings; this.at = at; this.starts = line.starts; this.text = line.plain
    this.hits.count = 0
    for (let i = 0; i < tokens.length; i++) {
      this.from = i
      const letters = openings[at + i]!
      for (const table of this.tables) {
        const state = afterWord(ROOT, tokens[i]!), slot = slotOf(table.states, state)
        if (slot >= 0) this.enter(table, slot, i + 1)
        if (letters !== 0 && table.stems[stemSlot(ROOT, letters)] !== 0) this.stems(table, ROOT, i)
      }
    }
    return this.hits
  }

  /** A state is reached with the words before `at`: its cues are hits, and the search goes on from there. */
  private enter(table: CueTable, slot: number, at: number): void {
    const { ends, lists, states } = table, list = ends[slot]!
    if (list !== 0) for (let k = 1; k <= lists[list]!; k++) this.hit(lists[list + k]!, at)
    if (at >= this.tokens.length) return
    const state = states[slot]!, next = slotOf(states, afterWord(state, this.tokens[at]!))
    if (next >= 0) this.enter(table, next, at + 1)
    this.stems(table, state, at)
  }

  /** The stems that the word at `at` begins with. */
  private stems(table: CueTable, state: number, at: number): void {
    let hash = this.openings[this.at + at]!, lengths = hash === 0 ? 0 : table.stems[stemSlot(state, hash)]!
    if (lengths === 0) return
    const { text } = this
    let end = this.starts[at]! + SHORTEST_STEM
    for (; lengths !== 0; lengths >>>= 1) {
      const slot = lengths & 1 ? slotOf(table.states, afterStem(state, hash)) : -1
      if (slot >= 0) this.enter(table, slot, at + 1)
      if (end >= text.length) return
      hash = hashStep(hash, fold(text.charCodeAt(end++)))
    }
  }

  private hit(code: number, to: number): void {
    const { hits } = this, { count } = hits
    if (count === hits.codes.length) {
      hits.codes = doubled(hits.codes); hits.from = doubled(hits.from); hits.to = doubled(hits.to)
    }
    hits.codes[count] = code; hits.from[count] = this.from; hits.to[count] = to
    hits.count = count + 1
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(array.length * 2)
  bigger.set(array)
  return bigger
}
