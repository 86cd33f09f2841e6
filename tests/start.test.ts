/** A start with, without and with a wrong code cache: the same page comes out and nothing is said, and a cache is left where it should be. */
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Script } from 'node:vm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { pageOf } from './support/articles.ts'

const ROOT = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'clean-article start-'))
const dist = join(folder, 'dist'), program = join(folder, 'bin', 'clean-article'), page = join(folder, 'page.txt')
const isCache = (name: string): boolean => name.endsWith('.cache')
const caches = (): readonly string[] => readdirSync(dist).filter((name) => /\.(?:cache|tmp)$/.test(name))
writeFileSync(page, pageOf('harbour museum'))
cpSync(join(ROOT, 'bin'), join(folder, 'bin'), { recursive: true })
cpSync(join(ROOT, 'dist'), dist, { recursive: true, filter: (path) => !isCache(path) && basename(path) !== 'types' })
const built = readdirSync(join(ROOT, 'dist')).find(isCache)!
const expected = clean({ program: join(ROOT, 'bin', 'clean-article') })

beforeEach(() => { for (const name of caches()) rmSync(join(dist, name)) })
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

/** What a run says, without flags of whoever runs the tests. */
function clean(how: { readonly program?: string; readonly args?: readonly string[]; readonly options?: string }): string {
  const env = { ...process.env, NODE_OPTIONS: how.options ?? '' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [how.program ?? program, ...how.args ?? [page]], { encoding: 'utf8', env })
  expect([status, stderr]).toEqual([0, ''])
  return stdout
}

/** The engine that runs the tests is the one that runs the program. */
function isRefused(cachedData: Buffer): boolean | undefined {
  return new Script(readFileSync(join(dist, 'cli.cjs'), 'latin1'), { cachedData }).cachedDataRejected
}

test('the first page leaves the cache that the build would have made, by a symbolic link too', () => {
  expect(expected).not.toBe('')
  mkdirSync(join(folder, 'links'))
  symlinkSync(program, join(folder, 'links', 'clean-article'))
  expect(clean({ program: join(folder, 'links', 'clean-article') })).toBe(expected)
  expect(caches()).toEqual([built])
  const left = readFileSync(join(dist, built))
  expect(isRefused(left)).toBe(false)
  expect(clean({})).toBe(expected)
  expect(readFileSync(join(dist, built)).equals(left)).toBe(true)
})

test('a run without a page, and one with flags of its own, leave none', () => {
  clean({ args: ['--version'] })
  expect(clean({ options: '--max-old-space-size=512' })).toBe(expected)
  expect(caches()).toEqual([])
})

test('a cache that the engine refuses is done without, and another takes its place', () => {
  writeFileSync(join(dist, built), 'no cache at all')
  expect(clean({})).toBe(expected)
  expect(caches()).toEqual([built])
  expect(isRefused(readFileSync(join(dist, built)))).toBe(false)
})

test('nothing is said where nothing can be written', () => {
  chmodSync(dist, 0o555)
  try {
    expect(clean({})).toBe(expected)
    if (process.getuid?.() !== 0) expect(caches()).toEqual([])
  } finally {
    chmodSync(dist, 0o755)
  }
})
