/** Rows of `{id, html, url}` on stdin in, rows of `{id, body}` out, by another extractor: node node.mjs NAME FOLDER_WITH_NODE_MODULES */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [name = '', folder = ''] = process.argv.slice(2)
const require = createRequire(join(folder, 'package.json'))
const { parseHTML } = require('linkedom')

/** @type {Readonly<Record<string, () => Promise<(document: any, url: string) => Promise<string>>>>} */
const EXTRACTORS = {
  Readability: async () => {
    const { Readability } = require('@mozilla/readability')
    return async (document) => new Readability(document).parse()?.textContent ?? ''
  },
  defuddle: async () => {
    const { Defuddle } = await import(join(folder, 'node_modules', 'defuddle', 'dist', 'node.js'))
    return async (document, url) => textOf((await Defuddle(document, url)).content ?? '')
  },
}

/** defuddle gives HTML: its text, blocks on lines of their own. @param {string} html */
function textOf(html) {
  const { document } = parseHTML(`<html><body>${html.replace(/<(?=\/?(?:p|div|li|h[1-6]|br|tr|pre|blockquote)\b)/gi, '\n<')}</body></html>`)
  return document.body?.textContent ?? ''
}

const make = EXTRACTORS[name]
if (!make) throw new Error(`no extractor ${name}`)
const extract = await make()
// Extractors talk on the console of what they do not understand; only rows belong on stdout.
for (const method of /** @type {const} */ (['log', 'warn', 'error', 'info', 'debug'])) console[method] = () => {}
for (const row of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const { id, html, url } = JSON.parse(row)
  let body = ''
  try { body = await extract(parseHTML(html).document, url ?? 'https://example.org/') } catch { /* A page that an extractor fails on is an empty answer. */ }
  process.stdout.write(`${JSON.stringify({ id, body })}\n`)
}
