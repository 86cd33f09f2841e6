/** The whole pipeline on one screen: a page in, an article with a verdict for every line out. */
import type { Article, CleanOptions, Page, Verdict } from './types.ts'

/** Provisional: keeps lines that end a sentence (C4's rule), so that the rooms around can be built and measured. */
export function clean(page: Page, _options: CleanOptions = {}): Article {
  let gap = false
  const verdicts: Verdict[] = []
  page.text.split('\n').forEach((raw, index) => {
    const text = raw.trim()
    if (!text) { gap = true; return }
    const keep = /[.!?。！？]["”’»)]*$/.test(text) && text.split(/\s+/).length >= 5
    verdicts.push({ first: index + 1, last: index + 1, text, keep, kind: keep ? 'body' : 'other', score: keep ? 1 : 0, because: keep ? 'a sentence' : 'not a sentence', rules: [], gap })
    gap = false
  })
  const kept = verdicts.filter((v) => v.keep)
  const body = kept.map((v) => v.text).join('\n')
  return { body, title: null, byline: null, published: null, lang: page.lang ?? null, verdicts, ...(body ? {} : { reason: 'no line looks like article text' }) }
}
