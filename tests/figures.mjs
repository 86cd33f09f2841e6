/**
 * Bodies and verdicts of a cleaner beside what was wanted of them in, the field's figures out: shingles as Zyte's
 * article-extraction-benchmark counts them, bags of words as WCXB does, snippets as trafilatura does, and lines by kind.
 * Every figure is from 0 to 1.
 */

/** @typedef {{ readonly p: number, readonly r: number, readonly f1: number }} Figures precision, recall and F1 */
/** @typedef {{ readonly first: number, readonly last: number, readonly kind: string, readonly keep: boolean }} Line a verdict */
/**
 * @typedef {object} Row one page and the answer to it
 * @property {string} input the page as it was given
 * @property {string} body what was kept of it
 * @property {readonly Line[]} [verdicts]
 * @property {string} [gold] the body that was wanted
 * @property {readonly string[]} [wanted] snippets that belong into the body
 * @property {readonly string[]} [unwanted] snippets that do not
 * @property {readonly (readonly [kind: string, text: string])[]} [labels] the kind of every non-blank line
 */

const SHINGLE = 4
/** Han and kana count one token a character, as both benchmarks are used on them; every other script one token a word. */
const TOKEN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}_]+/gu
const KEPT = new Set(['body', 'heading'])
/** Where a footer's menu ends and its rights begin is a convention: the two count as one kind. */
const FOOTER = new Set(['navigation', 'legal'])

/** @param {string} text @returns {readonly string[]} */
const tokens = (text) => text.match(TOKEN) ?? []

/** @param {readonly number[]} values */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / (values.length || 1)

/** @param {number} p @param {number} r @returns {Figures} */
const both = (p, r) => ({ p, r, f1: p + r ? (2 * p * r) / (p + r) : 0 })

/** @param {number} hits @param {number} wrong @param {number} missed */
const counted = (hits, wrong, missed) => both(hits / (hits + wrong || 1), hits / (hits + missed || 1))

/** @param {readonly string[]} items @returns {ReadonlyMap<string, number>} */
function bagOf(items) {
  const bag = new Map()
  for (const item of items) bag.set(item, (bag.get(item) ?? 0) + 1)
  return bag
}

/** How many items two lists share, each as often as it stands in both. @param {readonly string[]} a @param {readonly string[]} b */
function shared(a, b) {
  const bag = bagOf(b)
  let count = 0
  for (const [item, n] of bagOf(a)) count += Math.min(n, bag.get(item) ?? 0)
  return count
}

/** A text shorter than a shingle is one shingle. @param {string} text @returns {readonly string[]} */
function shingles(text) {
  const words = tokens(text)
  if (words.length === 0) return []
  const count = Math.max(1, words.length - SHINGLE + 1)
  return Array.from({ length: count }, (_, i) => words.slice(i, i + SHINGLE).join(' '))
}

/** Precision over pages with an answer, recall over pages with a body, F1 of the two means. @param {readonly Row[]} rows */
export function shingleFigures(rows) {
  const precisions = [], recalls = []
  for (const { gold = '', body } of rows) {
    const wanted = shingles(gold), got = shingles(body), hits = shared(wanted, got)
    if (got.length > 0) precisions.push(hits / got.length)
    if (wanted.length > 0) recalls.push(hits / wanted.length)
  }
  return both(mean(precisions), mean(recalls))
}

/** Each page's precision, recall and F1, then the mean of each. @param {readonly Row[]} rows @returns {Figures} */
export function wordFigures(rows) {
  const pages = rows.map(wordFiguresOf)
  return { p: mean(pages.map(({ p }) => p)), r: mean(pages.map(({ r }) => r)), f1: mean(pages.map(({ f1 }) => f1)) }
}

/** An empty answer to a page without a body is right. @param {Row} row */
function wordFiguresOf({ gold = '', body }) {
  const wanted = tokens(gold.toLowerCase()), got = tokens(body.toLowerCase())
  if (wanted.length === 0 && got.length === 0) return both(1, 1)
  if (wanted.length === 0 || got.length === 0) return both(0, 0)
  const hits = shared(wanted, got)
  return both(hits / got.length, hits / wanted.length)
}

/** All pages' snippets together: wanted ones found, unwanted ones kept. @param {readonly Row[]} rows */
export function snippetFigures(rows) {
  const wanted = rows.flatMap(({ wanted: all = [], body }) => all.map((snippet) => body.includes(snippet)))
  const unwanted = rows.flatMap(({ unwanted: all = [], body }) => all.map((snippet) => body.includes(snippet)))
  const hits = wanted.filter(Boolean).length
  return counted(hits, unwanted.filter(Boolean).length, wanted.length - hits)
}

/** @typedef {{ readonly kind: string, readonly lines: number, readonly dropped: number, readonly sameKind: number }} KindFigures shares of a kind's lines */

/**
 * Body lines that were kept, counted by line and by word; and for each kind how much of it was dropped and how much was named as it is.
 * @param {readonly Row[]} rows @returns {{ readonly line: Figures, readonly word: Figures, readonly kinds: readonly KindFigures[] }}
 */
export function lineFigures(rows) {
  const lines = rows.flatMap(labelledLines)
  const sum = (/** @type {(line: Labelled) => boolean} */ which, /** @type {(line: Labelled) => number} */ weight) => lines.filter(which).reduce((total, line) => total + weight(line), 0)
  const figures = (/** @type {(line: Labelled) => number} */ weight) => counted(
    sum((line) => line.keep && line.wanted, weight), sum((line) => line.keep && !line.wanted, weight), sum((line) => !line.keep && line.wanted, weight),
  )
  const kinds = [...bagOf(lines.map(({ kind }) => kind))].sort((a, b) => b[1] - a[1])
  return { line: figures(() => 1), word: figures(({ words }) => words), kinds: kinds.map(([kind]) => kindFigures(kind, lines)) }
}

/** @typedef {{ readonly kind: string, readonly wanted: boolean, readonly keep: boolean, readonly given: string | undefined, readonly words: number }} Labelled */

/** @param {Row} row @returns {readonly Labelled[]} */
function labelledLines({ input, labels = [], verdicts = [] }) {
  const numbers = input.split('\n').flatMap((line, i) => (line.trim() ? [i + 1] : []))
  const byNumber = new Map(verdicts.flatMap((line) => Array.from({ length: line.last - line.first + 1 }, (_, i) => [line.first + i, line])))
  return labels.map(([kind, text], i) => {
    const verdict = byNumber.get(numbers[i] ?? 0)
    return { kind, wanted: KEPT.has(kind), keep: verdict?.keep === true, given: verdict?.kind, words: tokens(text).length }
  })
}

/** @param {string} kind @param {readonly Labelled[]} all @returns {KindFigures} */
function kindFigures(kind, all) {
  const lines = all.filter((line) => line.kind === kind)
  const isSame = (/** @type {Labelled} */ { given }) => given === kind || (FOOTER.has(kind) && given !== undefined && FOOTER.has(given))
  return { kind, lines: lines.length, dropped: mean(lines.map((line) => (line.keep ? 0 : 1))), sameKind: mean(lines.map((line) => (isSame(line) ? 1 : 0))) }
}

/** @typedef {{ readonly title?: string | null, readonly author?: string | null, readonly date?: string | null }} Known what a set says of a page */
/** @typedef {{ readonly title?: string | null, readonly byline?: string | null, readonly published?: string | null }} Told what the program says of it */

const plain = (/** @type {string} */ text) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/** The names in a byline, in any order, each once. @param {string} byline */
const names = (byline) => [...new Set(plain(byline).split(/\s*[,;，、]\s*(?:(?:and|und)\s+)?|\s+(?:and|&|und|og|et|y|e)\s+/).filter(Boolean))].sort().join()

/** What must be the same for an answer to be right: the title but for case and white space, the set of names, the day as it is written. */
const FIELDS = /** @type {const} */ ([['title', 'title', plain], ['author', 'byline', names], ['date', 'published', (/** @type {string} */ date) => date.slice(0, 10)]])

/** @typedef {{ readonly field: string, readonly pages: number, readonly exact: number, readonly silent: number }} Exact shares of the pages that have one: right, and without an answer */

/**
 * Titles, authors and dates of the pages where the set gives them.
 * @param {readonly (readonly [known: Known, told: Told])[]} rows @returns {readonly Exact[]}
 */
export function metadataFigures(rows) {
  return FIELDS.map(([field, answer, form]) => {
    const given = rows.filter(([known]) => known[field])
    const right = given.filter(([known, told]) => form(known[field] ?? '') === form(told[answer] ?? ''))
    return { field, pages: given.length, exact: right.length / (given.length || 1), silent: given.filter(([, told]) => !told[answer]).length / (given.length || 1) }
  })
}
