/** Text in, a complete file out or none at all: written beside its place under another name and moved there when it is done. */
import { closeSync, existsSync, fchmodSync, fdatasync, fdatasyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder } from './make-folder.ts'
import { reasonOf } from './reason.ts'
import { statsOf } from './stats-of.ts'
import { temporaryName } from './temporary.ts'

const unfinished = new Set<AtomicFile>()
/** Folders that were made or seen: one that is gone later was taken away, and is not made again in silence. */
const known = new Set<string>()

/** What no other file of the same run would escape. */
const FATAL = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'GONE'])

/** A result cannot be written; the message names the file. */
export class WriteError extends Error {
  override readonly name = 'WriteError'
  /** Nothing else can be written either: the disk is full, the folder is gone. */
  readonly isFatal: boolean

  constructor(path: string, cause: unknown) {
    super(`cannot write ${path}: ${reasonOf(cause)}`, { cause })
    this.isFatal = FATAL.has(codeOf(cause))
  }
}

/** Asked of its field: every bundle of the build has a class of its own. */
export function endsTheRun(error: unknown): boolean {
  return error instanceof Error && 'isFatal' in error && error.isFatal === true
}

/** A file that shows at its path only after `commit`. Everything throws a WriteError that names the file. */
export class AtomicFile {
  readonly #path: string
  readonly #temporary: string
  readonly #root: string | undefined
  #descriptor: number | undefined

  /** @param root the folder that all results go to: it stands already, and if it does not any more, somebody took it away */
  constructor(path: string, root?: string) {
    this.#path = path
    this.#root = root
    this.#temporary = join(dirname(path), temporaryName())
  }

  write(content: string | Uint8Array): void {
    this.#attempt(() => {
      const descriptor = this.#open()
      const bytes = typeof content === 'string' ? Buffer.from(content) : content
      for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done)
    })
  }

  /** A file that was moved but not yet on the disk would be empty after a power cut. */
  commit(): void {
    this.#attempt(() => {
      fdatasyncSync(this.#open())
      this.#move()
    })
  }

  /** The same without standing still while the disk works; another file may be written in the meantime. */
  async commitSoon(): Promise<void> {
    let error: unknown
    this.#attempt(() => { this.#open() })
    await new Promise<void>((resolve) => { fdatasync(this.#open(), (problem) => { error = problem; resolve() }) })
    this.#attempt(() => {
      if (error) throw error
      this.#move()
    })
  }

  /** Leaves nothing behind. */
  abandon(): void {
    if (!unfinished.delete(this)) return
    if (this.#descriptor !== undefined) closeSync(this.#descriptor)
    this.#descriptor = undefined
    rmSync(this.#temporary, { force: true })
  }

  #move(): void {
    closeSync(this.#open())
    this.#descriptor = undefined
    renameSync(this.#temporary, this.#path)
    unfinished.delete(this)
  }

  /** On the first write, so that an input that fails before leaves not even an empty folder. Whoever might read a file that is replaced may read the new one. */
  #open(): number {
    if (this.#descriptor !== undefined) return this.#descriptor
    this.#makeFolder(dirname(this.#path))
    const stands = statsOf(this.#path), mode = stands && stands.mode & 0o777
    this.#descriptor = openSync(this.#temporary, 'w', mode)
    unfinished.add(this)
    if (mode !== undefined) fchmodSync(this.#descriptor, mode)
    return this.#descriptor
  }

  #makeFolder(folder: string): void {
    if (known.has(folder)) return
    if (this.#root === undefined || folder === this.#root || existsSync(this.#root)) makeFolder(folder)
    known.add(folder)
  }

  #attempt(work: () => void): void {
    try {
      work()
    } catch (error) {
      throw new WriteError(this.#path, this.#isGone(error) ? Object.assign(new Error(`the folder ${this.#root} was removed while it was written to`), { code: 'GONE' }) : error)
    }
  }

  #isGone(error: unknown): boolean {
    return this.#root !== undefined && codeOf(error) === 'ENOENT' && known.has(dirname(this.#path)) && !statsOf(dirname(this.#path))?.isDirectory()
  }
}

/** For a run that is interrupted. */
export function abandonAll(): void {
  for (const file of unfinished) file.abandon()
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
