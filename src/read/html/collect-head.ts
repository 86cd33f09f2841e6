/** Tags and texts of a page in, as its reader comes by them; what the page says of itself out. */
import type { DataBlock, Head, Meta, Placed, Property, TimeMark } from './head.ts'
import type { Tag } from './tokens.ts'
import { ATTRIBUTE, nameHash } from './tokens.ts'

/** More than any honest page has: what a hostile one repeats without end is left out. */
const MOST = 2000
const LONGEST_TEXT = 500

type Write<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }

/** An element whose text is wanted, until it ends. */
interface Listening {
  readonly kind: 'property' | 'time' | 'author' | 'heading'
  readonly hash: number
  readonly name: string
  readonly datetime: string | null
  readonly type: string | null
  readonly line: number
  text: string
  /** Elements of the same name open inside it. */
  depth: number
}

const H1 = nameHash('h1'), TIME = nameHash('time'), A = nameHash('a'), META = nameHash('meta'), LINK = nameHash('link'), HTML = nameHash('html'), BODY = nameHash('body')
const WANTED = (1 << ATTRIBUTE.itemprop) | (1 << ATTRIBUTE.itemscope) | (1 << ATTRIBUTE.itemtype)
const NO_SCRIPT = { type: '', id: null }
const STATE_ID = /^__\w+__$/
/** `window.__INITIAL_STATE__ = {`: what a page's scripts begin with. */
const STATE = /^\s*(?:(?:var|let|const)\s+)?(?:window\.|self\.)?(_*[A-Za-z]\w*(?:STATE|DATA|CONTENT|PROPS)\w*)\s*=\s*\{/
const JSON_TYPE = /^(?:application|text)\/(?:[\w.-]+\+)?json$/
const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim()

export class HeadCollector {
  readonly #head: Write<Head> = { title: null, lang: null, canonical: null, meta: [], data: [], properties: [], times: [], authors: [], headings: [] }
  #listening: Listening[] = []
  readonly #types: { readonly type: string; readonly hash: number; depth: number }[] = []
  #script: { readonly type: string; readonly id: string | null } | null = null

  /** Everything collected. */
  get head(): Head {
    return this.#head
  }

  /** A start tag; `line` is the index of the next line to begin. */
  open(tag: Tag, line: number, isVoid: boolean): void {
    const { hash } = tag
    if (this.#listening.length > 0 || this.#types.length > 0) this.#deepen(hash)
    if (hash === META) this.#meta(tag)
    else if (hash === LINK) this.#link(tag)
    else if (hash === HTML || hash === BODY) this.#head.lang ??= tag.get(ATTRIBUTE.lang)?.trim() || null
    else if (hash === H1) this.#listen({ kind: 'heading', hash, name: '', datetime: null, type: null, line })
    else if (hash === TIME) this.#listen({ kind: 'time', hash, name: timeName(tag), datetime: tag.get(ATTRIBUTE.datetime) ?? null, type: null, line })
    else if (hash === A && /\bauthor\b/i.test(tag.get(ATTRIBUTE.rel) ?? '')) this.#listen({ kind: 'author', hash, name: '', datetime: null, type: null, line })
    if ((tag.present & WANTED) !== 0) this.#microdata(tag, line, isVoid)
  }

  close(hash: number): void {
    if (this.#listening.length === 0 && this.#types.length === 0) return
    if (this.#listening.length > 0) this.#listening = this.#listening.filter((open) => open.hash !== hash || --open.depth > 0 || this.#heard(open))
    const type = this.#types[this.#types.length - 1]
    if (type?.hash === hash && --type.depth === 0) this.#types.pop()
  }

  /** Text that is shown. */
  text(text: string): void {
    for (const open of this.#listening) if (open.text.length < LONGEST_TEXT) open.text += text
  }

  /** The text between words: a line or a cell ended. */
  space(): void {
    for (const open of this.#listening) if (open.text !== '') open.text += ' '
  }

  title(text: string): void {
    this.#head.title ??= collapse(text) || null
  }

  /** A script's start tag. */
  script(tag: Tag): void {
    this.#script = { type: (tag.get(ATTRIBUTE.type) ?? '').split(';')[0]!.trim().toLowerCase(), id: tag.get(ATTRIBUTE.id) ?? null }
  }

  /** A script's text, `line` of the source; only data is kept. */
  scriptText(text: string, line: () => number): void {
    const { type, id } = this.#script ?? NO_SCRIPT
    this.#script = null
    if (JSON_TYPE.test(type) || (id !== null && STATE_ID.test(id))) add<DataBlock>(this.#head.data, { type, id, text, line: line() })
    else if (STATE.test(text)) add<DataBlock>(this.#head.data, { type, id: STATE.exec(text)![1]!, text: text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1), line: line() })
  }

  #deepen(hash: number): void {
    for (const open of this.#listening) if (open.hash === hash) open.depth++
    const type = this.#types[this.#types.length - 1]
    if (type?.hash === hash) type.depth++
  }

  #listen(open: Omit<Listening, 'text' | 'depth'>): void {
    if (this.#listening.length < MOST_OPEN) this.#listening.push({ ...open, text: '', depth: 1 })
  }

  /** The element ended; false, as it is no longer listened for. */
  #heard({ kind, name, datetime, type, line, text }: Listening): false {
    const value = collapse(text), head = this.#head
    if (kind === 'property') add<Property>(head.properties, { name, value: datetime ?? value, type, line })
    else if (kind === 'time') add<TimeMark>(head.times, { datetime, text: value, name, line })
    else if (value !== '') add<Placed>(kind === 'author' ? head.authors : head.headings, { text: value, line })
    return false
  }

  #meta(tag: Tag): void {
    const name = tag.get(ATTRIBUTE.property) ?? tag.get(ATTRIBUTE.name) ?? tag.get(ATTRIBUTE['http-equiv']), content = tag.get(ATTRIBUTE.content)
    if (name !== undefined && content !== undefined) add<Meta>(this.#head.meta, { name: name.trim().toLowerCase(), content: collapse(content) })
  }

  #link(tag: Tag): void {
    if (/(?:^|\s)canonical(?:\s|$)/i.test(tag.get(ATTRIBUTE.rel) ?? '')) this.#head.canonical ??= tag.get(ATTRIBUTE.href)?.trim() || null
  }

  #microdata(tag: Tag, line: number, isVoid: boolean): void {
    const name = tag.get(ATTRIBUTE.itemprop), type = this.#types[this.#types.length - 1]?.type ?? null, { hash } = tag
    if (name !== undefined) {
      const value = tag.get(ATTRIBUTE.content) ?? tag.get(ATTRIBUTE.datetime) ?? (isVoid ? tag.get(ATTRIBUTE.href) ?? tag.get(ATTRIBUTE.src) : undefined)
      if (value !== undefined && isVoid) add<Property>(this.#head.properties, { name, value: collapse(value), type, line })
      else if (!isVoid) this.#listen({ kind: 'property', hash, name, datetime: value === undefined ? null : collapse(value), type, line })
    }
    const own = tag.get(ATTRIBUTE.itemtype)
    if (own !== undefined && !isVoid && this.#types.length < MOST_OPEN) this.#types.push({ type: own.trim(), hash, depth: 1 })
  }
}

/** So many elements are listened to at once. */
const MOST_OPEN = 64

function add<T>(list: readonly T[], item: T): void {
  if (list.length < MOST) (list as T[]).push(item)
}

const timeName = (tag: Tag): string => [tag.get(ATTRIBUTE.itemprop), (tag.present & (1 << ATTRIBUTE.pubdate)) !== 0 ? 'pubdate' : undefined, tag.get(ATTRIBUTE.class)].filter((part) => part !== undefined).join(' ')
