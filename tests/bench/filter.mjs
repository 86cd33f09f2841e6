/**
 * A JSONL file of `{id, text}` (or nothing: pages made up here) in; the filter's CPU time against that of the least a filter does
 * (`reference-filter.mjs`) out, without and with `--lines`, run in turn. Usage: node tests/bench/filter.mjs [FILE.jsonl]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cpuOf, median } from './cpu.mjs'
import { page, SCRIPT_NAMES } from './made-pages.mjs'

const RUNS = 3
const MADE_PAGES = 1500
const PROGRAM = join(import.meta.dirname, '..', '..', 'bin', 'clean-article')
const REFERENCE = join(import.meta.dirname, 'reference-filter.mjs')

const folder = mkdtempSync(join(tmpdir(), 'clean-article-bench-'))
try {
  const input = process.argv[2] ?? made()
  for (const extra of [[], ['--lines']]) {
    const ratios = Array.from({ length: RUNS }, () => cpuOf([PROGRAM, '--from', 'jsonl', '--to', 'jsonl', ...extra], input) / cpuOf([REFERENCE], input))
    console.log(`${median(ratios).toFixed(2)} times the reference filter ${extra.join('')}`)
  }
} finally {
  rmSync(folder, { recursive: true })
}

function made() {
  const file = join(folder, 'pages.jsonl')
  const rows = Array.from({ length: MADE_PAGES }, (_, i) => JSON.stringify({ id: i, text: page(SCRIPT_NAMES[i % SCRIPT_NAMES.length] ?? 'Latin', i) }))
  writeFileSync(file, `${rows.join('\n')}\n`)
  return file
}
