/** The size of a page that is cleaned alone in, the engine told to compile later where that pays. */

/** How much must have run before a function is compiled for speed: fifteen times the engine's own figure. */
const FLAG = '--interrupt-budget=1000000'
/** A larger page runs long enough for that code to pay for its compilation, in bytes. */
const LARGE = 500_000

/** Of the time of a start and one short page, a fifth would go into code that is never run. */
export async function compileLess(size: number): Promise<void> {
  if (size < LARGE) (await import('node:v8')).setFlagsFromString(FLAG)
}
