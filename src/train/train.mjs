// Gold and silver pages in, src/model/weights-*.ts out:  npm run train -- PAGES.jsonl.gz... [-- LEARN_OPTION...]
// Learning needs Python with numpy and torch and a C compiler, on Debian: apt-get install python3-torch gcc
import { RECIPES, withData } from './data.mjs'

const split = process.argv.indexOf('--', 2)
const files = process.argv.slice(2, split < 0 ? undefined : split), options = split < 0 ? [] : process.argv.slice(split + 1)
if (files.length === 0) { console.error('usage: npm run train -- PAGES.jsonl.gz... [-- LEARN_OPTION...]'); process.exit(2) }
await withData(files, ({ learn }) => { for (const [name, recipe] of Object.entries(RECIPES)) learn('--out', `src/model/weights-${name}.ts`, ...recipe, ...options) })
