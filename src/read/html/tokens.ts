/**
 * HTML source in, its tags and texts out, in one pass as the HTML standard's tokeniser reads them: quotes and entities in
 * attributes, comments, raw text elements, broken tags. A finder of signs rather than a machine with a state a character:
 * a page is read in a third of the time.
 */
import { decodeHTML, decodeHTMLAttribute } from 'entities'

/** Attributes that say something about a line or the page, by the number they are asked for with; others are passed over. */
export const ATTRIBUTE = {
  class: 0, id: 1, role: 2, style: 3, hidden: 4, 'aria-hidden': 5, href: 6, rel: 7, itemprop: 8, itemtype: 9, itemscope: 10, datetime: 11, content: 12, name: 13,
  property: 14, 'http-equiv': 15, type: 16, lang: 17, alt: 18, src: 19, open: 20, start: 21, 'data-testid': 22, 'data-component': 23, pubdate: 24, charset: 25, value: 26, colspan: 27, rowspan: 28,
} as const
export type Attribute = (typeof ATTRIBUTE)[keyof typeof ATTRIBUTE]
const COUNT = Object.keys(ATTRIBUTE).length

/** The hash of no letters, and of letters with one more behind them, a capital as its small letter. */
export const FIRST_HASH = 0x811c9dc5
export const hashed = (hash: number, unit: number): number => Math.imul(hash ^ lowered(unit), 0x01000193)
const LOWER = 0x20
const lowered = (unit: number): number => (unit >= 65 && unit <= 90 ? unit | LOWER : unit)

/** The hash of what stands from one place in a text to another. */
export function hashOf(text: string, from: number, to: number): number {
  let hash = FIRST_HASH
  for (let i = from; i < to; i++) hash = hashed(hash, text.charCodeAt(i))
  return hash
}

/** The hash of a name: names are compared by it, so that no string is made of them. */
export const nameHash = (name: string): number => hashOf(name, 0, name.length)

const SLOTS: ReadonlyMap<number, number> = new Map(Object.entries(ATTRIBUTE).map(([name, slot]) => [nameHash(name), slot]))

/** What the tokeniser finds. All places are offsets into the source. */
export interface TokenSink {
  /** A run of text; `literal` where entities mean nothing. */
  text(from: number, to: number, literal: boolean): void
  /** A start tag that begins at `from`; its attributes can be asked for until this returns. What is returned says how to read on. */
  open(tag: Tag, from: number): Content
  close(tag: Tag, from: number): void
}

/** What stands in an element: markup, text up to its end tag, the same with entities, or text up to the end of the page. */
export type Content = 'markup' | 'raw' | 'rcdata' | 'rest'

/** The tag that was read last. */
export interface Tag {
  /** `nameHash` of its name. */
  readonly hash: number
  readonly selfClosing: boolean
  readonly name: string
  /** The attribute's value with its entities decoded, undefined where the tag has none. */
  get(attribute: Attribute): string | undefined
  /** The attributes it has, a bit each: `1 << ATTRIBUTE.class`. */
  readonly present: number
}

const isSpace = (unit: number): boolean => unit === 32 || (unit >= 9 && unit <= 13 && unit !== 11)
const isLetter = (unit: number): boolean => (unit | LOWER) >= 97 && (unit | LOWER) <= 122
const GT = 62, SOLIDUS = 47, EQUALS = 61, BANG = 33, QUESTION = 63, HYPHEN = 45, DOUBLE = 34, SINGLE = 39

export class Tokens implements Tag {
  readonly #html: string
  readonly #sink: TokenSink
  hash = 0
  selfClosing = false
  #nameFrom = 0
  #nameTo = 0
  /** Where each attribute's value stands in this tag: offsets. */
  readonly #from = new Int32Array(COUNT)
  readonly #to = new Int32Array(COUNT)
  present = 0

  constructor(html: string, sink: TokenSink) {
    this.#html = html
    this.#sink = sink
  }

  get name(): string {
    return this.#html.slice(this.#nameFrom, this.#nameTo).toLowerCase()
  }

  get(attribute: Attribute): string | undefined {
    if ((this.present & (1 << attribute)) === 0) return undefined
    const value = this.#html.slice(this.#from[attribute], this.#to[attribute])
    return value.includes('&') ? decodeHTMLAttribute(value) : value
  }

  run(): void {
    const html = this.#html, length = html.length
    let textFrom = 0, at = 0
    while (at < length) {
      const open = html.indexOf('<', at)
      if (open < 0 || open + 1 >= length) break
      const end = this.#markup(open, textFrom)
      if (end < 0) { at = open + 1; continue }
      at = textFrom = end
    }
    if (textFrom < length) this.#sink.text(textFrom, length, false)
  }

  /** Reads what begins with the `<` at `open`, text before it included; returns where it ends, -1 where it is a sign like any other. */
  #markup(open: number, textFrom: number): number {
    const html = this.#html, next = html.charCodeAt(open + 1)
    const isEnd = next === SOLIDUS
    if (isEnd ? open + 2 >= html.length : !isLetter(next) && next !== BANG && next !== QUESTION) return -1
    if (open > textFrom) this.#sink.text(textFrom, open, false)
    if (isLetter(next)) return this.#startTag(open)
    if (isEnd && isLetter(html.charCodeAt(open + 2))) {
      const end = this.#readTag(open + 2)
      if (end > 0) this.#sink.close(this, open)
      return end > 0 ? end : html.length
    }
    if (next === BANG && html.charCodeAt(open + 2) === HYPHEN && html.charCodeAt(open + 3) === HYPHEN) return this.#commentEnd(open + 4)
    const close = html.indexOf('>', open + 2)
    return close < 0 ? html.length : close + 1
  }

  /** A tag that the page's end cuts off is no tag. */
  #startTag(open: number): number {
    const end = this.#readTag(open + 1)
    if (end < 0) return this.#html.length
    const content = this.#sink.open(this, open)
    if (content === 'markup') return end
    const textEnd = content === 'rest' ? this.#html.length : this.#rawEnd(end)
    if (textEnd > end) this.#sink.text(end, textEnd, content !== 'rcdata')
    return textEnd
  }

  /** `-->` or `--!>`; `<!-->` and `<!--->` are whole comments. */
  #commentEnd(from: number): number {
    const html = this.#html
    if (html.charCodeAt(from) === GT) return from + 1
    if (html.charCodeAt(from) === HYPHEN && html.charCodeAt(from + 1) === GT) return from + 2
    for (let at = html.indexOf('--', from); at >= 0; at = html.indexOf('--', at + 1)) {
      const next = html.charCodeAt(at + 2)
      if (next === GT) return at + 3
      if (next === BANG && html.charCodeAt(at + 3) === GT) return at + 4
    }
    return html.length
  }

  /** Where the end tag of the element just opened begins. A script may hold a comment that holds a script. */
  #rawEnd(from: number): number {
    const html = this.#html, length = this.#nameTo - this.#nameFrom, { hash } = this
    for (let at = html.indexOf('</', from), inside = from; at >= 0; at = html.indexOf('</', at + 2)) {
      if (!this.#isName(at + 2, hash, length)) continue
      if (hash !== SCRIPT || !opensInside(html.slice(inside, at))) return at
      inside = at
    }
    return html.length
  }

  #isName(from: number, hash: number, length: number): boolean {
    const html = this.#html
    const after = html.charCodeAt(from + length)
    return hashOf(html, from, from + length) === hash && (isSpace(after) || after === GT || after === SOLIDUS)
  }

  /** Reads a tag's name and attributes; returns the place behind its `>`, -1 where the page ends before. */
  #readTag(from: number): number {
    const html = this.#html, length = html.length
    this.present = 0
    this.selfClosing = false
    this.#nameFrom = from
    let hash = FIRST_HASH, at = from
    for (; at < length; at++) {
      const unit = html.charCodeAt(at)
      if (unit === GT || unit === SOLIDUS || isSpace(unit)) break
      hash = hashed(hash, unit)
    }
    this.#nameTo = at
    this.hash = hash
    while (at < length) {
      const unit = html.charCodeAt(at)
      if (unit === GT) return at + 1
      if (unit === SOLIDUS) { this.selfClosing = html.charCodeAt(at + 1) === GT; at++ }
      else if (isSpace(unit)) at++
      else at = this.#readAttribute(at)
    }
    return -1
  }

  #readAttribute(from: number): number {
    const html = this.#html, length = html.length
    let hash = hashed(FIRST_HASH, html.charCodeAt(from)), at = from + 1
    for (; at < length; at++) {
      const unit = html.charCodeAt(at)
      if (unit === EQUALS || unit === GT || unit === SOLIDUS || isSpace(unit)) break
      hash = hashed(hash, unit)
    }
    const slot = SLOTS.get(hash), nameEnd = at
    while (at < length && isSpace(html.charCodeAt(at))) at++
    if (html.charCodeAt(at) !== EQUALS) { this.#keep(slot, at, at); return nameEnd }
    do at++; while (at < length && isSpace(html.charCodeAt(at)))
    const quote = html.charCodeAt(at)
    if (quote === DOUBLE || quote === SINGLE) {
      const end = html.indexOf(quote === DOUBLE ? '"' : "'", at + 1)
      if (end < 0) return length
      this.#keep(slot, at + 1, end)
      return end + 1
    }
    const start = at
    while (at < length && html.charCodeAt(at) !== GT && !isSpace(html.charCodeAt(at))) at++
    this.#keep(slot, start, at)
    return at
  }

  /** Of an attribute that is given twice the first counts. */
  #keep(slot: number | undefined, from: number, to: number): void {
    if (slot === undefined || (this.present & (1 << slot)) !== 0) return
    this.#from[slot] = from
    this.#to[slot] = to
    this.present |= 1 << slot
  }
}

const SCRIPT = nameHash('script')
/** A script's text begins a comment and in it a script, whose end tag is the one behind this text. */
function opensInside(text: string): boolean {
  const comment = text.indexOf('<!--')
  if (comment < 0) return false
  const inside = text.slice(comment + 4)
  return !inside.includes('-->') && /<script[\s/>]/i.test(inside)
}

/** Decodes entities, where there are any. */
export const decoded = (text: string): string => (text.includes('&') ? decodeHTML(text) : text)
