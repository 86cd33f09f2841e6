/** A page in, everything known of its lines before a decision out: what training and use have in common. */
import type { CleanOptions, Page, RawLine, Vote } from './types.ts'
import { detectLanguage } from './lines/language.ts'
import { applyLanguage } from './lines/apply-language.ts'
import { measureAll } from './lines/measure.ts'
import { markdownHead } from './lines/markdown-head.ts'
import { toLines } from './lines/unwrap.ts'
import type { Head } from './read/html/index.ts'
import { readHtml } from './read/html/index.ts'
import { abbreviations, languageWords } from './lines/words.ts'
import { vote } from './rules/index.ts'
import { Strengths } from './rules/strengths.ts'
import type { PageView } from './rules/page-view.ts'
import { viewPage } from './rules/page-view.ts'

export interface Examined {
  readonly view: PageView
  /** Of each line, in the order of the rules. */
  readonly votes: readonly (readonly Vote[])[]
  readonly strengths: Strengths
  /** What a page of HTML or markdown says of itself beside its text. */
  readonly head?: Head
}

function plainOf(lines: readonly RawLine[]): string[] {
  const plain: string[] = []
  for (const line of lines) plain.push(line.plain)
  return plain
}

/** Cuts a page into lines, measures them and lets every rule vote. */
export function examine(page: Page, options: Pick<CleanOptions, 'markdown'> = {}): Examined {
  const { lines: raw, head } = page.html === undefined ? { lines: toLines(page.text, page.flattening), head: markdownHead(page.text) } : readHtml(page.html, options)
  const lang = page.lang ?? detectLanguage(plainOf(raw))
  const lines = measureAll(raw)
  const words = languageWords(lang)
  applyLanguage(lines, words, abbreviations(lang))
  const view = viewPage(lines, lang, words)
  const votes = vote(view)
  return { view, votes, strengths: new Strengths(votes), ...(head === undefined ? {} : { head }) }
}
