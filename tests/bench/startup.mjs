/**
 * Page files (or nothing: an English and a German page made up here) in; how much CPU time one small page costs from start to exit
 * out, against `node -e 0`, both run in turn so that a busy machine slows both. The environment's own certificates are left out: node
 * reads them at each start, which takes longer than the start itself and would flatter us. Usage: node tests/bench/startup.mjs [FILE...]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cpuOf, median } from './cpu.mjs'
import { page } from './made-pages.mjs'

const RUNS = 15
const PROGRAM = join(import.meta.dirname, '..', '..', 'bin', 'clean-article')

delete process.env.NODE_EXTRA_CA_CERTS
const folder = mkdtempSync(join(tmpdir(), 'clean-article-bench-'))
try {
  for (const file of process.argv.length > 2 ? process.argv.slice(2) : madePages(folder)) {
    const runs = Array.from({ length: RUNS }, () => ({ page: cpuOf([PROGRAM, file]), bare: cpuOf(['-e', '0']) }))
    const ratios = runs.map((run) => run.page / run.bare), ms = (/** @type {readonly number[]} */ seconds) => (1000 * median(seconds)).toFixed(0)
    const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`
    console.log(`${median(ratios).toFixed(2)} times node -e 0 (${range}; ${ms(runs.map((run) => run.page))} ms and ${ms(runs.map((run) => run.bare))} ms)  ${file}`)
  }
} finally {
  rmSync(folder, { recursive: true })
}

/** @param {string} folder */
function madePages(folder) {
  return ['Latin', 'German'].map((script) => {
    const file = join(folder, `${script}.txt`)
    writeFileSync(file, page(script, 1))
    return file
  })
}
