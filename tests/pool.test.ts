/** The pool and what stands around it: threads that die or hang cost one item, results keep their order, progress is shown. */
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { inOrder } from '../src/batch/in-order.ts'
import { Pool } from '../src/batch/pool.ts'
import type { Task } from '../src/batch/pool.ts'
import { parseSize, showSize, showTime } from '../src/batch/size.ts'
import { Progress } from '../src/cli/progress.ts'
import { Report } from '../src/cli/report.ts'
import { folderOf } from './support/cli.ts'

const folder = folderOf()
const script = join(folder, 'worker.cjs')
const library = createRequire(import.meta.url).resolve('workerpool')
writeFileSync(script, `
  const { worker } = require(${JSON.stringify(library)})
  const { stop } = require('node:worker_threads').workerData
  const acts = { die: () => process.exit(3), hang: () => { for (;;); }, eat: () => { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)) } }
  worker({ work: (items, progress) => {
    const done = []
    items.forEach((item, i) => { Atomics.store(progress, 0, i); if (Atomics.load(stop, 0) === 0) { acts[item]?.(); done.push(item) } })
    return done
  } })
`)

const pools: Pool<readonly string[]>[] = []
afterAll(async () => { for (const pool of pools) await pool.close() })

function run(items: readonly string[], timeout?: number): Promise<readonly (readonly string[])[]> {
  const pool = new Pool<readonly string[]>({ script, jobs: 2, timeout, data: {} })
  pools.push(pool)
  const task: Task<readonly string[]> = { length: items.length, args: (from, to) => [items.slice(from, to)], fail: (i, why) => [`${items[i]!}: ${why}`] }
  return pool.run('work', task)
}

describe('a pool', () => {
  test('answers', async () => {
    expect((await run(['a', 'b'])).flat()).toEqual(['a', 'b'])
    expect(await run([])).toEqual([])
  })
  test('a thread that dies costs the item it was at', async () => {
    expect((await run(['a', 'die', 'b', 'die', 'die', 'c'])).flat().map((word) => word.split(':')[0])).toEqual(['a', 'die', 'b', 'die', 'die', 'c'])
    expect((await run(['die'])).flat()[0]).toMatch(/^die: cannot be cleaned: /)
  })
  test('a thread that hangs is given up', async () => {
    expect((await run(['a', 'hang', 'b'], 0.5)).flat()).toEqual(['a', 'hang: took longer than 0.5 seconds; --timeout gives it more', 'b'])
  })
  test('a thread that eats all memory is told as that', async () => {
    const pool = new Pool<readonly string[]>({ script, jobs: 1, timeout: undefined, data: {}, memory: 64 })
    pools.push(pool)
    const task: Task<readonly string[]> = { length: 2, args: (from, to) => [['eat', 'b'].slice(from, to)], fail: (_, why) => [why] }
    expect((await pool.run('work', task)).flat()).toEqual(['needs more memory than there is', 'b'])
  }, 120_000)
  test('what has not begun when it stops is left out', async () => {
    const pool = new Pool<readonly string[]>({ script, jobs: 1, timeout: undefined, data: {} })
    pool.stop()
    expect(await pool.run('work', { length: 1, args: () => [['a']], fail: () => [] })).toEqual([])
    expect(await pool.close()).toBe('done')
  })
})

describe('in order', () => {
  const step = (name: string, after: number) => async (): Promise<string> => { await wait(after); return name }

  test('results come as their steps do, whichever is done first', async () => {
    const taken: string[] = []
    await inOrder([step('a', 60), step('b', 1), step('c', 30)], { width: 3, take: async (name) => { taken.push(name); return true } })
    expect(taken).toEqual(['a', 'b', 'c'])
  })
  test('no more are begun than there is room for', async () => {
    let begun = 0, taken = 0, most = 0
    const steps = Array.from({ length: 20 }, () => async (): Promise<number> => { most = Math.max(most, ++begun - taken); await wait(1); return 0 })
    await inOrder(steps, { width: 4, take: async () => { taken++; return true } })
    expect([begun, taken, most]).toEqual([20, 20, 4])
  })
  test('it ends when enough was taken', async () => {
    const taken: string[] = []
    await inOrder(['a', 'b', 'c', 'd'].map((name) => step(name, 1)), { width: 1, take: async (name) => { taken.push(name); return name !== 'b' } })
    expect(taken).toEqual(['a', 'b'])
  })
  test('what a step throws is thrown, once those before it were taken', async () => {
    const taken: string[] = []
    const steps = [step('a', 20), () => Promise.reject(new Error('torn')), step('c', 1)]
    await expect(inOrder(steps, { width: 3, take: async (name) => { taken.push(name); return true } })).rejects.toThrow('torn')
    expect(taken).toEqual(['a'])
  })
})

describe('progress', () => {
  function shown(isTerminal: boolean): { readonly report: Report; readonly at: (seconds: number) => string; readonly progress: Progress } {
    let time = 0, text = ''
    const report = new Report({ quiet: true, strict: false })
    const progress = new Progress(report, 200, { isTerminal, columns: 72, write: (more) => { text += more }, now: () => time })
    return { report, progress, at: (seconds) => { time = seconds * 1000; text = ''; progress.step(); return text } }
  }
  test('on a terminal a bar, drawn anew', () => {
    const { report, at, progress } = shown(true)
    expect(at(0.05)).toBe('')
    for (let i = 0; i < 50; i++) report.cleanedInput()
    report.failedInputs = 2
    report.read(3_000_000)
    expect(at(10)).toBe('\r\x1b[K[======                ] 52 of 200 files, 0.3 MB/s, 0:28 left, 2 failed')
    progress.hide()
    expect(at(10)).toBe('')
  })
  test('elsewhere a line now and then', () => {
    const { report, at } = shown(false)
    expect(at(29)).toBe('')
    for (let i = 0; i < 20; i++) report.cleanedInput()
    expect(at(30)).toBe('20 of 200 files, 0.0 MB/s, 4:30 left\n')
    expect(at(45)).toBe('')
    for (let i = 0; i < 180; i++) report.cleanedInput()
    expect(at(90)).toBe('')
  })
})

describe('sizes and times', () => {
  test.each([['64M', 64e6], ['500k', 500e3], ['1.5 GB', 1.5e9], ['12', 12], ['', undefined], ['x', undefined], ['-1', undefined], ['1T', undefined]])('%s is %s bytes', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes)
  })
  test('are shown', () => {
    expect([7, 1500, 64e6, 5e9].map(showSize)).toEqual(['7 bytes', '1.5 kB', '64 MB', '5 GB'])
    expect([0, 67, 3600, 7509].map(showTime)).toEqual(['0:00', '1:07', '1:00:00', '2:05:09'])
  })
})
