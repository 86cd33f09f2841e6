// Files of pages in; their numbers in a folder of its own out, and the learner to run over them; gone afterwards.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

/** How the weights that ship are learnt, by the end of their file's name. */
export const RECIPES = {
  'text': ['--input', 'text', '--epochs', '24', '--drop', '0.2'],
  'text-short': ['--input', 'text', '--epochs', '12', '--drop', '0.3'],
  'html': ['--input', 'html', '--epochs', '20', '--draws', '1'],
  'html-second': ['--input', 'html', '--epochs', '20', '--draws', '1', '--seed', '1'],
}

/** Exports the pages once, then calls `use` with the folder, `learn(...OPTIONS)` and a folder for scratch files. */
export async function withData(files, use) {
  const folder = mkdtempSync(join(tmpdir(), 'clean-article-'))
  const run = (command, ...args) => { execFileSync(command, args, { stdio: 'inherit' }) }
  try {
    const exporter = join(folder, 'export.mjs'), data = join(folder, 'data')
    await build({ entryPoints: ['src/train/export.ts'], outfile: exporter, bundle: true, platform: 'node', format: 'esm', target: 'node20' })
    run(process.execPath, exporter, data, ...files)
    await use({ folder, learn: (...options) => { run('python3', 'src/train/learn.py', data, ...options) } })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
