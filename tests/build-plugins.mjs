/**
 * What esbuild is told of our sources beside its settings: which modules are left out or evaluated late, and what is computed ahead
 * (cue tables, weights, stop words), which the library holds in its text and the program reads from files of `dist/tables`.
 */
import { readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { build, transform } from 'esbuild'

const ROOT = join(import.meta.dirname, '..')

/** What a language's file holds beside its names. */
const LATE_FIELDS = ['kinds', 'months', 'weekdays', 'ago', 'by', 'published', 'updated', 'noon', 'saying']

/** Files of `dist/tables` by their path in `dist`: what the plugins of a program's bundle leave. @type {Map<string, string | Uint8Array>} */
export const tables = new Map()

/** commander loads `child_process` for subcommands that are programs of their own; there are none, and it costs start-up time. */
const noSubprocesses = {
  name: 'no-subprocesses',
  setup(/** @type {import('esbuild').PluginBuild} */ { onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) => (/node_modules\/commander\//.test(importer) ? { path: 'none', namespace: 'none' } : null))
    onLoad({ filter: /^none$/, namespace: 'none' }, () => ({ contents: 'module.exports = {}', loader: 'js' }))
  },
}

/** A stemmer loads stop words of fifty languages for a method that is not used here; those that are used stand in `src/lines`. */
const noSpareStopWords = {
  name: 'no-spare-stop-words',
  setup(/** @type {import('esbuild').PluginBuild} */ { onResolve }) {
    onResolve({ filter: /^stopwords-iso$/ }, ({ importer }) => (/node_modules\/natural\//.test(importer) ? { path: 'none', namespace: 'none' } : null))
  },
}

/** Cues, words and the code that compiles them, from the sources. */
async function loadTables() {
  const contents = "export { LANGUAGES } from './src/rules/cues/index.ts'; export { compileCues, packTable } from './src/rules/cue-table.ts'; export { compileTelling, packTelling } from './src/lines/telling.ts'; export { kernel } from './src/model/kernel.ts'; export { WEIGHTS as TEXT } from './src/model/weights-text.ts'; export { WEIGHTS as TEXT_SHORT } from './src/model/weights-text-short.ts'; export { WEIGHTS as HTML } from './src/model/weights-html.ts'; export { WEIGHTS as HTML_SECOND } from './src/model/weights-html-second.ts'; export { STOP_WORDS } from './src/lines/stopwords.ts'"
  const { outputFiles } = await build({ stdin: { contents, resolveDir: ROOT, loader: 'ts' }, bundle: true, format: 'esm', platform: 'node', write: false })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]?.text ?? '').toString('base64')}`)
}
const { LANGUAGES, compileCues, packTable, compileTelling, packTelling, STOP_WORDS, kernel, ...WEIGHTS } = await loadTables()

/**
 * A language's cues are compiled ahead, and what else its file holds is packed as JSON text that is parsed when a page of that
 * language comes: a megabyte of lists would otherwise be built at every start, for one or two languages that are looked at.
 */
const packedCues = {
  name: 'packed-cues',
  setup(/** @type {import('esbuild').PluginBuild} */ { onResolve, onLoad, initialOptions }) {
    const { head, ...to } = initialOptions.format === 'cjs' ? filed : written
    onResolve({ filter: /^late-cues$/ }, () => ({ path: 'late-cues', namespace: 'late-cues' }))
    onLoad({ filter: /./, namespace: 'late-cues' }, () => ({ contents: LATE_CUES, loader: 'js' }))
    onLoad({ filter: /[\\/]src[\\/]lines[\\/]packed-telling\.ts$/ }, () => ({ contents: `${head}export const PACKED_LATIN = ${to.bytes('latin.telling', packTelling(compileTelling('Latn')))}`, loader: 'js' }))
    onLoad({ filter: /[\\/]src[\\/]rules[\\/]cues[\\/]packed\.ts$/ }, () => {
      const rows = LANGUAGES.map((/** @type {{ lang: string }} */ cues) => `${JSON.stringify(cues.lang)}: ${to.bytes(`${cues.lang}.cues`, packTable(compileCues(cues)))}`)
      return { contents: `${head}export const PACKED = { ${rows.join(', ')} }`, loader: 'js' }
    })
    onLoad({ filter: /[\\/]src[\\/]rules[\\/]cues[\\/][a-z]{2}(?:-[A-Z]\w+)?\.ts$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'ts' })
      const cues = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)
      return { contents: `import { LateCues } from 'late-cues'; ${head}` + Object.entries(cues).map(([name, value]) => `export const ${name} = ${packed({ ...value, kinds: {} }, path, to)}`).join('\n'), loader: 'js' }
    })
  },
}

/** The program reads its networks' weights and inner loops from files: they would otherwise be unpacked at every start, and their text read. */
const unpackedWeights = {
  name: 'unpacked-weights',
  setup(/** @type {import('esbuild').PluginBuild} */ { onLoad, initialOptions }) {
    if (initialOptions.format !== 'cjs') return
    onLoad({ filter: /[\\/]src[\\/]model[\\/]kernel\.ts$/ }, () => ({ contents: `${filed.head}export const kernel = ${filed.bytes('kernel.wasm', kernel())}`, loader: 'js' }))
    onLoad({ filter: /[\\/]src[\\/]model[\\/]weights-[\w-]+\.ts$/ }, ({ path }) => {
      const name = basename(path, '.ts'), { numbers, codes, ...shape } = WEIGHTS[name.slice('weights-'.length).toUpperCase().replace('-', '_')]()
      const floats = Buffer.from(numbers, 'base64'), bytes = filed.bytes(name, Buffer.concat([floats, Buffer.from(codes, 'base64')]))
      const contents = `${filed.head}const parts = ({ buffer, byteOffset, length }) => ({ numbers: new Float32Array(buffer, byteOffset, ${floats.length / 4}), codes: new Int8Array(buffer, byteOffset + ${floats.length}, length - ${floats.length}) })
        export const WEIGHTS = () => ({ ...${JSON.stringify(shape)}, ...parts((${bytes})()) })`
      return { contents, loader: 'js' }
    })
  },
}

/** A page needs the stop words of one language or two. */
const filedStopWords = {
  name: 'filed-stop-words',
  setup(/** @type {import('esbuild').PluginBuild} */ { onLoad, initialOptions }) {
    if (initialOptions.format !== 'cjs') return
    onLoad({ filter: /[\\/]src[\\/]lines[\\/]stopwords\.ts$/ }, () => {
      const rows = Object.entries(STOP_WORDS).map(([lang, words]) => `${lang}: ${filed.text(`${lang}.words`, words())}`)
      return { contents: `${filed.head}export const STOP_WORDS = { ${rows.join(', ')} }`, loader: 'js' }
    })
  },
}

/** Modules that few pages need, by the functions of theirs that others call: evaluated at the first such call, since their tables take longer to build than a page to clean. */
const LATE_FUNCTIONS = [
  { path: /^entities$/, from: 'entities/decode', names: ['decodeHTML', 'decodeHTMLAttribute'] },
  { path: /\/html\/index\.ts$/, names: ['jsonLd', 'readHtml'] },
]

/** A call in a function that was imported as if it stood in the module itself; the module is bundled, as one that is asked for with `require` is. */
const lateModules = {
  name: 'late-modules',
  setup(/** @type {import('esbuild').PluginBuild} */ { onResolve, onLoad, resolve }) {
    for (const { path: filter, from, names } of LATE_FUNCTIONS) {
      onResolve({ filter }, async ({ path, kind, resolveDir, namespace }) => {
        if (kind !== 'import-statement' || namespace === 'late') return null
        const found = await resolve(from ?? path, { resolveDir, kind: 'require-call' })
        return { path: relative(ROOT, found.path).replaceAll('\\', '/'), namespace: 'late', pluginData: names }
      })
    }
    onLoad({ filter: /./, namespace: 'late' }, ({ path, pluginData: names }) => ({
      contents: `let module; const load = () => module ??= require(${JSON.stringify(`./${path}`)})
        ${names.map((/** @type {string} */ name) => `export const ${name} = (...given) => load().${name}(...given)`).join('\n')}`,
      resolveDir: ROOT,
      loader: 'js',
    }))
  },
}

/** Where tables go: `bytes` and `text` give a function's source that gives them. @typedef {{ head: string, bytes: (name: string, bytes: Uint8Array) => string, text: (name: string, text: string) => string }} Tables */

/** In the library they stand in functions, so that those no page needs are skipped by the parser. @type {Tables} */
const written = {
  head: '',
  bytes: (_, bytes) => `() => Buffer.from('${Buffer.from(bytes).toString('base64')}', 'base64')`,
  text: (_, text) => `() => '${text.replace(/[\\'\u2028\u2029]/g, (char) => (char < '\u2028' ? `\\${char}` : `\\u${char.charCodeAt(0).toString(16)}`))}'`,
}
/** The program reads them from files, so that its own, which is read whole at every start, stays small. @type {Tables} */
const filed = {
  head: "import { readFileSync } from 'node:fs'; import { join } from 'node:path'; const read = (name, encoding) => readFileSync(join(__dirname, 'tables', name), encoding); ",
  bytes: (name, bytes) => {
    tables.set(join('tables', name), bytes)
    return `() => read('${name}')`
  },
  text: (name, text) => {
    tables.set(join('tables', name), text)
    return `() => read('${name}', 'utf8')`
  },
}

/** An object of the same fields: names as they are, everything else unpacked when it is first asked for. @param {Record<string, unknown>} cues @param {string} path @param {Pick<Tables, 'text'>} to */
function packed(cues, path, to) {
  const unknown = Object.keys(cues).filter((field) => !['lang', 'name', ...LATE_FIELDS].includes(field))
  if (unknown.length > 0 || !isDeepStrictEqual(JSON.parse(JSON.stringify(cues)), cues)) throw new Error(`${path} holds more than data`)
  return `new LateCues(${JSON.stringify(cues.lang)}, ${JSON.stringify(cues.name)}, ${to.text(`${cues.lang}.json`, JSON.stringify(cues))})`
}

/** One class for all languages: an object with a getter a field each would take the engine longer to make than the page to clean. */
const LATE_CUES = `export class LateCues {
  #read; #cues
  constructor(lang, name, read) { this.lang = lang; this.name = name; this.#read = read }
  #all() { return this.#cues ??= JSON.parse(this.#read()) }
  ${LATE_FIELDS.map((field) => `get ${field}() { return this.#all().${field} }`).join('\n  ')}
}`

/** @type {import('esbuild').Plugin[]} */
export const PLUGINS = [noSubprocesses, noSpareStopWords, packedCues, unpackedWeights, filedStopWords, lateModules]
