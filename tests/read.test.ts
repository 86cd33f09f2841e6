/** Bytes to text: every encoding's fixture, what is refused and how, and what normalising keeps and takes away. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decode, decodeUtf8, normalise, ReadError } from '../src/read/index.ts'

const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'readers', 'encodings')
const FILES = readdirSync(FOLDER).map((file) => /^([\w-]+)\.([\w-]+)\.txt$/.exec(file)!).map(([file, lang, encoding]) => ({ file, lang: lang!, encoding: encoding! }))

/** Old encodings lack typographic marks, and whoever wrote in them typed plain ones. */
const typewritten = (text: string): string => text.replace(/[„“”«»]/g, '"').replace(/[–—]/g, '-').replace(/’/g, "'").replace(/ґ/g, 'г').replace(/Ґ/g, 'Г')
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))

async function refusal(bytes: Uint8Array, encoding?: string): Promise<unknown> {
  return decode(bytes, encoding === undefined ? {} : { encoding }).then(() => null, (problem: unknown) => problem)
}

describe('encodings', () => {
  test.each(FILES)('$file', async ({ file, lang }) => {
    const expected = readFileSync(join(FOLDER, `${lang}.utf-8.txt`), 'utf8')
    const { text } = await decode(readFileSync(join(FOLDER, file)))
    expect(typewritten(text)).toBe(typewritten(expected))
  })

  test.each(FILES.filter(({ encoding }) => !encoding.endsWith('-bom')))('$file forced', async ({ file, lang, encoding }) => {
    const expected = readFileSync(join(FOLDER, `${lang}.utf-8.txt`), 'utf8')
    const { text, encoding: read } = await decode(readFileSync(join(FOLDER, file)), { encoding: encoding.toUpperCase() })
    expect(typewritten(text)).toBe(typewritten(expected))
    expect(read).toBe(encoding)
  })

  test.each(FILES.filter(({ encoding }) => encoding === 'utf-8'))('$file at once', ({ file }) => {
    const bytes = readFileSync(join(FOLDER, file))
    expect(decodeUtf8(bytes)).toEqual({ text: bytes.toString('utf8'), encoding: 'utf-8' })
  })

  test('UTF-8 with a broken byte stays UTF-8', async () => {
    const bytes = new Uint8Array([...bytesOf('Жёлтый чемодан стоял у двери, и никто не знал чей.'), 0xff, ...bytesOf(' Ещё строка.')])
    expect(await decode(bytes)).toEqual({ text: 'Жёлтый чемодан стоял у двери, и никто не знал чей.\ufffd Ещё строка.', encoding: 'utf-8' })
  })

  test('UTF-8 cut inside its last character stays UTF-8', async () => {
    const { text, encoding } = await decode(bytesOf('The café').subarray(0, -1))
    expect(encoding).toBe('utf-8')
    expect(text).toBe('The caf\ufffd')
  })

  test('an English page with one Latin-1 name', async () => {
    const { text, encoding } = await decode(latin(`${'The choir sang in the hall by the river. '.repeat(500)}Its leader is Zo\xeb Hall.`))
    expect(encoding).toBe('windows-1252')
    expect(text.endsWith('Zoë Hall.')).toBe(true)
  })

  const PAGE = readFileSync(join(FOLDER, 'de.utf-8.txt'), 'utf8')
  test.each([1, 2, 40, 5000])('%i NULs behind a text are none of it, whatever its encoding', async (count) => {
    for (const file of ['de.utf-8', 'ru.windows-1251', 'de.windows-1252', 'ar.utf-16be', 'de.utf-16le', 'ja.utf-16le', 'ja.utf-8'].map((name) => join(FOLDER, `${name}.txt`))) {
      const bytes = readFileSync(file)
      expect((await decode(new Uint8Array([...bytes, ...new Uint8Array(count - count % (file.includes('utf-16') ? 2 : 1))]))).text).toBe((await decode(bytes)).text)
    }
  })
  test.each([[' ', ' '], ['\n', ''], ['v', '']])('NULs in place of %j in UTF-8 are read as %j', async (sign, wanted) => {
    for (const text of [PAGE, PAGE.slice(0, 60)]) {
      expect(await decode(bytesOf(`${text.replaceAll(sign, '\0')}\0\0\0`))).toEqual({ text: text.replaceAll(sign, wanted), encoding: 'utf-8' })
    }
  })

  test('an empty input is empty text', async () => {
    expect(await decode(new Uint8Array(0))).toEqual({ text: '', encoding: 'utf-8' })
  })

  test('a view into a larger buffer is read alone', async () => {
    expect((await decode(bytesOf('before middle after').subarray(7, 13))).text).toBe('middle')
  })
})

describe('refused', () => {
  test.each([
    ['a PDF document', latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj')],
    ['an RTF document', latin('{\\rtf1\\ansi\\deff0 {\\fonttbl {\\f0 Times;}}\n\\f0 The ferry sails again.\\par}')],
    ['a PNG image', latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
    ['a JPEG image', latin('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['a ZIP archive or office document', latin('PK\x03\x04\x14\0\0\0')],
    ['gzip data', latin('\x1f\x8b\x08\0\0\0\0\0')],
    ['an ELF program', latin('\x7fELF\x02\x01\x01\0')],
    ['binary data', Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 251)],
    ['binary data', new Uint8Array(1000)],
    ['binary data', latin(`Zo\xeb sang in the hall by the river, and No\xebl listened. `.repeat(20).replaceAll(' ', '\0'))],
    ['binary data', bytesOf(`name${'\0'.repeat(28)}value${'\0'.repeat(27)}`.repeat(40))],
    ['binary data', Uint8Array.from({ length: 4096 }, (_, i) => (i % 3 === 0 ? 0 : (i * 7919) % 251))],
  ])('%s', async (looksLike, bytes) => {
    const problem = await refusal(bytes)
    expect(problem).toBeInstanceOf(ReadError)
    expect(problem).toMatchObject({ code: 'binary', message: `not text: it looks like ${looksLike}; give its text instead` })
  })

  test.each(['klingon-8', 'base64', 'BASE-64', 'hex:1999', 'binary', ''])('an encoding that is none is named: %j', async (name) => {
    const problem = await refusal(bytesOf('text'), name)
    expect(problem).toMatchObject({ code: 'encoding' })
    expect((problem as ReadError).message).toContain(`'${name.toLowerCase()}'`)
  })

  test('a page about a file format is text', async () => {
    expect((await decode(bytesOf('A file that begins with %PDF- is a PDF, one with PK a ZIP.'))).encoding).toBe('utf-8')
  })
})

describe('normalising', () => {
  test.each([
    ['line ends', 'a\r\nb\rc\n', 'a\nb\nc\n'],
    ['separators that end no line', 'a\u2028b\u2029c\x85d\x0be\x0cf', 'a b c d e f'],
    ['NULs and control characters', 'a\0b\x01c\x9fd\x7fe', 'abcde'],
    ['tabs stay', 'a\tb', 'a\tb'],
    ['colours', '\x1b[1;31mred\x1b[0m and \x1b[38;5;12mblue\x1b[m', 'red and blue'],
    ['titles and links of terminals', '\x1b]0;title\x07a\x1b]8;;https://x.example\x1b\\b', 'ab'],
    ['an escape sequence that never ends', '\x1b]0;text that stays', ']0;text that stays'],
    ['overstruck letters', 'N\bNA\bAM\bME\bE', 'NAME'],
    ['lone surrogates', 'a\ud800b\udc00c', 'a\ufffdb\ufffdc'],
    ['pairs stay', '😀 𝒜', '😀 𝒜'],
    ['byte-order marks', '\ufeffa\ufeffb', 'ab'],
    ['spaces of every kind stay', 'a\u00a0b\u3000c\u202fd', 'a\u00a0b\u3000c\u202fd'],
  ])('%s', (_, text, expected) => {
    expect(normalise(text)).toBe(expected)
    expect(normalise(expected)).toBe(expected)
  })

  test('line numbers are those of the input', () => {
    const text = 'one\x0c\r\ntwo\u2028\rthree\x85\nfour'
    expect(normalise(text).split('\n')).toHaveLength(text.split(/\r\n|\n|\r/).length)
  })

  test.each(['\x1b]', '\x1b[', '\x1b[0;', 'a\b', '\b', '\x1b', '\r', '\ud800'])('hostile %j in time', (piece) => {
    const start = performance.now()
    normalise(piece.repeat(300_000))
    expect(performance.now() - start).toBeLessThan(3000)
  })
})
