// Weights learnt without the sites of a fold, tried by the program on the pages of those sites.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, gunzipSync } from 'node:zlib'
import { build } from 'esbuild'

export const FOLDS = 5

/** What was typed: files, then behind `--` options, `--folds 0,1` among them. */
export function fromCommandLine(argv, name) {
  const split = argv.indexOf('--', 2), files = argv.slice(2, split < 0 ? undefined : split), options = split < 0 ? [] : argv.slice(split + 1)
  if (files.length === 0) { console.error(`usage: npm run ${name} -- PAGES.jsonl.gz... [-- [--folds 0,1] LEARN_OPTION...]`); process.exit(2) }
  const at = options.indexOf('--folds'), folds = at < 0 ? [...Array(FOLDS).keys()] : options.splice(at, 2)[1].split(',').map(Number)
  return { files, folds, options }
}

const rowsOf = (path) => gunzipSync(readFileSync(path)).toString('utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))

/** Gold pages with their HTML where that is at hand. */
export function loadPages(path) {
  const beside = path.replace('.jsonl', '.html.jsonl')
  const html = new Map(existsSync(beside) ? rowsOf(beside).map((row) => [row.id, row.html]) : [])
  return rowsOf(path).filter(({ silver }) => !silver).map((page) => ({ ...page, text: { ...page.text, ...(html.has(page.id) ? { html: html.get(page.id) } : {}) } }))
}

/** Pages of the fold's sites; `learn.py` cuts in the same way. */
export const ofFold = (pages, fold) => pages.filter(({ site }) => crc32(site) % FOLDS === fold)

/** The library with the weights in these files, by the name of their recipe, and with other numbers for constants of `score.ts`. */
export async function libraryWith(weights, folder, constants = {}) {
  const outfile = join(folder, `library-${crc32(JSON.stringify([weights, constants]))}.mjs`)
  const contents = (path) => {
    const name = /weights-([\w-]+)\.ts$/.exec(path)?.[1]
    return name ? readFileSync(weights[name] ?? path, 'utf8') : Object.entries(constants).reduce((source, [name, value]) => {
      const changed = source.replace(new RegExp(`^const ${name} = [\\d.]+$`, 'm'), `const ${name} = ${value}`)
      if (!changed.includes(`const ${name} = ${value}\n`)) throw new Error(`score.ts has no ${name}`)
      return changed
    }, readFileSync(path, 'utf8'))
  }
  const others = { name: 'others', setup: ({ onLoad }) => onLoad({ filter: /[\\/]model[\\/](?:weights-[\w-]+|score)\.ts$/ }, ({ path }) => ({ contents: contents(path), loader: 'ts' })) }
  await build({ entryPoints: ['src/index.ts'], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', plugins: [others] })
  return import(outfile)
}

/** A page's row for `figures.mjs`. */
export function tried(clean, page, flattening) {
  const source = page.text[flattening]
  const { body } = clean({ ...(flattening === 'html' ? { text: '', html: source } : { text: source }), ...(page.url ? { url: page.url } : {}) })
  return { set: page.set, type: page.type, flattening, gold: page.body, body, wanted: page.with, unwanted: page.without }
}
