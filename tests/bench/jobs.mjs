/**
 * Nothing in; how many times the pages a second two jobs clean of what one does, out: the filter on made-up pages, run in turn. Only
 * an idle machine with two cores can tell, and how much its two cores can do at once, by two programs of one job each side by side:
 * where they share a core's parts that is less than twice. Usage: node tests/bench/jobs.mjs [PAGES=30000] [RUNS=3]
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from './cpu.mjs'
import { page } from './made-pages.mjs'

const PROGRAM = join(import.meta.dirname, '..', '..', 'bin', 'clean-article')
const [pages = 30_000, runs = 3] = process.argv.slice(2).map(Number)

const folder = mkdtempSync(join(tmpdir(), 'clean-article-jobs-')), file = join(folder, 'pages.jsonl')

/** Pages a second of so many programs at once, each of which cleans all pages. @param {number} jobs @param {number} [programs] */
async function speed(jobs, programs = 1) {
  const started = performance.now()
  await Promise.all(Array.from({ length: programs }, async () => {
    const input = openSync(file, 'r')
    const child = spawn(process.execPath, [PROGRAM, '--from', 'jsonl', '--to', 'jsonl', '--jobs', String(jobs)], { stdio: [input, 'ignore', 'inherit'] })
    const [status] = await once(child, 'exit')
    closeSync(input)
    if (status !== 0) throw new Error(`${jobs} jobs ended with ${status}`)
  }))
  return (pages * programs) / ((performance.now() - started) / 1000)
}

try {
  const output = openSync(file, 'w')
  for (let i = 0; i < pages; i++) writeSync(output, `${JSON.stringify({ id: i, text: page(i % 4 === 0 ? 'German' : 'Latin', i % 500) })}\n`)
  closeSync(output)
  const measured = []
  for (let run = 0; run < runs; run++) {
    const one = await speed(1), two = await speed(2), apart = await speed(1, 2)
    measured.push({ two: two / one, apart: apart / one })
    console.log(`one job ${one.toFixed(0)} pages/s, two jobs ${two.toFixed(0)}, two programs side by side ${apart.toFixed(0)}`)
  }
  const times = (/** @type {'two' | 'apart'} */ what) => median(measured.map((run) => run[what])).toFixed(2)
  console.log(`two jobs ${times('two')} times, two programs ${times('apart')} times; ${loadavg()[0]?.toFixed(1)} programs wanted a core meanwhile`)
} finally {
  rmSync(folder, { recursive: true })
}
