/** Names for files that are still being written, and an end to those that a killed run left behind. */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { statsOf } from './stats-of.ts'

/** Threads of one process must not meet. */
const THREAD = Math.random().toString(36).slice(2, 8) || 'x'
const NAME = /^\.clean-article-(\w+)-(\d+)-\w+-\d+\.tmp$/
/** A file of another machine, whose processes cannot be asked, is dead when nobody wrote to it for so long: an hour, in milliseconds. */
const DEAD_AFTER = 3_600_000

let host = 'here'
let serial = 0

/**
 * Machines that share a disk have processes of the same number. Loaded late: most starts write no file. Whoever writes calls it first,
 * since every bundle of the build has a `host` of its own.
 */
export async function nameThisMachine(): Promise<void> {
  const { hostname } = await import('node:os')
  host = hostname().replace(/[^\w]/g, '').slice(0, 24) || host
}

/** Hidden, so that a folder of results read as input does not pick up what was never finished. */
export function temporaryName(): string {
  return `.clean-article-${host}-${process.pid}-${THREAD}-${serial++}.tmp`
}

/** Whether a name is one that `temporaryName` gives, of any run. */
export function isTemporary(name: string): boolean {
  return NAME.test(name)
}

/** Removes what runs that are over left in these folders. A run that goes on keeps its own. */
export function sweepDead(folders: Iterable<string>): void {
  sweep(folders, isDead)
}

/** Removes what this process was writing, whichever of its threads: for one that ends before they are done. */
export function sweepOwn(folders: Iterable<string>): void {
  sweep(folders, (file) => file.host === host && file.pid === process.pid)
}

interface Leftover { readonly path: string; readonly host: string; readonly pid: number }

function sweep(folders: Iterable<string>, wants: (file: Leftover) => boolean): void {
  for (const folder of folders) {
    for (const name of namesIn(folder)) {
      const [, of, pid] = NAME.exec(name) ?? []
      if (of === undefined) continue
      const file = { path: join(folder, name), host: of, pid: Number(pid) }
      if (wants(file)) rmSync(file.path, { force: true })
    }
  }
}

/** Asked before anything is written, so that a file of our own number is one of a process that had it before us. */
function isDead({ path, host: of, pid }: Leftover): boolean {
  if (of === host) return pid === process.pid || !isRunning(pid)
  const stats = statsOf(path)
  return stats !== undefined && Date.now() - stats.mtimeMs > DEAD_AFTER
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // not made yet
  }
}
