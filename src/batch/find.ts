/** What was named on the command line in (files, folders, patterns), the files to read out, in natural name order, and what could not be found. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import type { Dirent, readdir, Stats } from 'node:fs'
import type { Entry } from 'fast-glob'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { isNoPage } from './not-pages.ts'
import { isMisread, reasonOf } from './reason.ts'
import { isTemporary } from './temporary.ts'

export interface Input {
  /** What to open. */
  readonly path: string
  /** What to call it in the output and in messages: the path as given. */
  readonly name: string
  /** Where it stands in the tree that an output folder mirrors, with `/`. */
  readonly place: string
  /** Nobody named it: it came with a folder or a pattern, and may turn out to be no page. */
  readonly cameAlong?: true
}

export interface Unreadable { readonly name: string; readonly error: string }

/** A folder or a pattern that inputs came from: an output folder must not lie where it would be read next time. */
export interface Root { readonly folder: string; readonly pattern: string }

export interface Found {
  readonly inputs: readonly Input[]
  readonly unreadable: readonly Unreadable[]
  readonly roots: readonly Root[]
  /** What is in folders and no page by its name, or no file at all, as a pipe or a link that leads nowhere, and was left out. */
  readonly notPages: number
  /** Hidden files and folders that were left out; what lies in such a folder is not counted. */
  readonly hidden: number
}

export interface FindOptions {
  /** Patterns of what is left out. One without a slash is left out at every depth. */
  readonly ignore?: readonly string[]
  /** Take hidden files and folders too. */
  readonly hidden?: boolean
}

/** Nothing found. */
export const NOTHING: Found = { inputs: [], unreadable: [], roots: [], notPages: 0, hidden: 0 }

/** Whether the inputs are one file that was named, and not all that a folder or a pattern came to. */
export function isAlone({ inputs, unreadable, roots }: Found): boolean {
  return inputs.length === 1 && unreadable.length === 0 && roots.length === 0
}

/** Only a name with one of these can be a pattern; saves loading the matcher for plain names. */
const PATTERN_SIGN = /[*?[\]{}()!+@]/
const EVERYTHING = '**'

/** Finds every file that the operands name. A single folder's files stand at their place below it, all others at their path as written. */
export async function findInputs(operands: readonly string[], options: FindOptions = {}): Promise<Found> {
  const found = await Promise.all(operands.map((operand) => findOperand(operand, { ...options, alone: operands.length === 1 })))
  return {
    inputs: operands.length === 1 ? found[0]!.inputs : unique(found.flatMap((f) => f.inputs)),
    unreadable: found.flatMap((f) => f.unreadable),
    roots: found.flatMap((f) => f.roots),
    notPages: found.reduce((sum, f) => sum + f.notPages, 0),
    hidden: found.reduce((sum, f) => sum + f.hidden, 0),
  }
}

interface Search extends FindOptions {
  /** The operand is the only one. */
  readonly alone: boolean
}

async function findOperand(operand: string, search: Search): Promise<Found> {
  try {
    const stats = statSync(operand)
    if (stats.isDirectory()) return await findFolder(operand, search)
    return isReadable(stats) ? oneFile(operand) : missing(operand, 'is neither a file nor a folder')
  } catch (error) {
    return PATTERN_SIGN.test(operand) ? findPattern(operand, search) : missing(operand, reasonOf(error))
  }
}

/** Pipes and devices can be read where they are named outright: `clean-article <(curl -s URL)`. */
function isReadable(stats: Stats): boolean {
  return stats.isFile() || stats.isFIFO() || stats.isCharacterDevice()
}

function oneFile(path: string): Found {
  return { ...NOTHING, inputs: [{ path, name: path, place: placeOf(path) }] }
}

function missing(name: string, error: string): Found {
  return { ...NOTHING, unreadable: [{ name, error }] }
}

async function findFolder(folder: string, search: Search): Promise<Found> {
  const { files, unreadable, hidden, others } = await match(EVERYTHING, folder, search)
  const pages = files.filter((file) => !isNoPage(file))
  const inputs = pages.map((file): Input => {
    const path = join(folder, file)
    return { path, name: path, place: search.alone ? file : placeOf(path), cameAlong: true }
  })
  const notPages = others + files.length - pages.length
  const empty = inputs.length === 0 && unreadable.length === 0 ? [{ name: folder, error: notPages > 0 ? 'no pages in this folder' : 'no files in this folder' }] : []
  return { inputs, unreadable: [...unreadable, ...empty], roots: [{ folder, pattern: EVERYTHING }], notPages, hidden }
}

/** A pattern that ends in `*` takes what comes along, as a folder does; one that says how names end means what it says. */
async function findPattern(pattern: string, search: Search): Promise<Found> {
  const { default: glob } = await import('fast-glob')
  const { files, unreadable, others } = await match(pattern, '.', search)
  const pages = pattern.endsWith('*') ? files.filter((file) => !isNoPage(file)) : files
  if (pages.length === 0 && unreadable.length === 0) return missing(pattern, 'no file matches')
  const roots = glob.generateTasks(pattern).map(({ base }) => ({ folder: base, pattern }))
  return { inputs: pages.map((path) => ({ path, name: path, place: placeOf(path), cameAlong: true })), unreadable, roots, notPages: others + files.length - pages.length, hidden: 0 }
}

/**
 * Linked files are read, linked folders are not entered, so a loop of links cannot hold us; hidden files and folders are skipped.
 * A folder that cannot be listed is reported, and the search goes on.
 */
async function match(pattern: string, cwd: string, { ignore = [], hidden: dot = false }: FindOptions): Promise<Matched> {
  const { default: glob } = await import('fast-glob')
  const unreadable: Unreadable[] = []
  let hidden = 0, others = 0
  const listing = ((path: string, options: { withFileTypes: true }, done: (error: Error | null, entries: Dirent[]) => void) => {
    let entries: Dirent[] = []
    try {
      entries = readdirSync(withNewlines(path), options).filter(({ name }) => !isTemporary(name))
      for (const entry of entries) entry.name = withoutNewlines(entry.name)
      if (!dot) for (const { name } of entries) if (name.startsWith('.')) hidden++
    } catch (error) {
      // A pattern's folder need not exist: then nothing matches, and that is said.
      const real = withNewlines(path)
      if (existsSync(real) || isMisread(error)) unreadable.push({ name: isAbsolute(pattern) ? real : join(cwd, relative(resolve(cwd), real)), error: reasonOf(error) })
    }
    done(null, entries)
  }) as typeof readdir
  const files: string[] = []
  // Entries are forgotten as they come: of a hundred thousand at once each would take ten times what its name does.
  const entries = glob.stream(withoutNewlines(pattern), { cwd, dot, ignore: ignore.flatMap(atEveryDepth).map(withoutNewlines), onlyFiles: false, followSymbolicLinks: false, objectMode: true, unique: false, fs: { readdir: listing } })
  for await (const entry of entries) {
    const { path: shown, dirent } = entry as unknown as Entry, path = withNewlines(shown)
    const nature = dirent.isSymbolicLink() ? natureBehind(join(cwd, path)) : natureOf(dirent)
    if (nature === 'file') files.push(path)
    else if (nature === 'other') others++
  }
  return { files: inNaturalOrder(files), unreadable, hidden, others }
}

/** The matcher's wildcards stop at a line's end, which a name may hold: it is shown half of a character instead, which no name holds. */
const STAND_IN = '\ud80a'

function withoutNewlines(path: string): string {
  return path.replaceAll('\n', STAND_IN)
}

function withNewlines(path: string): string {
  return path.replaceAll(STAND_IN, '\n')
}

interface Matched { readonly files: readonly string[]; readonly unreadable: readonly Unreadable[]; readonly hidden: number; readonly others: number }

/** `drafts` is any file or folder of that name, as in .gitignore; with a slash inside, a pattern stands for itself and all below it. */
function atEveryDepth(pattern: string): readonly string[] {
  const bare = pattern.replace(/\/+$/, '')
  const anchored = bare.includes('/') ? bare.replace(/^\.?\//, '') : `**/${bare}`
  return [anchored, `${anchored}/**`]
}

type Nature = 'file' | 'folder' | 'other'

function natureOf(is: Pick<Stats, 'isFile' | 'isDirectory'>): Nature {
  return is.isFile() ? 'file' : is.isDirectory() ? 'folder' : 'other'
}

function natureBehind(link: string): Nature {
  try {
    return natureOf(statSync(link))
  } catch (error) {
    return isMisread(error) ? 'file' : 'other' // opening it tells why; a dangling link or a loop names nothing to read
  }
}

/** Folder by folder, `page2` before `page10`; the same on every machine whatever its language. */
function inNaturalOrder(files: string[]): readonly string[] {
  const collator = new Intl.Collator('en', { numeric: true })
  return files.sort((a, b) => {
    const from = sharedFolders(a, b), x = nameAt(a, from), y = nameAt(b, from)
    return collator.compare(x, y) || (x < y ? -1 : x > y ? 1 : 0)
  })
}

/** How long the folders are that two paths have in common. */
function sharedFolders(a: string, b: string): number {
  let shared = 0
  for (let i = 0; i < a.length && a.charCodeAt(i) === b.charCodeAt(i); i++) if (a[i] === '/') shared = i + 1
  return shared
}

function nameAt(path: string, from: number): string {
  const end = path.indexOf('/', from)
  return end < 0 ? path.slice(from) : path.slice(from, end)
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
