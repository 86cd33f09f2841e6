/**
 * The program's text and the engine's code cache of it in, the running program out: with the cache nothing is parsed and compiled at
 * a start. An engine takes no cache but its own, so that each version of node has one: the build makes that of the node it runs under,
 * and under another node the first run that cleans a page leaves one, if it may write here. Without a cache a start takes longer.
 */
import { accessSync, constants, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'

/** The digest of the program's text. */
declare const CLEAN_ARTICLE_DIGEST: string

const PROGRAM = join(__dirname, 'cli.cjs')
/** The engine only looks at a text's length before it takes the cache of another, as one that a program being replaced leaves would be. */
const CACHE = join(__dirname, `cli-${CLEAN_ARTICLE_DIGEST}-${process.version}-${process.platform}-${process.arch}.cache`)
/** Of a run that cleaned a page more than this is compiled, in bytes; of one that printed its help or found no file, less. */
const LEAST = 580_000

type Require = (name: string) => unknown
type Program = (require: Require, module: { readonly exports: unknown }, __dirname: string) => void

const cachedData = readCache()
/** The program, which the build wraps in a function of what a CommonJS module is given. It is written in ASCII, which is read in no time. */
const script = new Script(readFileSync(PROGRAM, 'latin1'), { filename: 'clean-article.cjs', cachedData })
const program = script.runInThisContext() as Program
/** A cache that is refused was made by an engine of the same version on another processor, or is broken. */
const leaves = (cachedData === undefined || script.cachedDataRejected === true) && mayLeave()
if (leaves) process.once('exit', leaveCache)
program(leaves ? withoutFlags(require) : require, { exports: {} }, __dirname)

function readCache(): Buffer | undefined {
  try {
    return readFileSync(CACHE)
  } catch {
    return undefined
  }
}

/** Not in a run with flags of its own either: a cache is only taken by an engine with the flags that it was made with. */
function mayLeave(): boolean {
  if (process.execArgv.length > 0 || process.env.NODE_OPTIONS) return false
  try {
    accessSync(__dirname, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** A run that leaves a cache sets no flags. */
function withoutFlags(load: Require): Require {
  return (name) => (name === 'node:v8' ? { setFlagsFromString: () => undefined } : load(name))
}

/** Moved into place, since others may be starting. What goes wrong is nobody's business: the next run tries again. */
function leaveCache(): void {
  const part = `${CACHE}.${process.pid}.tmp`
  try {
    const data = script.createCachedData()
    if (data.length < LEAST) return
    writeFileSync(part, data)
    renameSync(part, CACHE)
  } catch {
    rmSync(part, { force: true })
  }
}
