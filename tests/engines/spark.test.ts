/** bin/clean-article-spark on a real cluster: what workers make is what the command makes, also where one is killed or a filter breaks. */
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { htmlOf, packed, record } from '../support/archives.ts'
import { bodyOf, pageOf } from '../support/articles.ts'
import { cli, folderOf } from '../support/cli.ts'
import { kill, parquetRows, sparkSubmit, startCluster, submit, until } from './cluster.ts'
import type { Cluster } from './cluster.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const SUBJECTS = ['mill', 'ferry', 'signal box', 'toll bridge']
type Fields = Readonly<Record<string, unknown>>

/** Records, some of them bad, one of them long. */
function dump(name: string): string {
  const good = Array.from({ length: 60 }, (_, i) => JSON.stringify({ id: `${name}-${i}`, text: pageOf(`${SUBJECTS[i % 4]!} ${name}`), site: 'hask.example' }))
  const long = JSON.stringify({ id: `${name}-long`, text: pageOf(name).repeat(60) })
  return [...good.slice(0, 30), '{"id": "torn', long, ...good.slice(30), JSON.stringify({ id: `${name}-typed`, text: 7 })].join('\n') + '\n'
}

const wetRecord = (url: string, block: string | Uint8Array): Buffer => record({ type: 'conversion', url, id: url, block, more: 'Content-Type: text/plain\r\n' })
const wet = Buffer.concat(SUBJECTS.map((subject) => wetRecord(`https://hask.example/${subject.replace(' ', '-')}`, pageOf(subject))))
const wetOnArchives = Buffer.concat([
  wetRecord('https://hask.example/archives', `${pageOf('archive')}\r\n\r\nWARC/1.0\r\nWARC-Type: conversion\r\n\r\n`), wetRecord('https://hask.example/last', pageOf('last mill')),
])
const latin = (subject: string): Buffer => Buffer.from(pageOf(subject).replaceAll('Tuesday', 'Tuesday in Übersee'), 'latin1')

const folder = folderOf({
  'dumps/a.jsonl': dump('a'), 'dumps/deep/b.jsonl': dump('b').replaceAll('\n', '\r\n'), 'dumps/c.jsonl.gz': gzipSync(dump('c')), 'dumps/d.jsonl': `\ufeff${dump('d').slice(0, -1)}`,
  'crawl/a.warc.wet.gz': packed([wet]), 'crawl/b.warc.wet': wetOnArchives, 'crawl/c.warc.wet': Buffer.concat([wetRecord('https://hask.example/whole', pageOf('whole mill')), wet]).subarray(0, -300),
  'pages/a b.txt': pageOf('mill'), 'pages/deep/latin.txt': latin('ferry'), 'pages/header.txt': `HTTP/1.1 404 Not Found\n${pageOf('header')}`, 'pages/picture.txt': Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(200)]),
  'html/a.html': htmlOf(pageOf('page')),
})
const pathOf = (name: string): string => join(folder, name)

/** Each part's content by its number and kind; what else its name holds is made up for each run. */
function parts(output: string): ReadonlyMap<string, string> {
  const names = readdirSync(pathOf(output), { recursive: true, encoding: 'utf8' }).filter((name) => /part-\d+-[^/]*$/.test(name) && !name.endsWith('.crc')).sort()
  return new Map(names.map((name) => [name.replace(/(part-\d+)-.*/, '$1'), readFileSync(join(pathOf(output), name), 'utf8')]))
}

function rows(output: string, result: 'page' | 'error'): readonly Fields[] {
  return linesOf([...parts(output)].filter(([name]) => name.includes(`result=${result}`)).map(([, text]) => text).join(''))
}

const linesOf = (text: string): readonly Fields[] => text.trimEnd().split('\n').filter(Boolean).map((line) => JSON.parse(line) as Fields)
const sorted = (all: readonly Fields[]): readonly Fields[] => [...all].sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
const byCommand = (input: string | Uint8Array, from: string): readonly Fields[] => linesOf(cli(['--from', from, '--to', 'jsonl', '-q'], { input }).stdout)

/** A program in Node's place, by which a test can step in. `$NODE` is the real one. */
function inPlaceOfNode(name: string, script: string): string {
  const path = pathOf(name)
  writeFileSync(path, `#!/bin/sh\nNODE='${process.execPath}'\nFOLDER='${folder}'\n${script}`)
  chmodSync(path, 0o755)
  return path
}

/** Every stream of answers stops after its 20th until `go` exists. */
const STOPPING = `"$NODE" "$@" | /usr/bin/awk -v folder="$FOLDER" -v me=$$ '{ print } NR == 20 { fflush(); print "" > (folder "/begun." me); close(folder "/begun." me); while ((getline line < (folder "/go")) < 0) system("/bin/sleep 0.1") }'\n`
/** The first one that is piped to gives up after some answers. */
const BREAKING = `if [ -p /dev/stdin ] && /bin/mkdir "$FOLDER/broken" 2> /dev/null; then "$NODE" "$@" | /usr/bin/head -c 700; exit 1; fi\nexec "$NODE" "$@"\n`
const TELLING = `echo "$0 $1" >> "$FOLDER/told"\nexec "$NODE" "$@"\n`

let cluster: Cluster | undefined
beforeAll(async () => { cluster = await startCluster(folder) })
afterAll(() => { cluster?.stop() })

describe('on a cluster', () => {
  const run = (words: readonly string[], by?: readonly string[]) => submit(['--master', cluster!.address, ...words], { cwd: folder, ...(by ? { by } : {}) })
  const fourParts = ['--conf', 'spark.sql.files.minPartitionNum=4']

  test('records: what the command makes of each file; errors stand beside, with their record', async () => {
    const { status, told } = await run([...fourParts, join(ROOT, 'bin', 'clean_article_spark.py'), 'dumps', '-o', 'calm', '--from', 'jsonl'], sparkSubmit())
    expect(status, told).toBe(0)
    expect(told).toContain('clean-article-spark: 244 pages cleaned into calm, 8 errors beside them\n')
    const wanted = ['a.jsonl', 'deep/b.jsonl', 'c.jsonl.gz', 'd.jsonl'].flatMap((name) => byCommand(readFileSync(pathOf(`dumps/${name}`)), 'jsonl'))
    expect(sorted(rows('calm', 'page'))).toEqual(sorted(wanted.filter((answer) => !('error' in answer))))
    expect(rows('calm', 'error').filter(({ input }) => String(input).endsWith('dumps/a.jsonl'))).toEqual([
      { error: 'invalid JSON', input: `file:${folder}/dumps/a.jsonl`, record: '{"id": "torn' },
      { error: "'text' is a number, not a string", id: 'a-typed', input: `file:${folder}/dumps/a.jsonl`, record: '{"id":"a-typed","text":7}' },
    ])
    expect(parts('calm').size).toBeGreaterThanOrEqual(6)
  })

  test('archives, shipped to workers, as a table: what the command makes of them', async () => {
    const { status, told } = await run(['--ship', '--node', inPlaceOfNode('telling', TELLING), 'crawl/*.wet*', '-o', 'table', '--from', 'wet', '--to', 'parquet', '--keep', 'headline'])
    expect(status, told).toBe(0)
    const all = parquetRows(pathOf('table'))
    const pages = all.filter(({ result }) => result === 'page')
    const wanted = [gunzipSync(readFileSync(pathOf('crawl/a.warc.wet.gz'))), ...['b', 'c'].map((name) => readFileSync(pathOf(`crawl/${name}.warc.wet`)))]
      .flatMap((input) => linesOf(cli(['--from', 'wet', '--to', 'jsonl', '-q', '--keep', 'headline'], { input }).stdout))
    expect(sorted(pages).map(({ id, url, body, title, rest }) => ({ id, url, body, title, rest })))
      .toEqual(sorted(wanted).map(({ id, url, body, title, date }) => ({ id, url, body, title, rest: JSON.stringify({ date }).replace(':', ': ') })))
    expect(pages).toHaveLength(4 + 2 + 4)
    expect(all.filter(({ result }) => result === 'error').map(({ error, input }) => ({ error, input }))).toEqual([{ error: 'damaged: cut off in the middle of a record', input: `file:${folder}/crawl/c.warc.wet` }])
    const onWorkers = readFileSync(pathOf('told'), 'utf8').trimEnd().split('\n').filter((line) => !line.startsWith(pathOf('telling')))
    expect(onWorkers.length).toBeGreaterThan(0)
    for (const line of onWorkers) expect(line).toMatch(/\/worker[12]\/app-\S+\/telling \S+\/worker[12]\/app-\S+\/clean-article-shipped\/bin\/clean-article$/)
  })

  test('files, with a filter that breaks in the middle: tried again, nothing doubled, nothing lost', async () => {
    const { status, told } = await run(['pages', '-o', 'bodies', '--from', 'text', '--node', inPlaceOfNode('breaking', BREAKING)])
    expect(status, told).toBe(0)
    expect(existsSync(pathOf('broken'))).toBe(true)
    expect(told).toMatch(/FilterFailed: clean-article ended with 1/)
    const pages = new Map(rows('bodies', 'page').map(({ id, body }) => [String(id).replace(`file:${folder}/pages/`, ''), body]))
    expect([...pages.keys()].sort()).toEqual(['a b.txt', 'deep/latin.txt', 'header.txt'])
    for (const [name, body] of pages) expect(`${String(body)}\n`).toBe(cli([pathOf(`pages/${name}`)]).stdout)
    expect(pages.get('a b.txt')).toBe(bodyOf('mill'))
    expect(rows('bodies', 'error')).toEqual([{ error: expect.stringContaining('PNG') as string, id: `file:${folder}/pages/picture.txt`, input: `file:${folder}/pages/picture.txt` }])
  })

  test('a worker is killed in the middle: the same parts, to the byte', async () => {
    const [, second] = cluster!.workers
    const ended = run([...fourParts, 'dumps', '-o', 'shaken', '--from', 'jsonl', '--node', inPlaceOfNode('stopping', STOPPING)])
    const begun = (): number => readdirSync(folder).filter((name) => name.startsWith('begun.')).length
    await Promise.race([until('two partitions that have begun', () => begun() === 2), ended.then(({ told }) => { throw new Error(told) })])
    kill(second!)
    writeFileSync(pathOf('go'), '')
    const { status, told } = await ended
    expect(status, told).toBe(0)
    expect(told).toMatch(/Lost executor \d+ on 127\.0\.0\.1/)
    // Four partitions, and the one that was lost again.
    expect(begun()).toBe(5)
    expect([...parts('shaken')]).toEqual([...parts('calm')])
    expect(readdirSync(pathOf('shaken')).sort()).toEqual(readdirSync(pathOf('calm')).sort())
  })
})

describe('what goes wrong', () => {
  const run = (words: readonly string[]) => submit(['--master', 'local[1]', ...words], { cwd: folder })
  const lastLine = (told: string): string => told.slice(told.lastIndexOf('clean-article-spark: '))

  test.each([
    [['dumps', '-o', 'out', '--from', 'jsonl', '--mode', 'bold'], '--mode: "bold" is unknown'],
    [['dumps', '-o', 'out', '--from', 'jsonl', '--url-match', 'x'], '--url-match goes with --from wet and --from warc'],
    [['dumps', '-o', 'out', '--from', 'jsonl', '--ship', '--node', '/does/not/exist'], '/does/not/exist does not exist'],
    [['dumps', '-o', 'out', '--from', 'jsonl', '--conf', 'x'], '--conf x: it takes KEY=VALUE'],
  ])('%j is refused before anything starts', async (words, message) => {
    expect(await run(words)).toEqual({ status: 2, told: expect.stringContaining(`clean-article-spark: ${message}`) as string })
  })
  test('input that is not there; exit 2', async () => {
    const { status, told } = await run(['nowhere', '-o', 'out', '--from', 'jsonl'])
    expect(lastLine(told)).toMatch(/^clean-article-spark: \[PATH_NOT_FOUND\].*nowhere.*\n$/)
    expect(status).toBe(2)
  })
  test('an output that holds the input, which would be emptied before it is read', async () => {
    const { status, told } = await run(['dumps/deep', '-o', 'dumps', '--overwrite', '--from', 'jsonl'])
    expect(lastLine(told)).toBe('clean-article-spark: output dumps and input dumps/deep lie in one another; name an output outside\n')
    expect(status).toBe(2)
    expect(existsSync(pathOf('dumps/deep/b.jsonl'))).toBe(true)
  })
  test('workers without Node; exit 1, nothing written, one line that says what to do', async () => {
    const { status, told } = await run(['html', '-o', 'none', '--from', 'html', '--node', '/does/not/exist'])
    expect(lastLine(told)).toBe('clean-article-spark: cannot start /does/not/exist: No such file or directory; --node says where workers have it, --ship sends it\n')
    expect(status).toBe(1)
    expect(existsSync(pathOf('none/_SUCCESS'))).toBe(false)
  })
})
