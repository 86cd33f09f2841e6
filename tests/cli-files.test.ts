/** Many files and `--output`: which files are read, where results are written, and what is refused. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { bodyOf, pageOf } from './support/articles.ts'
import { cli, folderOf, shell, start } from './support/cli.ts'

const folder = folderOf({
  'scraped/page10.txt': pageOf('old water mill'), 'scraped/page2.txt': pageOf('harbour museum'),
  'scraped/deep/er/c.text': pageOf('toll bridge'), 'scraped/deep/www.hask.example': pageOf('ferry house'),
  'scraped/.hidden.txt': pageOf('secret'), 'scraped/.git/x.txt': pageOf('secret'), 'scraped/dump.jsonl': `${JSON.stringify({ text: pageOf('signal box') })}\n`,
})
const run = (...args: readonly string[]) => cli(args, { cwd: folder })
const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
const tree = (path: string): readonly string[] => readdirSync(join(folder, path), { recursive: true, encoding: 'utf8' })
  .filter((name) => statSync(join(folder, path, name)).isFile()).sort()

beforeEach(() => {
  for (const name of readdirSync(folder)) if (name !== 'scraped') rmSync(join(folder, name), { recursive: true })
})

describe('a folder', () => {
  test('on stdout: every file in natural order, hidden ones left out', () => {
    const { stdout, status } = run('scraped')
    expect(status).toBe(0)
    expect([...stdout.matchAll(/^==> (.*) <==$/gm)].map(([, name]) => name)).toEqual([
      'scraped/deep/er/c.text', 'scraped/deep/www.hask.example', 'scraped/dump.jsonl:1', 'scraped/page2.txt', 'scraped/page10.txt',
    ])
  })
  test('into a folder: the same tree, and a line on stderr that says what was done', () => {
    const { status, stdout, stderr } = run('scraped/', '-o', 'clean/')
    expect([status, stdout]).toEqual([0, ''])
    expect(stderr).toBe('5 pages cleaned into clean/\n')
    expect(tree('clean')).toEqual(['deep/er/c.txt', 'deep/www.hask.example.txt', 'dump.txt', 'page10.txt', 'page2.txt'])
    expect(read('clean/page2.txt')).toBe(`${bodyOf('harbour museum')}\n`)
    expect(run('scraped', '-o', 'quiet', '-q').stderr).toBe('')
  })
  test('as json: one file a page', () => {
    run('scraped', '-o', 'clean', '--to', 'json')
    expect(tree('clean')).toContain('page2.json')
    expect(JSON.parse(read('clean/page2.json'))).toMatchObject({ id: 'scraped/page2.txt', body: bodyOf('harbour museum') })
  })
  test('links: files are read, folders are not entered, loops and dead ends survived', () => {
    mkdirSync(join(folder, 'linked'))
    symlinkSync('../scraped/page2.txt', join(folder, 'linked/to-page.txt'))
    symlinkSync('.', join(folder, 'linked/loop'))
    symlinkSync('nowhere', join(folder, 'linked/dead.txt'))
    symlinkSync('round.txt', join(folder, 'linked/round.txt'))
    const { status, stdout } = run('linked')
    expect([status, stdout]).toEqual([0, `==> linked/to-page.txt <==\n${bodyOf('harbour museum')}\n`])
  })
  test('pipes, dead links and circles of links are left out and counted, by patterns too; linked folders are none of them', () => {
    mkdirSync(join(folder, 'odd'))
    writeFileSync(join(folder, 'odd/page.txt'), pageOf('harbour museum'))
    execFileSync('mkfifo', [join(folder, 'odd/pipe.txt')])
    symlinkSync('pipe.txt', join(folder, 'odd/to-pipe.txt'))
    symlinkSync('nowhere', join(folder, 'odd/dead.txt'))
    symlinkSync('round.txt', join(folder, 'odd/round.txt'))
    symlinkSync('.', join(folder, 'odd/loop.txt'))
    expect(run('odd', '-o', 'a').stderr).toBe('1 page cleaned into a, 4 skipped that are no pages\n')
    expect(run('odd/*.txt', '-o', 'b').stderr).toBe('1 page cleaned into b, 4 skipped that are no pages\n')
    rmSync(join(folder, 'odd/page.txt'))
    expect(run('odd')).toEqual({ status: 2, stdout: '', stderr: 'odd: no pages in this folder\n' })
  })
  test('a failing file: the rest is written, nothing is left of it', () => {
    mkdirSync(join(folder, 'mixed'))
    writeFileSync(join(folder, 'mixed/photo.txt'), Buffer.from([0xff, 0xd8, 0xff, 0xe0]))
    writeFileSync(join(folder, 'mixed/z.txt'), pageOf('harbour museum'))
    const { status, stderr } = run('mixed', '-o', 'clean')
    expect(status).toBe(1)
    expect(stderr).toBe('mixed/photo.txt: not text: it looks like a JPEG image; give its text instead\n1 page cleaned into clean, 1 failed\n')
    expect(readdirSync(join(folder, 'clean'))).toEqual(['z.txt'])
  })
})

describe('patterns', () => {
  test('quoted or not, the same files go to the same places', () => {
    const quoted = run('scraped/*.txt', '-o', 'a')
    const bare = shell('clean-article scraped/*.txt -o b', { cwd: folder })
    expect([quoted.status, bare.status]).toEqual([0, 0])
    expect(tree('a')).toEqual(['scraped/page10.txt', 'scraped/page2.txt'])
    expect(tree('b')).toEqual(tree('a'))
  })
  test('** reaches every depth, in natural order', () => {
    const { stdout } = run('**/*.t{xt,ext}')
    expect([...stdout.matchAll(/^==> (.*) <==$/gm)].map(([, name]) => name)).toEqual(['scraped/deep/er/c.text', 'scraped/page2.txt', 'scraped/page10.txt'])
  })
  test('a file whose name looks like a pattern is a file', () => {
    writeFileSync(join(folder, 'page[1].txt'), pageOf('harbour museum'))
    expect(run('page[1].txt').stdout).toBe(`${bodyOf('harbour museum')}\n`)
  })
  test('a file named twice is cleaned once', () => {
    expect(run('scraped/page2.txt', './scraped/page2.txt', 'scraped/page2*').stdout.match(/^==>/gm)).toHaveLength(1)
  })
})

describe('--output', () => {
  test('one input: that file, its folder made', () => {
    expect(run('scraped/page2.txt', '-o', 'new/place/body.md')).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(read('new/place/body.md')).toBe(`${bodyOf('harbour museum')}\n`)
  })
  test('one input and a folder: a file in it', () => {
    mkdirSync(join(folder, 'there'))
    run('scraped/page2.txt', '-o', 'there')
    run('scraped/page2.txt', '-o', 'ending/')
    expect([tree('there'), tree('ending')]).toEqual([['scraped/page2.txt'], ['scraped/page2.txt']])
  })
  test('stdin and records: a file, and a page without an article an empty one', () => {
    expect(cli(['-o', 'x.txt'], { cwd: folder, input: 'Log in\n' })).toMatchObject({ status: 0, stdout: '' })
    expect(read('x.txt')).toBe('')
    expect(run('scraped/dump.jsonl', '--to', 'jsonl', '-o', 'x.jsonl').status).toBe(0)
    expect(JSON.parse(read('x.jsonl'))).toMatchObject({ body: bodyOf('signal box') })
  })
  test('nothing is written outside the folder, wherever the inputs lie', () => {
    mkdirSync(join(folder, 'work'))
    const page = join(folder, 'scraped/page2.txt')
    expect(cli(['../scraped/page10.txt', page, '-o', 'clean'], { cwd: join(folder, 'work') }).status).toBe(0)
    expect(tree('work')).toEqual(['clean/scraped/page10.txt', `clean${page}`].sort())
  })
  test('existing files are not replaced unless --overwrite says so', () => {
    writeFileSync(join(folder, 'body.txt'), 'mine')
    const refused = run('scraped/page2.txt', '-o', 'body.txt')
    expect(refused).toMatchObject({ status: 2, stdout: '' })
    expect(refused.stderr).toMatch(/^clean-article: body\.txt exists already; --overwrite replaces it, --resume leaves it [^\n]*\n$/)
    expect(read('body.txt')).toBe('mine')
    expect(run('scraped/page2.txt', '-o', 'body.txt', '--overwrite').status).toBe(0)
    expect(read('body.txt')).toBe(`${bodyOf('harbour museum')}\n`)
  })
  test('one existing file in a tree: nothing at all is written', () => {
    mkdirSync(join(folder, 'clean'))
    writeFileSync(join(folder, 'clean/page2.txt'), 'mine')
    expect(run('scraped', '-o', 'clean').status).toBe(2)
    expect(tree('clean')).toEqual(['page2.txt'])
    expect(run('scraped', '-o', 'clean', '--overwrite').status).toBe(0)
    expect(tree('clean')).toHaveLength(5)
  })
  test.each([['scraped/clean'], ['scraped'], ['scraped/deep/er/new'], ['link/clean']])('a folder that would be read next time is refused: %s', (output) => {
    symlinkSync('scraped', join(folder, 'link'))
    const before = tree('scraped')
    const { status, stderr } = run('scraped', '-o', output, '--overwrite')
    expect(status).toBe(2)
    expect(stderr).toContain('the next run would read its own results')
    expect(tree('scraped')).toEqual(before)
  })
  test('the same for patterns, but not where the results end otherwise', () => {
    expect(run('**/*.txt', '-o', 'clean').status).toBe(2)
    expect(run('**/*.text', '-o', 'clean').status).toBe(0)
    expect(run('scraped/*.txt', '-o', 'scraped2').status).toBe(0)
  })
  test('two inputs whose ending alone tells them apart: both are written, each under its whole name', () => {
    mkdirSync(join(folder, 'two'))
    writeFileSync(join(folder, 'two/a.md'), pageOf('harbour museum'))
    writeFileSync(join(folder, 'two/a.txt'), pageOf('old water mill'))
    expect(run('two', '-o', 'clean', '-q')).toMatchObject({ status: 0, stderr: '' })
    expect([read('clean/a.md.txt'), read('clean/a.txt.txt')]).toEqual([`${bodyOf('harbour museum')}\n`, `${bodyOf('old water mill')}\n`])
    expect(run('two', '-o', 'clean', '--resume').stderr).toBe('0 pages cleaned into clean, 2 done before\n')
  })
  test('two inputs for one file: the first is written, the second reported', () => {
    for (const path of ['x/two', 'two']) {
      mkdirSync(join(folder, path), { recursive: true })
      writeFileSync(join(folder, path, 'a.md'), pageOf(path === 'two' ? 'harbour museum' : 'old water mill'))
    }
    const { status, stderr } = cli(['../two/a.md', 'two/a.md', '-o', '../clean', '-q'], { cwd: join(folder, 'x') })
    expect(status).toBe(1)
    expect(stderr).toBe('two/a.md: not written: ../two/a.md is written to ../clean/two/a.txt too; rename one of them\n')
    expect(read('clean/two/a.txt')).toBe(`${bodyOf('harbour museum')}\n`)
  })
  test('several inputs cannot go to a file', () => {
    writeFileSync(join(folder, 'body.txt'), 'mine')
    const { status, stderr } = run('scraped', '-o', 'body.txt', '--overwrite')
    expect(status).toBe(2)
    expect(stderr).toContain('body.txt is a file; these inputs need a folder')
  })
  test('a listing in a file has no colour', () => {
    cli(['scraped/page2.txt', '--explain', '-o', 'listing.txt'], { cwd: folder, env: { FORCE_COLOR: '1' } })
    expect(read('listing.txt')).toMatch(/^\+ +13 {2}body/m)
    expect(read('listing.txt')).not.toContain('\x1b')
  })
  test('what is written shows only when it is complete, and an interrupted run leaves nothing', async () => {
    const child = start(['--from', 'jsonl', '--to', 'jsonl', '-o', join(folder, 'out/x.jsonl')])
    child.stdin.write(`${JSON.stringify({ text: 'x' })}\n`)
    while (!existsSync(join(folder, 'out')) || readdirSync(join(folder, 'out')).length === 0) await new Promise((resolve) => { setTimeout(resolve, 10) })
    expect(readdirSync(join(folder, 'out'))).not.toContain('x.jsonl')
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([130, null])
    expect(readdirSync(join(folder, 'out'))).toEqual([])
  })
})
