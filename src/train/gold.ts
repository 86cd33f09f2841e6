/** Files of labelled pages in, the pages out, each with its HTML where a file of it stands beside. */
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

export interface GoldPage {
  readonly id: string
  readonly set: string
  readonly site: string
  readonly type: string
  readonly lang?: string
  readonly url?: string
  readonly title?: string
  readonly body?: string
  /** By flattening; `html` is the source. */
  readonly text: Readonly<Record<string, string>>
}

function rowsOf<Row>(path: string): Row[] {
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Row)
}

/** Pages of a set; their HTML is in `NAME.html.jsonl.gz` beside `NAME.jsonl.gz`, rows of `{id, html}`. */
export function loadGold(path: string): GoldPage[] {
  const pages = rowsOf<GoldPage>(path), beside = path.replace('.jsonl', '.html.jsonl')
  if (!existsSync(beside)) return pages
  const html = new Map(rowsOf<{ readonly id: string; readonly html: string }>(beside).map((row) => [row.id, row.html]))
  return pages.map((page) => ({ ...page, text: { ...page.text, ...(html.has(page.id) ? { html: html.get(page.id)! } : {}) } }))
}
