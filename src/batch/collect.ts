/** What is no longer used, collected now: by itself the engine waits until the heap is twice as large, and other threads want memory too. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** The names of fewer files are no burden. */
const MANY = 20_000

let collect: (() => void) | undefined

/** Collects this thread's. Does nothing for a small number of files: collecting takes as long as cleaning some pages. */
export function collectGarbage(files = Infinity): void {
  if (files < MANY) return
  if (collect === undefined) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
  }
  collect()
}
