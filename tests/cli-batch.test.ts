/** Folders at scale: several jobs, going on after an end, what is left out, limits, figures, and what happens when the ground gives way. */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { record as archived, response } from './support/archives.ts'
import { LOGIN_PAGE, bodyOf, pageOf } from './support/articles.ts'
import { cli, folderOf, hasTerminal, onTerminal, shell, start } from './support/cli.ts'

const PAGES = 24
const record = (id: number): string => JSON.stringify({ id, text: pageOf(`mill ${id}`) })
const folder = folderOf({
  ...Object.fromEntries(Array.from({ length: PAGES }, (_, i) => [`in/${i % 4}/page${i}.txt`, pageOf(`mill ${i}`)])),
  'in/login.txt': LOGIN_PAGE, 'in/dump.jsonl': `${record(1)}\nnope\n${record(2)}\n`,
  'site/index.txt': pageOf('site'), 'site/logo.png': 'x', 'site/style.css': 'x', 'site/favicon': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
  'site/.git/x.txt': 'x', 'site/.htaccess': 'x', 'site/drafts/a.txt': pageOf('draft'), 'site/deep/drafts/b.txt': pageOf('draft'), 'site/deep/c.bak': pageOf('backup'),
})
const run = (...args: readonly string[]) => cli(args, { cwd: folder })
const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
const tree = (path: string): readonly string[] => readdirSync(join(folder, path), { recursive: true, encoding: 'utf8' })
  .filter((name) => statSync(join(folder, path, name), { throwIfNoEntry: false })?.isFile()).sort() // a run may be writing there
const contents = (path: string): Readonly<Record<string, string>> => Object.fromEntries(tree(path).map((name) => [name, read(join(path, name))]))

beforeEach(() => {
  for (const name of readdirSync(folder)) if (name !== 'in' && name !== 'site') rmSync(join(folder, name), { recursive: true })
})

describe('the number of jobs changes nothing', () => {
  test('in a folder: files, messages and exit code', () => {
    const [one, two] = [run('in', '-o', 'out', '--jobs', '1'), run('in', '-o', 'out2', '--jobs', '3')]
    expect(contents('out2')).toEqual(contents('out'))
    expect(two).toEqual({ ...one, stderr: one.stderr.replace('into out', 'into out2') })
    expect(one.status).toBe(1)
    expect(one.stderr).toBe(`in/login.txt: no article: no line looks like article text\nin/dump.jsonl:2: invalid JSON\n${PAGES + 3} pages cleaned into out, 1 without an article, 1 failed\n`)
  })
  test.each([['text'], ['json'], ['jsonl']])('on stdout, as %s', (to) => {
    const one = run('in/0', 'in/dump.jsonl', 'in/login.txt', '--to', to)
    expect(run('in/0', 'in/dump.jsonl', 'in/login.txt', '--to', to, '--jobs', '3')).toEqual(one)
    expect(one.stdout.length).toBeGreaterThan(1000)
  })
  test('in a filter, the last line unended, records too large among them', () => {
    const input = `${Array.from({ length: 100 }, (_, id) => (id % 30 === 7 ? `{"text":"${'x'.repeat(5000)}"}` : record(id))).join('\n')}\n{"id":"last"`
    const filter = (...args: readonly string[]) => cli(['--from', 'jsonl', '--to', 'jsonl', '--max-size', '4k', ...args], { input })
    const one = filter()
    expect(filter('--jobs', '3')).toEqual(one)
    expect(filter('--jobs', '1', '--timeout', '100')).toEqual(one)
    expect(one.stdout.split('\n')[7]).toBe('{"error":"larger than 4 kB; --max-size raises the limit","input_line":8}')
  })
  test('packed: the same bytes, and what is inside is what is printed', () => {
    writeFileSync(join(folder, 'x.jsonl'), `${Array.from({ length: 100 }, (_, id) => record(id)).join('\n')}\n`)
    run('x.jsonl', '--to', 'jsonl', '-o', 'one.jsonl.gz')
    run('x.jsonl', '--to', 'jsonl', '-o', 'two.jsonl.gz', '--jobs', '2')
    expect(readFileSync(join(folder, 'two.jsonl.gz'))).toEqual(readFileSync(join(folder, 'one.jsonl.gz')))
    expect(gunzipSync(readFileSync(join(folder, 'one.jsonl.gz'))).toString()).toBe(run('x.jsonl', '--to', 'jsonl').stdout)
  })
  test('a record comes out before the next goes in', async () => {
    const child = start(['--from', 'jsonl', '--to', 'jsonl', '--jobs', '2'])
    for (const id of [1, 2, 3]) {
      child.stdin.write(`${record(id)}\n`)
      const [line] = await once(child.stdout, 'data') as [Buffer]
      expect(JSON.parse(line.toString())).toMatchObject({ id, body: bodyOf(`mill ${id}`) })
    }
    child.stdin.end()
    expect(await once(child, 'exit')).toEqual([0, null])
  })
  test('--fail-fast ends at the first failure in order', () => {
    const input = `${record(0)}\nnope\n${record(2)}\n`
    for (const jobs of ['1', '3']) {
      const { stdout, status } = cli(['--from', 'jsonl', '--to', 'jsonl', '--strict', '--fail-fast', '--jobs', jobs], { input })
      expect([stdout.split('\n').length, status]).toEqual([3, 1])
    }
  })
})

describe('going on', () => {
  test('--resume does what is missing and leaves the rest alone', () => {
    run('in', '-o', 'whole')
    run('in', '-o', 'out', '--jobs', '2')
    for (const name of ['1/page5.txt', '2/page22.txt', 'login.txt']) rmSync(join(folder, 'out', name))
    writeFileSync(join(folder, 'out/0/page0.txt'), 'mine')
    const { stderr, status } = run('in', '-o', 'out', '--resume')
    expect(stderr).toBe(`in/login.txt: no article: no line looks like article text\n3 pages cleaned into out, 1 without an article, ${PAGES - 1} done before\n`)
    expect(status).toBe(0)
    expect(contents('out')).toEqual({ ...contents('whole'), '0/page0.txt': 'mine' })
  })
  test('nothing left to do is success', () => {
    run('in/0', '-o', 'out')
    expect(run('in/0', '-o', 'out', '--resume')).toEqual({ status: 0, stdout: '', stderr: '0 pages cleaned into out, 6 done before\n' })
  })
  test('killed at any moment: what stands is whole, and a resumed run makes it what it would have been', async () => {
    run('in', '-o', 'whole', '--jobs', '2')
    const whole = contents('whole')
    for (const share of [0.5, 0.7, 0.9]) {
      const started = Date.now()
      run('in', '-o', 'timed', '--jobs', '2', '--overwrite')
      const child = start([join(folder, 'in'), '-o', join(folder, 'out'), '--jobs', '2', '--resume', '-q'])
      const ended = once(child, 'exit')
      await new Promise((resolve) => { setTimeout(resolve, (Date.now() - started) * share) })
      child.kill('SIGKILL')
      await ended
      const stands = existsSync(join(folder, 'out')) ? tree('out').filter((name) => !/(?:^|\/)\.clean-article-.*\.tmp$/.test(name)) : []
      for (const name of stands) expect(read(join('out', name))).toBe(whole[name])
      expect(run('in', '-o', 'out', '--jobs', '2', '--resume', '-q').stdout).toBe('')
      // What was half-written goes too, unless another process has come by the dead one's number: the next test holds that.
      const written = Object.entries(contents('out')).filter(([name]) => !/(?:^|\/)\.clean-article-.*\.tmp$/.test(name))
      expect(Object.fromEntries(written)).toEqual(whole)
      rmSync(join(folder, 'out'), { recursive: true })
    }
  })
  test.each([['many.warc', 'out', '1'], ['many.warc', 'out', '2'], ['many.jsonl', 'out.jsonl', '2']])('killed while %s is written to %s, %s jobs: the next run removes what was half-written', async (input, output, jobs) => {
    const subjects = Array.from({ length: 300 }, (_, i) => `mill ${i}`)
    writeFileSync(join(folder, 'many.warc'), Buffer.concat(subjects.map((subject) => archived({ url: `https://hask.example/${subject}`, block: response(pageOf(subject), { 'Content-Type': 'text/plain' }) }))))
    writeFileSync(join(folder, 'many.jsonl'), subjects.map((subject) => `${JSON.stringify({ text: pageOf(subject) })}\n`).join(''))
    const args = [join(folder, input), '-o', join(folder, output), '--resume', '-q', '--jobs', jobs]
    const temporary = (): readonly string[] => tree('.').filter((name) => name.endsWith('.tmp'))
    const child = start(input === 'many.warc' ? args : [...args, '--to', 'jsonl'])
    for (let isCaught = false; !isCaught;) {
      await new Promise((resolve) => { setImmediate(resolve) })
      child.kill('SIGSTOP') // what it is writing now is half-written when it is killed
      isCaught = temporary().length > 0
      child.kill(isCaught ? 'SIGKILL' : 'SIGCONT')
    }
    await once(child, 'close')
    expect(temporary()).not.toEqual([])
    cli(child.spawnargs.slice(2), { cwd: folder })
    expect(temporary()).toEqual([])
  })
  test('what a dead run was writing is removed; what another writes is not', () => {
    const dead = spawnSync(process.execPath, ['-p', 'process.pid + "\\n" + require("os").hostname().replace(/[^\\w]/g, "").slice(0, 24)'], { encoding: 'utf8' }).stdout.split('\n')
    mkdirSync(join(folder, 'out/0'), { recursive: true })
    writeFileSync(join(folder, `out/0/.clean-article-${dead[1]!}-${dead[0]!}-abc-0.tmp`), 'half')
    writeFileSync(join(folder, `out/0/.clean-article-${dead[1]!}-${process.pid}-abc-0.tmp`), 'half')
    writeFileSync(join(folder, 'out/0/.clean-article-elsewhere-1-abc-0.tmp'), 'half')
    run('in', '-o', 'out', '--resume')
    expect(readdirSync(join(folder, 'out/0')).filter((name) => name.startsWith('.'))).toEqual([`.clean-article-${dead[1]!}-${process.pid}-abc-0.tmp`, '.clean-article-elsewhere-1-abc-0.tmp'].sort())
  })
  test.each([['1'], ['2']])('Ctrl-C: a summary, exit 130, nothing half-written; %s jobs', async (jobs) => {
    mkdirSync(join(folder, 'many'))
    for (let i = 0; i < 3000; i++) symlinkSync(`../in/0/page${(i % 6) * 4}.txt`, join(folder, `many/${i}.txt`))
    const child = start([join(folder, 'many'), '-o', join(folder, 'out'), '--jobs', jobs])
    let stderr = ''
    child.stderr.on('data', (text: Buffer) => { stderr += text.toString() })
    while (!existsSync(join(folder, 'out')) || tree('out').length < 3) await new Promise((resolve) => { setTimeout(resolve, 20) })
    child.kill('SIGINT')
    expect(await once(child, 'close')).toEqual([130, null])
    expect(stderr).toMatch(/interrupted after \d+ of 3000 files into \S*out; --resume goes on from there\n$/)
    const done = tree('out')
    expect(done.length).toBeLessThan(3000)
    expect(done.filter((name) => /\.tmp$/.test(name))).toEqual([])
    expect(read(join('out', done[0]!))).toMatch(/a spokesman\.\n$/)
  })
  test('--dry-run says what would be done, and does nothing', () => {
    mkdirSync(join(folder, 'out'))
    writeFileSync(join(folder, 'out/0.txt'), '')
    const { stdout, status } = run('in/login.txt', 'in/dump.jsonl', '-o', 'out', '--dry-run')
    expect([stdout, status]).toEqual(['in/login.txt -> out/in/login.txt\nin/dump.jsonl -> out/in/dump.txt\n', 0])
    expect(tree('out')).toEqual(['0.txt'])
    run('in/0', '-o', 'done')
    expect(run('in/0', '-o', 'done', '--resume', '--dry-run').stdout).toMatch(/^(in\/0\/page\d+\.txt -> done\/page\d+\.txt \(done before\)\n){6}$/)
  })
  test.each([
    [['in', '--resume'], '--resume needs --output'], [['in', '-o', 'x', '--resume', '--overwrite'], '--resume leaves alone what exists'],
    [['in', '--jobs', '0'], '--jobs: "0" is no whole number above 0'], [['in', '--jobs', '1.5'], '--jobs: "1.5" is no whole'], [['in', '--timeout', 'x'], '--timeout: "x" is no number'],
    [['in', '--max-size', 'big'], '--max-size: "big" is no size'],
  ])('%j is wrong usage', (args, message) => {
    const { status, stderr } = run(...args)
    expect(status).toBe(2)
    expect(stderr).toContain(`clean-article: ${message}`)
  })
})

describe('what is left out of a folder', () => {
  test('files that are no pages, by name or by content, and hidden ones', () => {
    const { status, stderr } = run('site', '-o', 'out', '--stats', 'stats.json')
    expect(status).toBe(0)
    expect(stderr).toContain('4 pages cleaned into out, 3 skipped that are no pages\n')
    expect(tree('out')).toEqual(['deep/c.bak.txt', 'deep/drafts/b.txt', 'drafts/a.txt', 'index.txt'])
    expect(JSON.parse(read('stats.json'))).toMatchObject({ inputs: { done: 4, not_pages: 3, hidden: 2, failed: 0 } })
  })
  test('--ignore: names at every depth, patterns, folders', () => {
    run('site', '-o', 'out', '--ignore', 'drafts, *.bak')
    expect(tree('out')).toEqual(['index.txt'])
    run('site', '-o', 'out2', '--ignore', 'deep/drafts/', '--ignore', '**/*.bak')
    expect(tree('out2')).toEqual(['drafts/a.txt', 'index.txt'])
    expect(run('site/**/*.txt', '--ignore', 'drafts').stdout).toMatch(/^==> site\/index\.txt <==\n/)
  })
  test('names with line ends are names like any other', () => {
    mkdirSync(join(folder, 'nl/a\nb'), { recursive: true })
    for (const name of ['c\nd.txt', 'a\nb/\n.txt', 'a\nb/e.txt', '\n\n']) writeFileSync(join(folder, 'nl', name), pageOf('mill'))
    expect(run('nl', '-o', 'out', '--jobs', '1')).toEqual({ status: 0, stdout: '', stderr: '4 pages cleaned into out\n' })
    expect(tree('out')).toEqual(['\n\n.txt', 'a\nb/\n.txt', 'a\nb/e.txt', 'c\nd.txt'])
    expect(run('nl/**/*.txt', '-o', 'out2', '--ignore', 'a\nb').stderr).toBe('1 page cleaned into out2\n')
    expect(run('nl/a*b/*', '-o', 'out3').stderr).toBe('2 pages cleaned into out3\n')
    expect(run('nl/a\nb', '-o', 'out4').stderr).toBe('2 pages cleaned into out4\n')
  })
  test('--hidden reads them', () => {
    run('site', '-o', 'out', '--hidden', '-q')
    expect(tree('out')).toEqual(expect.arrayContaining(['.git/x.txt', '.htaccess.txt']))
  })
  test('a folder of nothing but pictures is told', () => {
    mkdirSync(join(folder, 'pictures'))
    writeFileSync(join(folder, 'pictures/a.jpg'), 'x')
    expect(run('pictures')).toEqual({ status: 2, stdout: '', stderr: 'pictures: no pages in this folder\n' })
  })
})

describe('limits', () => {
  test('--max-size refuses a file, what a small file unpacks to, and standard input', () => {
    mkdirSync(join(folder, 'big'))
    writeFileSync(join(folder, 'big/a.txt'), pageOf('a'))
    writeFileSync(join(folder, 'big/b.txt'), 'x'.repeat(3000))
    shell('head -c 10000000 /dev/zero | gzip > big/bomb.txt.gz', { cwd: folder })
    const message = 'larger than 2.5 kB; --max-size raises the limit'
    expect(run('big', '-o', 'out', '--max-size', '2.5k')).toEqual({ status: 1, stdout: '', stderr: `big/b.txt: ${message}\nbig/bomb.txt.gz: ${message}\n1 page cleaned into out, 2 failed\n` })
    expect(cli(['--max-size', '2.5k'], { input: 'x'.repeat(3000) })).toEqual({ status: 2, stdout: '', stderr: `stdin: ${message}\n` })
  })
  test('--timeout gives a page up', () => {
    const input = `${pageOf('mill')}\n`.repeat(4000)
    expect(cli(['--timeout', '0.05'], { input })).toEqual({ status: 2, stdout: '', stderr: 'stdin: took longer than 0.05 seconds; --timeout gives it more\n' })
    const { stdout, status } = cli(['--from', 'jsonl', '--to', 'jsonl', '--timeout', '0.05'], { input: `${JSON.stringify({ id: 7, text: input })}\n` })
    expect([JSON.parse(stdout), status]).toEqual([{ error: 'took longer than 0.05 seconds; --timeout gives it more', input_line: 1, id: 7 }, 0])
  })
})

describe('figures', () => {
  test('--stats: what was found, the same for any number of jobs, and a table', () => {
    const { stderr } = run('in', '-o', 'out', '--stats', 'one.json', '--jobs', '1')
    run('in', '-o', 'out2', '--stats', 'two.json', '--jobs', '2', '-q')
    const [one, two] = ['one.json', 'two.json'].map((name) => ({ ...JSON.parse(read(name)) as Record<string, unknown>, seconds: 0 }))
    expect(two).toEqual(one)
    expect(one).toMatchObject({
      inputs: { done: PAGES + 2, failed: 0 }, pages: { cleaned: PAGES + 3, without_article: 1, bad_records: 1 },
      lines: { body: (PAGES + 2) * 6, headline: PAGES + 2 }, failures: [{ name: 'in/dump.jsonl:2', error: 'invalid JSON' }],
    })
    expect(stderr).toMatch(/^pages {5}cleaned +27$/m)
    expect(stderr).toMatch(/^failures {2}invalid JSON +1$/m)
  })
  test.runIf(hasTerminal)('a bar on a terminal, gone at the end', () => {
    const { stdout } = onTerminal(['in', '-o', 'out', '--jobs', '2'], { cwd: folder })
    expect(stdout).toMatch(/27 pages cleaned into out[^\n]*\n$/)
    expect(stdout).not.toMatch(/\d+ of 26 files[^\r\n]*\n/)
  })
})

describe('when the ground gives way', () => {
  const takenAway = async (input: string, jobs: string): Promise<{ readonly code: number; readonly stderr: string }> => {
    const child = start([join(folder, input), '-o', join(folder, 'out'), '--jobs', jobs])
    let stderr = ''
    child.stderr.on('data', (text: Buffer) => { stderr += text.toString() })
    while (!existsSync(join(folder, 'out')) || tree('out').length < 3) await new Promise((resolve) => { setTimeout(resolve, 20) })
    renameSync(join(folder, 'out'), join(folder, 'gone')) // at once: taken apart file by file, it would be written to meanwhile
    const [code] = await once(child, 'close') as [number]
    return { code, stderr }
  }
  test('the output folder is removed in mid-run: one message, exit 1, and not made again in silence', async () => {
    mkdirSync(join(folder, 'many'))
    for (let i = 0; i < 2000; i++) symlinkSync(`../in/0/page${(i % 6) * 4}.txt`, join(folder, `many/${i}.txt`))
    const { code, stderr } = await takenAway('many', '2')
    expect(code).toBe(1)
    expect(stderr).toMatch(/^[^\n]*out was removed while it was written to\n\d+ pages? cleaned into [^\n]*, 1 failed\n$/)
  })
  test.each([['1'], ['2']])('the same of an archive: its other pages are not tried, and none counts that has no file; %s jobs', async (jobs) => {
    const records = Array.from({ length: 2000 }, (_, i) => archived({ url: `https://hask.example/${i}`, block: response(pageOf(`mill ${i}`), { 'Content-Type': 'text/plain' }) }))
    writeFileSync(join(folder, 'many.warc'), Buffer.concat(records))
    const { code, stderr } = await takenAway('many.warc', jobs)
    expect(code).toBe(1)
    const [, pages] = /^\S*many\.warc: cannot write [^\n]*out was removed while it was written to\n(\d+) pages? cleaned into [^\n]*, 1 failed\n$/.exec(stderr) ?? [undefined, stderr]
    expect(Number(pages)).toBeLessThanOrEqual(tree('gone').filter((name) => name.endsWith('.txt')).length)
  })
  test('an input that vanished is one failure', () => {
    mkdirSync(join(folder, 'leaving'))
    symlinkSync('../in/0/page0.txt', join(folder, 'leaving/a.txt'))
    const pages = Array.from({ length: 20 }, (_, i) => `in/${i % 4}/page${i}.txt`)
    const { status, stderr } = run(...pages, 'leaving/gone.txt', '-o', 'out', '--jobs', '2')
    expect(status).toBe(1)
    expect(stderr).toBe('leaving/gone.txt: no such file or folder\n20 pages cleaned into out, 1 failed\n')
  })
  const small = folderOf()
  const canMount = spawnSync('unshare', ['-rm', 'sh', '-c', `mount -t tmpfs -o size=64k none '${small}'`]).status === 0
  test.runIf(canMount)('a full disk: one clear error, no page after it, nothing half-written', () => {
    const inside = `mount -t tmpfs -o size=64k none '${small}'; '${process.execPath}' '${join(import.meta.dirname, '../bin/clean-article')}' in -o '${small}/out' --jobs 2; echo "exit $?"; cd '${small}/out'; find . -name '.*.tmp'; find . -name '*.txt' | wc -l; find . -name '*.txt' -size 0 ! -name login.txt`
    const { stdout, stderr } = spawnSync('unshare', ['-rm', 'bash', '-c', inside], { cwd: folder, encoding: 'utf8' })
    expect(stdout).toMatch(/^exit 1\n\d+\n$/)
    expect(stderr).toMatch(/: cannot write \S+: no space left on the disk\n/)
    expect(Number(stdout.split('\n')[1])).toBeLessThan(PAGES)
  })
  test('a device is written to, not replaced', () => {
    const { stderr, status } = run('in/0/page0.txt', '-o', '/dev/full')
    expect([stderr, status]).toEqual(['in/0/page0.txt: cannot write /dev/full: no space left on the disk\n', 1])
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true)
    expect(shell('clean-article in/0/page0.txt -o /dev/stdout | cat', { cwd: folder }).stdout).toBe(`${bodyOf('mill 0')}\n`)
  })
  test('an output folder that cannot be made', () => {
    const there = mkdtempSync(join(folder, 'x-'))
    writeFileSync(join(there, 'file'), '')
    expect(run('in', '-o', join(there, 'file/out'))).toMatchObject({ status: 2, stderr: expect.stringContaining('cannot be made: a part of its path is a file') as string })
  })
})
