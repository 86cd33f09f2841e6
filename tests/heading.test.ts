/** Subheadings of text, which marks none, and of markdown, which does. */
import { describe, expect, test } from 'vitest'
import { clean } from '../src/index.ts'

const LONG = 'The miller had kept the weir in repair for forty years, and when he died in the spring nobody in the valley knew how its gates were to be set.'
const MORE = 'By the first week of June the water stood a hand below the footbridge, so the council sent two men with a ladder and a lamp to look at the gates.'
const LAST = 'They found the wheel seized by rust, and under it a tin box with the miller\'s notes, which told them what every gate was for.'

/** The kind of a line in an article of these paragraphs. */
const kindIn = (text: string, line: string) => clean({ text, lang: 'en' }).verdicts.find((verdict) => verdict.text === line)?.kind
const between = (...lines: readonly string[]) => ['The weir of Orrin', '', LONG, MORE, ...lines, LAST, LONG.replace('miller', 'keeper')].join('\n\n')

describe('text that marks no headings', () => {
  test.each(['What the men found', 'Who sets the gates now?', '3. The box under the wheel', 'Repairs, notes and a lamp'])('"%s" over a paragraph is one', (line) => {
    expect(kindIn(between(line), line)).toBe('heading')
  })
  test.each([
    ['a sentence', 'The gates were shut.'], ['what goes on in small letters', 'and then the lamp went out'], ['what leads to what it names', 'One of the notes read as follows:'],
    ['an item of a list', '- a lamp and a ladder'],
  ])('%s is none: "%s"', (_, line) => { expect(kindIn(between(line), line)).toBe('body') })
  test('a list\'s entries are none, but for the last, which a paragraph follows', () => {
    const entries = ['One tin box', 'Two gate keys', 'A folding rule', 'Four brass pins'], text = between(...entries)
    expect(entries.map((entry) => kindIn(text, entry))).toEqual(['body', 'body', 'body', 'heading'])
  })
})

test('markdown that marks some has no others', () => {
  const text = between('## What the men found', MORE.replace('June', 'July'), 'Who sets the gates now')
  const kinds = Object.fromEntries(clean({ text, flattening: 'markdown', lang: 'en' }).verdicts.map((verdict) => [verdict.text, verdict.kind]))
  expect([kinds['What the men found'], kinds['Who sets the gates now']]).toEqual(['heading', 'body'])
})
