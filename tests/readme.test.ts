/**
 * README keeps its word: its commands print what it says, its tables say what the program knows. The two set-up commands
 * (blocks marked `sh`) are not run here, since they install packages and run these tests: CI runs exactly them. Those of other engines
 * (`bash`) are run by the tests of these.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DROPPED_KINDS, KEPT_KINDS, LANGUAGES, RULES, clean } from '../src/index.ts'
import { README, blocksOf, markedPart, runCommands, tables } from './readme.mjs'
import { cli } from './support/cli.ts'

const ROOT = join(import.meta.dirname, '..')
const readme = readFileSync(README, 'utf8')
const blocks = blocksOf(readme)
const setUp = blocks.filter(({ info }) => info === 'sh').flatMap(({ text }) => text.trimEnd().split('\n'))
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** The rows of the table below a heading, as cells. */
function rowsBelow(heading: string): readonly (readonly string[])[] {
  const section = readme.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? ''
  return section.split('\n').filter((line) => line.startsWith('|')).slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
}

describe('the set-up commands', () => {
  test('are two: the first cleans a page, the second runs the tests, as CI does', () => {
    expect(setUp).toHaveLength(2)
    expect(setUp[0]).toMatch(/^npm ci && bin\/clean-article fixtures\/pages\/\S+\/input\.txt$/)
    expect(read('.ci/run')).toContain(`\n${setUp[1]!}\n`)
  })
  test('the page of the first comes out as README says', () => {
    const page = setUp[0]!.split(' ').at(-1)!
    const { status, stdout, stderr } = cli([page], { cwd: ROOT })
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: read(page.replace('input.txt', 'expected.txt')), stderr: '' })
    expect(readme).toContain(stdout.split('\n')[0]!)
  })
})

describe('the page shown first', () => {
  const file = (name: string): string => blocks.find(({ info }) => info === `text ${name}`)?.text ?? ''
  test('comes out as shown, through the library as through the command', () => {
    const { status, stdout, stderr } = cli([], { input: file('page.txt') })
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: file('body.txt'), stderr: '' })
    expect(`${clean({ text: file('page.txt') }).body}\n`).toBe(file('body.txt'))
  })
})

describe('the commands', () => {
  const answers = runCommands(readme)
  test('are there', () => {
    expect(answers.length).toBeGreaterThan(5)
  })
  test.each(answers.map(({ block, wanted }) => ({ first: block.text.split('\n')[0]!, text: block.text, wanted })))('$first prints what README says', ({ text, wanted }) => {
    expect(text).toBe(wanted)
  })
  test('stand in blocks that are run, or are files, or sources', () => {
    expect([...new Set(blocks.map(({ info }) => info.split(' ')[0]!))].sort()).toEqual(['bash', 'console', 'html', 'js', 'json', 'sh', 'text', 'ts'])
  })
  test('the rule that is shown is the rule', () => {
    const shown = blocks.filter(({ info }) => info === 'ts').map(({ text }) => text)
    expect(shown).toHaveLength(1)
    expect(read('src/rules/copyright-sign.ts')).toContain(shown[0])
  })
  test('every npm script and path that README names exists', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = [...readme.matchAll(/npm run ([\w-]+)/g)].map(([, name]) => name!)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
    const paths = [...readme.matchAll(/`((?:src|tests|fixtures|bin)\/[^`\s<>*]*)`/g)].map(([, path]) => path!)
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  })
})

describe('the tables', () => {
  test.each(['rules', 'languages'])('of %s is what `npm run generate` writes', async (name) => {
    expect(markedPart(readme, name)).toBe((await tables())[name])
  })
  test('of rules and languages name every one, once', () => {
    expect(rowsBelow('Rules').map(([id]) => id)).toEqual(RULES.map(({ id }) => `\`${id}\``))
    expect(rowsBelow('Languages').map(([tag, name]) => [tag, name])).toEqual(LANGUAGES.map(({ lang, name }) => [lang, name]))
  })
  test('of kinds names every kind and what becomes of it', () => {
    const wanted = [...KEPT_KINDS.map((kind) => [`\`${kind}\``, 'kept']), ...DROPPED_KINDS.map((kind) => [`\`${kind}\``, 'dropped'])]
    expect(rowsBelow('Kinds').map(([kind, fate]) => [kind, fate])).toEqual(wanted)
  })
  test('the options are all of --help', () => {
    expect(blocks.map(({ text }) => text)).toContain(`$ clean-article --help\n${cli(['--help']).stdout}`)
  })
})
