/** What holds for every page, whatever the rules say of it: every page fixture through the library and through the built program. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { clean } from '../src/clean.ts'
import type { Article, Page, Verdict } from '../src/types.ts'
import { printed, readPages } from './pages.mjs'
import { cli, folderOf, start } from './support/cli.ts'

/** Pages whose body, cleaned again, loses or gains something: name and why. */
const CHANGED_BY_A_SECOND_CLEANING: ReadonlyMap<string, string> = new Map()

const pages = readPages()

interface LineOut { readonly first: number; readonly last: number; readonly keep: boolean; readonly because: string }
interface RecordOut { readonly id: string; readonly body: string; readonly title: string | null; readonly lines: readonly LineOut[] }

function run(args: readonly string[], input = ''): string {
  const { status, stdout, stderr } = cli(args, { input })
  expect(status, stderr).toBe(0)
  return stdout
}

function recordsOf(output: string): readonly RecordOut[] {
  return output.trimEnd().split('\n').map((line) => JSON.parse(line) as RecordOut)
}

/** What stands on a page besides white space, joined torn pieces and all: the measure of "nothing invented". */
const squeezed = (text: string): string => text.replace(/\s+/gu, '')

function nonBlankNumbers(text: string): readonly number[] {
  return text.split('\n').flatMap((line, i) => (line.trim() ? [i + 1] : []))
}

function covered(text: string, verdicts: readonly LineOut[]): readonly number[] {
  const filled = new Set(nonBlankNumbers(text))
  return verdicts.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)).filter((n) => filled.has(n))
}

function frozen(page: Page): Page {
  return Object.freeze({ ...page })
}

/** Kept lines that are not found, in order, in the input lines they claim to come from; of markdown as it was written. */
function strangers(text: string, verdicts: readonly Verdict[]): readonly string[] {
  const lines = text.split('\n')
  return verdicts.filter((v) => v.keep).flatMap((v) => {
    return squeezed(lines.slice(v.first - 1, v.last).join('')).includes(squeezed(v.markdown ?? v.text)) ? [] : [v.text]
  })
}

/** Feeds the program in small pieces, letting the pipe drain between them. */
async function fed(args: readonly string[], input: Buffer, size: number): Promise<string> {
  const child = start(args)
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve))
  for (let i = 0, n = 0; i < input.length; i += size, n++) {
    child.stdin.write(input.subarray(i, i + size))
    if (n % 64 === 0) await setImmediate()
  }
  child.stdin.end()
  expect(await closed).toBe(0)
  return Buffer.concat(output).toString('utf8')
}

describe.each(pages)('$name', ({ name, input }) => {
  const page = frozen({ text: input })
  const article: Article = clean(page)

  test('nothing is invented: the body is the kept lines, each found in the input lines it names', () => {
    expect(strangers(input, article.verdicts)).toEqual([])
    expect(squeezed(article.body)).toBe(squeezed(article.verdicts.filter((v) => v.keep).map((v) => v.text).join('')))
  })
  test('nothing is reordered: verdicts go forward and none overlaps another', () => {
    article.verdicts.forEach((v, i) => {
      expect(v.first).toBeLessThanOrEqual(v.last)
      expect(v.first).toBeGreaterThan(article.verdicts[i - 1]?.last ?? 0)
    })
  })
  test('every non-blank input line has one verdict', () => {
    expect(covered(input, article.verdicts)).toEqual(nonBlankNumbers(input))
  })
  test('every line says why', () => {
    expect(article.verdicts.filter((v) => !/\p{L}{2}/u.test(v.because))).toEqual([])
  })
  test('blank lines stay, collapsed, and nothing is left at the ends of lines', () => {
    expect(article.body).not.toMatch(/\n\n\n|^\s|\s$|[ \t]\n|\n[ \t]/)
  })
  test('an empty body says why, another does not', () => {
    expect(typeof article.reason).toBe(article.body ? 'undefined' : 'string')
  })
  test('the same page twice is the same answer', () => {
    expect(clean({ text: input })).toEqual(article)
  })
  test.skipIf(CHANGED_BY_A_SECOND_CLEANING.has(name))('cleaning twice is cleaning once', () => {
    expect(clean({ text: article.body }).body).toBe(article.body)
  })
})

describe('however the bytes arrive', () => {
  const record = (id: string, text: string): string => JSON.stringify({ id, text })
  const jsonl = `${pages.map(({ name, input }) => record(name, input)).join('\n')}\n`
  const options = ['--from', 'jsonl', '--to', 'jsonl', '--lines']
  const whole = run(options, jsonl)
  const folder = folderOf(Object.fromEntries(pages.map(({ name, input }) => [`in/${name}.txt`, input])))

  test('a record answers as the library does', () => {
    expect(recordsOf(whole).map(({ id, body }) => ({ id, body }))).toEqual(pages.map(({ name, input }) => ({ id: name, body: clean({ text: input }).body })))
  })
  test('a file answers as a record does', () => {
    run([join(folder, 'in'), '-o', join(folder, 'out'), '--from', 'text', '-q'])
    expect(pages.map(({ name }) => readFileSync(join(folder, 'out', `${name}.txt`), 'utf8'))).toEqual(recordsOf(whole).map(({ body }) => printed(body)))
  })
  test.each([['CRLF', '\r\n'], ['CR', '\r']])('%s is LF', (_, end) => {
    const ended = pages.map(({ name, input }) => record(name, input.replaceAll('\n', end))).join('\n')
    expect(recordsOf(run(options, `${ended}\n`))).toEqual(recordsOf(whole))
  })
  test('CRLF between records is LF', () => {
    expect(run(options, jsonl.replaceAll('\n', '\r\n'))).toBe(whole)
  })
  test('seven bytes at a time is whole', async () => {
    expect(await fed(options, Buffer.from(jsonl), 7)).toBe(whole)
  }, 30_000)
  test.each(pages.filter((p) => /[^\0-\x7f]/.test(p.input)).slice(0, 3))('one byte at a time is whole: $name', async ({ input }) => {
    expect(await fed([], Buffer.from(input), 1)).toBe(run([], input))
  }, 30_000)
  test('the order of pages changes nothing', () => {
    const reversed = [...pages].reverse().map(({ name, input }) => record(name, input)).join('\n')
    expect([...recordsOf(run(options, `${reversed}\n`))].reverse()).toEqual(recordsOf(whole))
  })
})
