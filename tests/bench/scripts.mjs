/**
 * Nothing in, CPU time per megabyte (of UTF-8) on pages of each script against English out; the cost of starting is taken off.
 * Usage: node tests/bench/scripts.mjs
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cpuOf, median } from './cpu.mjs'
import { page, SCRIPT_NAMES } from './made-pages.mjs'

const RUNS = 3
const PAGES = 600
const PROGRAM = join(import.meta.dirname, '..', '..', 'bin', 'clean-article')
const FILTER = [PROGRAM, '--from', 'jsonl', '--to', 'jsonl']

const folder = mkdtempSync(join(tmpdir(), 'clean-article-bench-'))
try {
  const files = SCRIPT_NAMES.map((script) => ({ script, one: made(script, 1), all: made(script, PAGES) }))
  const figures = files.map(({ script, one, all }) => {
    const seconds = median(Array.from({ length: RUNS }, () => cpuOf(FILTER, all) - cpuOf(FILTER, one)))
    return { script, rate: (seconds / statSync(all).size) * 1e6 }
  })
  const english = figures.find(({ script }) => script === 'Latin')?.rate ?? NaN
  for (const { script, rate } of figures) console.log(`${script.padEnd(12)}${rate.toFixed(3)} s a MB   ${(rate / english).toFixed(2)} times English`)
} finally {
  rmSync(folder, { recursive: true })
}

/** @param {string} script @param {number} pages */
function made(script, pages) {
  const file = join(folder, `${script}-${pages}.jsonl`)
  writeFileSync(file, Array.from({ length: pages }, (_, i) => `${JSON.stringify({ id: i, text: page(script, i) })}\n`).join(''))
  return file
}
