/** What stands where results and figures go: pages are never lost, pipes and devices never replaced. */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { bodyOf, pageOf } from './support/articles.ts'
import { PROGRAM, cli, folderOf, shell } from './support/cli.ts'

const PAGE = pageOf('harbour museum')
const BODY = `${bodyOf('harbour museum')}\n`
const home = folderOf()
let folder = home
const run = (...args: readonly string[]) => cli(args, { cwd: folder })
const read = (path: string): string => readFileSync(join(folder, path), 'utf8')

beforeEach(() => {
  folder = join(home, String(readdirSync(home).length))
  mkdirSync(join(folder, 'there'), { recursive: true })
  writeFileSync(join(folder, 'page.txt'), PAGE)
})

describe('--stats', () => {
  test.each([
    [['page.txt', '--stats', './page.txt'], './page.txt is read as a page'],
    [['page.txt', '--stats', 'link.txt'], 'link.txt is read as a page'],
    [['link.txt', '--stats', 'page.txt'], 'page.txt is read as a page'],
    [['page.txt', '-o', 'out.txt', '--stats', 'there/../out.txt'], 'results are written to there/../out.txt'],
    [['page.txt', '-o', 'out/', '--stats', 'out'], 'results are written to out'],
    [['page.txt', '-o', 'out/', '--stats', 'out/page.txt'], 'results are written to out/page.txt'],
    [['page.txt', '--stats', 'there'], 'there is a folder; name a file in it'],
    [['page.txt', '--stats', 'page.txt/x/s.json'], 'page.txt/x/s.json cannot be written: a part of its path is a file'],
  ])('%j is wrong usage, and nothing is done', (args, message) => {
    symlinkSync('page.txt', join(folder, 'link.txt'))
    const { status, stdout, stderr } = run(...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^[^\n]+\n$/)
    expect(stderr).toContain(`clean-article: --stats: ${message}`)
    expect([read('page.txt'), readdirSync(folder).sort()]).toEqual([PAGE, ['link.txt', 'page.txt', 'there']])
  })
  test('neither do standard input and output lose what they hold', () => {
    expect(shell('clean-article --stats page.txt < page.txt', { cwd: folder })).toMatchObject({ status: 2, stderr: expect.stringContaining('page.txt is read as a page') as string })
    expect(shell('clean-article page.txt --stats out.txt > out.txt', { cwd: folder })).toMatchObject({ status: 2, stderr: expect.stringContaining('results are written to out.txt') as string })
    expect(read('page.txt')).toBe(PAGE)
  })
  test('a pipe is written to, a folder made, a name in .gz packed', () => {
    execFileSync('mkfifo', [join(folder, 'pipe')])
    const { stdout, status } = shell('timeout 20 cat pipe & clean-article page.txt -o out.txt --stats pipe -q; echo $? >&2; wait', { cwd: folder })
    expect([JSON.parse(stdout), status]).toEqual([expect.objectContaining({ pages: { cleaned: 1, without_article: 0, bad_records: 0 } }), 0])
    expect(statSync(join(folder, 'pipe')).isFIFO()).toBe(true)
    expect(run('page.txt', '--stats', 'new/deep/s.json.gz', '-q')).toEqual({ status: 0, stdout: BODY, stderr: '' })
    expect(JSON.parse(shell('gunzip < new/deep/s.json.gz', { cwd: folder }).stdout)).toMatchObject({ inputs: { done: 1 } })
  })
  test('figures that cannot be written in the end are told, the results stay', () => {
    const { status, stderr } = run('page.txt', '-o', 'new/out.txt', '--stats', 'new/out.txt/x/s.json', '-q')
    expect([status, stderr, read('new/out.txt')]).toEqual([1, '--stats: cannot write new/out.txt/x/s.json: a part of its path is a file, not a folder\n', BODY])
  })
})

test('- as --output is standard output, for many pages too', () => {
  for (const pages of [['page.txt'], ['page.txt', 'there', 'page.txt'], ['page.txt', '--stats', './-', '-q']]) {
    expect(run(...pages, '-o', '-')).toEqual(run(...pages))
  }
  expect(readdirSync(folder).sort()).toEqual(['-', 'page.txt', 'there'])
})

test.each(['page.txt/out.txt', 'page.txt/deep/er/out.txt'])('a path through a file is told as that: %s', (output) => {
  expect(run('page.txt', '-o', output)).toEqual({ status: 2, stdout: '', stderr: `page.txt: cannot write ${output}: a part of its path is a file, not a folder\n` })
})

test.runIf(existsSync('/proc/self/fd'))('where nobody can make a folder: told, and not tried for ever', () => {
  const { stdout, stderr } = shell('timeout -s KILL 20 "$NODE" "$PROGRAM" page.txt -o /proc/new/out.txt; echo $?', { cwd: folder, env: { NODE: process.execPath, PROGRAM } })
  expect(stdout).toMatch(/^[12]\n$/)
  expect(stderr).toMatch(/^page\.txt: cannot write \/proc\/new\/out\.txt: [^\n]+\n$/)
})

describe('links as --output', () => {
  test.each([
    ['to a file', 'there/body.txt', 'mine'], ['to a file that is not there yet', 'there/new.txt', undefined], ['to a link', 'second', 'mine'],
  ])('%s: it stays, what it leads to is written', (_, target, before) => {
    symlinkSync('there/body.txt', join(folder, 'second'))
    if (before !== undefined) writeFileSync(join(folder, 'there/body.txt'), before)
    symlinkSync(target, join(folder, 'link'))
    if (before !== undefined) expect(run('page.txt', '-o', 'link').status).toBe(2)
    expect(run('page.txt', '-o', 'link', '--overwrite')).toEqual({ status: 0, stdout: '', stderr: '' })
    expect([readlinkSync(join(folder, 'link')), read('link'), readdirSync(join(folder, 'there')).length]).toEqual([target, BODY, 1])
  })
  test('in a circle: told, and left as they are', () => {
    symlinkSync('link', join(folder, 'link'))
    expect(run('page.txt', '-o', 'link')).toEqual({ status: 2, stdout: '', stderr: 'page.txt: cannot write link: its links lead in a circle\n' })
    expect(readlinkSync(join(folder, 'link'))).toBe('link')
  })
  test('to a pipe: it is written to', () => {
    execFileSync('mkfifo', [join(folder, 'pipe')])
    symlinkSync('pipe', join(folder, 'link'))
    expect(shell('timeout 20 cat pipe & clean-article page.txt -o link; wait', { cwd: folder }).stdout).toBe(BODY)
    expect([readlinkSync(join(folder, 'link')), statSync(join(folder, 'pipe')).isFIFO()]).toEqual(['pipe', true])
  })
  test.runIf(existsSync('/proc/self/fd'))('to what is open: written where the last writer ended', () => {
    symlinkSync('/proc/self/fd/3', join(folder, 'link'))
    const { status, stderr } = shell('(echo first >&3; clean-article page.txt -o link; clean-article page.txt -o /proc/self/fd/3; echo last >&3) 3> out.txt', { cwd: folder })
    expect([status, stderr, read('out.txt')]).toEqual([0, '', `first\n${BODY}${BODY}last\n`])
    expect(readlinkSync(join(folder, 'link'))).toBe('/proc/self/fd/3')
  })
})

test('--overwrite: who may read the file may read the new one, and nobody else', () => {
  writeFileSync(join(folder, 'private.txt'), 'mine')
  chmodSync(join(folder, 'private.txt'), 0o640)
  expect(run('page.txt', '-o', 'private.txt', '--overwrite').status).toBe(0)
  expect([read('private.txt'), statSync(join(folder, 'private.txt')).mode & 0o777]).toEqual([BODY, 0o640])
})

test.each([[[]], [['--jobs', '2']]])('pages count as cleaned where they stand: neither those of a folder nor of a file that cannot be made; %j', (jobs) => {
  const record = `${JSON.stringify({ text: PAGE })}\n`
  for (const name of ['a', 'b']) mkdirSync(join(folder, 'in', name), { recursive: true })
  for (const name of ['a/page.txt', 'b/page.txt', 'c.txt']) writeFileSync(join(folder, 'in', name), PAGE)
  for (const name of ['a/two.jsonl', 'b/two.jsonl']) writeFileSync(join(folder, 'in', name), `${record}{"text":"Log in\\\\n"}\n`)
  mkdirSync(join(folder, 'out/c.txt'), { recursive: true })
  writeFileSync(join(folder, 'out/a'), 'no folder')
  const { status, stderr } = run('in', '-o', 'out', '--overwrite', ...jobs, '--stats', 'stats.json')
  expect(status).toBe(1)
  expect(stderr).toContain('3 pages cleaned into out, 1 without an article, 3 failed\n')
  expect(JSON.parse(read('stats.json'))).toMatchObject({ inputs: { done: 2, failed: 3 }, pages: { cleaned: 3, without_article: 1 }, bytes: { kept: 2 * (BODY.length - 1) }, lines: { body: 12 } })
})
