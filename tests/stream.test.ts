/** The library's streams: records in, records out, in order, as fast as they are read and no faster. */
import { describe, expect, test } from 'vitest'
import { cleanRecords, createCleaner } from '../src/index.ts'
import type { InputRecord, OutputRecord } from '../src/index.ts'
import { LOGIN_PAGE, bodyOf, pageOf } from './support/articles.ts'
import { cli } from './support/cli.ts'

const RECORDS: readonly InputRecord[] = [
  { id: 1, site: 'a', text: pageOf('mill') }, { id: 2, text: null }, { id: 3, text: LOGIN_PAGE, lang: 'en' }, { id: 4, markdown: pageOf('ferry') }, { id: 5, html: `<p>${bodyOf('x').replaceAll('\n\n', '</p><p>')}</p>` }, { id: 6, text: 7 as never },
]

async function all(records: AsyncIterable<OutputRecord>): Promise<readonly OutputRecord[]> {
  const read: OutputRecord[] = []
  for await (const record of records) read.push(record)
  return read
}

describe('both ways', () => {
  const input = RECORDS.map((record) => `${JSON.stringify(record)}\n`).join('')
  test.each([[{}, []], [{ lines: true }, ['--lines']], [{ keepSource: true }, ['--keep-source']], [{ lang: 'de', mode: 'recall', keep: ['headline'] }, ['--lang', 'de', '--mode', 'recall', '--keep', 'headline']]] as const)('answer as the filter does: %j', async (options, flags) => {
    const wanted = cli(['--from', 'jsonl', '--to', 'jsonl', ...flags], { input }).stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown)
    const over = await all(cleanRecords(RECORDS, options))
    const through = await all(new Blob([]).stream().pipeThrough(new TransformStream<Uint8Array, InputRecord>({ flush: (controller) => { for (const record of RECORDS) controller.enqueue(record) } })).pipeThrough(createCleaner(options)))
    expect(JSON.parse(JSON.stringify(over))).toEqual(wanted)
    expect(through).toEqual(over)
  })
  test('what is given is not changed', async () => {
    const record = Object.freeze({ id: 1, text: pageOf('mill') })
    const [answer] = await all(cleanRecords([record]))
    expect(answer).toEqual({ id: 1, body: bodyOf('mill'), title: expect.any(String) as string, byline: 'Ines Vardal', published: '2024-03-12T09:40', lang: 'en' })
  })
})

describe('as fast as they are read', () => {
  const counted = (): { readonly read: () => number; readonly records: AsyncGenerator<InputRecord> } => {
    let read = 0
    return { read: () => read, records: (async function* () { for (;;) { read++; yield { text: 'One.' } } })() }
  }
  test('an endless iterable: one record is read for one that is taken, and it is closed', async () => {
    const { read, records } = counted()
    const cleaner = cleanRecords(records)
    await cleaner.next()
    await cleaner.next()
    expect(read()).toBe(2)
    await cleaner.return()
    expect(await records.next()).toEqual({ done: true, value: undefined })
  })
  test('an endless stream: a reader that stops stops the source', async () => {
    const { read, records } = counted()
    const source = new ReadableStream<InputRecord>({ pull: async (controller) => { controller.enqueue((await records.next()).value as InputRecord) } })
    const reader = source.pipeThrough(createCleaner()).getReader()
    await reader.read()
    await new Promise((resolve) => { setTimeout(resolve, 50) })
    expect(read()).toBeLessThan(6)
    await reader.cancel()
  })
})
