/** What is published: the packed files, installed into an empty folder without a network, run as a command and as a library. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPages } from './pages.mjs'

const ROOT = join(import.meta.dirname, '..')
const ALLOWED = /^(?:bin\/|dist\/|LICENSE$|README\.md$|package\.json$)/
/** Absolute paths and folders of a workplace, in pieces so that this file does not name them itself. */
const WORKPLACE = new RegExp([['/wo', 'rk/'], ['/tm', 'p/'], ['shared', '/gold'], ['\\bgold/[a-z0-9]+-(?:a|', 'dev)\\b']].map((parts) => parts.join('')).join('|'))
const TEXT = /\.(?:[cm]?[jt]s|json|md|txt|tsv|py|yml|yaml)$|^(?:bin\/|\.ci\/|LICENSE|\.gitignore)/

interface Packed { readonly filename: string; readonly files: readonly { readonly path: string; readonly size: number }[] }

const folder = mkdtempSync(join(tmpdir(), 'clean-article-package-'))
const installed = join(folder, 'node_modules', 'clean-article')
const page = readPages().find((p) => p.about.lang === 'en' && p.about.flattening === 'innertext' && p.expected)!
let packed: Packed
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function npm(args: readonly string[], cwd: string): string {
  // The build stands already, and building again here would pull it away from under other tests.
  return execFileSync('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

function run(file: string, args: readonly string[], input?: string): string {
  const { status, stdout, stderr } = spawnSync(file, args, { cwd: folder, encoding: 'utf8', ...(input === undefined ? {} : { input }) })
  expect(status, stdout + stderr).toBe(0)
  return stdout
}

beforeAll(() => {
  [packed] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], ROOT)) as [Packed]
  writeFileSync(join(folder, 'package.json'), '{ "name": "somebody", "version": "1.0.0", "private": true, "type": "module" }\n')
  npm(['install', '--offline', join(folder, packed.filename)], folder)
}, 120_000)

describe('the packed files', () => {
  test('are the program, its licence and its readme', () => {
    const paths = packed.files.map((file) => file.path)
    expect(paths.filter((path) => !ALLOWED.test(path))).toEqual([])
    expect(paths).toEqual(expect.arrayContaining(['bin/clean-article', 'dist/start.cjs', 'dist/cli.cjs', 'dist/index.js', 'dist/types/index.d.ts', 'dist/THIRD_PARTY_LICENSES', 'LICENSE', 'README.md', 'package.json']))
  })
  test('have the code cache of one engine', () => {
    expect(packed.files.filter((file) => /^dist\/cli-[\w.-]+\.cache$/.test(file.path))).toHaveLength(1)
  })
  test('leave the training room out', () => {
    expect(packed.files.filter((file) => /train/.test(file.path)).map((file) => file.path)).toEqual([])
  })
  test('name no workplace', () => {
    const files = packed.files.filter((file) => WORKPLACE.test(readFileSync(join(installed, file.path), 'utf8')))
    expect(files.map((file) => file.path)).toEqual([])
  })
})

describe('installed', () => {
  test('it needs no other package', () => {
    const { dependencies, scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, object | undefined>
    expect(dependencies).toBeUndefined()
    expect(scripts).not.toHaveProperty('postinstall')
    expect(existsSync(join(folder, 'node_modules', 'natural'))).toBe(false)
  })
  test('the command cleans a page', () => {
    const got = run(join(folder, 'node_modules', '.bin', 'clean-article'), [], page.input)
    expect(got).not.toBe('')
    expect(page.input.replace(/\s+/g, '')).toContain(got.split('\n')[0]!.replace(/\s+/g, ''))
  })
  test('the library answers as the command does, and its import says nothing', () => {
    writeFileSync(join(folder, 'page.txt'), page.input)
    writeFileSync(join(folder, 'use.js'), "import { readFileSync } from 'node:fs'\nimport { clean } from 'clean-article'\nprocess.stdout.write(clean({ text: readFileSync('page.txt', 'utf8') }).body + '\\n')\n")
    expect(run(process.execPath, ['use.js'])).toBe(run(join(folder, 'node_modules', '.bin', 'clean-article'), ['page.txt']))
  })
  test.each([['nodenext', 'es2022'], ['bundler', 'es2022'], ['bundler', 'es2022,dom,dom.asynciterable']])('its types check under %s resolution with %s', (resolution, libs) => {
    const streams = libs.includes('dom') ? `export const bodiesOf = (pages: ReadableStream<{ readonly text: string }>): ReadableStream<OutputRecord> => pages.pipeThrough(createCleaner())\n` : ''
    writeFileSync(join(folder, 'use.ts'), `import { clean, cleanRecords, createCleaner, KINDS } from 'clean-article'
import type { Article, CleanOptions, Kind, OutputRecord, Verdict } from 'clean-article'
const options: CleanOptions = { mode: 'recall', keep: ['caption'] }
const article: Article = clean({ text: 'A page.', lang: 'en' }, options)
const kinds: readonly Kind[] = KINDS
const first: Verdict | undefined = article.verdicts[0]
export const told: readonly (string | null)[] = [article.body, article.title, article.byline, article.published, article.lang, article.reason ?? null, first?.because ?? null, kinds[0] ?? null]
export const cleaner = createCleaner({ lines: true, mode: 'precision' })
export async function bodies(records: AsyncIterable<{ readonly text: string }>): Promise<readonly string[]> {
  const all: OutputRecord[] = []
  for await (const record of cleanRecords(records)) all.push(record)
  return all.map((record) => (record.error === undefined ? record.body : record.error))
}
// @ts-expect-error a kind that does not exist
clean({ text: '' }, { keep: ['headlines'] })
${streams}`)
    // Our types are checked, not the compiler's own of the browser.
    const compilerOptions = { noEmit: true, strict: true, skipDefaultLibCheck: true, types: [], target: 'es2022', lib: libs.split(','), module: resolution === 'nodenext' ? 'nodenext' : 'esnext', moduleResolution: resolution }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }))
    expect(run(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', folder])).toBe('')
  }, 60_000)
})

test('no tracked file names a workplace', () => {
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0').filter((path) => TEXT.test(path) && existsSync(join(ROOT, path)))
  expect(tracked.length).toBeGreaterThan(0)
  expect(tracked.filter((path) => WORKPLACE.test(readFileSync(join(ROOT, path), 'utf8')))).toEqual([])
})
