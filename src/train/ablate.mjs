// Gold and silver pages in, a table out of what each part of the decision is worth, on pages of sites that no weights saw: ABLATIONS.md.
//   npm run ablate -- PAGES.jsonl.gz... [-- [--folds 0,1] LEARN_OPTION...]
// Text only, and one network in both places of text: the short one's recipe. Needs what train.mjs needs.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { shingleFigures, wordFigures } from '../../tests/figures.mjs'
import { RECIPES, withData } from './data.mjs'
import { fromCommandLine, libraryWith, loadPages, ofFold, tried } from './held-out.mjs'

/** What is left out of learning, and the weights that `score.ts` gives the two opinions instead of its own. */
const VARIANTS = [
  { name: 'both' },
  { name: 'rules alone', constants: { NETWORK: 0, EVIDENCE: 1, LABEL: 0, COMMENT: 0 } },
  { name: 'network alone', constants: { NETWORK: 1, EVIDENCE: 0, LABEL: 0, COMMENT: 0 } },
  ...['cohesion', 'neighbours', 'sections', 'votes', 'words'].map((without) => ({ name: `both, the network without ${without}`, without })),
]
const FLATTENINGS = ['innertext', 'wet']

const { files, folds, options } = fromCommandLine(process.argv, 'ablate')
const pages = files.flatMap(loadPages), rows = new Map(VARIANTS.map(({ name }) => [name, []]))
await withData(files, async ({ folder, learn }) => {
  for (const fold of folds) for (const { name, constants, without } of VARIANTS) {
    const text = join(folder, `weights-${fold}-${without ?? 'all'}.ts`)
    if (!constants) learn('--out', text, '--fold', String(fold), ...RECIPES['text-short'], ...(without ? ['--without', without] : []), ...options)
    const { clean } = await libraryWith({ text, 'text-short': text }, folder, constants)
    for (const page of ofFold(pages, fold)) for (const flattening of FLATTENINGS) if (page.text[flattening] !== undefined) rows.get(name).push(tried(clean, page, flattening))
  }
})

const cell = (group) => `${wordFigures(group).f1.toFixed(4)} (${shingleFigures(group).f1.toFixed(4)})`
const columns = [...new Set([...rows.values()].flat().flatMap(({ set, type }) => [`${set} all`, `${set} ${type}`]))].filter((key) => / (?:all|article)$/.test(key)).sort()
const table = [['', ...columns], ['---', ...columns.map(() => '---')], ...[...rows].map(([name, all]) => [name, ...columns.map((key) => cell(all.filter(({ set, type }) => key === `${set} all` || key === `${set} ${type}`)))])]
writeFileSync('src/train/ABLATIONS.md', `# What each part is worth

Word F1 (shingle F1) of pages of sites the weights were not learnt from, as ${FLATTENINGS.join(' and ')}; fold ${folds.join(', ')} of five.${options.length > 0 ? ` Learnt with ${options.join(' ')}.` : ''}
Written by \`npm run ablate -- PAGES.jsonl.gz...${folds.length < 5 || options.length > 0 ? ` -- --folds ${[folds.join(','), ...options].join(' ')}` : ''}\`. What "without" leaves out is named in \`learn.py\`.

${table.map((row) => `| ${row.join(' | ')} |`).join('\n')}
`)
