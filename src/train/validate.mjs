// Gold and silver pages in, the figures of every gold page out as the program cleans it with weights that saw no page of its site:
//   npm run validate -- PAGES.jsonl.gz... [-- [--folds 0,1] LEARN_OPTION...]
// Needs what train.mjs needs. Sites are cut into five folds; `--folds` takes some of them.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, crc32 } from 'node:zlib'
import { build } from 'esbuild'
import { shingleFigures, snippetFigures, wordFigures } from '../../tests/figures.mjs'
import { RECIPES, withData } from './data.mjs'

const FOLDS = 5
const split = process.argv.indexOf('--', 2)
const files = process.argv.slice(2, split < 0 ? undefined : split), options = split < 0 ? [] : process.argv.slice(split + 1)
if (files.length === 0) { console.error('usage: npm run validate -- PAGES.jsonl.gz... [-- [--folds 0,1] LEARN_OPTION...]'); process.exit(2) }
const at = options.indexOf('--folds')
const folds = at < 0 ? [...Array(FOLDS).keys()] : options.splice(at, 2)[1].split(',').map(Number)

const rowsOf = (path) => gunzipSync(readFileSync(path)).toString('utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))

/** Pages with a body or snippets, each with its HTML where that is at hand. */
function load(path) {
  const beside = path.replace('.jsonl', '.html.jsonl')
  const html = new Map(existsSync(beside) ? rowsOf(beside).map((row) => [row.id, row.html]) : [])
  return rowsOf(path).map((page) => ({ ...page, text: { ...page.text, ...(html.has(page.id) ? { html: html.get(page.id) } : {}) } }))
}

/** The library with other weights. */
async function libraryWith(weights, folder) {
  const outfile = join(folder, `library-${crc32(weights('text'))}.mjs`)
  const other = { name: 'other-weights', setup: ({ onLoad }) => onLoad({ filter: /[\\/]weights-\w+\.ts$/ }, ({ path }) => ({ contents: readFileSync(weights(path.match(/-(\w+)\.ts$/)[1]), 'utf8'), loader: 'ts' })) }
  await build({ entryPoints: ['src/index.ts'], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', plugins: [other] })
  return import(outfile)
}

const pages = files.flatMap(load).filter(({ silver }) => !silver), rows = []
await withData(files, async ({ folder, learn }) => {
  for (const fold of folds) {
    const weights = (input) => join(folder, `weights-${fold}-${input}.ts`)
    for (const [input, recipe] of Object.entries(RECIPES)) learn('--input', input, '--out', weights(input), '--fold', String(fold), ...recipe, ...options)
    const { clean } = await libraryWith(weights, folder)
    for (const page of pages.filter(({ site }) => crc32(site) % FOLDS === fold)) {
      for (const [flattening, source] of Object.entries(page.text)) {
        const { body } = clean({ ...(flattening === 'html' ? { text: '', html: source } : { text: source }), ...(page.url ? { url: page.url } : {}) })
        rows.push({ set: page.set, type: page.type, flattening, gold: page.body, body, wanted: page.with, unwanted: page.without })
      }
    }
  }
})

const groups = new Map()
for (const row of rows) for (const type of new Set([row.type, 'all'])) {
  const key = [row.set, type, row.flattening].join(' ')
  groups.set(key, [...(groups.get(key) ?? []), row])
}
for (const [key, group] of [...groups].sort()) {
  const snippets = group.some(({ wanted, unwanted }) => wanted?.length || unwanted?.length) ? `  snippets ${snippetFigures(group).f1.toFixed(4)}` : ''
  console.log(key.padEnd(40), String(group.length).padStart(5), `  words ${wordFigures(group).f1.toFixed(4)}  shingles ${shingleFigures(group).f1.toFixed(4)}${snippets}`)
}
