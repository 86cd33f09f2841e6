// Gold and silver pages in, the figures of every gold page out as the program cleans it with weights that saw no page of its site:
//   npm run validate -- PAGES.jsonl.gz... [-- [--folds 0,1] LEARN_OPTION...]
// Needs what train.mjs needs. Sites are cut into five folds; `--folds` takes some of them.
import { join } from 'node:path'
import { shingleFigures, snippetFigures, wordFigures } from '../../tests/figures.mjs'
import { RECIPES, withData } from './data.mjs'
import { fromCommandLine, libraryWith, loadPages, ofFold, tried } from './held-out.mjs'

const { files, folds, options } = fromCommandLine(process.argv, 'validate')
const pages = files.flatMap(loadPages), rows = []
await withData(files, async ({ folder, learn }) => {
  for (const fold of folds) {
    const weights = Object.fromEntries(Object.keys(RECIPES).map((name) => [name, join(folder, `weights-${fold}-${name}.ts`)]))
    for (const [name, recipe] of Object.entries(RECIPES)) learn('--out', weights[name], '--fold', String(fold), ...recipe, ...options)
    const { clean } = await libraryWith(weights, folder)
    for (const page of ofFold(pages, fold)) for (const flattening of Object.keys(page.text)) rows.push(tried(clean, page, flattening))
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
