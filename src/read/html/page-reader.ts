/** An HTML page in, its lines in the order of the source and what it says of itself out: one pass over its tags. */
import { HeadCollector } from './collect-head.ts'
import type { Blocks } from './content-block.ts'
import { cueGroups } from './cue-groups.ts'
import type { ElementKind } from './elements.ts'
import { APART, BLOCK, CELL, elementOf, ENTITIES, FOREIGN, HIDDEN, RAW, SPACED, VERBATIM, VOID } from './elements.ts'
import { LineBuilder } from './line-builder.ts'
import type { Open } from './open-elements.ts'
import { OpenElements } from './open-elements.ts'
import { Paths } from './paths.ts'
import { placesOf } from './places.ts'
import { Streamed } from './streamed.ts'
import type { Content, Tag, TokenSink } from './tokens.ts'
import { ATTRIBUTE, decoded, nameHash } from './tokens.ts'
import { PLAINLY, Writing } from './written.ts'

const [HTML, HEAD, BODY, A, BR, HR, FORM, TITLE, SCRIPT, IMG, DIALOG, P, SVG, PLAINTEXT] = ['html', 'head', 'body', 'a', 'br', 'hr', 'form', 'title', 'script', 'img', 'dialog', 'p', 'svg', 'plaintext'].map(nameHash) as [
  number, number, number, number, number, number, number, number, number, number, number, number, number, number,
]
const NOSCRIPT = nameHash('noscript')
const NAMING = (1 << ATTRIBUTE.class) | (1 << ATTRIBUTE.id) | (1 << ATTRIBUTE['data-testid']) | (1 << ATTRIBUTE['data-component'])
const HIDING = (1 << ATTRIBUTE.hidden) | (1 << ATTRIBUTE.style)
const INVISIBLE = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i

/** Elements of these names in a drawing end it (the standard's list of what breaks out of foreign content). */
const BREAKS_OUT = new Set('b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var'.split(' ').map(nameHash))

/** Elements of a drawing that hold a page's own. */
const INTEGRATION = new Set(['foreignobject', 'desc', 'title'].map(nameHash))
/** What stands in a head; anything else ends it. */
const IN_HEAD = new Set('head base basefont bgsound link meta title noscript noframes style script template'.split(' ').map(nameHash))

const ROOT: Open = { hash: 0, kind: elementOf(0), places: 0, cues: 0, nearest: 0, path: 0, heading: 0, block: 0, hidden: 0, verbatim: false, foreign: false, linked: false, written: PLAINLY }

/** How a page is read. */
export interface Reading {
  /** Lines get their markdown too. */
  readonly markdown: boolean
  /** As a browser with scripts; without them `<noscript>` is shown. */
  readonly scripts: boolean
}

export class PageReader implements TokenSink {
  readonly lines: LineBuilder
  /** Of elements that the page hides: it may wait for a script to show them. */
  readonly unseen: LineBuilder
  readonly head = new HeadCollector()
  readonly blocks: { readonly parent: number[]; readonly depth: number[] } & Blocks = { parent: [0], depth: [0] }
  readonly #html: string
  /** A form began and none has ended: another that begins is none. */
  #inForm = false
  /** Characters of what is for browsers without scripts. */
  noscript = 0
  readonly #writing: Writing | null
  readonly #scripts: boolean
  readonly #scriptLine: (offset: number) => number
  readonly #elements = new OpenElements(ROOT, (element) => { this.#closed(element) })
  readonly streamed = new Streamed()
  /** Where the tag that is being read stands. */
  #at = 0
  /** The same names come again and again. */
  readonly #cues = new Map<string, number>()
  readonly #paths = new Paths()

  constructor(html: string, { markdown, scripts }: Reading) {
    this.#html = html
    this.#writing = markdown ? new Writing() : null
    this.#scripts = scripts
    this.#scriptLine = lineCounter(html)
    this.lines = new LineBuilder(lineCounter(html), markdown)
    this.unseen = new LineBuilder(lineCounter(html), markdown)
  }

  text(from: number, to: number, literal: boolean): void {
    const start = firstVisible(this.#html, from, to), isWhite = !this.#elements.top.verbatim && start === to
    if (this.#elements.top.hash === HEAD && !isWhite) this.#elements.end(HEAD)
    const { top } = this.#elements
    if (top.hidden === 1) { if (!isWhite) this.#unseen(top, from, to); return }
    const lines = top.hidden === 2 ? this.unseen : this.lines
    if (isWhite) { lines.space(); this.head.text(' '); return }
    const slice = this.#html.slice(from, to), text = literal ? slice : decoded(slice)
    if (top.linked && isPermalink(text, top)) return
    lines.run(text, top, { from: top.verbatim ? from : start, to: lastVisible(this.#html, start, to) })
    if (top.hidden === 0) this.head.text(text)
  }

  open(tag: Tag, from: number): Content {
    const { hash } = tag
    this.#at = from
    if (this.#elements.top.foreign && BREAKS_OUT.has(hash)) this.#elements.leaveDrawing()
    const { foreign } = this.#elements.top, kind = elementOf(foreign ? 0 : hash)
    if (!foreign && (hash === HTML || hash === BODY)) { this.head.open(tag, 0, true); return 'markup' }
    if (kind.name === 'form') {
      if (this.#inForm) return 'markup'
      this.#inForm = true
    }
    if (this.#elements.top.hash === HEAD && !IN_HEAD.has(hash)) this.#elements.end(HEAD)
    if (!foreign) this.#elements.makeRoom(hash, kind)
    const isVoid = (kind.flags & VOID) !== 0 || (tag.selfClosing && (foreign || (kind.flags & FOREIGN) !== 0))
    this.head.open(tag, this.lines.next, isVoid)
    if (isVoid) { this.#void(hash, kind); return 'markup' }
    this.streamed.hold(tag, from, this.#elements.top)
    const element = this.#element(tag, kind)
    this.#around(kind, element.hidden)
    this.#elements.push(element)
    if (hash === SCRIPT) this.head.script(tag)
    return foreign || (hash === NOSCRIPT && !this.#scripts) ? 'markup' : contentOf(hash, kind)
  }

  close(tag: Tag, from: number): void {
    const { hash } = tag
    this.#at = from
    if (hash === BR) { this.#elements.leaveDrawing(); this.#builder(this.#elements.top.hidden)?.hardBreak(); return }
    if (hash === HTML || hash === BODY) return
    if (hash === FORM) this.#inForm = false
    if (!this.#elements.end(hash) && hash === P) this.lines.break(true)
  }

  /** At the page's end. */
  finish(): void {
    this.#elements.finish()
    this.lines.break(false)
    this.unseen.break(false)
  }

  /** Text of what is never shown: the title and scripts with data. */
  #unseen(top: Open, from: number, to: number): void {
    if (top.hash === NOSCRIPT) this.noscript += to - from
    if (top.hash !== TITLE && top.hash !== SCRIPT) return
    const text = this.#html.slice(from, to)
    if (top.hash === TITLE && !this.#elements.isOpen(SVG)) this.head.title(decoded(text))
    else if (top.hash === SCRIPT) this.head.scriptText(text, () => this.#scriptLine(from))
  }

  #builder(hidden: Open['hidden']): LineBuilder | undefined {
    return hidden === 0 ? this.lines : hidden === 2 ? this.unseen : undefined
  }

  #void(hash: number, kind: ElementKind): void {
    const lines = this.#builder(this.#elements.top.hidden)
    if (hash === BR) lines?.hardBreak()
    else if (hash === HR) lines?.break(true)
    else if (kind.flags & APART && hash !== IMG) lines?.apart()
  }

  /** What an element's beginning, or end, does to the line under way. */
  #around({ flags }: ElementKind, hidden: Open['hidden']): void {
    if ((flags & (BLOCK | APART)) === 0) return
    const lines = this.#builder(hidden)
    if (!lines) return
    if (flags & BLOCK) { lines.break((flags & SPACED) !== 0); this.head.space() }
    else lines.apart()
  }

  #closed(element: Open): void {
    const { kind, hidden, hash } = element
    this.streamed.end(element, this.#at)
    if (kind.flags & CELL) this.#builder(hidden)?.cellEnd()
    else this.#around(kind, hidden)
    if (hash === A) this.lines.linkEnd()
    this.head.close(hash)
  }

  #element(tag: Tag, kind: ElementKind): Open {
    // Within code the names are a highlighter's: `comment`, `title`, `meta` say what a token is.
    const place = this.streamed.placeOf(tag), top = place?.around ?? this.#elements.top, { hash } = tag, { flags } = kind, own = top.verbatim ? 0 : this.#names(tag)
    const hidden = top.hidden === 1 || this.#isHidden(hash, flags) ? 1 : !place && hides(tag) ? (flags & BLOCK ? 2 : 1) : top.hidden
    const block = flags & (BLOCK | CELL) && hidden !== 1 ? this.#block(top.block) : top.block
    const element: Open = {
      hash, kind, places: top.places | placesOf(kind, tag), cues: top.cues | own, nearest: own === 0 ? top.nearest : own, path: flags & (BLOCK | CELL) ? this.#paths.within(top.path, tag) : top.path, heading: kind.level || top.heading,
      block, hidden,
      verbatim: top.verbatim || (flags & VERBATIM) !== 0, foreign: hash === SVG || (top.foreign && !INTEGRATION.has(hash)), linked: top.linked || (hash === A && (tag.present & (1 << ATTRIBUTE.href)) !== 0),
      written: this.#writing?.of(tag, top, block) ?? PLAINLY,
    }
    if (place) this.streamed.begin(element, this.#at, place)
    return element
  }

  #isHidden(hash: number, flags: number): boolean {
    return (flags & HIDDEN) !== 0 && (hash !== NOSCRIPT || this.#scripts)
  }

  #block(parent: number): number {
    this.blocks.parent.push(parent)
    this.blocks.depth.push(this.blocks.depth[parent]! + 1)
    return this.blocks.parent.length - 1
  }

  #names(tag: Tag): number {
    if ((tag.present & NAMING) === 0) return 0
    return this.#bits(tag.get(ATTRIBUTE.class)) | this.#bits(tag.get(ATTRIBUTE.id)) | this.#bits(tag.get(ATTRIBUTE['data-testid'])) | this.#bits(tag.get(ATTRIBUTE['data-component']))
  }

  #bits(names: string | undefined): number {
    if (names === undefined) return 0
    let bits = this.#cues.get(names)
    if (bits === undefined) this.#cues.set(names, bits = cueGroups(names))
    return bits
  }
}

/** `<h2>Title<a href="#title">¶</a>`: the mark shows where the heading can be linked to, and is none of its words. */
const isPermalink = (text: string, { heading }: Open): boolean => /^\s*¶\s*$/.test(text) || (heading > 0 && /^\s*[#§🔗]\s*$/u.test(text))

/** `hidden="until-found"` is shown to whoever looks for it. */
function hides(tag: Tag): boolean {
  if (tag.hash === DIALOG) return (tag.present & (1 << ATTRIBUTE.open)) === 0
  if ((tag.present & HIDING) === 0) return false
  if ((tag.present & (1 << ATTRIBUTE.hidden)) !== 0 && tag.get(ATTRIBUTE.hidden) !== 'until-found') return true
  const style = tag.get(ATTRIBUTE.style)
  return style !== undefined && INVISIBLE.test(style)
}

function contentOf(hash: number, { flags }: ElementKind): Content {
  if (hash === PLAINTEXT) return 'rest'
  return flags & RAW ? (flags & ENTITIES ? 'rcdata' : 'raw') : 'markup'
}

/** The line number of an offset; asked for in growing order. */
function lineCounter(html: string): (offset: number) => number {
  let line = 1, next = html.indexOf('\n')
  return (offset) => {
    while (next >= 0 && next < offset) { line++; next = html.indexOf('\n', next + 1) }
    return line
  }
}

const isWhite = (unit: number): boolean => unit <= 32 && unit >= 9 && unit !== 11

/** Where the first character that is no white space stands; `to` where there is none. */
function firstVisible(html: string, from: number, to: number): number {
  while (from < to && isWhite(html.charCodeAt(from))) from++
  return from
}

function lastVisible(html: string, from: number, to: number): number {
  while (to > from + 1 && isWhite(html.charCodeAt(to - 1))) to--
  return to - 1
}
