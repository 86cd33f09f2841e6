/** Votes of every line in, how strongly each kind is voted for out: a table of numbers made once a page. */
import { keepShape } from '../lines/shape.ts'
import type { Kind, Vote } from '../types.ts'
import { KINDS } from '../types.ts'

const COLUMN: ReadonlyMap<Kind, number> = new Map(KINDS.map((kind, k) => [kind, k]))

/** `of(i, k)`: strength of `KINDS[k]` on line i, 0..1. Independent rules add up: 1 - product of (1 - weight). */
export class Strengths {
  private readonly table: Float64Array

  constructor(votes: readonly (readonly Vote[])[]) {
    this.table = new Float64Array(votes.length * KINDS.length)
    for (let i = 0; i < votes.length; i++) {
      for (const { kind, weight } of votes[i]!) {
        const at = i * KINDS.length + COLUMN.get(kind)!
        this.table[at] = 1 - (1 - this.table[at]!) * (1 - weight)
      }
    }
  }

  of(i: number, k: number): number {
    return this.table[i * KINDS.length + k]!
  }
}
keepShape(new Strengths([]))
