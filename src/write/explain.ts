/** An article in, the rows of its annotated listing out, one a line of the page; colour and widths are the terminal's business. */
import type { Article, Kind, Verdict } from '../types.ts'

/** One line of the page as `--explain` shows it. */
export interface ExplainRow {
  readonly keep: boolean
  /** `+` kept, `-` dropped: readable without colour. */
  readonly mark: '+' | '-'
  /** Input line numbers: `7`, or `7-9` for a paragraph joined from several. */
  readonly lines: string
  readonly kind: Kind
  /** Two decimals. */
  readonly score: string
  readonly because: string
  readonly text: string
}

/** What was found about a page as a whole, in the order it is shown. */
export type ExplainFact = readonly [label: string, value: string]

export function explainRows(article: Article): readonly ExplainRow[] {
  return article.verdicts.map(toRow)
}

/** Title, byline, date, language and how much is kept; why nothing is, where nothing is. */
export function explainFacts(article: Article): readonly ExplainFact[] {
  const kept = article.verdicts.filter((verdict) => verdict.keep).length
  const facts: [string, string | null | undefined][] = [
    ['title', article.title],
    ['byline', article.byline],
    ['published', article.published],
    ['lang', article.lang],
    ['kept', `${kept} of ${article.verdicts.length} lines`],
    ['no article', article.reason],
  ]
  return facts.filter((fact): fact is [string, string] => typeof fact[1] === 'string')
}

function toRow({ first, last, keep, kind, score, because, text, markdown }: Verdict): ExplainRow {
  const lines = first === last ? String(first) : `${first}-${last}`
  return { keep, mark: keep ? '+' : '-', lines, kind, score: score.toFixed(2), because, text: text === '' ? markdown ?? text : text }
}
