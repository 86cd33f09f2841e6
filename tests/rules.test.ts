/** Every rule against the rows of its fixture: pages with one marked line that it must vote on, and look-alikes it must leave alone. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { examine } from '../src/examine.ts'
import type { Examined } from '../src/examine.ts'
import { RULES } from '../src/rules/index.ts'
import type { Rule } from '../src/rules/rule.ts'
import { KINDS } from '../src/types.ts'

const ROOT = join(import.meta.dirname, '..')
const FIXTURES = join(ROOT, 'fixtures', 'rules')
const MARK = '▶'
const FEWEST_ROWS = 3

interface Row { readonly wanted: string; readonly lang: string; readonly page: string; readonly line: string }

function rowsOf(id: string): readonly Row[] {
  return readFileSync(join(FIXTURES, `${id}.tsv`), 'utf8').trimEnd().split('\n').map((line) => {
    const [wanted = '', lang = '', page = ''] = line.split('\t')
    return { wanted, lang, page: page.replaceAll('⏎', '\n'), line: page.slice(page.indexOf(MARK) + 1).split('⏎', 1)[0]! }
  })
}

/** The rules that vote on the marked line, of a page of HTML where it begins as one. */
function votesOnMark({ page, lang }: Row): readonly string[] {
  const number = page.slice(0, page.indexOf(MARK)).split('\n').length
  const source = page.replace(MARK, '')
  const { view, votes } = examine(source.startsWith('<!doctype html>') ? { text: '', html: source, lang } : { text: source, lang })
  const at = view.lines.findIndex((line) => line.first <= number && number <= line.last)
  return votes[at]!.map((vote) => vote.rule)
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

describe('the list of rules', () => {
  test('names every rule once, after its file', () => {
    const ids = RULES.map((rule) => rule.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !existsSync(join(ROOT, 'src', 'rules', `${id}.ts`)))).toEqual([])
  })
  test('holds every rule that is written, one a file', () => {
    const written = readdirSync(join(ROOT, 'src', 'rules')).filter((name) => name.endsWith('.ts')).flatMap((name) => {
      const source = readFileSync(join(ROOT, 'src', 'rules', name), 'utf8')
      return [...source.matchAll(/^export const (\w+)(?:: Rule =| = (?:cueRule|blockRule|boxRule)\()/gm)].map((found) => ({ name, id: kebab(found[1]!) }))
    })
    expect(written.filter(({ name, id }) => name !== `${id}.ts`)).toEqual([])
    expect(written.map(({ id }) => id).sort()).toEqual(RULES.map((rule) => rule.id).sort())
  })
  test('has a fixture a rule and no other', () => {
    expect(readdirSync(FIXTURES).sort()).toEqual(RULES.map((rule) => `${rule.id}.tsv`).sort())
  })
})

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('says what it catches in one sentence, for a kind there is', () => {
    expect(rule.summary).toMatch(/^\p{Lu}[^\n]*[^.]\.$/u)
    expect(rule.summary.split(/[.!?]\s+\p{Lu}/u)).toHaveLength(1)
    expect(KINDS).toContain(rule.kind)
  })
  test('has lines to vote on and as many look-alikes', () => {
    const rows = rowsOf(id), drop = rows.filter((row) => row.wanted === 'drop').length, keep = rows.filter((row) => row.wanted === 'keep').length
    expect(drop).toBeGreaterThanOrEqual(FEWEST_ROWS)
    expect(keep).toBeGreaterThanOrEqual(drop)
    expect(drop + keep).toBe(rows.length)
    expect(rows.filter((row) => row.page.split(MARK).length !== 2)).toEqual([])
  })
  test.each(existsSync(join(FIXTURES, `${id}.tsv`)) ? rowsOf(id) : [])('$wanted $lang: $line', (row) => {
    const votes = votesOnMark(row)
    if (row.wanted === 'drop') expect(votes).toContain(id)
    else expect(votes).not.toContain(id)
  })
})

/** Twenty times the lines may take thirty times as long; a pause of the machine is no fault of the rule. */
const GROWTH = 20
const RATIO = 30
const SLACK_MS = 150
const SHORT_PAGE_LINES = 400
const LABELS = ['Subscribe', 'Reply', '2 hours ago', 'Related articles', 'Mill owner wins national prize for sourdough bread', 'The keeper said on Monday that the ship was late again, and nobody had told the crew.', 'Photo: Anna Reed']
const HOSTILE: Readonly<Record<string, (size: number) => string>> = {
  'many labels': (size) => Array.from({ length: size }, (_, i) => LABELS[(i * 5 + (i >> 4)) % LABELS.length]).join('\n'),
  'many equal lines': (size) => Array.from({ length: size }, () => LABELS[5]).join('\n'),
  'one long line of brackets and labels': (size) => '(Photo: A/B [Foto: '.repeat(size),
  'one long line of capitals': (size) => 'Foto Anna Reed / '.repeat(size),
}

function milliseconds(rule: Rule, { view }: Examined): number {
  const start = performance.now()
  if (rule.when) for (const line of view.lines) if (line.words <= (rule.maxWords ?? Infinity) && line.words >= (rule.minWords ?? 0)) rule.when(line, view)
  rule.across?.(view, () => undefined)
  return performance.now() - start
}

describe.each(Object.entries(HOSTILE))('on %s', (_, make) => {
  const small = examine({ text: make(SHORT_PAGE_LINES), lang: 'en' }), large = examine({ text: make(SHORT_PAGE_LINES * GROWTH), lang: 'en' })
  test.each(RULES.map((rule) => [rule.id, rule] as const))('%s takes its time in proportion', (_id, rule) => {
    milliseconds(rule, small)
    expect(milliseconds(rule, large)).toBeLessThan(RATIO * milliseconds(rule, small) + SLACK_MS)
  })
})
