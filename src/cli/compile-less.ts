/** The size of a page that is cleaned alone in, the engine told to compile less where that pays. */

/** A pattern is compiled once and for speed; as it comes, the engine compiles it at its first use for space, and at its second again. */
const PATTERNS = '--no-regexp-tier-up'
/** How much must have run, in calls and loops, before a function is compiled for speed: fifteen times the engine's own figures. */
const LATER = ['--invocation-count-for-turbofan=45000', '--invocation-count-for-maglev=6000', PATTERNS]
/** What was measured, by the engine's version (Node 20, 22 and 24). Another engine may not know these flags and would say so on stderr. */
const FLAGS: Readonly<Record<number, readonly string[]>> = { 11: ['--interrupt-budget=1000000', PATTERNS], 12: LATER, 13: LATER }
/** A larger page runs long enough for that code to pay for its compilation, in bytes. */
const LARGE = 500_000

/** Of the time of a start and one short page, a fifth would go into code that is never run. */
export async function compileLess(size: number): Promise<void> {
  const flags = FLAGS[Number.parseInt(process.versions.v8, 10)]
  if (size >= LARGE || flags === undefined) return
  const { setFlagsFromString } = await import('node:v8')
  for (const flag of flags) setFlagsFromString(flag)
}
