/** The command line when things go wrong: one clear line on stderr that names the file, the right exit code, nothing on stdout. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { DROPPED_KINDS, KEPT_KINDS } from '../src/index.ts'
import { bodyOf, pageOf } from './support/articles.ts'
import { PROGRAM, cli, folderOf, hasTerminal, onTerminal, shell } from './support/cli.ts'

const folder = folderOf({
  'page.txt': pageOf('harbour museum'), 'photo.txt': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  'bad.jsonl': '{"text": "One."}\nnope\n{"text": 5}\n', 'in/a.txt': pageOf('old water mill'),
})
mkdirSync(join(folder, 'nothing'))
const inFolder = (...args: readonly string[]) => cli(args, { cwd: folder })
const oneLine = (text: string): RegExp => new RegExp(`^${text}[^\\n]*\\n$`)

describe('wrong usage: exit 2, nothing done', () => {
  test.each([
    [['--frobnicate'], "clean-article: unknown option '--frobnicate'"],
    [['--mod', 'recall', 'page.txt'], "clean-article: unknown option '--mod' \\(Did you mean --mode\\?\\)"],
    [['--to', 'pdf', 'page.txt'], 'clean-article: --to: "pdf" is unknown; it takes text, markdown, json or jsonl'],
    [['--front-matter', 'page.txt'], 'clean-article: --front-matter needs --to markdown'],
    [['--mode', 'fast', 'page.txt'], 'clean-article: --mode: "fast" is unknown; it takes precision, balanced or recall'],
    [['--lang', 'no such tag', 'page.txt'], 'clean-article: --lang: "no such tag" is no language tag'],
    [['--lines', 'page.txt'], 'clean-article: --lines needs --to json or --to jsonl'],
    [['--explain', '--to', 'json', 'page.txt'], 'clean-article: --explain is a listing'],
    [['--keep', 'feed', '--drop', 'feed', 'page.txt'], 'clean-article: feed stands in both --keep and --drop'],
    [['--from', 'jsonl', '--encoding', 'big5', 'page.txt'], 'clean-article: --encoding does not go with --from jsonl'],
    [['page.txt', '-o', ''], 'clean-article: --output: "" is no path; it takes a file or a folder, or - for stdout'],
    [['page.txt', '-o', '-', '--resume'], 'clean-article: --resume needs --output and a path'],
    [['page.txt', '--stats', ''], 'clean-article: --stats: "" is no file; it takes one'],
    [['page.txt', '--stats', '-'], 'clean-article: --stats: "-" is no file; it takes one'],
    [['--output'], "clean-article: option '-o, --output <PATH>' argument missing"],
  ])('%j', (args, message) => {
    const { status, stdout, stderr } = inFolder(...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(oneLine(message))
  })
  test('an unknown kind lists the kinds', () => {
    const { status, stderr } = inFolder('--keep', 'headline,captions', 'page.txt')
    expect(status).toBe(2)
    expect(stderr).toContain('no kind is called "captions"')
    for (const kind of [...KEPT_KINDS, ...DROPPED_KINDS]) expect(stderr).toContain(kind)
  })
  test.runIf(hasTerminal)('stdin from a terminal with nothing named: a hint, not a wait', () => {
    const { status, stdout } = onTerminal([])
    expect(status).toBe(2)
    expect(stdout).toMatch(oneLine('clean-article: nothing to read: '))
  })
})

describe('inputs that cannot be read', () => {
  test.each([
    [['missing.txt'], 'missing.txt: no such file or folder'],
    [['page.txt/deeper.txt'], 'page.txt/deeper.txt: a part of its path is a file'],
    [['none/*.txt'], 'none/\\*.txt: no file matches'],
    [['nothing'], 'nothing: no files in this folder'],
    [['photo.txt'], 'photo.txt: not text: it looks like a PNG image'],
    [['page.txt', '--encoding', 'klingon'], "page.txt: unknown encoding 'klingon'"],
  ])('%j: nothing readable, exit 2', (args, message) => {
    const { status, stdout, stderr } = inFolder(...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(oneLine(message))
  })
  test.each([[''], ['--from jsonl --to jsonl'], ['--from warc'], ['--jobs 2']])('standard input that is a folder: %s', (options) => {
    expect(shell(`clean-article ${options} < nothing; echo $?`, { cwd: folder })).toEqual({ status: 0, stdout: '2\n', stderr: 'stdin: is a folder; name it as an argument instead\n' })
  })
  test.runIf(process.platform === 'linux')('names that are not UTF-8: told as that, in a folder and outright', () => {
    const latin = (path: string): Buffer => Buffer.from(join(folder, path), 'latin1')
    mkdirSync(latin('names/d\xe9j\xe0'), { recursive: true })
    for (const path of ['names/caf\xe9.txt', 'names/d\xe9j\xe0/a.txt', 'names/\xef\xbf\xbd.txt']) writeFileSync(latin(path), pageOf('harbour museum'))
    const why = 'a name in its path is not UTF-8: rename it'
    expect(inFolder('names', '-o', 'out')).toEqual({ status: 1, stdout: '', stderr: `names/d\ufffdj\ufffd: ${why}\nnames/caf\ufffd.txt: ${why}\n1 page cleaned into out, 2 failed\n` })
    expect(shell("clean-article names/caf$'\\xe9'.txt; echo $?", { cwd: folder })).toEqual({ status: 0, stdout: '2\n', stderr: `names/caf\ufffd.txt: ${why}\n` })
  })
  test('damaged gzip: told in our words', () => {
    const whole = gzipSync(pageOf('harbour museum'))
    const files = { 'cut.txt.gz': whole.subarray(0, 200), 'torn.txt.gz': Buffer.concat([whole.subarray(0, 100), Buffer.alloc(50, 88), whole.subarray(150)]), 'no.txt.gz': Buffer.from('\x1f\x8b\x07 no gzip', 'latin1') }
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
    const damaged = 'its packed data is damaged, or no gzip: fetch or pack it again'
    expect(inFolder(...Object.keys(files))).toEqual({ status: 2, stdout: '', stderr: `cut.txt.gz: its packed data is cut off: fetch or pack it again\ntorn.txt.gz: ${damaged}\nno.txt.gz: ${damaged}\n` })
    expect(cli([], { input: files['no.txt.gz'] })).toEqual({ status: 2, stdout: '', stderr: `stdin: ${damaged}\n` })
  })
  test('one of several: the rest is written, exit 1', () => {
    const { status, stdout, stderr } = inFolder('missing.txt', 'page.txt', 'photo.txt', '--no-headings')
    expect([status, stdout]).toEqual([1, `${bodyOf('harbour museum')}\n`])
    expect(stderr.split('\n').map((line) => line.split(':')[0])).toEqual(['missing.txt', 'photo.txt', ''])
  })
  test('--fail-fast: nothing after the first failure', () => {
    const { status, stdout } = inFolder('photo.txt', 'page.txt', '--fail-fast')
    expect(stdout).toBe('')
    expect(status).not.toBe(0)
  })
  test('a socket is neither a file nor a folder', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => { server.listen(join(folder, 'socket'), resolve) })
    const { status, stderr } = inFolder('socket')
    server.close()
    expect(status).toBe(2)
    expect(stderr).toMatch(oneLine('socket: is neither a file nor a folder'))
  })
  test('bad records written as text are told on stderr, the good ones written', () => {
    const { status, stderr } = inFolder('bad.jsonl', '--quiet')
    expect(status).toBe(1)
    expect(stderr).toMatch(/^bad\.jsonl:2: invalid JSON\nbad\.jsonl:3: 'text' is a number, not a string\n$/)
  })
})

/** root may read everything; as nobody the program meets folders that it may not. */
const asNobody = ['--reuid=65534', '--regid=65534', '--clear-groups'] as const
const canBeNobody = spawnSync('setpriv', [...asNobody, process.execPath, PROGRAM, '--version']).status === 0

describe.runIf(canBeNobody)('without permission', () => {
  const closed = folderOf({ 'tree/open.txt': pageOf('toll bridge'), 'tree/closed/a.txt': 'x', 'tree/secret.txt': 'x', 'sealed/a.txt': 'x' })
  chmodSync(closed, 0o755)
  for (const path of ['tree/closed', 'tree/secret.txt', 'sealed']) chmodSync(join(closed, path), 0o000)
  const run = (...args: readonly string[]) => spawnSync('setpriv', [...asNobody, process.execPath, PROGRAM, ...args], { cwd: closed, encoding: 'utf8' })

  test('a folder that cannot be listed', () => {
    const { status, stderr } = run('sealed')
    expect(status).toBe(2)
    expect(stderr).toMatch(oneLine('sealed: permission denied'))
  })
  test('a folder and a file in a tree: the rest is written', () => {
    const { status, stdout, stderr } = run('tree', '--no-headings')
    expect([status, stdout]).toEqual([1, `${bodyOf('toll bridge')}\n`])
    expect(stderr).toBe('tree/closed: permission denied\ntree/secret.txt: permission denied\n')
  })
  test('an output folder that may not be written to', () => {
    const { status, stderr } = run('tree/open.txt', '-o', 'out/x.txt')
    expect(status).toBe(2)
    expect(stderr).toMatch(oneLine('tree/open.txt: cannot write out/x.txt: permission denied'))
  })
})

describe('a reader that has seen enough', () => {
  test.each(['clean-article --help', 'clean-article --list-rules', 'clean-article page.txt --explain', 'clean-article page.txt in/a.txt'])('%s | head -1', (line) => {
    const { stdout, stderr } = shell(`${line} | head -1; echo "\${PIPESTATUS[0]}"`, { cwd: folder })
    expect(stderr).toBe('')
    expect(stdout).toMatch(/\n0\n$/)
  })
  test('in the middle of a long stream: silent success', () => {
    const record = JSON.stringify({ text: pageOf('harbour museum') })
    const { stdout, stderr } = shell(`yes '${record}' | head -3000 | clean-article --from jsonl --to jsonl | head -1 > one; echo "\${PIPESTATUS[2]}"`, { cwd: folder })
    expect([stdout, stderr]).toEqual(['0\n', ''])
    expect(readFileSync(join(folder, 'one'), 'utf8').split('\n')).toHaveLength(2)
  })
  test('a full disk is a failure that is told', () => {
    if (!existsSync('/dev/full')) return
    const { stdout, stderr } = shell('clean-article page.txt > /dev/full; echo $?', { cwd: folder })
    expect(stdout).toBe('1\n')
    expect(stderr).toBe('cannot write standard output: no space left on the disk\n')
  })
})
