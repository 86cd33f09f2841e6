/** A rule in, its votes out: a vote of the same weight is the same object, since a page brings the same few hundreds of times. */
import type { Kind, Vote } from '../types.ts'
import { keepShape } from '../lines/shape.ts'
import type { Rule } from './rule.ts'

/** A vote that knows its rule's place in the list. */
export class Ballot implements Vote {
  readonly rule: string
  readonly kind: Kind
  readonly weight: number
  readonly order: number

  constructor({ id, kind }: Rule, weight: number, order: number) {
    this.rule = id; this.kind = kind; this.weight = weight; this.order = order
  }
}

/** Most rules have two or three weights; those that fade with a line's length have any number, which are not all kept. */
const KEPT = 8

export class Ballots {
  private readonly rule: Rule
  private readonly order: number
  private readonly made: Ballot[]

  constructor(rule: Rule, order: number) {
    this.rule = rule; this.order = order
    this.made = [keepShape(new Ballot(rule, 0.5, order))]
  }

  /** The rule's vote of this weight. */
  of(weight: number): Ballot {
    const { made } = this
    for (let i = 0; i < made.length; i++) if (made[i]!.weight === weight) return made[i]!
    const ballot = new Ballot(this.rule, weight, this.order)
    if (made.length < KEPT) made.push(ballot)
    return ballot
  }
}
