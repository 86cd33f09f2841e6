/**
 * README's text in, the same text with everything that the program itself can say brought up to date out: the tables between
 * markers and what stands below each `$ command` of a `console` block. `generate-readme.mjs` writes it, `readme.test.ts` compares.
 *
 * Fenced blocks, by the words behind the fence:
 *   text page.txt      a file of this name, there for the commands
 *   console            commands, run in order in one folder, each with what it prints
 *   bash               commands for engines that have to be installed: their own tests run them
 *   sh                 the two set-up commands: they install packages, and what CI runs is exactly these
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { build } from 'esbuild'

const ROOT = join(import.meta.dirname, '..')
export const README = join(ROOT, 'README.md')

/** Folders that README's commands read, besides its own files: a copy of its page under each name. */
const COPIES_OF_PAGE = ['scraped/2024/ferry.txt', 'scraped/2023/bridge.txt']
const PAGE = 'page.txt'
/** Scripts written without spaces, in which a character counts as a word. */
const SOLID_SCRIPTS = new Set(['Hans', 'Hant', 'Jpan', 'Thai', 'Laoo', 'Khmr', 'Mymr'])

/** @typedef {{ readonly info: string, readonly text: string, readonly from: number, readonly to: number }} Block a fenced block; `from` and `to` are its text's place in README */

/** @param {string} readme @returns {readonly Block[]} */
export function blocksOf(readme) {
  return [...readme.matchAll(/^```(\S.*)\n([^]*?)^```$/gm)].map((match) => {
    const [, info = '', text = ''] = match
    const from = match.index + '```'.length + info.length + 1
    return { info, text, from, to: from + text.length }
  })
}

/** A new folder with README's files, in which its commands find what they read. @param {readonly Block[]} blocks */
export function layOut(blocks) {
  const folder = mkdtempSync(join(tmpdir(), 'clean-article-readme-'))
  const files = new Map(blocks.filter(({ info }) => info.includes(' ')).map(({ info, text }) => [info.slice(info.indexOf(' ') + 1), text]))
  for (const copy of COPIES_OF_PAGE) files.set(copy, files.get(PAGE) ?? '')
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(ROOT, join(folder, 'node_modules', 'clean-article'))
  return folder
}

/** What a person would see who types the line: stdout and stderr together. @param {string} command @param {string} folder */
function run(command, folder) {
  const { FORCE_COLOR: _forced, ...env } = process.env
  const path = [join(ROOT, 'bin'), dirname(process.execPath), env.PATH].join(delimiter)
  const { stdout } = spawnSync('bash', ['-c', `exec 2>&1; ${command}`], { cwd: folder, encoding: 'utf8', env: { ...env, PATH: path } })
  return stdout === '' || stdout.endsWith('\n') ? stdout : `${stdout}\n`
}

/** The commands of a `console` block. @param {string} text */
const commandsOf = (text) => [...text.matchAll(/^\$ (.*)$/gm)].map(([, command = '']) => command)

/** Every `console` block with what it should say. @param {string} readme @returns {readonly { readonly block: Block, readonly wanted: string }[]} */
export function runCommands(readme) {
  const blocks = blocksOf(readme), folder = layOut(blocks)
  try {
    return blocks.filter(({ info }) => info === 'console').map((block) => ({
      block, wanted: commandsOf(block.text).map((command) => `$ ${command}\n${run(command, folder)}`).join(''),
    }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
function table(head, rows) {
  const row = (/** @type {readonly string[]} */ cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`
  return row(head) + row(head.map(() => '---')) + rows.map(row).join('')
}

/** What is known of languages stands in the sources, and is no part of the library. */
async function languageSources() {
  const { outputFiles } = await build({
    stdin: { contents: "export { languageWords, languagesWithStopWords } from './src/lines/words.ts'\nexport { LANGUAGES } from './src/rules/cues/index.ts'\n", resolveDir: ROOT },
    bundle: true, write: false, format: 'esm', platform: 'node', external: ['natural/*'],
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
}

async function languageTable() {
  const { LANGUAGES, languageWords, languagesWithStopWords } = await languageSources()
  const names = new Intl.DisplayNames(['en'], { type: 'language' })
  const known = new Set(LANGUAGES.map((/** @type {{ lang: string }} */ { lang }) => lang.split('-')[0]))
  const rows = LANGUAGES.map((/** @type {{ lang: string, name: string }} */ { lang, name }) => {
    const { stop, stems } = languageWords(lang)
    const isSolid = SOLID_SCRIPTS.has(new Intl.Locale(lang).maximize().script ?? '')
    return [lang, name, 'yes', stop.size > 0 ? 'yes' : '', stems ? 'natural' : isSolid ? '' : 'first letters', isSolid ? 'characters' : 'spaces']
  })
  const others = languagesWithStopWords().filter((/** @type {string} */ lang) => !known.has(lang)).map((/** @type {string} */ lang) => names.of(lang)).sort()
  return `${table(['tag', 'language', 'cues', 'stop words', 'stemmer', 'words by'], rows)}\nStop words without cues: ${others.join(', ')}.\n`
}

/** The tables by their markers' names. @returns {Promise<Readonly<Record<string, string>>>} */
export async function tables() {
  const { RULES } = await import('../dist/index.js')
  return {
    rules: table(['rule', 'votes for', 'catches a line that ...'], RULES.map((/** @type {{ id: string, kind: string, summary: string }} */ { id, kind, summary }) => [`\`${id}\``, kind, summary])),
    languages: await languageTable(),
  }
}

const between = (/** @type {string} */ name) => new RegExp(`(?<=<!-- ${name}:[^>]*-->\\n)[^]*?(?=<!-- end of ${name} -->)`)

/** What stands between a table's markers; undefined where a marker is missing. @param {string} readme @param {string} name */
export const markedPart = (readme, name) => between(name).exec(readme)?.[0]

/** README as it should be. @param {string} readme */
export async function renewed(readme) {
  let text = readme
  for (const [name, wanted] of Object.entries(await tables())) {
    if (markedPart(text, name) === undefined) throw new Error(`README.md has no markers for the table of ${name}`)
    text = text.replace(between(name), () => wanted)
  }
  for (const { block, wanted } of [...runCommands(text)].reverse()) text = text.slice(0, block.from) + wanted + text.slice(block.to)
  return text
}
