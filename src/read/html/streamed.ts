/**
 * Parts of a page that its server sends late, in; where they belong out. React's server holds a place with `<template id="B:0">` (or
 * `P:0`) and sends what stands there behind the rest of the page, as `<div hidden id="S:0">`, for a script to move (react-dom/server,
 * `renderToPipeableStream`). Two of a hundred pages of WCXB hold their text in such parts.
 */
import type { Open } from './open-elements.ts'
import type { Tag } from './tokens.ts'
import { ATTRIBUTE, nameHash } from './tokens.ts'

const TEMPLATE = nameHash('template')
const HELD = /^[BP]:([\da-f]+)$/
const SENT = /^S:([\da-f]+)$/

/** A place that is held for a part: its offset, and the element it stands in. */
export interface Held { readonly at: number; readonly around: Open }

/** Parts that hold places for parts, deeper than any page does it. */
const DEEPEST = 32

/** Offsets into the source. */
interface Part {
  readonly from: number
  to: number
  /** Where it belongs. */
  readonly at: number
  /** The part whose element it was sent in. */
  readonly outer: Part | undefined
}

export class Streamed {
  readonly #held = new Map<string, Held>()
  readonly #open = new Map<Open, Part>()
  /** In the order of their beginnings. */
  readonly #parts: Part[] = []

  /** A start tag at `at`, within `around`: it may hold a place. */
  hold(tag: Tag, at: number, around: Open): void {
    const key = tag.hash === TEMPLATE ? HELD.exec(tag.get(ATTRIBUTE.id) ?? '')?.[1] : undefined
    if (key !== undefined) this.#held.set(key, { at, around })
  }

  /** Where the part that is sent with this tag belongs; undefined where the tag sends none, or no place is held for it. */
  placeOf(tag: Tag): Held | undefined {
    if (this.#held.size === 0 || (tag.present & (1 << ATTRIBUTE.hidden)) === 0) return undefined
    return this.#held.get(SENT.exec(tag.get(ATTRIBUTE.id) ?? '')?.[1] ?? '')
  }

  /** `element`, which begins at `from`, is the part for this place. */
  begin(element: Open, from: number, { at }: Held): void {
    const part = { from, to: Infinity, at, outer: this.#around(from) }
    this.#open.set(element, part)
    this.#parts.push(part)
  }

  /** An element ended at `to`. */
  end(element: Open, to: number): void {
    const part = this.#open.size > 0 ? this.#open.get(element) : undefined
    if (part) part.to = to
  }

  /** What stands in the source at these offsets, in the order in which the page shows it. */
  inOrder<T extends { readonly offset: number }>(items: readonly T[]): readonly T[] {
    if (this.#parts.length === 0) return items
    const paths = new Map(items.map((item) => [item, this.#path(item.offset)]))
    return [...items].sort((a, b) => compare(paths.get(a)!, paths.get(b)!))
  }

  /** The places of the parts around an offset, the outermost first, and the offset: a part may hold a place for another. */
  #path(offset: number): readonly number[] {
    const path = [offset]
    for (let part = this.#around(offset); part && path.length <= DEEPEST; part = this.#around(part.at)) path.unshift(part.at)
    return path
  }

  #around(offset: number): Part | undefined {
    let low = 0, high = this.#parts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#parts[middle]!.from <= offset) low = middle + 1
      else high = middle
    }
    let part = this.#parts[low - 1]
    while (part && part.to <= offset) part = part.outer
    return part
  }
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return a.length - b.length
}
