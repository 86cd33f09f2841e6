/**
 * In: a pattern with Unicode classes, as text. Out: the same pattern, made when a text first needs it, in a cheap form for
 * Western text. Classes such as `\p{L}` have hundreds of ranges: making one takes the engine longer than cleaning a short page.
 */

/** Latin-1, general punctuation, € and ™: most lines of pages in Western European languages. */
const WESTERN = /^[\0-\u00ff\u2000-\u206f\u20ac\u2122]*$/
const LETTERS = 'A-Za-zµÀ-ÖØ-öø-ÿ'
/** What of a Unicode class is Western. Scripts of the East are not listed: nothing of them is. */
const RANGES: Readonly<Record<string, string>> = {
  L: `${LETTERS}ªº`, Lu: 'A-ZÀ-ÖØ-Þ', Ll: 'a-zµß-öø-ÿ', Lo: 'ªº', N: '0-9²³¹¼-¾', Nd: '0-9',
}
const CLASS_OR_BRACKET = /\\[pP]\{([^}]*)\}|\\.|[[\]]/g

/** The source with Western ranges for its Unicode classes. A negated class must stand outside brackets. */
function western(source: string, ignoreCase: boolean): string {
  let inside = false
  return source.replace(CLASS_OR_BRACKET, (found: string, name: string | undefined) => {
    if (name === undefined) {
      if (found === '[') inside = true
      else if (found === ']') inside = false
      return found
    }
    // Some small letters have their capital elsewhere (ÿ), so that a class of capitals without case is all letters with case.
    const ranges = ignoreCase && (name === 'Lu' || name === 'Ll') ? LETTERS : RANGES[name] ?? ''
    if (inside) return ranges
    return found.startsWith(String.raw`\P`) ? `[^${ranges}]` : `[${ranges}]`
  })
}

/** One text is tried against many patterns in a row. */
let lastText = '', lastWestern = true
function isWestern(text: string): boolean {
  if (text !== lastText) {
    lastText = text
    lastWestern = WESTERN.test(text)
  }
  return lastWestern
}

/** Patterns with `g` are for `replace` alone. */
export type Flags = 'u' | 'iu' | 'gu'

/** A pattern that is made when it is first needed. */
export class Pattern {
  private readonly source: string
  private readonly flags: Flags
  private narrow: RegExp | undefined
  private full: RegExp | undefined

  constructor(source: string, flags: Flags) {
    this.source = source
    this.flags = flags
  }

  /** The form of the pattern that reads this text. */
  for(text: string): RegExp {
    if (!isWestern(text)) return this.full ??= new RegExp(this.source, this.flags)
    const ignoreCase = this.flags === 'iu'
    return this.narrow ??= new RegExp(western(this.source, ignoreCase), this.flags.replace('u', ''))
  }

  test(text: string): boolean {
    return this.for(text).test(text)
  }

  replace(text: string, by: string): string {
    return text.replace(this.for(text), by)
  }

  exec(text: string): RegExpExecArray | null {
    return this.for(text).exec(text)
  }
}
