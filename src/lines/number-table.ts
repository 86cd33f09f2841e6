/**
 * Hashes in, the number that goes with each out: a map for one page, in typed arrays with open addressing, which asks for a
 * fraction of the time and memory of a `Map`.
 */

/** Kept at most half full, so that searches stay short. */
const FIRST_SIZE = 2048

export class NumberTable {
  size = 0
  private keys = new Int32Array(FIRST_SIZE)
  private values = new Int32Array(FIRST_SIZE)
  /** 1 where a slot is taken. */
  private taken = new Uint8Array(FIRST_SIZE)

  get(key: number): number | undefined {
    const slot = this.slotOf(key)
    return this.taken[slot] === 1 ? this.values[slot] : undefined
  }

  set(key: number, value: number): void {
    if (this.size * 2 >= this.keys.length) this.grow()
    const slot = this.slotOf(key)
    if (this.taken[slot] === 0) { this.taken[slot] = 1; this.keys[slot] = key; this.size++ }
    this.values[slot] = value
  }

  /** The key's slot, or the free one where it would go. */
  private slotOf(key: number): number {
    const mask = this.keys.length - 1
    let slot = (key ^ (key >>> 15)) & mask
    while (this.taken[slot] === 1 && this.keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  private grow(): void {
    const { keys, values, taken } = this
    this.keys = new Int32Array(keys.length * 2)
    this.values = new Int32Array(keys.length * 2)
    this.taken = new Uint8Array(keys.length * 2)
    this.size = 0
    for (let i = 0; i < keys.length; i++) if (taken[i] === 1) this.set(keys[i]!, values[i]!)
  }
}
