/** Blocks in, a hash of the way to each out: by the names of the elements around it and the first of their classes that holds no number. */
import type { Tag } from './tokens.ts'
import { ATTRIBUTE, nameHash } from './tokens.ts'

const NUMBERLESS = /(?:^|\s)([^\s\d]+)(?=\s|$)/

/** Of one page. */
export class Paths {
  /** By the names as they stand, which come again and again. */
  readonly #first = new Map<string, number>()

  /** The path of a block in another. */
  within(around: number, tag: Tag): number {
    const names = tag.get(ATTRIBUTE.class)
    return (Math.imul(around ^ tag.hash, 0x01000193) ^ (names === undefined ? 0 : this.#firstOf(names))) | 0
  }

  #firstOf(names: string): number {
    let first = this.#first.get(names)
    if (first === undefined) this.#first.set(names, first = nameHash(NUMBERLESS.exec(names)?.[1] ?? ''))
    return first
  }
}
