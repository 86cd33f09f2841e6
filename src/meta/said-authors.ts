/** In: what an HTML page says of its authors, and the byline its text has. Out: the byline: names, without roles, addresses and repetitions. */
import { plainForm } from './calendar.ts'
import { Pattern } from '../lines/pattern.ts'
import type { Said, Source, Statement } from './said.ts'

const LONGEST = 200
const MOST_NAMES = 20
const NOT_LETTER = new Pattern(String.raw`[^\p{L}\p{N}]+`, 'gu')
const LETTER = new Pattern(String.raw`\p{L}`, 'u')
/** Addresses, handles and accounts that belong to nobody. */
const NO_NAME = /^(?:https?:|www\.|\/|@)|^\S+@\S+$|\.(?:com|org|net)\/|^(?:admin|administrator|webmaster|root|user|guest|author|unknown|undefined|null|none|n\/a|default|editor)$/i
const BY = /^(?:(?:written|posted|published|story|words) )?(?:by|von|par|por|di|door|av|af|autor|auteur|author)\s*(?::\s*|\s)/i
/** A role or a site behind a name. */
const BEHIND = /\s+(?:[|/]|•)\s+.*$/
/** An account's name: in small letters, with dots, digits or low lines, or in one word. */
const ACCOUNT = /^[^\sA-Z]+$|[_\d]|^\S+\.\S+$|^\S+@\S+$/
const BETWEEN = /\s*[,;、，]\s*(?:and\s+|und\s+)?|\s+(?:and|und|et|y|e|og|och|en|&)\s+/i

const bare = (name: string): string => NOT_LETTER.replace(plainForm(name), '')
const namesIn = (byline: string): readonly string[] => byline.split(BETWEEN).map(bare).filter((name) => name !== '')

function cleaned({ text }: Statement): string | null {
  const name = text.replace(BY, '').replace(BEHIND, '').trim()
  return name.length > LONGEST || !LETTER.test(name) || NO_NAME.test(name) ? null : name
}

/** Each name once; one that is only a part of another list of names is in that already, and so is one with words around it: "More about Ada", "Ada 3 badges". */
function withoutRepeats(names: readonly string[]): readonly string[] {
  const seen = new Set<string>(), kept: string[] = []
  for (const name of names) {
    const parts = namesIn(name)
    if (parts.every((part) => seen.has(part)) || seen.has(bare(name)) || kept.some((other) => ` ${name} `.includes(` ${other} `))) continue
    for (const part of [bare(name), ...parts]) seen.add(part)
    kept.push(name)
  }
  return kept.slice(0, MOST_NAMES)
}

/** What the page says in one place, persons before organisations; of both only the persons. */
function namesFrom({ authors, sites }: Said, sources: readonly Source[]): { readonly persons: readonly string[]; readonly others: readonly string[] } {
  const own = new Set(sites.map(bare)), persons: string[] = [], others: string[] = []
  for (const statement of authors) {
    const name = sources.includes(statement.source) ? cleaned(statement) : null
    if (name === null) continue
    if (statement.is === 'organisation' || own.has(bare(name))) others.push(name)
    else persons.push(name)
  }
  return { persons: withoutRepeats(persons), others: withoutRepeats(others) }
}

/** Places in the order they are believed. */
const PLACES: readonly (readonly Source[])[] = [['data'], ['meta'], ['link'], ['property']]

/** The byline, null where the page names nobody. `fromText` is what its lines say. */
export function saidAuthors(said: Said, fromText: string | null): string | null {
  let others: readonly string[] = []
  for (const sources of PLACES) {
    const found = namesFrom(said, sources)
    if (found.persons.length > 0) return better(found.persons, fromText)
    if (others.length === 0) others = found.others
  }
  return fromText ?? (others.length > 0 ? others.join(', ') : null)
}

/** The text's byline where it says more: an author's name for an account's, or further authors. */
function better(names: readonly string[], fromText: string | null): string {
  const said = names.join(', ')
  if (fromText === null) return said
  const inText = namesIn(fromText), all = names.flatMap(namesIn)
  const has = (name: string): boolean => inText.some((other) => other.includes(name))
  if (all.every(has) && inText.length > all.length) return fromText
  return names.every((name) => ACCOUNT.test(name)) && !ACCOUNT.test(fromText) && fromText.includes(' ') ? fromText : said
}
