/**
 * The engine is set for a program that runs the same few hundred functions on page after page. As it comes, it compiles each of them
 * early and with everything it calls in it, over and over while it learns what pages hold: a third of the time that the first
 * thousand pages take. Results do not hang on this.
 */

/** Calls and loops, in bytes of code, before a function is compiled: twice as many as usual. */
const BUDGET = 300_000
/** How much of what it calls is compiled into a function, in bytes of code: a third of what is usual. Less makes it slower for good. */
const INLINED = 300
/** Later engines have a second compiler, for which these figures were not measured. */
const LAST_MEASURED = 11

let isSettled = false

/** To be called when everything is loaded, in all threads: node's own modules are read from a cache that was made for other settings. Once is enough. */
export async function settleDown(): Promise<void> {
  if (isSettled || Number.parseInt(process.versions.v8, 10) > LAST_MEASURED) return
  isSettled = true
  const { setFlagsFromString } = await import('node:v8')
  setFlagsFromString(`--interrupt-budget=${BUDGET}`)
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${INLINED}`)
}
