/**
 * The page fixtures and how an answer is measured against them: the folder `fixtures/pages` in, pages with what is wanted of them and
 * a figure from 0 to 1 out. Plain JavaScript, since the tests and `record-floors.mjs` both stand on it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const PAGES = join(import.meta.dirname, '..', 'fixtures', 'pages')
export const FLOORS = join(import.meta.dirname, 'floors.json')

/**
 * @typedef {object} About what a fixture's `about.json` says
 * @property {string} lang
 * @property {'innertext' | 'bs4' | 'lynx' | 'wet' | 'markdown'} flattening
 * @property {string} topic
 * @property {string} hard
 * @property {string | null} [title]
 * @property {string | null} [byline]
 * @property {string | null} [published]
 * @property {true} [reason] the page has no article, and the answer has to say why
 */
/** @typedef {{ readonly name: string, readonly input: string, readonly expected: string, readonly about: About }} PageFixture */

const read = (/** @type {string} */ name, /** @type {string} */ file) => readFileSync(join(PAGES, name, file), 'utf8')

/** Every folder that is complete; a folder still without `about.json` and `expected.txt` is a sketch of its writer's. @returns {readonly PageFixture[]} */
export function readPages() {
  return readdirSync(PAGES)
    .filter((name) => ['input.txt', 'expected.txt', 'about.json'].every((file) => existsSync(join(PAGES, name, file))))
    .sort()
    .map((name) => ({ name, input: read(name, 'input.txt'), expected: read(name, 'expected.txt'), about: JSON.parse(read(name, 'about.json')) }))
}

/** Folders that lack one of their three files. */
export function incompletePages() {
  const complete = new Set(readPages().map((page) => page.name))
  return readdirSync(PAGES).filter((name) => !complete.has(name))
}

// Han, kana and the scripts of South-East Asia are written without spaces: there a character counts as a word.
const SOLID = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
const WORD = new RegExp(String.raw`[${SOLID}]|[[\p{L}\p{M}\p{N}_]--[${SOLID}]]+`, 'gv')

/** @param {string} text @returns {Map<string, number>} */
function bagOf(text) {
  const bag = new Map()
  for (const word of text.toLowerCase().match(WORD) ?? []) bag.set(word, (bag.get(word) ?? 0) + 1)
  return bag
}

/** F1 over two bags of words; two empty texts agree. @param {string} got @param {string} wanted */
export function wordF1(got, wanted) {
  const [a, b] = [bagOf(got), bagOf(wanted)]
  const size = (/** @type {Map<string, number>} */ bag) => [...bag.values()].reduce((sum, n) => sum + n, 0)
  const total = size(a) + size(b)
  if (total === 0) return 1
  let shared = 0
  for (const [word, n] of a) shared += Math.min(n, b.get(word) ?? 0)
  return (2 * shared) / total
}

/** The figure a floor is set on: word F1 cut to three decimals; 1 is kept for an answer that is right to the byte. @param {string} got @param {string} wanted */
export function figure(got, wanted) {
  if (got === wanted) return 1
  return Math.min(0.999, Math.floor(wordF1(got, wanted) * 1000) / 1000)
}

/** What the program prints for a body. @param {string} body */
export const printed = (body) => (body ? `${body}\n` : '')

/** @returns {Readonly<Record<string, number>>} */
export const readFloors = () => (existsSync(FLOORS) ? JSON.parse(readFileSync(FLOORS, 'utf8')) : {})
