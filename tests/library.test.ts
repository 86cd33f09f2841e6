/** The library takes what programs hold: strings as they were decoded, and answers as the command does; what is no page or option is told at once. */
import { describe, expect, test } from 'vitest'
import { clean, cleanRecords, createCleaner } from '../src/index.ts'
import type { CleanOptions, Page } from '../src/index.ts'
import { bodyOf, pageOf } from './support/articles.ts'
import { cli } from './support/cli.ts'

describe('a page as it was read', () => {
  const page = pageOf('mill'), [word = ''] = /\p{Ll}{6,}/u.exec(bodyOf('mill')) ?? []
  test.each([
    ['CRLF', page.replaceAll('\n', '\r\n')], ['lone CR', page.replaceAll('\n', '\r')], ['a byte-order mark', `\ufeff${page}`], ['colours and NULs', page.replaceAll(word, `\x1b[31m${word}\x1b[0m\0`)],
    ['UTF-8 read as ISO-8859-1', Buffer.from(page.replaceAll(word, `“${word}”`)).toString('latin1')],
  ])('with %s is the page that the command reads', (_, text) => {
    const { body } = clean({ text })
    expect(body).toBe(cli([], { input: text }).stdout.trimEnd())
    expect(body.replace(/[“”]/g, '')).toBe(bodyOf('mill'))
  })
  test('so is HTML', () => {
    const html = `<nav><a href=/>Home</a></nav>\r\n<article><p>${bodyOf('mill').replaceAll('\n\n', '</p>\r\n<p>').replaceAll(word, `${word}â€™s â€“`)}</p></article>\r\n`
    expect(clean({ text: '', html }).body).toBe(cli(['--from', 'html'], { input: html }).stdout.trimEnd())
  })
})

describe('what is none is refused', () => {
  test.each([['a string', 'page'], ['nothing', undefined], ['null', null], ['no text', {}], ['a number', { text: 7 }], ['HTML that is none', { text: '', html: 7 }], ['an address that is none', { text: 'x', url: 7 }]])('%s', (_, page) => {
    expect(() => clean(page as unknown as Page)).toThrow(TypeError)
  })
  test.each([[{ mode: 'x' }, /unknown mode 'x': there are precision, balanced, recall/], [{ keep: ['nope'] }, /unknown kind 'nope': there are body/], [{ drop: ['nope'] }, /unknown kind 'nope'/]])('%j', (options, message) => {
    const given = options as unknown as CleanOptions
    for (const run of [() => clean({ text: 'x' }, given), () => createCleaner(given), () => cleanRecords([], given)]) expect(run).toThrow(message)
  })
})
