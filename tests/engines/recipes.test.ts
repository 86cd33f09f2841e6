/** README's recipes for GNU parallel and Slurm, as they stand there: what they make is what the program alone makes, also after an end in the middle. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { README, blocksOf } from '../readme.mjs'
import { pageOf } from '../support/articles.ts'
import { cli, folderOf } from '../support/cli.ts'
import { startSlurm } from './slurm.ts'
import type { Slurm } from './slurm.ts'

const BIN = join(import.meta.dirname, '..', '..', 'bin')
const blocks = blocksOf(readFileSync(README, 'utf8'))
const commands = blocks.filter(({ info }) => info === 'bash').flatMap(({ text }) => text.trimEnd().split('\n'))
const env = { ...process.env, PATH: [BIN, dirname(process.execPath), process.env['PATH']].join(delimiter) }

const records = (name: string, count: number): string => Array.from({ length: count }, (_, i) => `${JSON.stringify({ id: `${name}-${i}`, text: pageOf(`mill ${name} ${i}`) })}\n`).join('')
const crawl = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`crawl/${i % 2 ? 'deep er/' : ''}${i}.jsonl`, records(String(i), 40)]))
const folder = folderOf({ ...crawl, 'crawl/packed.jsonl.gz': gzipSync(records('packed', 40)), 'pages.jsonl': records('p', 150), 'clean.sbatch': blocks.find(({ info }) => info === 'bash clean.sbatch')!.text })

function tree(name: string): ReadonlyMap<string, string> {
  const paths = readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, name, path)).isFile()).sort()
  return new Map(paths.map((path) => [path, readFileSync(join(folder, name, path), 'utf8')]))
}

describe('GNU parallel', () => {
  test('gives what the filter alone gives, in its order, from many blocks', () => {
    const [line] = commands.filter((command) => command.startsWith('parallel '))
    expect(line).toContain('--block 10M')
    const { status, stderr } = spawnSync('bash', ['-c', line!.replace('--block 10M', '--block 60k --jobs 2')], { cwd: folder, encoding: 'utf8', env })
    expect(status, stderr).toBe(0)
    expect(readFileSync(join(folder, 'parallel.jsonl'), 'utf8')).toBe(cli(['--from', 'jsonl', '--to', 'jsonl'], { input: readFileSync(join(folder, 'pages.jsonl')) }).stdout)
  })
})

describe('the array script', () => {
  let wanted: ReadonlyMap<string, string>
  beforeAll(() => {
    expect(cli(['crawl', '-o', 'wanted', '--to', 'jsonl', '--jobs', '1'], { cwd: folder }).status).toBe(0)
    wanted = new Map([...tree('wanted')].map(([path, text]) => [join('crawl', path), text]))
    expect(wanted.size).toBe(10)
  })
  const task = (id: number) => ({ ...env, SLURM_ARRAY_TASK_ID: String(id), SLURM_ARRAY_TASK_MIN: '2', SLURM_ARRAY_TASK_COUNT: '3', SLURM_CPUS_PER_TASK: '1' })
  const runTask = (id: number, output: string) => spawnSync('bash', ['clean.sbatch', 'crawl', output], { cwd: folder, encoding: 'utf8', env: task(id) })

  test('shares the files out: each is done by one task', () => {
    const counts = [2, 3, 4].map((id) => {
      const { status, stderr } = runTask(id, `alone${id}`)
      expect(status, stderr).toBe(0)
      return tree(`alone${id}`)
    })
    expect(counts.map((files) => files.size)).toEqual([4, 3, 3])
    expect(new Map(counts.flatMap((files) => [...files]).sort(([a], [b]) => (a < b ? -1 : 1)))).toEqual(new Map([...wanted].sort(([a], [b]) => (a < b ? -1 : 1))))
  })
  test('a task that is killed in the middle is gone on with', async () => {
    const child = spawn('bash', ['clean.sbatch', 'crawl', 'killed'], { cwd: folder, env: task(2), stdio: 'ignore', detached: true })
    const closed = new Promise((resolve) => { child.on('close', resolve) })
    mkdirSync(join(folder, 'killed'), { recursive: true })
    const stands = (): boolean => readdirSync(join(folder, 'killed'), { recursive: true, encoding: 'utf8' }).some((name) => /(?:^|\/)\d\.jsonl$/.test(name))
    while (!stands()) await wait(20)
    process.kill(-child.pid!, 'SIGKILL')
    await closed
    const { status, stderr } = runTask(2, 'killed')
    expect(status, stderr).toBe(0)
    expect([...tree('killed')]).toEqual([...tree('alone2')])
  })
  test('a task without a share does nothing', () => {
    mkdirSync(join(folder, 'one'))
    writeFileSync(join(folder, 'one/a.jsonl'), records('a', 1))
    const { status, stdout, stderr } = spawnSync('bash', ['clean.sbatch', 'one', 'none'], { cwd: folder, encoding: 'utf8', env: task(4) })
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' })
  })

  describe('under Slurm', () => {
    let slurm: Slurm | undefined
    beforeAll(async () => { slurm = await startSlurm(folderOf()) })
    afterAll(() => { slurm?.stop() })
    const submit = () => execFileSync('sbatch', ['--wait', '--output', join(folder, 'job-%a.log'), 'clean.sbatch', 'crawl', 'array'], { cwd: folder, encoding: 'utf8', env: { ...env, ...slurm!.env } })

    test('the array gives what the program alone gives; submitted again, it does what is missing', () => {
      submit()
      expect([...tree('array')]).toEqual([...wanted])
      rmSync(join(folder, 'array/crawl/4.jsonl'))
      submit()
      expect([...tree('array')]).toEqual([...wanted])
      const told = [0, 1, 2, 3].map((i) => readFileSync(join(folder, `job-${i}.log`), 'utf8')).join('')
      expect(told.match(/\d+ done before/g)!.reduce((sum, words) => sum + parseInt(words), 0)).toBe(9)
    })
  })
})

test('every option of clean-article-spark that README names exists', () => {
  const help = execFileSync('python3', [join(BIN, 'clean-article-spark'), '--help'], { encoding: 'utf8' })
  const named = commands.filter((command) => command.startsWith('clean-article-spark ')).flatMap((command) => command.match(/(?<= )--?[a-z-]+/g) ?? [])
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((flag) => !new RegExp(`(?:^|[ [])${flag}(?:[ ,\\]]|$)`, 'm').test(help))).toEqual([])
})
