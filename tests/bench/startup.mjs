/**
 * Page files (or nothing: an English and a German page made up here) in; how much CPU time one small page costs from start to exit
 * out, against `node -e 0`, both run in turn so that a busy machine slows both. Usage: node tests/bench/startup.mjs [FILE...]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cpuOf, median } from './cpu.mjs'
import { page } from './made-pages.mjs'

const RUNS = 15
const PROGRAM = join(import.meta.dirname, '..', '..', 'bin', 'clean-article')

const folder = mkdtempSync(join(tmpdir(), 'clean-article-bench-'))
try {
  for (const file of process.argv.length > 2 ? process.argv.slice(2) : madePages(folder)) {
    const ratios = Array.from({ length: RUNS }, () => cpuOf([PROGRAM, file]) / cpuOf(['-e', '0']))
    console.log(`${median(ratios).toFixed(2)} times node -e 0 (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})  ${file}`)
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
