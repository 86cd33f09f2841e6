/** The command line on pages: what is typed in, what stands on stdout and stderr out. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { KINDS, LANGUAGES, RULES } from '../src/index.ts'
import { parseWords } from '../src/cli/options.ts'
import { LOGIN_PAGE, bodyOf, pageOf } from './support/articles.ts'
import { cli, folderOf, hasTerminal, onTerminal, shell } from './support/cli.ts'

const folder = folderOf({
  'museum.txt': pageOf('harbour museum'), 'mill.txt': pageOf('old water mill'), 'login.txt': LOGIN_PAGE, 'empty.txt': '',
  '-dash.txt': pageOf('ferry house'), 'new\nline.txt': pageOf('toll bridge'),
  'records.jsonl': `${JSON.stringify({ id: 'r1', text: pageOf('harbour museum') })}\n${JSON.stringify({ text: pageOf('old water mill') })}\n`,
})
const inFolder = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => cli(args, { cwd: folder, env })
const MUSEUM = `${bodyOf('harbour museum')}\n`
const MILL = `${bodyOf('old water mill')}\n`
const withoutColour = (text: string): string => text.replace(/\x1b\[[0-9;]*m/g, '')

describe('text', () => {
  test('a file: its body on stdout, nothing on stderr', () => {
    expect(inFolder(['museum.txt'])).toEqual({ status: 0, stdout: MUSEUM, stderr: '' })
  })
  test.each([[[]], [['-']]])('a pipe: stdin is read for %j', (args) => {
    expect(cli(args, { input: pageOf('harbour museum') })).toEqual({ status: 0, stdout: MUSEUM, stderr: '' })
  })
  test('names alone mean what they mean with an option that says what holds anyway', async () => {
    vi.stubGlobal('CLEAN_ARTICLE_VERSION', '0') // the build fills it in
    const none = (): void => undefined
    expect(await parseWords(['museum.txt', 'mill.txt'], none)).toEqual(await parseWords(['--from', 'auto', 'museum.txt', 'mill.txt'], none))
  })
  test('several files stand under headings, as with head(1)', () => {
    expect(inFolder(['museum.txt', 'mill.txt']).stdout).toBe(`==> museum.txt <==\n${MUSEUM}\n==> mill.txt <==\n${MILL}`)
  })
  test('--no-headings: bodies alone', () => {
    expect(inFolder(['museum.txt', 'mill.txt', '--no-headings']).stdout).toBe(MUSEUM + MILL)
  })
  test('a page without an article is a result: nothing on stdout, the reason on stderr, exit 0', () => {
    const { status, stdout, stderr } = inFolder(['login.txt'])
    expect([status, stdout]).toEqual([0, ''])
    expect(stderr).toMatch(/^login\.txt: no article: \S.*\n$/)
    expect(inFolder(['login.txt', '--quiet']).stderr).toBe('')
  })
  test('an empty file is an empty article', () => {
    const { status, stdout, stderr } = inFolder(['empty.txt'])
    expect([status, stdout]).toEqual([0, ''])
    expect(stderr).toMatch(/^empty\.txt: no article: /)
  })
  test('records written as text stand under their ids', () => {
    expect(inFolder(['records.jsonl']).stdout).toBe(`==> r1 <==\n${MUSEUM}\n==> records.jsonl:2 <==\n${MILL}`)
  })
  test('a name that looks like an option follows --', () => {
    expect(inFolder(['--', '-dash.txt'])).toMatchObject({ status: 0, stdout: `${bodyOf('ferry house')}\n` })
  })
  test('a name with a line end in it breaks no heading', () => {
    expect(inFolder(['new\nline.txt', 'mill.txt']).stdout).toMatch(/^==> new\\x0aline\.txt <==\n/)
  })
  test('a page may come from a process substitution', () => {
    expect(shell('clean-article <(cat museum.txt)', { cwd: folder })).toEqual({ status: 0, stdout: MUSEUM, stderr: '' })
  })
})

describe('json', () => {
  test('one page is one object, fields in their order', () => {
    const { stdout, status } = inFolder(['museum.txt', '--to', 'json'])
    expect(status).toBe(0)
    const record = JSON.parse(stdout) as Record<string, unknown>
    expect(Object.keys(record)).toEqual(['id', 'body', 'title', 'byline', 'published', 'lang'])
    expect(record).toMatchObject({ id: 'museum.txt', body: bodyOf('harbour museum'), title: 'Cracks close the harbour museum until the autumn', lang: 'en' })
  })
  test('a page from stdin has no id, an empty one says why', () => {
    const record = JSON.parse(cli(['--to', 'json'], { input: LOGIN_PAGE }).stdout) as Record<string, unknown>
    expect(Object.keys(record)).toEqual(['body', 'title', 'byline', 'published', 'lang', 'reason'])
    expect(record['body']).toBe('')
  })
  test('several pages are an array, records always', () => {
    const ids = (args: readonly string[]): unknown => (JSON.parse(inFolder([...args, '--to', 'json']).stdout) as { id?: string }[]).map(({ id }) => id)
    expect(ids(['museum.txt', 'mill.txt'])).toEqual(['museum.txt', 'mill.txt'])
    expect(ids(['records.jsonl'])).toEqual(['r1', undefined])
    expect(JSON.parse(cli(['--from', 'jsonl', '--to', 'json']).stdout)).toEqual([])
  })
  test('jsonl: one record a page', () => {
    const lines = inFolder(['museum.txt', 'mill.txt', '--to', 'jsonl']).stdout.trimEnd().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(['museum.txt', 'mill.txt'])
  })
  test('--lines covers every non-blank line once, in order, with its verdict', () => {
    const { lines } = JSON.parse(inFolder(['museum.txt', '--to', 'json', '--lines']).stdout) as { lines: { first: number; last: number; kind: string }[] }
    const nonBlank = pageOf('harbour museum').split('\n').flatMap((line, i) => (line.trim() ? [i + 1] : []))
    expect(lines.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i))).toEqual(nonBlank)
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['first', 'last', 'kind', 'keep', 'score', 'because', 'rules'])
      expect(KINDS).toContain(line.kind)
    }
  })
})

describe('--timeout and --jobs', () => {
  test.each([['text'], ['json']])('change nothing of the output, of a single page neither, as %s', (to) => {
    const page = ['museum.txt', '--to', to], from = { input: pageOf('old water mill'), cwd: folder }
    for (const jobs of [['--timeout', '100'], ['--timeout', '100', '--jobs', '2']]) {
      expect(inFolder([...page, ...jobs])).toEqual(inFolder(page))
      expect(cli(['--to', to, ...jobs], from)).toEqual(cli(['--to', to], from))
      expect(cli(['-', ...page, ...jobs], from)).toEqual(cli(['-', ...page], from))
      cli(['--to', to, '-o', 'out', '--overwrite', ...jobs], from)
      expect(readFileSync(join(folder, 'out'), 'utf8')).toBe(cli(['--to', to], from).stdout)
    }
  })
})

describe('--explain', () => {
  const rowsOf = (listing: string): readonly string[] => listing.split('\n').filter((line) => /^[+-] +\d/.test(line))

  test('lists every line with mark, number, kind, score, reason and text', () => {
    const { stdout, status } = inFolder(['museum.txt', '--explain'])
    expect(status).toBe(0)
    const rows = rowsOf(stdout)
    expect(rows).toHaveLength(pageOf('harbour museum').split('\n').filter(Boolean).length)
    expect(rows.find((row) => row.endsWith('Subscribe to our newsletter'))).toMatch(/^- +25 {2}subscribe +0\.\d\d {2}\S.* {2}Subscribe to our newsletter$/)
    expect(rows.filter((row) => row.startsWith('+'))).toHaveLength(6)
    expect(stdout).toMatch(/^title: Cracks close the harbour museum until the autumn\n/)
    expect(stdout).toMatch(/^kept: 6 of \d+ lines$/m)
  })
  test('is in colour only where asked for or seen', () => {
    const plain = inFolder(['museum.txt', '--explain']).stdout
    const forced = inFolder(['museum.txt', '--explain'], { FORCE_COLOR: '1' }).stdout
    expect(plain).not.toContain('\x1b')
    expect(forced).toContain('\x1b[32m')
    expect(withoutColour(forced)).toBe(plain)
    expect(inFolder(['museum.txt', '--explain'], { FORCE_COLOR: '0' }).stdout).toBe(plain)
  })
  test.runIf(hasTerminal)('fits a terminal, in colour unless NO_COLOR is set', () => {
    const { stdout } = onTerminal(['museum.txt', '--explain'], { cwd: folder })
    expect(stdout).toContain('\x1b[31m')
    const rows = rowsOf(withoutColour(stdout))
    expect(rows.length).toBeGreaterThan(10)
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(72)
    expect(rows.some((row) => row.endsWith('…'))).toBe(true)
    expect(onTerminal(['museum.txt', '--explain'], { cwd: folder, env: { NO_COLOR: '1' } }).stdout).not.toContain('\x1b')
  })
  test('an empty page tells its reason in the listing', () => {
    expect(inFolder(['login.txt', '--explain']).stdout).toMatch(/^no article: \S/m)
  })
})

describe('deciding', () => {
  test('--keep and --drop are policy over kinds', () => {
    const kept = inFolder(['museum.txt', '--keep', 'headline,legal']).stdout
    expect(kept).toContain('Cracks close the harbour museum until the autumn')
    expect(kept).toContain('Privacy policy')
    expect(inFolder(['museum.txt', '--keep', 'headline', '--keep', 'legal']).stdout).toBe(kept)
    expect(inFolder(['museum.txt', '--drop', 'body'])).toEqual({ status: 0, stdout: '', stderr: 'museum.txt: no article: all its lines were dropped on request\n' })
    expect(inFolder(['login.txt', '--drop', 'body']).stderr).toBe(inFolder(['login.txt']).stderr)
  })
  test('precision keeps no more than balanced, recall no less', () => {
    const length = (mode: string): number => inFolder(['museum.txt', '--mode', mode]).stdout.length
    expect(length('precision')).toBeLessThanOrEqual(MUSEUM.length)
    expect(length('balanced')).toBe(MUSEUM.length)
    expect(length('recall')).toBeGreaterThanOrEqual(MUSEUM.length)
  })
  test('--lang names the language instead of guessing it', () => {
    expect(JSON.parse(inFolder(['museum.txt', '--to', 'json', '--lang', 'EN-gb']).stdout)).toMatchObject({ lang: 'en-GB' })
  })
  test('--encoding forces how bytes are read', () => {
    const latin = Buffer.from(pageOf('café'), 'latin1')
    expect(cli(['--encoding', 'windows-1252'], { input: latin }).stdout).toContain('The café was closed')
    expect(cli(['--encoding', 'koi8-r'], { input: latin }).stdout).toContain('The cafИ was closed')
  })
})

describe('asking', () => {
  test('--list-rules and --list-languages list what the library knows', () => {
    const first = (text: string): readonly string[] => text.trimEnd().split('\n').map((line) => line.split(/ {2,}/)[0]!)
    const rules = cli(['--list-rules'])
    expect(rules).toMatchObject({ status: 0, stderr: '' })
    expect(first(rules.stdout)).toEqual(RULES.map(({ id }) => id))
    expect(first(cli(['--list-languages']).stdout)).toEqual(LANGUAGES.map(({ lang }) => lang))
  })
  test('--version is the package\'s', () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as { version: string }
    expect(cli(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
  })
  test('--help goes to stdout, and a bare wrong option does not bring it up', () => {
    const { status, stdout, stderr } = cli(['--help'])
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^Usage: clean-article /)
    expect(stdout).toContain('--from jsonl --to jsonl')
  })
  test('every value that --help names for --from, --to and --mode works', () => {
    const help = cli(['--help']).stdout
    const values = (flag: string): readonly string[] => {
      const text = new RegExp(`${flag} <\\w+> +([^:;(]*)`).exec(help)?.[1] ?? ''
      return text.split(/[\s,]+|\bor\b/).filter((word) => /^[a-z]+$/.test(word))
    }
    expect(values('--from')).toEqual(expect.arrayContaining(['auto', 'text', 'jsonl']))
    for (const flag of ['--from', '--to', '--mode']) {
      for (const value of values(flag)) expect(cli([flag, value]).status, `${flag} ${value}`).toBe(0)
    }
  })
})
