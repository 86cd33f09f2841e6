/** A start tag and what it stands in, in; what markdown has to say of the text in its element out: links and marks, the blocks around, the column of a cell. */
import type { Within } from '../../types.ts'
import { Columns } from './columns.ts'
import type { Inline } from './inline-markdown.ts'
import { PLAIN } from './inline-markdown.ts'
import type { Open } from './open-elements.ts'
import type { Tag } from './tokens.ts'
import { ATTRIBUTE, nameHash } from './tokens.ts'

/** One object for all elements of which the same is to be said. */
export interface Written {
  readonly inline: Inline
  readonly within: Within | null
  readonly column: number
}
export const PLAINLY: Written = { inline: PLAIN, within: null, column: 0 }

const named = (names: string): ReadonlySet<number> => new Set(names.split(' ').map(nameHash))
const STRONG = named('b strong'), EMPHASIS = named('i em'), CODE = named('code kbd samp tt'), VERBATIM = named('pre listing xmp'), CELLS = named('td th')
const A = nameHash('a'), LI = nameHash('li'), OL = nameHash('ol'), BLOCKQUOTE = nameHash('blockquote'), TABLE = nameHash('table'), TR = nameHash('tr')
/** What highlighters read. */
const LANGUAGE = /(?:^|\s)lang(?:uage)?-([\w+#.-]{1,30})/

export class Writing {
  /** The number of each list's last item, by the list's block. */
  readonly #numbers = new Map<number, number>()
  readonly #columns = new Map<Within, Columns>()

  /** Of an element in `top` that is the block `block` or stands in it. */
  of(tag: Tag, top: Open, block: number): Written {
    const { hash } = tag, around = top.written
    if (hash === OL) this.#numbers.set(block, Number(tag.get(ATTRIBUTE.start) ?? 1) - 1 || 0)
    if (CELLS.has(hash)) return { ...around, column: this.#columns.get(around.within!)?.next(tag) ?? around.column }
    const within = this.#within(tag, top), inline = inlineOf(tag, around.inline)
    return within === around.within && inline === around.inline ? around : { ...around, within, inline }
  }

  #within(tag: Tag, top: Open): Within | null {
    const { hash } = tag, outer = top.written.within
    if (hash === LI) return { kind: 'item', mark: this.#mark(tag, top), outer }
    if (hash === BLOCKQUOTE) return { kind: 'quote', mark: '', outer }
    if (VERBATIM.has(hash)) return { kind: 'code', mark: languageOf(tag), outer }
    if (outer?.kind === 'code' && CODE.has(hash) && languageOf(tag) !== '') return { ...outer, mark: languageOf(tag) }
    if (hash === TABLE) return { kind: 'table', mark: '', outer }
    return hash === TR && outer?.kind === 'table' ? this.#row(outer) : outer
  }

  #row(table: Within): Within {
    const row: Within = { kind: 'row', mark: '', outer: table }, columns = this.#columns.get(table) ?? new Columns()
    columns.rowBegins()
    this.#columns.set(table, columns).set(row, columns)
    return row
  }

  /** Items of a numbered list are counted by its block. */
  #mark(tag: Tag, list: Open): string {
    if (list.hash !== OL) return '- '
    const said = Number.parseInt(tag.get(ATTRIBUTE.value) ?? '', 10), number = said >= 0 ? said : (this.#numbers.get(list.block) ?? 0) + 1
    this.#numbers.set(list.block, number)
    return `${number}. `
  }
}

function inlineOf(tag: Tag, around: Inline): Inline {
  if (STRONG.has(tag.hash)) return { ...around, strong: true }
  if (EMPHASIS.has(tag.hash)) return { ...around, emphasis: true }
  if (CODE.has(tag.hash)) return { ...around, code: true }
  const href = tag.hash === A ? tag.get(ATTRIBUTE.href) : undefined
  return href === undefined || /^\s*javascript:/i.test(href) ? around : { ...around, href }
}

const languageOf = (tag: Tag): string => LANGUAGE.exec(tag.get(ATTRIBUTE.class) ?? '')?.[1] ?? ''
