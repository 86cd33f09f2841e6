/** HTML page fixtures, one of each kind of page: what a reader came for is in the body, and what stands around it is not; laws that hold for HTML too. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { clean } from '../src/clean.ts'
import { readHtml } from '../src/read/html/index.ts'
import { toMarkdown } from '../src/write/markdown.ts'
import { cli, folderOf } from './support/cli.ts'

const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'html')

interface About { readonly type: string; readonly with: readonly string[]; readonly without: readonly string[] }
interface RecordOut { readonly id: string; readonly body: string; readonly lines: readonly { readonly first: number; readonly text: string; readonly keep: boolean }[] }

const pages = readdirSync(FOLDER).map((name) => ({
  name, html: readFileSync(join(FOLDER, name, 'input.html'), 'utf8'), about: JSON.parse(readFileSync(join(FOLDER, name, 'about.json'), 'utf8')) as About,
}))

describe.each(pages)('$name', ({ html, about }) => {
  const article = clean({ text: '', html })

  test.each(about.with.map((text) => ({ text })))('keeps $text', ({ text }) => {
    expect(html.replace(/\s+/g, ' ')).toContain(text.split('.')[0]!.replace(/\s+/g, ' '))
    expect(article.body).toContain(text)
  })
  test.each(about.without.map((text) => ({ text })))('drops $text', ({ text }) => {
    expect(readHtml(html).lines.some((line) => line.text.includes(text))).toBe(true)
    expect(article.body).not.toContain(text)
  })
  test('the body is a part of the lines, in their order, and every line has a verdict and a reason', () => {
    expect(article.verdicts.map(({ text, first, last }) => ({ text, first, last }))).toEqual(readHtml(html).lines.map(({ text, first, last }) => ({ text, first, last })))
    expect(article.body.replace(/\n+/g, '\n')).toBe(article.verdicts.filter((v) => v.keep).map((v) => v.text).join('\n'))
    expect(article.verdicts.filter((v) => !/\p{L}{2}/u.test(v.because))).toEqual([])
  })
  test('markdown keeps the same lines', () => {
    const { body, verdicts } = clean({ text: '', html }, { markdown: true })
    expect(body).toBe(article.body)
    expect(verdicts.map(({ keep }) => keep)).toEqual(article.verdicts.map(({ keep }) => keep))
  })
  test('its markdown, read again, is its text', () => {
    const words = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
    const markdown = toMarkdown(clean({ text: '', html }, { markdown: true }))
    expect(words(clean({ text: markdown, flattening: 'markdown' }, { mode: 'recall' }).verdicts.map(({ text }) => text).join(' '))).toBe(words(article.body))
  })
})

describe('through the program', () => {
  const record = (name: string, html: string): string => JSON.stringify({ id: name, html })
  const filter = (input: string): readonly RecordOut[] => cli(['--from', 'jsonl', '--to', 'jsonl', '--lines'], { input }).stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as RecordOut)
  const whole = filter(pages.map(({ name, html }) => record(name, html)).join('\n'))

  test('a record answers as the library does, with the text of its lines', () => {
    expect(whole.map(({ body }) => body)).toEqual(pages.map(({ html }) => clean({ text: '', html }).body))
    for (const { body, lines } of whole) expect(lines.filter(({ keep }) => keep).map(({ text }) => text).join('\n')).toBe(body.replace(/\n+/g, '\n'))
  })
  test('CRLF is LF', () => {
    expect(filter(pages.map(({ name, html }) => record(name, html.replaceAll('\n', '\r\n'))).join('\n'))).toEqual(whole)
  })
  test('files answer as records do, by their ending or their content', () => {
    const folder = folderOf({ 'in/a.html': pages[0]!.html, 'b': pages[1]!.html })
    expect(cli([join(folder, 'in/a.html')]).stdout).toBe(`${whole[0]!.body}\n`)
    expect(cli([join(folder, 'b')]).stdout).toBe(`${whole[1]!.body}\n`)
    expect(cli([], { input: pages[0]!.html }).stdout).toBe(`${whole[0]!.body}\n`)
  })
})
