/** Text in, a complete file out or none at all: written beside its place under another name and moved there when it is done. */
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { reasonOf } from './reason.ts'

const unfinished = new Set<AtomicFile>()
let serial = 0

/** A file that shows at its path only after `commit`. Errors name the file. */
export class AtomicFile {
  readonly #path: string
  /** Hidden, so that a folder of results read as input does not pick up what was never finished. */
  readonly #temporary: string
  #descriptor: number | undefined

  constructor(path: string) {
    this.#path = path
    this.#temporary = join(dirname(path), `.clean-article-${process.pid}-${serial++}.tmp`)
  }

  write(text: string): void {
    this.#attempt(() => {
      const descriptor = this.#open()
      const bytes = Buffer.from(text)
      for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done)
    })
  }

  commit(): void {
    this.#attempt(() => {
      closeSync(this.#open())
      this.#descriptor = undefined
      renameSync(this.#temporary, this.#path)
      unfinished.delete(this)
    })
  }

  /** Leaves nothing behind. */
  abandon(): void {
    if (!unfinished.delete(this)) return
    if (this.#descriptor !== undefined) closeSync(this.#descriptor)
    rmSync(this.#temporary, { force: true })
  }

  /** On the first write, so that an input that fails before leaves not even an empty folder. */
  #open(): number {
    if (this.#descriptor !== undefined) return this.#descriptor
    mkdirSync(dirname(this.#path), { recursive: true })
    this.#descriptor = openSync(this.#temporary, 'w')
    unfinished.add(this)
    return this.#descriptor
  }

  #attempt(work: () => void): void {
    try {
      work()
    } catch (error) {
      throw new Error(`cannot write ${this.#path}: ${reasonOf(error)}`, { cause: error })
    }
  }
}

/** For a run that is interrupted. */
export function abandonAll(): void {
  for (const file of unfinished) file.abandon()
}
