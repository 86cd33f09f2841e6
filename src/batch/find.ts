/** What was named on the command line in (files, folders, patterns), the files to read out, in natural name order, and what could not be found. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { reasonOf } from './reason.ts'

export interface Input {
  /** What to open. */
  readonly path: string
  /** What to call it in the output and in messages: the path as given. */
  readonly name: string
  /** Where it stands in the tree that an output folder mirrors, with `/`. */
  readonly place: string
}

export interface Unreadable { readonly name: string; readonly error: string }

/** A folder or a pattern that inputs came from: an output folder must not lie where it would be read next time. */
export interface Root { readonly folder: string; readonly pattern: string }

export interface Found {
  readonly inputs: readonly Input[]
  readonly unreadable: readonly Unreadable[]
  readonly roots: readonly Root[]
}

/** Only a name with one of these can be a pattern; saves loading the matcher for plain names. */
const PATTERN_SIGN = /[*?[\]{}()!+@]/
const EVERYTHING = '**'

/** Finds every file that the operands name. A single folder's files stand at their place below it, all others at their path as written. */
export async function findInputs(operands: readonly string[]): Promise<Found> {
  const found = await Promise.all(operands.map((operand) => findOperand(operand, operands.length === 1)))
  return {
    inputs: unique(found.flatMap((f) => f.inputs)),
    unreadable: found.flatMap((f) => f.unreadable),
    roots: found.flatMap((f) => f.roots),
  }
}

async function findOperand(operand: string, alone: boolean): Promise<Found> {
  try {
    const stats = statSync(operand)
    if (stats.isDirectory()) return await findFolder(operand, alone)
    return isReadable(stats) ? oneFile(operand) : missing(operand, 'is neither a file nor a folder')
  } catch (error) {
    return PATTERN_SIGN.test(operand) ? findPattern(operand) : missing(operand, reasonOf(error))
  }
}

/** Pipes and devices can be read where they are named outright: `clean-article <(curl -s URL)`. */
function isReadable(stats: Stats): boolean {
  return stats.isFile() || stats.isFIFO() || stats.isCharacterDevice()
}

function oneFile(path: string): Found {
  return { inputs: [{ path, name: path, place: placeOf(path) }], unreadable: [], roots: [] }
}

function missing(name: string, error: string): Found {
  return { inputs: [], unreadable: [{ name, error }], roots: [] }
}

async function findFolder(folder: string, alone: boolean): Promise<Found> {
  const { files, unreadable } = await match(EVERYTHING, folder)
  const inputs = files.map((file) => {
    const path = join(folder, file)
    return { path, name: path, place: alone ? file : placeOf(path) }
  })
  const empty = inputs.length === 0 && unreadable.length === 0 ? [{ name: folder, error: 'no files in this folder' }] : []
  return { inputs, unreadable: [...unreadable, ...empty], roots: [{ folder, pattern: EVERYTHING }] }
}

async function findPattern(pattern: string): Promise<Found> {
  const { default: glob } = await import('fast-glob')
  const { files, unreadable } = await match(pattern, '.')
  if (files.length === 0 && unreadable.length === 0) return missing(pattern, 'no file matches')
  const roots = glob.generateTasks(pattern).map(({ base }) => ({ folder: base, pattern }))
  return { inputs: files.map((path) => ({ path, name: path, place: placeOf(path) })), unreadable, roots }
}

/**
 * Linked files are read, linked folders are not entered, so a loop of links cannot hold us; hidden files and folders are skipped.
 * A folder that cannot be listed is reported, and the search goes on.
 */
async function match(pattern: string, cwd: string): Promise<{ files: readonly string[]; unreadable: readonly Unreadable[] }> {
  const { default: glob } = await import('fast-glob')
  const unreadable: Unreadable[] = []
  const listing = ((path: string, options: { withFileTypes: true }) => {
    try {
      return readdirSync(path, options)
    } catch (error) {
      // A pattern's folder need not exist: then nothing matches, and that is said.
      if (!existsSync(path)) return []
      unreadable.push({ name: isAbsolute(pattern) ? path : join(cwd, relative(resolve(cwd), path)), error: reasonOf(error) })
      return []
    }
  }) as typeof readdirSync
  const entries = glob.sync(pattern, { cwd, onlyFiles: false, followSymbolicLinks: false, objectMode: true, fs: { readdirSync: listing } })
  const files = entries
    .filter(({ path, dirent }) => dirent.isFile() || (dirent.isSymbolicLink() && leadsToFile(join(cwd, path))))
    .map(({ path }) => path)
  return { files: files.sort(naturalOrder()), unreadable }
}

function leadsToFile(link: string): boolean {
  try {
    return statSync(link).isFile()
  } catch {
    return false // a dangling link or a loop names nothing to read
  }
}

/** Folder by folder, `page2` before `page10`; the same on every machine whatever its language. */
function naturalOrder(): (a: string, b: string) => number {
  const collator = new Intl.Collator('en', { numeric: true })
  return (a, b) => {
    const [left, right] = [a.split('/'), b.split('/')]
    const differing = left.findIndex((part, i) => part !== right[i])
    if (differing < 0) return left.length - right.length
    const [x, y] = [left[differing] ?? '', right[differing] ?? '']
    return collator.compare(x, y) || (x < y ? -1 : 1)
  }
}

/** `../a/b.txt` and `/a/b.txt` stand at `a/b.txt`: nothing is written outside the output folder. */
function placeOf(path: string): string {
  const parts: string[] = []
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.' && !/^[A-Za-z]:$/.test(part)) parts.push(part)
  }
  return parts.join('/')
}

/** A file named twice, as by two patterns, is one input. */
function unique(inputs: readonly Input[]): readonly Input[] {
  const seen = new Set<string>()
  return inputs.filter(({ path }) => {
    const known = seen.has(join(path))
    seen.add(join(path))
    return !known
  })
}
