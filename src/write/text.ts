/** An article in, what a reader wants to read out: its body, ended by one newline; nothing at all where there is no body. */
import type { Article } from '../types.ts'

/** The body as a text file. */
export function toText(article: Article): string {
  return article.body === '' ? '' : `${article.body}\n`
}
