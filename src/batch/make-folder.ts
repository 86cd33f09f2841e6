/** A folder's path in, the folder there out, with all above it. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { statsOf } from './stats-of.ts'

/** Step by step, since node's own `recursive` never ends where a system lets nobody make folders, as below /proc. */
export function makeFolder(folder: string): void {
  if (statsOf(folder)?.isDirectory()) return
  const above = dirname(folder)
  if (above !== folder) makeFolder(above)
  try {
    mkdirSync(folder)
  } catch (error) {
    const stands = statsOf(folder)
    if (stands?.isDirectory()) return // another thread was first
    throw stands ? Object.assign(new Error('a file', { cause: error }), { code: 'ENOTDIR' }) : error
  }
}
