/**
 * Nothing in; how time and memory grow with the number of pages out. Everything is made on the spot, and taken away again.
 *
 *   node tests/bench/scale.mjs files [100000] [--jobs 2]     so many small files, and a tenth of them, each into an output folder
 *   node tests/bench/scale.mjs stream [5] [--jobs 2]         so many gigabytes of JSONL through a pipe, and a tenth
 *   node tests/bench/scale.mjs archive [1] [--jobs 2]        the same of a web archive, a page of HTML each record
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { page } from './made-pages.mjs'

const PROGRAM = join(import.meta.dirname, '..', '..', 'bin', 'clean-article')
const REPORT = join(import.meta.dirname, 'report-use.cjs')
const FILES_IN_A_FOLDER = 1000
/** Different pages; more of them would measure the making. */
const PAGES = 500
/** Lines of a small page: the whole is five times as long. */
const SMALL_FROM = 25, SMALL_TO = 38

const { values, positionals: [what = 'files', amount] } = parseArgs({ allowPositionals: true, options: { jobs: { type: 'string', default: '2' } } })
const pages = Array.from({ length: PAGES }, (_, i) => page(i % 4 === 0 ? 'German' : 'Latin', i))

/** @typedef {{ readonly cpu: number, readonly megabytes: number, readonly seconds: number }} Use */

/** Runs the program to its end; `feed` writes its input. @param {readonly string[]} args @param {(input: import('node:stream').Writable) => Promise<void>} [feed] @returns {Promise<Use>} */
async function measured(args, feed) {
  const started = performance.now()
  const child = spawn(process.execPath, ['--require', REPORT, PROGRAM, ...args, '--jobs', values.jobs], { stdio: ['pipe', feed ? 'pipe' : 'ignore', 'inherit', 'pipe'] })
  let told = ''
  child.stdio[3]?.on('data', (/** @type {Buffer} */ bytes) => { told += bytes })
  child.stdout?.resume()
  const ended = once(child, 'close')
  if (feed) await feed(/** @type {import('node:stream').Writable} */ (child.stdin))
  child.stdin?.end()
  const [code] = await ended
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`)
  return { ...JSON.parse(told), seconds: (performance.now() - started) / 1000 }
}

/** @param {string} name @param {Use} use */
function tell(name, { cpu, megabytes, seconds }) {
  console.log(`${name.padEnd(16)} ${seconds.toFixed(1).padStart(8)} s ${cpu.toFixed(1).padStart(8)} s of CPU ${megabytes.toFixed(0).padStart(6)} MB resident at most`)
}

/** @param {number} count */
async function files(count) {
  const folder = mkdtempSync(join(tmpdir(), 'clean-article-scale-'))
  try {
    for (let i = 0; i < count; i++) {
      const below = join(folder, 'in', String(Math.floor(i / FILES_IN_A_FOLDER)))
      if (i % FILES_IN_A_FOLDER === 0) mkdirSync(below, { recursive: true })
      writeFileSync(join(below, `page-${i}.txt`), (pages[i % PAGES] ?? '').split('\n').slice(SMALL_FROM, SMALL_TO).join('\n'))
    }
    const use = await measured([join(folder, 'in'), '-o', join(folder, 'out'), '-q'])
    tell(`${count} files`, use)
    return use
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** @param {number} gigabytes @param {readonly Buffer[]} records @param {readonly string[]} args */
async function piped(gigabytes, records, args) {
  const use = await measured(args, async (input) => {
    for (let sent = 0, i = 0; sent < gigabytes * 1e9; i++) {
      const block = Buffer.concat(Array.from({ length: 16 }, (_, k) => records[(i * 16 + k) % PAGES] ?? Buffer.alloc(0)))
      sent += block.length
      if (!input.write(block)) await once(input, 'drain')
    }
  })
  tell(`${gigabytes} GB`, use)
  return use
}

/** @param {number} gigabytes */
const stream = (gigabytes) => piped(gigabytes, pages.map((text, i) => Buffer.from(`${JSON.stringify({ id: i, text })}\n`)), ['--from', 'jsonl', '--to', 'jsonl'])
/** @param {number} gigabytes */
const archive = (gigabytes) => piped(gigabytes, pages.map(warcRecord), ['--from', 'warc', '--to', 'jsonl'])

/** A server's answer as crawlers store it. @param {string} text @param {number} i */
function warcRecord(text, i) {
  const lines = text.split('\n').filter(Boolean), body = lines.map((line) => (line.length < 60 ? `<div class="item"><a href="/${line.length}">${line}</a></div>` : `<p>${line}</p>`)).join('\n')
  const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<!doctype html><html><head><title>${lines[30] ?? ''}</title></head><body>${body}</body></html>`
  const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://pages.example/${i}\r\nWARC-Date: 2024-03-01T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(i).padStart(12, '0')}>\r\nContent-Type: application/http; msgtype=response\r\n`
  return Buffer.from(`${head}Content-Length: ${Buffer.byteLength(answer)}\r\n\r\n${answer}\r\n\r\n`)
}

const { run, usual } = what === 'stream' ? { run: stream, usual: 5 } : what === 'archive' ? { run: archive, usual: 1 } : { run: files, usual: 100_000 }
const all = Number(amount ?? usual)
const tenth = await run(all / 10), whole = await run(all)
console.log(`ten times as much takes ${(whole.cpu / tenth.cpu).toFixed(1)} times the CPU time and ${(whole.megabytes / tenth.megabytes).toFixed(2)} times the memory`)
