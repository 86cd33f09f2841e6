/** Rows of markdown in, what stands before the document out: YAML front matter, or the header that a reader service writes (`Title: …`, `URL Source: …`). */
import type { Head, Meta } from '../read/html/head.ts'

const LONGEST_HEADER = 100
const KEY = /^([\w-]+)\s*:/
const FIELD = /^(Title|URL Source|Published Time|Author|Description|Language|Number of Pages|Warning):\s*(.*)$/
const CONTENT = /^Markdown Content:$/
const END = /^(?:---|\.\.\.)\s*$/

interface Header {
  /** So many rows belong to it. */
  readonly rows: number
  readonly fields: readonly (readonly [name: string, value: string])[]
}

const NONE: Header = { rows: 0, fields: [] }

/** The number of rows before the document. */
export const headerRows = (rows: readonly string[]): number => headerOf(rows).rows

function headerOf(rows: readonly string[]): Header {
  return rows[0]?.trimEnd() === '---' ? frontMatter(rows) : FIELD.test(rows.find((row) => row.trim() !== '') ?? '') ? serviceHeader(rows) : NONE
}

/** From a first `---` to the next, with keys between. */
function frontMatter(rows: readonly string[]): Header {
  if (!KEY.test(rows[1] ?? '')) return NONE
  const fields: (readonly [string, string])[] = [], last = Math.min(rows.length, LONGEST_HEADER)
  let key = ''
  for (let i = 1; i < last; i++) {
    const row = rows[i]!, found = KEY.exec(row)
    if (i > 1 && END.test(row)) return { rows: i + 1, fields }
    if (found) key = found[1]!.toLowerCase()
    const value = unquoted(found ? row.slice(found[0].length) : row.replace(/^\s*-\s+/, ''))
    if (value !== '' && (found || /^\s*-\s/.test(row))) fields.push([key, value])
  }
  return NONE
}

const unquoted = (value: string): string => value.trim().replace(/^(["'])(.*)\1$/, '$2').replace(/\\"/g, '"')

function serviceHeader(rows: readonly string[]): Header {
  const fields: (readonly [string, string])[] = []
  for (let i = 0; i < Math.min(rows.length, LONGEST_HEADER); i++) {
    const row = rows[i]!.trim(), found = FIELD.exec(row)
    if (CONTENT.test(row)) return { rows: i + 1, fields }
    if (found) fields.push([found[1]!.toLowerCase(), found[2]!.trim()])
    else if (row !== '') return NONE
  }
  return NONE
}

/** As an HTML page would say it. */
const NAMES: Readonly<Record<string, string>> = {
  author: 'author', authors: 'author', byline: 'author', creator: 'author',
  date: 'article:published_time', published: 'article:published_time', publishdate: 'article:published_time', pubdate: 'article:published_time', 'published time': 'article:published_time',
  'published-time': 'article:published_time', published_time: 'article:published_time', published_at: 'article:published_time', publishedtime: 'article:published_time', datepublished: 'article:published_time',
  lastmod: 'article:modified_time', updated: 'article:modified_time', modified: 'article:modified_time', description: 'description', summary: 'description', sitename: 'og:site_name', site: 'og:site_name',
}

/** What a page of markdown says of itself; undefined where nothing stands before the document. */
export function markdownHead(text: string): Head | undefined {
  if (!/^\s*(?:---\s*\n|Title:|URL Source:)/.test(text)) return undefined
  const { rows, fields } = headerOf(text.split('\n', LONGEST_HEADER))
  if (rows === 0) return undefined
  const first = (...names: readonly string[]): string | null => fields.find(([name, value]) => names.includes(name) && value !== '')?.[1] ?? null
  const meta = fields.flatMap(([name, content]): Meta[] => (NAMES[name] === undefined ? [] : [{ name: NAMES[name], content }]))
  return { title: first('title'), lang: first('lang', 'language'), canonical: first('url', 'url source', 'source', 'canonical'), meta, data: [], properties: [], times: [], authors: [], headings: [] }
}
