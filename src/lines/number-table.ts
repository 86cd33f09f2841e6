/**
 * Hashes in, the number that goes with each out, or whether they belong to a set: in typed arrays with open addressing, which
 * ask for a fraction of the time and memory of a `Map` and a `Set`.
 */

/** Kept at most half full, so that searches stay short. */
const FIRST_SIZE = 2048

/** A map that can be emptied at no cost, so that one serves page after page. */
export class NumberTable {
  size = 0
  /** Four numbers a slot, since they are read together: the filling that took it, the key, its value, and none. */
  private slots = new Int32Array(4 * FIRST_SIZE)
  /** A slot is taken where the number of the present filling stands. */
  private filling = 1

  get(key: number): number | undefined {
    const slot = this.slotOf(key)
    return this.slots[slot] === this.filling ? this.slots[slot + 2] : undefined
  }

  set(key: number, value: number): void {
    if (this.size * 8 >= this.slots.length) this.grow()
    const slot = this.slotOf(key), { slots, filling } = this
    if (slots[slot] !== filling) { slots[slot] = filling; slots[slot + 1] = key; this.size++ }
    slots[slot + 2] = value
  }

  clear(): void {
    this.size = 0
    if (++this.filling === MOST_FILLINGS) { this.slots.fill(0); this.filling = 1 }
  }

  /** The key's slot, or the free one where it would go. */
  private slotOf(key: number): number {
    const { slots, filling } = this, mask = slots.length - 4
    let slot = ((key ^ (key >>> 15)) << 2) & mask
    while (slots[slot] === filling && slots[slot + 1] !== key) slot = (slot + 4) & mask
    return slot
  }

  private grow(): void {
    const { slots, filling } = this
    this.slots = new Int32Array(slots.length * 2)
    this.size = 0
    for (let slot = 0; slot < slots.length; slot += 4) if (slots[slot] === filling) this.set(slots[slot + 1]!, slots[slot + 2]!)
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
