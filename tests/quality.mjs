/**
 * How good the built program is: the page fixtures, or sets of pages with known bodies, in; a table of figures on stdout out.
 *
 *   npm run quality                                the fixtures, beside their floors; exit 1 where one has fallen below
 *   npm run quality -- SET.jsonl.gz [OPTIONS]      sets, beside their floors where they have one: one page a line, {id, text: {FLATTENING: page}, body?, with?, without?, lines?, title?, author?, date?, type?, lang?}
 *     --flattening NAME   innertext (default), bs4, lynx, wet, markdown or html (from SET.html.jsonl.gz: {id, html})
 *     --type TYPE, --lang TAG, --limit N           only these pages
 *     --record, --lower   write what is measured as the set's floor where it is higher; or wherever it stands (`set-floors.json`)
 *     --cleaner NAME      ours (default); c4: keep lines that end as sentences and have five words; everything
 *
 * `body` is the wanted body, `with` and `without` are snippets that belong in it and do not, `lines` is [kind, text] for every non-blank line of the innertext,
 * `title`, `author` (names with commas) and `date` (ISO 8601) are what the page says of itself.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { lineFigures, metadataFigures, shingleFigures, snippetFigures, wordFigures } from './figures.mjs'
import { figure, printed, readFloors, readPages, wordF1 } from './pages.mjs'
import { readPagesOf } from './sets.mjs'

/** @typedef {import('./figures.mjs').Row} Row */
/** @typedef {{ readonly id: string, readonly url?: string, readonly text?: string, readonly html?: string }} Question */
/** @typedef {import('./figures.mjs').Told & { readonly body?: string, readonly lines?: Row['verdicts'] }} Answer */

const PROGRAM = join(import.meta.dirname, '..', 'bin', 'clean-article')
const MOST_OUTPUT = 1 << 30

/** What stands beside ours for scale. @type {Readonly<Record<string, (line: string) => boolean>>} */
const LINE_RULES = {
  /** Raffel et al. 2020, section 2.2; the word count as in their code. */
  c4: (line) => /[.?!"]$/.test(line) && !line.endsWith('...') && line.split(/\s+/).length >= 5,
  everything: () => true,
}

/** The program answers as a JSONL filter, the way large sets are cleaned. @param {readonly Question[]} questions @returns {readonly Answer[]} */
function ask(questions) {
  if (questions.length === 0) return []
  const input = questions.map((question) => JSON.stringify(question)).join('\n')
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, '--from', 'jsonl', '--to', 'jsonl', '--lines'], { input, encoding: 'utf8', maxBuffer: MOST_OUTPUT })
  const answers = (stdout ?? '').split('\n').filter(Boolean).map((line) => JSON.parse(line))
  if (status !== 0 || answers.length !== questions.length) throw new Error(`the program answered ${answers.length} of ${questions.length} pages: ${stderr}`)
  return answers
}

/** @param {readonly Question[]} questions @param {string} cleaner @returns {readonly Answer[]} */
function answersOf(questions, cleaner) {
  if (cleaner === 'ours') return ask(questions)
  const rule = LINE_RULES[cleaner]
  if (!rule) throw new Error(`--cleaner takes ours, ${Object.keys(LINE_RULES).join(' or ')}`)
  return questions.map(({ text = '' }) => {
    const lines = text.split('\n').map((line, i) => ({ text: line.trim(), number: i + 1 })).filter((line) => line.text)
    const verdicts = lines.map((line) => ({ first: line.number, last: line.number, keep: rule(line.text), kind: rule(line.text) ? 'body' : 'other' }))
    return { body: lines.filter((line) => rule(line.text)).map((line) => line.text).join('\n'), lines: verdicts }
  })
}

/** @template T @param {readonly T[]} items @param {(item: T) => string | undefined} key @returns {readonly (readonly [string, readonly T[]])[]} */
function groupBy(items, key) {
  /** @type {Map<string, T[]>} */
  const groups = new Map()
  for (const item of items) {
    const name = key(item)
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), item])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}

const shown = (/** @type {number} */ value) => value.toFixed(4)
const mean = (/** @type {readonly number[]} */ values) => values.reduce((sum, value) => sum + value, 0) / values.length
const print = (/** @type {readonly string[]} */ lines) => { process.stdout.write(lines.map((line) => `${line}\n`).join('')) }
const pages = (/** @type {number} */ count) => `${count} ${count === 1 ? 'page' : 'pages'}`

/** The fixtures' figures; true where none is below its floor. */
function scoreFixtures() {
  const fixtures = readPages(), floors = readFloors()
  const answers = ask(fixtures.map(({ name, input }) => ({ id: name, text: input })))
  const rows = fixtures.map(({ name, about, expected }, i) => {
    const got = printed(answers[i]?.body ?? '')
    return { name, about, words: wordF1(got, expected), figure: figure(got, expected), floor: floors[name] ?? 0 }
  })
  const exact = rows.filter((row) => row.figure === 1).length
  print([`fixtures  ${pages(rows.length)}, ${exact} right to the byte`, `  word F1  ${shown(mean(rows.map((row) => row.words)))}`])
  for (const key of /** @type {const} */ (['flattening', 'lang'])) {
    print([`  by ${key}`, ...groupBy(rows, ({ about }) => about[key]).map(([name, group]) => `    ${name.padEnd(10)} ${shown(mean(group.map((row) => row.words)))}  ${pages(group.length)}`)])
  }
  const fallen = rows.filter((row) => row.figure < row.floor)
  print(fallen.map((row) => `  below its floor: ${row.name} ${row.figure}, floor ${row.floor}`))
  return fallen.length === 0
}

/** @typedef {{ readonly flattening: string, readonly cleaner: string, readonly type?: string, readonly lang?: string, readonly limit: number }} Choice */

/** A set's pages with the program's answers. @param {string} file @param {Choice} choice */
function rowsOf(file, { flattening, cleaner, type, lang, limit }) {
  const chosen = readPagesOf(file, flattening)
    .filter((page) => (type === undefined || page.type === type) && (lang === undefined || page.lang === lang) && typeof page.text[flattening] === 'string')
    .slice(0, limit)
  if (chosen.length === 0) throw new Error(`${file}: no page of this choice with the flattening ${flattening}`)
  const questions = chosen.map(({ id, url, site, text }) => ({ id, url: url ?? (site ? `https://${site}/${id}` : undefined), [flattening === 'html' ? 'html' : 'text']: text[flattening] }))
  const answers = answersOf(questions, cleaner)
  return chosen.map((page, i) => /** @type {Row & import('./figures.mjs').Known & { readonly told: Answer, readonly type?: string, readonly lang?: string }} */ ({
    told: answers[i] ?? {}, title: page.title, author: page.author, date: page.date,
    input: page.text[flattening], body: answers[i]?.body ?? '', verdicts: answers[i]?.lines,
    gold: page.body, wanted: page.with, unwanted: page.without, labels: page.lines, type: page.type, lang: page.lang,
  }))
}

const triple = (/** @type {import('./figures.mjs').Figures} */ { p, r, f1 }) => `P ${shown(p)}  R ${shown(r)}  F1 ${shown(f1)}`

const SET_FLOORS = join(import.meta.dirname, 'set-floors.json')
/** F1 is floored to three decimals, so that a floor is never above what was measured. */
const DECIMALS = 1000

/**
 * Holds a set's first figure against its floor. @param {string} name the set and the choice of its pages @param {number} f1
 * @param {{ readonly record: boolean, readonly lower: boolean }} change @returns {boolean} whether it is not below
 */
function holdsFloor(name, f1, { record, lower }) {
  const floors = JSON.parse(readFileSync(SET_FLOORS, 'utf8')), floor = floors[name], now = Math.floor(f1 * DECIMALS) / DECIMALS
  if (lower || (record && !(now <= floor))) writeFileSync(SET_FLOORS, `${JSON.stringify({ ...floors, [name]: now }, null, 2)}\n`)
  if (floor === undefined || lower || now >= floor) return true
  print([`  below its floor: ${name} ${now}, floor ${floor}`])
  return false
}

/** The figure that a set is known by. @param {readonly Row[]} rows */
function firstFigure(rows) {
  if (rows.some(({ labels }) => labels !== undefined)) return lineFigures(rows.filter(({ labels }) => labels !== undefined)).word.f1
  const bodied = rows.filter(({ gold }) => gold !== undefined)
  return bodied.length > 0 ? wordFigures(bodied).f1 : snippetFigures(rows).f1
}

/** @param {string} file @param {Choice} choice @param {{ readonly record: boolean, readonly lower: boolean }} change @returns {boolean} whether its floor holds */
function scoreSet(file, choice, change) {
  const rows = rowsOf(file, choice)
  const only = [choice.flattening, choice.type, choice.lang, choice.cleaner === 'ours' ? undefined : choice.cleaner].filter(Boolean).join(', ')
  print([`${basename(file)} (${only})  ${pages(rows.length)}, ${rows.filter(({ body }) => !body.trim()).length} without an article`])
  const bodied = rows.filter(({ gold }) => gold !== undefined)
  if (bodied.length > 0) {
    print([`  shingle  ${triple(shingleFigures(bodied))}`, `  word     ${triple(wordFigures(bodied))}`])
    for (const key of /** @type {const} */ (['type', 'lang'])) {
      const groups = groupBy(bodied, (row) => row[key])
      if (groups.length > 1) print(groups.map(([name, group]) => `    ${name.padEnd(14)} shingle F1 ${shown(shingleFigures(group).f1)}  word F1 ${shown(wordFigures(group).f1)}  ${pages(group.length)}`))
    }
  }
  const snippeted = rows.filter(({ wanted = [], unwanted = [] }) => wanted.length + unwanted.length > 0)
  if (snippeted.length > 0) print([`  snippet  ${triple(snippetFigures(snippeted))}`])
  for (const { field, pages: given, exact, silent } of metadataFigures(rows.map((row) => [row, row.told]))) {
    if (given > 0 && choice.cleaner === 'ours') print([`  ${field.padEnd(9)}exact ${shown(exact)}  no answer ${shown(silent)}  ${pages(given)}`])
  }
  const labelled = rows.filter(({ labels }) => labels !== undefined)
  if (labelled.length > 0 && choice.flattening === 'innertext') printLines(lineFigures(labelled))
  return choice.cleaner !== 'ours' || choice.limit !== Infinity || holdsFloor(`${basename(file)} (${only})`, firstFigure(rows), change)
}

/** @param {ReturnType<typeof lineFigures>} figures */
function printLines({ line, word, kinds }) {
  print([`  body lines           ${triple(line)}`, `  words of body lines  ${triple(word)}`])
  print(kinds.map(({ kind, lines, dropped, sameKind }) => `    ${kind.padEnd(14)} dropped ${shown(dropped)}  same kind ${shown(sameKind)}  ${lines} lines`))
}

/** @param {readonly string[]} words what was typed @returns {boolean} whether all is well */
function main(words) {
  const text = /** @type {const} */ ({ type: 'string' })
  const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options: { flattening: text, type: text, lang: text, limit: text, cleaner: text, record: { type: 'boolean' }, lower: { type: 'boolean' } } })
  if (positionals.length === 0) return scoreFixtures()
  const { flattening = 'innertext', cleaner = 'ours', limit = 'Infinity', record = false, lower = false, ...only } = values
  return positionals.map((file) => scoreSet(file, { ...only, flattening, cleaner, limit: Number(limit) }, { record, lower })).every(Boolean)
}

try {
  if (!main(process.argv.slice(2))) process.exitCode = 1
} catch (error) {
  process.stderr.write(`quality: ${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 2
}
