/**
 * Hashes in, the number that goes with each out, or whether they belong to a set: in typed arrays with open addressing, which
 * ask for a fraction of the time and memory of a `Map` and a `Set`.
 */

/** Kept at most half full, so that searches stay short. */
const FIRST_SIZE = 2048

/** A map that can be emptied at no cost, so that one serves page after page. */
export class NumberTable {
  size = 0
  private keys = new Int32Array(FIRST_SIZE)
  private values = new Int32Array(FIRST_SIZE)
  /** A slot is taken where the number of the present filling stands. */
  private taken = new Int32Array(FIRST_SIZE)
  private filling = 1

  get(key: number): number | undefined {
    const slot = this.slotOf(key)
    return this.taken[slot] === this.filling ? this.values[slot] : undefined
  }

  set(key: number, value: number): void {
    if (this.size * 2 >= this.keys.length) this.grow()
    const slot = this.slotOf(key)
    if (this.taken[slot] !== this.filling) { this.taken[slot] = this.filling; this.keys[slot] = key; this.size++ }
    this.values[slot] = value
  }

  clear(): void {
    this.size = 0
    if (++this.filling === MOST_FILLINGS) { this.taken.fill(0); this.filling = 1 }
  }

  /** The key's slot, or the free one where it would go. */
  private slotOf(key: number): number {
    const { taken, keys, filling } = this, mask = keys.length - 1
    let slot = (key ^ (key >>> 15)) & mask
    while (taken[slot] === filling && keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  private grow(): void {
    const { keys, values, taken, filling } = this
    this.keys = new Int32Array(keys.length * 2)
    this.values = new Int32Array(keys.length * 2)
    this.taken = new Int32Array(keys.length * 2)
    this.size = 0
    for (let i = 0; i < keys.length; i++) if (taken[i] === filling) this.set(keys[i]!, values[i]!)
  }
}
const MOST_FILLINGS = 2 ** 31 - 1

/** A set of hashes that does not change. */
export class NumberSet {
  readonly size: number
  private readonly keys: Int32Array
  private readonly hasZero: boolean

  constructor(numbers: Iterable<number>) {
    const different = new Set(numbers)
    this.size = different.size
    this.hasZero = different.delete(0)
    let length = 2
    while (length < different.size * 3) length *= 2
    this.keys = new Int32Array(length)
    for (const number of different) this.keys[this.slotOf(number)] = number
  }

  has(number: number): boolean {
    return number === 0 ? this.hasZero : this.keys[this.slotOf(number)] !== 0
  }

  private slotOf(number: number): number {
    const { keys } = this, mask = keys.length - 1
    let slot = (number ^ (number >>> 15)) & mask
    while (keys[slot] !== 0 && keys[slot] !== number) slot = (slot + 1) & mask
    return slot
  }
}
