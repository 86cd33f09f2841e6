/** What a page says of itself and its lines in, which of them it says out: its description, or a paragraph of the article's text in its data. */
import type { Head } from './head.ts'
import { articleBody } from './payload.ts'

/** `description`: the line is what the page says it is about; `body`: it stands in the stated text of the article; `beside`: that text is shown, and the line is none of it. */
export const SAYINGS = ['description', 'body', 'beside'] as const
/** What `TreeMarks.said` is where a line is the description. */
export const DESCRIPTION = 1
const IN_BODY = 2, BESIDE = 3

/** Shorter lines are found anywhere, in characters that are letters or digits. */
const SHORTEST = 20
/** Shorter texts are descriptions. */
const SHORTEST_BODY = 400
/** The page shows so much of the text, or what is beside it says nothing. */
const SHOWN = 0.7

const squeezed = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()

/** What is said of each line: 0 for nothing, else one more than its place in `SAYINGS`. */
export function saidLines(head: Head, lines: readonly string[]): Uint8Array {
  const said = new Uint8Array(lines.length), body = squeezed(articleBody(head))
  if (body.length >= SHORTEST_BODY) sayBody(body, lines.map(squeezed), said)
  for (const description of new Set(head.meta.filter(({ name }) => NAMES.has(name)).map(({ content }) => content))) sayDescription(description, lines, said)
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
