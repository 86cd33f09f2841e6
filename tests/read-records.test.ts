/** Records and formats: streams to lines however they are cut, lines to records or errors, names and heads to formats. */
import { describe, expect, test } from 'vitest'
import { detectFormat, isRecordError, LineBatcher, linesOf, parseRecord, TOO_LONG } from '../src/read/index.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

function split(chunks: readonly Uint8Array[], limit?: number): string[] {
  const batcher = new LineBatcher(limit)
  const batches = [...chunks.map((chunk) => batcher.push(chunk)), batcher.end()].filter((batch) => batch !== undefined)
  const lines = batches.map((batch) => linesOf(batch))
  expect(batches.map(({ count }) => count)).toEqual(lines.map(({ length }) => length))
  expect(batches.map(({ first }) => first)).toEqual(lines.map((_, i) => 1 + lines.slice(0, i).flat().length))
  return lines.flat()
}

describe('splitting', () => {
  const TEXT = '{"a":1}\r\n\nЖёлтый чемодан 😀\n漢字\r\nlast'
  const LINES = ['{"a":1}', '', 'Жёлтый чемодан 😀', '漢字', 'last']

  test.each([1, 2, 3, 5, 7, 16, 1000])('chunks of %i bytes', (size) => {
    const bytes = bytesOf(TEXT)
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size))
    expect(split(chunks)).toEqual(LINES)
  })

  test('a line feed at the end begins no line', () => {
    expect(split([bytesOf('a\nb\n')])).toEqual(['a', 'b'])
  })

  test('an empty stream has no lines', () => {
    expect(split([])).toEqual([])
    expect(split([new Uint8Array(0)])).toEqual([])
  })

  test('a byte-order mark is no part of the first line', () => {
    expect(split([bytesOf('\ufeff{}\n')])).toEqual(['{}'])
  })

  test('a byte-order mark further down belongs to its line, however the bytes were cut', () => {
    const bytes = bytesOf('a\n\ufeffb\n')
    expect(split([bytes])).toEqual(['a', '\ufeffb'])
    expect(split([bytes.subarray(0, 2), bytes.subarray(2)])).toEqual(['a', '\ufeffb'])
  })

  test('a line is there as soon as its line feed is', () => {
    const batcher = new LineBatcher()
    const answer = (text: string): readonly string[] | undefined => {
      const batch = batcher.push(bytesOf(text))
      return batch && linesOf(batch)
    }
    expect([answer('one'), answer('\ntw'), answer('o\nthree\nfo')]).toEqual([undefined, ['one'], ['two', 'three']])
    expect(linesOf(batcher.end()!)).toEqual(['fo'])
    expect(batcher.end()).toBeUndefined()
  })

  test('a buffer that is filled again does no harm', () => {
    const batcher = new LineBatcher()
    const buffer = bytesOf('abc')
    batcher.push(buffer)
    buffer.fill(0x78)
    expect(linesOf(batcher.push(bytesOf('\n'))!)).toEqual(['abc'])
  })

  test.each([1, 2, 3, 4, 5, 6, 100])('lines over the limit are left out and counted, in chunks of %i bytes', (size) => {
    const bytes = bytesOf('12345\n123456\n\n1234567890\n1\n1234567')
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size))
    expect(split(chunks, 5)).toEqual(['12345', TOO_LONG, '', TOO_LONG, '1', TOO_LONG])
  })

  test('one line of 100 MB in time', () => {
    const chunk = new Uint8Array(65_536).fill(0x61)
    const start = performance.now()
    const lines = split(Array.from({ length: 1526 }, () => chunk))
    expect(lines.map((line) => line.length)).toEqual([1526 * 65_536])
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

describe('records', () => {
  test('a text with its fields', () => {
    expect(parseRecord('{"id":7,"url":"https://a.example","lang":"de","text":"Hallo","score":0.5}')).toEqual({
      id: 7, url: 'https://a.example', lang: 'de', source: 'text', text: 'Hallo', rest: { id: 7, url: 'https://a.example', lang: 'de', score: 0.5 },
    })
  })

  test('fields pass through in their order', () => {
    const record = parseRecord('{"z":1,"text":"x","a":{"deep":[1]},"id":"i"}')
    expect(JSON.stringify(record.rest)).toBe('{"z":1,"a":{"deep":[1]},"id":"i"}')
  })

  test('markdown is a source', () => {
    expect(parseRecord('{"markdown":"# T"}')).toMatchObject({ source: 'markdown', text: '# T' })
  })

  test('null counts as absent, and empty text is text', () => {
    expect(parseRecord('{"text":null,"markdown":"m"}')).toMatchObject({ source: 'markdown', text: 'm', rest: { text: null } })
    expect(parseRecord('{"text":""}')).toMatchObject({ source: 'text', text: '' })
  })

  test('a field named __proto__ is a field', () => {
    const record = parseRecord('{"__proto__":{"text":"no"},"text":"yes"}')
    expect(record).toMatchObject({ text: 'yes' })
    expect(Object.keys(record.rest)).toEqual(['__proto__'])
  })

  test('fields of the wrong type say nothing of the page', () => {
    const record = parseRecord('{"id":{},"url":3,"lang":null,"text":"x"}')
    expect(Object.keys(record).sort()).toEqual(['rest', 'source', 'text'])
  })

  test.each([
    { line: '{"text":', code: 'json', error: /^invalid JSON: /, rest: {} },
    { line: '', code: 'json', error: /^invalid JSON: /, rest: {} },
    { line: '[1]', code: 'object', error: /^not a JSON object$/, rest: {} },
    { line: 'null', code: 'object', error: /^not a JSON object$/, rest: {} },
    { line: '"text"', code: 'object', error: /^not a JSON object$/, rest: {} },
    { line: '{"id":"a","body":"x"}', code: 'source', error: /^no 'text', 'markdown' or 'html' field$/, rest: { id: 'a', body: 'x' } },
    { line: '{"id":"a","text":5}', code: 'type', error: /^'text' is a number, not a string$/, rest: { id: 'a' } },
    { line: '{"text":["a"]}', code: 'type', error: /^'text' is an array, not a string$/, rest: {} },
    { line: '{"id":"a","html":true}', code: 'type', error: /^'html' is a boolean, not a string$/, rest: { id: 'a' } },
  ])('$line', ({ line, code, error, rest }) => {
    const result = parseRecord(line)
    expect(isRecordError(result)).toBe(true)
    expect(result).toMatchObject({ code, error: expect.stringMatching(error) as string })
    expect(result.rest).toEqual(rest)
  })
})

describe('formats', () => {
  test.each([
    ['page.txt', '', 'text'], ['PAGE.HTML', '', 'html'], ['a.b/notes.md', '', 'markdown'], ['dump.jsonl.gz', '', 'jsonl'], ['x.ndjson', '', 'jsonl'],
    ['CC-MAIN.warc.gz', '', 'warc'], ['CC-MAIN.warc.wet.gz', '', 'wet'], ['.hidden', 'Some text.', 'text'], ['README', '<!DOCTYPE html>\n<html>', 'html'],
  ])('%s', (name, head, format) => {
    expect(detectFormat(name, head)).toBe(format)
  })

  test.each([
    ['Some text.\nMore of it.', 'text'],
    ['', 'text'],
    ['  <html lang="en">', 'html'],
    ['<p> is a tag of HTML.', 'text'],
    ['<!-- saved --><!-- twice -->\n<html>', 'html'],
    ['<div class="a"><p>One</p>\n<p>two <a href="x">three</a></div>', 'html'],
    ['<b> and <i> and <p> and <div> are tags that everybody knows.', 'text'],
    ['{"text":"a"}\n{"text":"b"}\n', 'jsonl'],
    ['{"text":"a"}', 'jsonl'],
    [`{"text":"${'a'.repeat(5000)}`, 'jsonl'],
    ['{ not json }\n', 'text'],
    ['[1,2]\n', 'text'],
    ['{\n  "text": "a"\n}', 'text'],
    ['WARC/1.0\r\nWARC-Type: response\r\n', 'warc'],
    ['WARC/1.0\r\nWARC-Type: conversion\r\n', 'wet'],
  ])('%j', (head, format) => {
    expect(detectFormat(undefined, head)).toBe(format)
  })
})
