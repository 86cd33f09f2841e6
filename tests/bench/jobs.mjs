/**
 * Nothing in; how many times the pages a second two jobs clean of what one does, out: the filter on made-up pages, run in turn. Only
 * an idle machine with two cores can tell. Usage: node tests/bench/jobs.mjs [PAGES=30000] [RUNS=3]
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from './cpu.mjs'
import { page } from './made-pages.mjs'

const PROGRAM = join(import.meta.dirname, '..', '..', 'bin', 'clean-article')
const [pages = 30_000, runs = 3] = process.argv.slice(2).map(Number)

const folder = mkdtempSync(join(tmpdir(), 'clean-article-jobs-')), file = join(folder, 'pages.jsonl')

/** Pages a second. @param {number} jobs */
function speed(jobs) {
  const input = openSync(file, 'r'), started = performance.now()
  const { status } = spawnSync(process.execPath, [PROGRAM, '--from', 'jsonl', '--to', 'jsonl', '--jobs', String(jobs)], { stdio: [input, 'ignore', 'inherit'] })
  closeSync(input)
  if (status !== 0) throw new Error(`${jobs} jobs ended with ${status}`)
  return pages / ((performance.now() - started) / 1000)
}

try {
  const output = openSync(file, 'w')
  for (let i = 0; i < pages; i++) writeSync(output, `${JSON.stringify({ id: i, text: page(i % 4 === 0 ? 'German' : 'Latin', i % 500) })}\n`)
  closeSync(output)
  const measured = Array.from({ length: runs }, () => ({ one: speed(1), two: speed(2) }))
  for (const { one, two } of measured) console.log(`one job ${one.toFixed(0)} pages/s, two jobs ${two.toFixed(0)} pages/s`)
  console.log(`${median(measured.map(({ one, two }) => two / one)).toFixed(2)} times; ${loadavg()[0]?.toFixed(1)} programs wanted a core meanwhile`)
} finally {
  rmSync(folder, { recursive: true })
}
