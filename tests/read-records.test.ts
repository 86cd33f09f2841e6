/** Records and formats: streams to lines however they are cut, lines to records or errors, names and heads to formats. */
import { describe, expect, test } from 'vitest'
import { detectFormat, isRecordError, LineSplitter, parseRecord, splitLines } from '../src/read/index.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

async function linesOf(chunks: readonly Uint8Array[]): Promise<string[]> {
  const lines: string[] = []
  for await (const batch of splitLines(chunks)) lines.push(...batch)
  return lines
}

describe('splitting', () => {
  const TEXT = '{"a":1}\r\n\nЖёлтый чемодан 😀\n漢字\r\nlast'
  const LINES = ['{"a":1}', '', 'Жёлтый чемодан 😀', '漢字', 'last']

  test.each([1, 2, 3, 5, 7, 16, 1000])('chunks of %i bytes', async (size) => {
    const bytes = bytesOf(TEXT)
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size))
    expect(await linesOf(chunks)).toEqual(LINES)
  })

  test('a line feed at the end begins no line', async () => {
    expect(await linesOf([bytesOf('a\nb\n')])).toEqual(['a', 'b'])
  })

  test('an empty stream has no lines', async () => {
    expect(await linesOf([])).toEqual([])
    expect(await linesOf([new Uint8Array(0)])).toEqual([])
  })

  test('a byte-order mark is no part of the first line', async () => {
    expect(await linesOf([bytesOf('\ufeff{}\n')])).toEqual(['{}'])
  })

  test('a line is there as soon as its line feed is', () => {
    const splitter = new LineSplitter()
    expect(splitter.push(bytesOf('one'))).toEqual([])
    expect(splitter.push(bytesOf('\ntw'))).toEqual(['one'])
    expect(splitter.push(bytesOf('o\nthree\nfo'))).toEqual(['two', 'three'])
    expect(splitter.end()).toEqual(['fo'])
    expect(splitter.end()).toEqual([])
  })

  test('a buffer that is filled again does no harm', () => {
    const splitter = new LineSplitter()
    const buffer = bytesOf('abc')
    splitter.push(buffer)
    buffer.fill(0x78)
    expect(splitter.push(bytesOf('\n'))).toEqual(['abc'])
  })

  test('one line of 100 MB in time', async () => {
    const chunk = new Uint8Array(65_536).fill(0x61)
    const start = performance.now()
    const lines = await linesOf(Array.from({ length: 1526 }, () => chunk))
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
