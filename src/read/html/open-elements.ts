/**
 * Tags in, the elements that are open at each place out: end tags that authors leave out or set wrong are put where the HTML
 * standard's tree builder puts them. Deeper than browsers go, an element takes the place of its parent.
 */
import type { ElementKind } from './elements.ts'
import { BLOCK, CELL, CLOSES_P, elementOf, FORMATTING, HEADING, KIND_COUNT, SCOPE, SPECIAL } from './elements.ts'
import { nameHash } from './tokens.ts'
import type { Written } from './written.ts'

/** An open element, and what holds for everything in it. */
export interface Open {
  readonly hash: number
  readonly kind: ElementKind
  /** Bits of `PLACES`, of this element and those around it. */
  readonly places: number
  /** Bits of `CUE_GROUPS`: of all elements around; of the innermost that speaks of any. */
  readonly cues: number
  readonly nearest: number
  /** A hash of the blocks around and their first classes: lines of a list's items share it. */
  readonly path: number
  /** 1..6 in a heading, else 0. */
  readonly heading: number
  /** The number of the innermost block. */
  readonly block: number
  /** 0 shown; 1 never shown; 2 hidden by the page, whose scripts may show it. */
  readonly hidden: 0 | 1 | 2
  readonly verbatim: boolean
  /** Of a drawing: it has rules of its own. */
  readonly foreign: boolean
  /** Inside a link. */
  readonly linked: boolean
  /** For markdown. */
  readonly written: Written
}

/** Browsers nest no deeper. */
const DEEPEST = 512

const named = (...names: string[]): ReadonlySet<number> => new Set(names.map(nameHash))
const P = nameHash('p'), LI = nameHash('li'), A = nameHash('a'), FORM = nameHash('form'), BUTTON = nameHash('button'), TR = nameHash('tr'), NOBR = nameHash('nobr')
const TERMS = named('dd', 'dt'), OPTIONS = named('option', 'optgroup'), CELLS = named('td', 'th'), SECTIONS = named('tbody', 'thead', 'tfoot', 'caption', 'colgroup')
/** A list item's start tag looks through these for the item it ends. */
const LOOKED_THROUGH = named('address', 'div', 'p')
const TABLES = named('table', 'template', 'html')
const TABLE_PARTS = named('table', 'tbody', 'thead', 'tfoot', 'tr', 'td', 'th', 'caption')
/** Elements that end by themselves where what they stand in does. */
const IMPLIED = named('dd', 'dt', 'li', 'optgroup', 'option', 'p', 'rb', 'rp', 'rt', 'rtc')
const RUBY = named('rt', 'rp', 'rb', 'rtc')

export class OpenElements {
  readonly #stack: Open[]
  readonly #closed: (element: Open) => void
  /** How many of each kind are open: most end tags that mean nothing are known by it. */
  readonly #counts = new Int32Array(KIND_COUNT)

  /** `closed` is called for each element that ends, innermost first. */
  constructor(root: Open, closed: (element: Open) => void) {
    this.#stack = [root]
    this.#closed = closed
  }

  get top(): Open {
    return this.#stack[this.#stack.length - 1]!
  }

  /** Ends what a start tag of this name ends. */
  makeRoom(hash: number, kind: ElementKind): void {
    if (kind.flags & CLOSES_P && this.isOpen(P)) this.#closeIn(P, BUTTON)
    if (kind.flags & HEADING && this.top.kind.flags & HEADING) this.#pop()
    if (hash === LI) this.#closeItem((open) => open === LI)
    else if (TERMS.has(hash)) this.#closeItem((open) => TERMS.has(open))
    else if (OPTIONS.has(hash) && OPTIONS.has(this.top.hash)) this.#pop()
    else if (kind.flags & CELL) this.#closePart((open) => CELLS.has(open))
    else if (hash === TR) this.#closePart((open) => open === TR || CELLS.has(open) || open === CAPTION)
    else if (SECTIONS.has(hash)) this.#closePart((open) => open === TR || CELLS.has(open) || SECTIONS.has(open))
    else if ((hash === A || hash === NOBR) && this.isOpen(hash)) this.#closeFormatting(hash)
    else if (hash === BUTTON && this.isOpen(BUTTON)) this.#closeIn(BUTTON, 0)
    else if (RUBY.has(hash) && RUBY.has(this.top.hash)) this.#pop()
  }

  push(element: Open): void {
    if (this.#stack.length > DEEPEST) this.#pop()
    this.#stack.push(element)
    this.#counts[element.kind.id]!++
  }

  /** Ends the drawing whose markup is being read. */
  leaveDrawing(): void {
    while (this.top.foreign) this.#pop()
  }

  /** Ends the element an end tag means; false where none is open. */
  end(hash: number): boolean {
    if (this.top.foreign) {
      if (hash === P) this.leaveDrawing()
      for (let i = this.#stack.length - 1; this.#stack[i]!.foreign; i--) if (this.#stack[i]!.hash === hash) return this.#popTo(i)
    }
    const { flags, id } = elementOf(hash)
    if (this.#counts[id] === 0 && (flags & HEADING) === 0) return false
    if (hash === FORM) while (IMPLIED.has(this.top.hash)) this.#pop()
    if (flags & FORMATTING) return this.#closeFormatting(hash)
    if (TABLE_PARTS.has(hash)) return this.#closePart((open) => open === hash)
    if (hash === LI) return this.#closeIn(LI, 0, LISTS)
    if (flags & HEADING) return this.#closeWhere((open) => (open.kind.flags & HEADING) !== 0)
    if (flags & SPECIAL) return this.#closeIn(hash, hash === P ? BUTTON : 0)
    return this.#closeInline(hash)
  }

  /** Is an element of this name open? Of names nobody knows: is any? */
  isOpen(hash: number): boolean {
    return this.#counts[elementOf(hash).id]! > 0
  }

  /** Ends everything, at the page's end. */
  finish(): void {
    this.#popTo(1)
  }

  #pop(): void {
    if (this.#stack.length > 1) this.#popTo(this.#stack.length - 1)
  }

  #popTo(length: number): true {
    while (this.#stack.length > length) this.#ended(this.#stack.pop()!)
    return true
  }

  #ended(element: Open): void {
    this.#counts[element.kind.id]!--
    this.#closed(element)
  }

  /** Ends the innermost element of this name in scope; a `barrier` and what bounds scopes stop the search. */
  #closeIn(hash: number, barrier: number, barriers?: ReadonlySet<number>): boolean {
    for (let i = this.#stack.length - 1; i > 0; i--) {
      const open = this.#stack[i]!
      if (open.hash === hash) return this.#popTo(i)
      if (open.kind.flags & SCOPE || open.hash === barrier || barriers?.has(open.hash)) return false
    }
    return false
  }

  #closeWhere(is: (open: Open) => boolean): boolean {
    for (let i = this.#stack.length - 1; i > 0; i--) {
      const open = this.#stack[i]!
      if (is(open)) return this.#popTo(i)
      if (open.kind.flags & SCOPE) return false
    }
    return false
  }

  #closeItem(is: (hash: number) => boolean): void {
    for (let i = this.#stack.length - 1; i > 0; i--) {
      const { hash, kind } = this.#stack[i]!
      if (is(hash)) { this.#popTo(i); return }
      if (kind.flags & SPECIAL && !LOOKED_THROUGH.has(hash)) return
    }
  }

  /** Ends the outermost part of the nearest table that `is` names. */
  #closePart(is: (hash: number) => boolean): boolean {
    let found = -1
    for (let i = this.#stack.length - 1; i > 0; i--) {
      const { hash } = this.#stack[i]!
      if (is(hash)) found = i
      if (TABLES.has(hash)) break
    }
    return found > 0 && this.#popTo(found)
  }

  /** Ends an inline element; blocks that are open inside it stay open without it. */
  #closeFormatting(hash: number): boolean {
    for (let i = this.#stack.length - 1; i > 0; i--) {
      const open = this.#stack[i]!
      if (open.hash === hash) return this.#takeOut(i)
      if (open.kind.flags & SCOPE) return false
    }
    return false
  }

  #takeOut(at: number): true {
    const inside = this.#stack.splice(at), isBlock = (inside[0]!.kind.flags & BLOCK) !== 0
    const block = inside.findIndex((open, i) => i > 0 && (isBlock || (open.kind.flags & (BLOCK | SPECIAL)) !== 0))
    const kept = block < 0 ? [] : inside.slice(block), ended = block < 0 ? inside : inside.slice(0, block)
    for (const open of ended.reverse()) {
      // A form that ends while elements in it are open holds them to their own ends: no line ends here.
      if (kept.length > 0 && open.kind.flags & BLOCK) this.#counts[open.kind.id]!--
      else this.#ended(open)
    }
    const isLink = ended.some((open) => open.hash === A)
    this.#stack.push(...(isLink ? kept.map((open) => ({ ...open, linked: false, written: { ...open.written, inline: { ...open.written.inline, href: null } } })) : kept))
    return true
  }

  #closeInline(hash: number): boolean {
    for (let i = this.#stack.length - 1; i > 0; i--) {
      const open = this.#stack[i]!
      if (open.hash === hash) return this.#popTo(i)
      if (open.kind.flags & SPECIAL) return false
    }
    return false
  }
}

const CAPTION = nameHash('caption')
const LISTS = named('ul', 'ol')
