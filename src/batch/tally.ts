/** Articles in, what was found on all of them together out: lines of each kind, rules that spoke, bytes kept. */
import type { Article } from '../types.ts'

/** What was found on pages: how many lines of each kind, and on how many lines each rule spoke. */
export interface Counts {
  readonly kinds: Readonly<Record<string, number>>
  readonly rules: Readonly<Record<string, number>>
  /** Bytes of text that were kept. */
  readonly kept: number
}

/** Adds articles up. */
export class Tally implements Counts {
  readonly kinds: Record<string, number> = {}
  readonly rules: Record<string, number> = {}
  kept = 0

  article({ verdicts, body }: Article): void {
    this.kept += Buffer.byteLength(body)
    for (const { kind, rules } of verdicts) {
      this.kinds[kind] = (this.kinds[kind] ?? 0) + 1
      for (const rule of rules) this.rules[rule] = (this.rules[rule] ?? 0) + 1
    }
  }

  add(counts: Counts): void {
    this.kept += counts.kept
    for (const [kind, count] of Object.entries(counts.kinds)) this.kinds[kind] = (this.kinds[kind] ?? 0) + count
    for (const [rule, count] of Object.entries(counts.rules)) this.rules[rule] = (this.rules[rule] ?? 0) + count
  }
}
