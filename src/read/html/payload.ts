/**
 * What scripts of a page carry as data in, the article's text out: JSON-LD's `articleBody`, or the longest text in the state that a
 * page's own scripts would have shown. Asked for where the page itself shows next to none.
 */
import { decoded } from './tokens.ts'
import type { Head, Property } from './head.ts'

/** The text of an article, HTML or plain, and the line of the source where it stands. */
export interface Payload {
  readonly text: string
  readonly line: number
}

const LINKED_DATA = 'application/ld+json'
/** Shorter texts are descriptions. */
const SHORTEST = 400
/** Values looked at; a state may hold a whole shop. */
const MOST_VALUES = 200_000
/** Shorter strings are labels and keys. */
const PARAGRAPH = 60
const TEXT_KEY = /body|content|html|text|rendered|paragraph|article|story|value|children/i
const OTHER_KEY = /comment|css|style|script|query|legal|terms|privacy|cookie|consent|translation|locale|message|description|meta/i

/** A page that shows fewer characters of paragraphs shows next to nothing without its scripts. */
export const SHOWS_NOTHING = 500

/** The best text of the page's data; undefined where there is none of an article's length. `shown` is how many characters of paragraphs the page shows itself. */
export function articlePayload({ data, properties }: Pick<Head, 'data' | 'properties'>, shown: number): Payload | undefined {
  let best: Payload | undefined
  for (const block of data) {
    const text = block.type === LINKED_DATA ? saidBody(block.text) : shown > SHOWS_NOTHING ? '' : longestText(parsed(block.text))
    if (text.length >= SHORTEST && text.length > (best?.text.length ?? 0)) best = { text, line: block.line }
  }
  return best ?? fromProperty(properties)
}

/** `<meta itemprop=articleBody content=…>`. */
function fromProperty(properties: readonly Property[]): Payload | undefined {
  const found = properties.find(({ name, value }) => /\barticleBody\b/.test(name) && value.length >= SHORTEST)
  return found && { text: found.value, line: 1 }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface Place { readonly value: unknown; readonly key: string }

/** Walks the state without recursion: it may be nested as deep as it likes. */
function longestText(root: unknown): string {
  const stack: Place[] = [{ value: root, key: '' }]
  let best = ''
  const offer = (text: string): void => { if (text.length > best.length) best = text }
  for (let seen = 0; stack.length > 0 && seen < MOST_VALUES; seen++) {
    const { value, key } = stack.pop()!
    if (typeof value === 'string') { if (key === 'articleBody' || isText(value, key)) offer(value) }
    else if (Array.isArray(value)) {
      offer(joined(value))
      for (const item of value) stack.push({ value: item as unknown, key })
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, item] of Object.entries(value)) if (!OTHER_KEY.test(name)) stack.push({ value: item as unknown, key: name })
    }
  }
  return best
}

/** A text of sentences under a name that speaks of text. */
function isText(value: string, key: string): boolean {
  return value.length >= SHORTEST && TEXT_KEY.test(key) && isProse(value)
}

/** Words with spaces between them, not code and not an address. */
const isProse = (text: string): boolean => /[.!?。]/.test(text) && (text.match(/\s/g)?.length ?? 0) > text.length / 20 && !/[{};]\s*[\w.]+\s*[=:(]/.test(text.slice(0, 400))

/** The paragraphs of a list of blocks, as editors save them. */
function joined(blocks: readonly unknown[]): string {
  const paragraphs = blocks.flatMap((block) => paragraphOf(block))
  return paragraphs.length >= 3 && paragraphs.length >= blocks.length / 3 ? paragraphs.join('\n\n') : ''
}

/** Steps into a block until its text is found. */
const DEEPEST = 3

function paragraphOf(block: unknown, { key, depth }: { readonly key: string; readonly depth: number } = { key: 'text', depth: 0 }): readonly string[] {
  if (typeof block === 'string') return block.length >= PARAGRAPH && TEXT_KEY.test(key) && isProse(block) ? [block] : []
  if (depth === DEEPEST || typeof block !== 'object' || block === null || Array.isArray(block)) return []
  for (const [name, value] of Object.entries(block)) {
    const found = OTHER_KEY.test(name) ? [] : paragraphOf(value, { key: name, depth: depth + 1 })
    if (found.length > 0) return found
  }
  return []
}

/** The longest text of JSON-LD's `articleBody`, marks off; empty where there is none. */
export function articleBody({ data }: Pick<Head, 'data'>): string {
  let best = ''
  for (const { type, text } of data) {
    const said = type === LINKED_DATA ? saidBody(text) : ''
    if (said.length > best.length) best = said
  }
  return decoded(best).replace(/<[^<>]{1,200}>/g, ' ')
}

const BODY_BEGINS = /"articleBody"\s*:\s*"/g
/** JSON has them escaped within a string. */
const RAW_BREAK = /\r\n?|\n/g

/** The longest `articleBody` of a block, read without the data around it, which is often broken. */
function saidBody(text: string): string {
  let best = ''
  for (const { 0: found, index } of text.matchAll(BODY_BEGINS)) {
    const from = index + found.length, said = parsed(`"${text.slice(from, stringEnd(text, from)).replace(RAW_BREAK, '\\n').replace(/[\0-\x1f]/g, ' ')}"`)
    if (typeof said === 'string' && said.length > best.length) best = said
  }
  return best
}

/** Where the string that is open at `from` ends: a pattern would run out of stack on a long one. */
function stringEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return Math.min(at, text.length)
}
