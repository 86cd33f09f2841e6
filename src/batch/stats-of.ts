/** A path in, what the file system says of it out. */
import { statSync } from 'node:fs'
import type { Stats } from 'node:fs'

/** Undefined where there is nothing, or nothing that can be reached. */
export function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined // a part of the path is a file, or may not be entered
  }
}
