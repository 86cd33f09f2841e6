/** A path in, where it leads out: links are followed even to what is not there yet, since something may be written there. */
import { lstatSync, readlinkSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { statsOf } from './stats-of.ts'

/** The place itself. Links that lead in a circle are left as they are. */
export function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch (error) {
    const above = dirname(resolve(path))
    if (above === resolve(path)) return above
    const link = (error as NodeJS.ErrnoException).code === 'ENOENT' ? linkOf(path) : undefined
    return link === undefined ? join(realPath(above), basename(resolve(path))) : realPath(resolve(realPath(above), link))
  }
}

/** Where a file shows that is written to a path: for most, there. */
export function targetOf(path: string): string {
  return linkOf(path) === undefined ? path : realPath(path)
}

/** What a link says; undefined where the path is none. */
export function linkOf(path: string): string | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(path) : undefined
  } catch {
    return undefined // a part of the path is a file, or may not be entered
  }
}

/** `/dev/stdout`, `/dev/fd/3` and whatever links to them: not files of that name, but what this process has open under the number. */
export function descriptorOf(path: string): number | undefined {
  const link = linkOf(path)
  if (link === undefined || statsOf(path) === undefined) return undefined
  const folder = realPath(dirname(path))
  return folder === `/proc/${process.pid}/fd` ? Number(basename(path)) : descriptorOf(resolve(folder, link))
}
