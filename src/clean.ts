/** The whole pipeline on one screen: a page in, an article with a verdict for every line out. */
import type { Article, CleanOptions, Page, Verdict } from './types.ts'
import { decide } from './decide/decide.ts'
import { examine } from './examine.ts'
import { metadata } from './meta/metadata.ts'
import { score } from './model/score.ts'

/**
 * Cleans one page. Pure: the same page and options give the same article, byte for byte.
 * @param page decoded text with `\n` line ends; see `decode` and `normalise` for bytes, `checked.ts` for strings that a program gives
 */
export function clean(page: Page, options: CleanOptions = {}): Article {
  const examined = examine(page, options), { view } = examined
  const scored = score(view, examined.strengths, page.url)
  const { verdicts, reason } = decide(examined, { ...scored, options })
  return { body: bodyOf(verdicts), ...metadata(verdicts, { ...examined, article: scored.article }, page), lang: view.lang, ...(reason === undefined ? {} : { reason }), ...(page.html === undefined ? {} : { html: true }), verdicts }
}

/** Kept lines that show something (a rule of a table does not), with one blank line where the input had any between them. */
function bodyOf(verdicts: readonly Verdict[]): string {
  let body = '', gap = false
  for (const verdict of verdicts) {
    gap ||= verdict.gap
    if (!verdict.keep || verdict.text === '') continue
    body += body === '' ? verdict.text : (gap ? '\n\n' : '\n') + verdict.text
    gap = false
  }
  return body
}
