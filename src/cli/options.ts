/** The words of a command line in, what was typed out (not yet what it means: see `plan.ts`). */

/** What was typed, defaults filled in. */
export interface Typed {
  readonly inputs: readonly string[]
  readonly output?: string
  readonly from: string
  readonly to?: string
  readonly lines?: true
  readonly explain?: true
  readonly mode: string
  readonly keep: readonly string[]
  readonly drop: readonly string[]
  readonly lang?: string
  readonly encoding?: string
  readonly keepSource?: true
  readonly strict?: true
  readonly overwrite?: true
  readonly resume?: true
  readonly dryRun?: true
  readonly jobs?: string
  readonly timeout?: string
  readonly maxSize: string
  readonly ignore: readonly string[]
  readonly hidden?: true
  readonly urlMatch?: string
  readonly limit?: string
  readonly stats?: string
  readonly failFast?: true
  readonly headings: boolean
  readonly frontMatter?: true
  readonly quiet?: true
  readonly listRules?: true
  readonly listLanguages?: true
}

/** Where nothing else is typed. */
export const DEFAULTS = { from: 'auto', mode: 'balanced', keep: [], drop: [], maxSize: '64M', ignore: [], headings: true } satisfies Partial<Typed>

/** What was typed; or `done` where `--help` or `--version` was asked for and is printed. Throws UsageError. */
export async function parseWords(words: readonly string[], print: (text: string) => void): Promise<Typed | 'done'> {
  // Names alone need no parser, which takes as long to load as a page to clean.
  if (words.every((word) => !word.startsWith('-'))) return { ...DEFAULTS, inputs: words }
  return (await import('./flags.ts')).parseFlags(words, print)
}
