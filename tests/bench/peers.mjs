/**
 * Sets of pages with their HTML beside (SET.jsonl.gz and SET.html.jsonl.gz, as for `npm run quality`) in; what we and other
 * extractors make of them, and how many pages each cleans in a second of CPU time, out. All read the same HTML in one run, one after the other;
 * ours reads the pages' text besides. What is missing is installed into `node_modules/.cache/peers`: npm packages, and Python ones where there is a Python.
 *
 *   node tests/bench/peers.mjs SET.jsonl.gz... [--limit N] [--only NAME,NAME]
 */
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { shingleFigures, snippetFigures, wordFigures } from '../figures.mjs'
import { readPagesOf } from '../sets.mjs'

const ROOT = join(import.meta.dirname, '..', '..')
const CACHE = join(ROOT, 'node_modules', '.cache', 'peers')
const MOST_OUTPUT = 1 << 30
const PYTHON_PACKAGES = ['trafilatura==2.2.0', 'jusText==3.0.2', 'readability-lxml==0.9', 'lxml_html_clean', 'Resiliparse==2.0.1']
const NPM_PACKAGES = ['@mozilla/readability@0.6.0', 'defuddle@0.19.4', 'linkedom@0.18.15']

/** @typedef {{ readonly name: string, readonly command: readonly string[], readonly input: 'html' | 'innertext' }} Cleaner a filter: `{id, html}` or `{id, text}` in, `{id, body}` out */

const REPORT = ['--require', join(import.meta.dirname, 'report-cpu.cjs')]
const ours = [process.execPath, ...REPORT, join(ROOT, 'bin', 'clean-article'), '--from', 'jsonl', '--to', 'jsonl']

/** @returns {readonly Cleaner[]} */
function cleaners() {
  const node = (/** @type {string} */ name) => ({ name, command: [process.execPath, ...REPORT, join(import.meta.dirname, 'peers', 'node.mjs'), name, CACHE], input: /** @type {const} */ ('html') })
  const python = join(CACHE, 'python', 'bin', 'python')
  const inPython = (/** @type {string} */ name) => ({ name, command: [python, '-B', join(import.meta.dirname, 'peers', 'extract.py'), name], input: /** @type {const} */ ('html') })
  return [
    { name: 'clean-article (text)', command: ours, input: 'innertext' },
    { name: 'clean-article (HTML)', command: ours, input: 'html' },
    ...['Readability', 'defuddle'].map(node),
    ...(existsSync(python) ? ['trafilatura', 'jusText', 'readability-lxml', 'resiliparse'].map(inPython) : []),
  ]
}

/** @param {string} command @param {readonly string[]} args */
function must(command, args) {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`)
}

function install() {
  mkdirSync(CACHE, { recursive: true })
  if (!existsSync(join(CACHE, 'node_modules'))) {
    writeFileSync(join(CACHE, 'package.json'), '{"private":true}')
    must('npm', ['install', '--silent', '--ignore-scripts', '--prefix', CACHE, ...NPM_PACKAGES])
  }
  const python = join(CACHE, 'python')
  if (existsSync(python)) return
  if (spawnSync('python3', ['-c', 'import venv, ensurepip']).status !== 0) { console.error('no Python with venv: its extractors are left out'); return }
  must('python3', ['-m', 'venv', python])
  must(join(python, 'bin', 'python'), ['-m', 'pip', 'install', '-q', '--upgrade', 'pip'])
  must(join(python, 'bin', 'python'), ['-m', 'pip', 'install', '-q', ...PYTHON_PACKAGES])
}

/** Bodies by id, and the CPU seconds of the whole run. @param {Cleaner} cleaner @param {string} file */
function run({ name, command: [program = '', ...args] }, file) {
  const stdin = openSync(file, 'r')
  const { status, output } = spawnSync(program, args, { stdio: [stdin, 'pipe', 'inherit', 'pipe'], encoding: 'utf8', maxBuffer: MOST_OUTPUT })
  closeSync(stdin)
  if (status !== 0) throw new Error(`${name} ended with ${status}`)
  const answers = (output[1] ?? '').split('\n').filter(Boolean).map((line) => JSON.parse(line))
  return { bodies: new Map(answers.map(({ id, body }) => [id, body ?? ''])), seconds: Number(output[3]) }
}

/** The figures a set has what it needs for. @param {readonly any[]} pages @param {ReadonlyMap<string, string>} bodies */
function figuresOf(pages, bodies) {
  const rows = pages.map((page) => ({ input: '', body: bodies.get(page.id) ?? '', gold: page.body, wanted: page.with, unwanted: page.without }))
  const whole = rows.some((row) => row.gold !== undefined)
  const { f1 } = whole ? wordFigures(rows) : snippetFigures(rows)
  return whole ? [`word F1 ${f1.toFixed(3)}`, `shingle F1 ${shingleFigures(rows).f1.toFixed(3)}`] : [`snippet F1 ${f1.toFixed(3)}`]
}

/** @param {string} set @param {string} folder @param {{ readonly limit?: string, readonly only?: string }} options */
function compare(set, folder, { limit, only }) {
  const sources = new Map(readPagesOf(set, 'html').map((page) => [page.id, page.text.html]))
  const pages = readPagesOf(set, 'innertext').filter((page) => page.text.innertext !== undefined && sources.get(page.id) !== undefined).slice(0, limit ? Number(limit) : undefined)
  const groups = { all: pages, article: pages.filter(({ type }) => type === 'article') }
  const files = { html: join(folder, 'html.jsonl'), innertext: join(folder, 'innertext.jsonl') }
  writeFileSync(files.html, pages.map(({ id, url }) => JSON.stringify({ id, url, html: sources.get(id) })).join('\n'))
  writeFileSync(files.innertext, pages.map(({ id, url, text }) => JSON.stringify({ id, url, text: text.innertext })).join('\n'))
  console.log(`\n${basename(set)}, ${pages.length} pages`)
  for (const cleaner of cleaners().filter(({ name }) => only === undefined || only.split(',').includes(name))) {
    const { bodies, seconds } = run(cleaner, files[cleaner.input])
    const shown = Object.entries(groups).filter(([type, group]) => type === 'all' || (group.length > 0 && group.length < pages.length)).map(([type, group]) => `${type}: ${figuresOf(group, bodies).join(', ')}`)
    console.log(`  ${cleaner.name.padEnd(26)} ${(pages.length / seconds).toFixed(1).padStart(7)} pages a CPU second   ${shown.join('   ')}`)
  }
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { limit: { type: 'string' }, only: { type: 'string' } } })
if (positionals.length === 0) { console.error('usage: node tests/bench/peers.mjs SET.jsonl.gz... [--limit N] [--only NAME,NAME]'); process.exit(2) }
install()
const folder = mkdtempSync(join(CACHE, 'run-'))
try { for (const set of positionals) compare(set, folder, values) } finally { rmSync(folder, { recursive: true }) }
