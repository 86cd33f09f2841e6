// Gold and silver pages in, src/model/weights.ts out:  npm run train -- PAGES.jsonl.gz... [-- LEARN_OPTION...]
// Learning needs Python with numpy and torch, on Debian: apt-get install python3-torch libopenblas0
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

const split = process.argv.indexOf('--', 2)
const files = process.argv.slice(2, split < 0 ? undefined : split), options = split < 0 ? [] : process.argv.slice(split + 1)
if (files.length === 0) { console.error('usage: npm run train -- PAGES.jsonl.gz... [-- --validate]'); process.exit(2) }
const folder = mkdtempSync(join(tmpdir(), 'clean-article-'))
const run = (command, ...args) => execFileSync(command, args, { stdio: 'inherit' })
try {
  const exporter = join(folder, 'export.mjs'), data = join(folder, 'data')
  await build({ entryPoints: ['src/train/export.ts'], outfile: exporter, bundle: true, platform: 'node', format: 'esm', target: 'node20' })
  run(process.execPath, exporter, data, ...files)
  run('python3', 'src/train/learn.py', data, ...(options.length > 0 ? options : ['--out', 'src/model/weights.ts']))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
