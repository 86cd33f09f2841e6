/** What a page says of itself and its lines in, which of them it says out: its description, or a paragraph of the article's text in its data. */
import type { Head } from './head.ts'
import { articleBody } from './payload.ts'
import { BESIDE, DESCRIPTION, IN_BODY } from './sayings.ts'

/** Shorter lines are found anywhere, in characters that are letters or digits. */
const SHORTEST = 20
/** Shorter texts are descriptions. */
const SHORTEST_BODY = 400
/** The page shows so much of the text, or what is beside it says nothing. */
const SHOWN = 0.7

/** Characters compared on the way, lines times the text's length: more than any honest page needs. */
const MOST_COMPARED = 500_000_000
/** A page has its description once a name; what a hostile one repeats without end is left out. */
const MOST_DESCRIPTIONS = 3

const squeezed = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()

/** What is said of each line: 0 for nothing, else one more than its place in `SAYINGS`. */
export function saidLines(head: Head, lines: readonly string[]): Uint8Array {
  const said = new Uint8Array(lines.length), body = squeezed(articleBody(head))
  if (body.length >= SHORTEST_BODY && body.length * lines.length <= MOST_COMPARED) sayBody(body, lines.map(squeezed), said)
  const descriptions = new Set(head.meta.filter(({ name }) => NAMES.has(name)).map(({ content }) => content))
  for (const description of [...descriptions].slice(0, MOST_DESCRIPTIONS)) sayDescription(description, lines, said)
  return said
}
const NAMES: ReadonlySet<string> = new Set(['description', 'og:description', 'twitter:description'])

/** Texts that say the same have nearly as many characters. */
const UNLIKE = 0.2
function sayDescription(description: string, lines: readonly string[], said: Uint8Array): void {
  const text = squeezed(description)
  if (text.length < SHORTEST) return
  lines.forEach((line, i) => { if (Math.abs(line.length - description.length) <= UNLIKE * description.length && squeezed(line) === text) said[i] = DESCRIPTION })
}

function sayBody(body: string, texts: readonly string[], said: Uint8Array): void {
  let shown = 0
  const within = texts.map((text) => text.length >= SHORTEST && body.includes(text))
  texts.forEach((text, i) => { if (within[i]) shown += text.length })
  if (shown < SHOWN * body.length) return
  within.forEach((is, i) => { said[i] = is ? IN_BODY : BESIDE })
}
