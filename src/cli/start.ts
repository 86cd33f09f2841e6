/**
 * The program's text and the engine's code cache of it in, the running program out: with the cache nothing is parsed and compiled at
 * a start. A cache of another version of node is refused by the engine, a missing one is done without: then a start takes longer.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'

const PROGRAM = join(__dirname, 'cli.cjs')
const CACHE = join(__dirname, 'cli.cache')

type Program = (require: NodeJS.Require, module: { readonly exports: unknown }, __dirname: string) => void

/** For the build, which asks it for the cache when the program has run and everything that a page needs is compiled. */
export const script = load();
(script.runInThisContext() as Program)(require, { exports: {} }, __dirname)

/** The program, which the build wraps in a function of what a CommonJS module is given. It is written in ASCII, which is read in no time. */
function load(): Script {
  return new Script(readFileSync(PROGRAM, 'latin1'), { filename: 'clean-article.cjs', cachedData: readCache() })
}

function readCache(): Buffer | undefined {
  try {
    return readFileSync(CACHE)
  } catch {
    return undefined
  }
}
