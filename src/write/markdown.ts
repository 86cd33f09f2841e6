/** An article in, its kept lines as a document of markdown out; with what is known of it in front, where that is asked for. */
import { escaped } from '../read/html/inline-markdown.ts'
import type { Article, Verdict } from '../types.ts'
import { fromTree } from './markdown-blocks.ts'

export interface MarkdownOptions {
  /** Title, author, date and language as YAML front matter. */
  readonly frontMatter?: boolean
  /** Named in the front matter. */
  readonly url?: string
}

/** The body as a markdown file; nothing at all where there is no body. */
export function toMarkdown(article: Article, options: MarkdownOptions = {}): string {
  if (article.body === '') return ''
  const kept = withGaps(article.verdicts)
  const body = article.html ? fromTree(kept) : kept.some(({ markdown }) => markdown !== undefined) ? asWritten(kept) : paragraphs(kept)
  return `${options.frontMatter ? frontMatter(article, options.url) : ''}${body}\n`
}

/** Kept lines; one has a gap where any stood since the kept one before. */
function withGaps(verdicts: readonly Verdict[]): readonly Verdict[] {
  const kept: Verdict[] = []
  let gap = false
  for (const verdict of verdicts) {
    gap ||= verdict.gap
    if (!verdict.keep) continue
    kept.push(gap === verdict.gap ? verdict : { ...verdict, gap })
    gap = false
  }
  return kept
}

/** A page of markdown: its own marks and blank lines. Front matter of its own is no part of the body. */
function asWritten(kept: readonly Verdict[]): string {
  const lines = kept.slice(kept.findIndex(({ text, marks }) => text !== '' || marks?.code))
  return lines.map(({ markdown = '', gap, marks }, i) => {
    const between = i === 0 ? '' : gap && !markdown.startsWith('\n') ? '\n\n' : '\n', endsBlock = lines[i + 1]?.gap ?? true
    return between + (endsBlock && !marks?.code ? markdown.trimEnd() : markdown)
  }).join('')
}

/** A page of text: subheadings, lists where two items of one sort or more follow each other, and every other line a paragraph. */
function paragraphs(kept: readonly Verdict[]): string {
  const items = kept.map(itemOf), follows = (i: number): boolean => items[i] !== undefined && items[i]!.isNumbered === items[i - 1]?.isNumbered
  return kept.map(({ kind, text }, i) => {
    const between = i === 0 ? '' : follows(i) ? '\n' : '\n\n'
    return between + (follows(i) || follows(i + 1) ? items[i]!.markdown : kind === 'heading' ? `## ${escaped(text)}` : escaped(text))
  }).join('')
}

interface Item {
  readonly isNumbered: boolean
  readonly markdown: string
}

const ITEM = /^(?:[-*+•◦▪●○■□‣]|(\d{1,3}[.)]))\s+(?=\S)/

/** A line that begins as an item of a list does. */
function itemOf({ text }: Verdict): Item | undefined {
  const mark = ITEM.exec(text)
  return mark ? { isNumbered: mark[1] !== undefined, markdown: `${mark[1] ?? '-'} ${escaped(text.slice(mark[0].length))}` } : undefined
}

function frontMatter({ title, byline, published, lang }: Article, url: string | undefined): string {
  const fields = Object.entries({ title, author: byline, date: published, lang, url }).filter((field): field is [string, string] => typeof field[1] === 'string')
  // A JSON string is a YAML string, whatever stands in it.
  return fields.length === 0 ? '' : `---\n${fields.map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`).join('')}---\n\n`
}
