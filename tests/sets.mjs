/** Files of pages with what is known of them in, the pages out; see `quality.mjs` for their form. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** @param {string} file @returns {readonly any[]} */
function readSet(file) {
  const bytes = readFileSync(file)
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8')
  // Python writes a missing number as NaN, which no JSON has.
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line.replace(/(":\s?)NaN(?=[,}])/g, '$1null')))
}

/** Pages of a set in this flattening; HTML stands in a file beside it. @param {string} file @param {string} flattening */
export function readPagesOf(file, flattening) {
  const pages = readSet(file)
  if (flattening !== 'html') return pages
  const sources = new Map(readSet(file.replace(/\.jsonl/, '.html.jsonl')).map(({ id, html }) => [id, html]))
  return pages.map((page) => ({ ...page, text: { html: sources.get(page.id) } }))
}
