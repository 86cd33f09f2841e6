/** Pages nobody would write: none makes the library throw, lose a line or take out of proportion longer than ordinary pages of that size. */
import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, test } from 'vitest'
import { clean } from '../src/clean.ts'
import type { Article } from '../src/types.ts'
import { normalise } from '../src/read/normalise.ts'
import { readPages } from './pages.mjs'
import { PROGRAM } from './support/cli.ts'

const MEGABYTE = 1_000_000
/** How much longer a hostile page may take than an ordinary text of as many characters or lines, whichever counts more. */
const RATIO = 5
/** A pause of the garbage collector or of a busy machine is no fault of the page. */
const SLACK_MS = 400

/** Long enough for a quadratic pattern to stand out, short enough for a failing one to end. */
const SIZE = 120_000

const repeat = (text: string, size = SIZE): string => text.repeat(Math.ceil(size / text.length)).slice(0, size)
const lines = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join('\n')
const lineCount = (text: string): number => text.split('\n').length

function ordinary(): string {
  const text = readPages().filter((p) => p.about.lang === 'en').map((p) => p.input).join('\n')
  return repeat(text, MEGABYTE)
}

const WORDS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', '__defineGetter__', 'isPrototypeOf']
const HOSTILE: Readonly<Record<string, string>> = {
  'an empty page': '',
  'one line feed': '\n',
  'only white space': repeat(' \t\u00a0\u3000\n'),
  'one line of 20 million characters': repeat('The keeper said that the ship was late again. ', 20 * MEGABYTE),
  'one line of a million characters without a space': repeat('abcdefghij', MEGABYTE),
  'one line of a million ideographs': repeat('記者在現場報道了這場暴雨，市長說明天開會。', MEGABYTE),
  'a hundred thousand short lines': lines(100_000, (i) => `a ${i % 977}`),
  'a million empty lines and a sentence': `${'\n'.repeat(1_000_000)}The keeper said that the ship was late again.`,
  'fifty thousand identical lines': lines(50_000, () => 'The keeper said on Monday that the ship was late again.'),
  'fifty thousand identical labels': lines(50_000, () => 'Subscribe'),
  'forty thousand paragraphs that begin alike': lines(40_000, (i) => `A new engine was paid for by ${i} people on both shores, and many of them gave less than a ticket costs.`),
  'twenty thousand different headlines': lines(20_000, (i) => `Ship number ${i} leaves harbour ${i * 7 % 1009} late`),
  'only punctuation': repeat('.,;:!?-–—"“”\'()[]{}<>/\\|@#%&*_~^`…\n'),
  'one line of full stops': repeat('.'),
  'one line of open brackets': repeat('['),
  'one line of half links': repeat('[a](b '),
  'one line of stars': repeat('*'),
  'one line of underscores and words': repeat('_a **b '),
  'only emoji': repeat('😀👩‍👩‍👧‍👦🏳️‍🌈🇺🇦👍🏽 '),
  'lone surrogates': repeat('\ud800 a \udc00 word\n'),
  'right-to-left marks': repeat('\u202e\u200f\u2067evil\u2069\u202c text said the keeper\n'),
  'zero-width characters': repeat('w\u200bo\u200cr\u200dd\u2060 \ufeffs\n'),
  'combining marks': repeat(`a${'\u0301'.repeat(200)} `),
  'NULs': repeat('\0 body \0 text.\n'),
  'terminal escapes': repeat('\x1b[31mred\x1b[0m \x1b]8;;http://a\x07link\x1b]8;;\x07\n'),
  'escapes that never end': repeat('\x1b]0;title '),
  'quotes nested deep': lines(20_000, (i) => `${'>'.repeat(i % 200)} said the keeper, and left.`),
  'lists nested deep': lines(20_000, (i) => `${' '.repeat(i % 200)}* an item that is ${i} deep`),
  'prototype names as words': lines(20_000, (i) => `${WORDS[i % WORDS.length]} ${WORDS[(i * 3 + 1) % WORDS.length]}`),
  'prototype names in sentences': lines(20_000, (i) => `The ${WORDS[i % WORDS.length]} said that the ${WORDS[(i + 3) % WORDS.length]} was late, number ${i}.`),
  'very long words': lines(20, (i) => String.fromCharCode(97 + i).repeat(50_000)),
  'a sentence of cue words': repeat('subscribe share read also by photo cookie newsletter comments login '),
  'a table of numbers': lines(30_000, (i) => `${i}\t${i * 3}\t${i / 7}\t${-i}`),
  'hard-wrapped without an end': lines(50_000, (i) => `   the keeper of the light said that the ship which was late again was ${100_000 + i}`),
  'broken by tags without an end': lines(50_000, (i) => (i % 2 ? 'said' : `, and the keeper ${i} went`)),
}

let msPerCharacter = 0
let msPerLine = 0

function timed(text: string): { readonly ms: number; readonly article: Article } {
  const start = performance.now(), article = clean({ text })
  return { ms: performance.now() - start, article }
}

beforeAll(() => {
  const text = ordinary()
  timed(text)
  const ms = Math.max(timed(text).ms, timed(text).ms)
  msPerCharacter = ms / text.length
  msPerLine = ms / lineCount(text)
}, 60_000)

describe.each(Object.keys(HOSTILE))('a hostile page is answered: %s', (name) => {
  const given = HOSTILE[name]!
  let answered: Article | undefined

  test('in proportion', () => {
    const allowed = SLACK_MS + RATIO * Math.max(given.length * msPerCharacter, lineCount(given) * msPerLine)
    const { ms, article } = timed(given)
    answered = article
    expect(ms <= allowed ? ms : Math.min(ms, timed(given).ms)).toBeLessThanOrEqual(allowed)
  }, 120_000)

  test.skipIf(given.length > MEGABYTE || lineCount(given) >= 100_000)('in full', () => {
    const text = normalise(given)
    const { verdicts, body, reason } = text === given && answered ? answered : clean({ text })
    answered = undefined
    const filled = text.split('\n').flatMap((line, i) => (line.trim() ? [i + 1] : []))
    const covered = new Set(verdicts.flatMap((v) => Array.from({ length: v.last - v.first + 1 }, (_, i) => v.first + i)))
    expect(filled.filter((n) => !covered.has(n))).toEqual([])
    expect(verdicts.every((v) => Number.isFinite(v.score) && v.score >= 0 && v.score <= 1)).toBe(true)
    expect(typeof reason).toBe(body ? 'undefined' : 'string')
  }, 60_000)
})

describe('memory', () => {
  test('a line of 20 million characters fits into half a gigabyte', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--max-old-space-size=512', PROGRAM], { input: HOSTILE['one line of 20 million characters'], encoding: 'utf8', maxBuffer: 1 << 28 })
    expect(status, stderr).toBe(0)
    expect([0, 20]).toContain(Math.round(stdout.length / MEGABYTE))
  }, 120_000)
})
