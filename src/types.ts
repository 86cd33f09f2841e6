/** The words the whole project uses (page, line, kind, rule, vote, verdict, article). This file imports nothing. */

/** Kinds kept by default, in the order they are listed to users. */
export const KEPT_KINDS = ['body', 'heading'] as const
/** Kinds dropped by default. `feed` is every pointer to other stories; `subscribe` every prompt to join, pay, donate or install. */
export const DROPPED_KINDS = [
  'headline', 'standfirst', 'byline', 'caption', 'subscribe', 'feed', 'share', 'navigation',
  'cookie', 'legal', 'advert', 'comment', 'bio', 'widget', 'other',
] as const
export const KINDS = [...KEPT_KINDS, ...DROPPED_KINDS] as const

export type KeptKind = (typeof KEPT_KINDS)[number]
export type DroppedKind = (typeof DROPPED_KINDS)[number]
export type Kind = (typeof KINDS)[number]

/** How a scraper turned the page into text; see `src/lines/flattening.ts`. */
export type Flattening = 'innertext' | 'bs4' | 'lynx' | 'wet' | 'markdown' | 'html'

/** One scraped document, decoded: `\n` line ends only, control characters made harmless. */
export interface Page {
  /** What the lines are cut from; may be empty where there is `html`. */
  readonly text: string
  /** The page's HTML source: where it is given the lines come from it, and `first..last` are its line numbers. */
  readonly html?: string
  /** Where it came from, if known: used for per-site rules and messages, never fetched. */
  readonly url?: string
  /** BCP 47, when the caller knows it; otherwise it is detected. */
  readonly lang?: string
  /** How it was turned into text, when the caller knows it; otherwise it is recognised. */
  readonly flattening?: Flattening
}

/** Where a line stands in the tree of an HTML page. */
export interface TreeMarks {
  /** Landmarks, roles, elements and properties around the line: bits, named by `PLACES` in `src/read/html/places.ts`. */
  readonly places: number
  /** Groups that a `class`, `id` or test name around the line speaks of: bits, named by `CUE_GROUPS` in `src/read/html/cue-groups.ts`. */
  readonly cues: number
  /** The same of the innermost element that speaks of any. */
  readonly nearest: number
  /** Blocks around the line. */
  readonly depth: number
  /** Steps up from the block with most paragraph text until the line is inside, 0 for the lines in it. */
  readonly up: number
  /** Steps from there down to the line's own block. */
  readonly down: number
  /** Share of the line's visible characters in bold, 0..1. */
  readonly strong: number
  /** Lines of the page at the same path of elements and classes, itself among them. */
  readonly alike: number
  /** Lines since the last of these; 0 for the first. */
  readonly since: number
  /** What the page's data says of the line, 0 for nothing: see `SAYINGS` in `src/read/html/sayings.ts`. */
  readonly said: number
}

/** What the marks around a line said before they were taken off (markdown, lynx, HTML); absent in plain text. */
export interface Marks {
  /** 1..6 for `## heading`. */
  readonly heading?: number | undefined
  /** `- item`, `1. item`. */
  readonly list?: boolean
  /** `> quote`. */
  readonly quote?: boolean
  /** A cell row of a table. */
  readonly table?: boolean
  /** Inside a code fence. */
  readonly code?: boolean
  /** Share of the line's visible characters that stand inside links, 0..1. */
  readonly linkShare?: number
  /** The line is or begins with an image. */
  readonly image?: boolean
  /** A `<br>` parts it from the line above. */
  readonly continued?: boolean
  /** HTML alone. */
  readonly tree?: TreeMarks
}

/** A block of markdown around lines of HTML: one object for all lines in it. */
export interface Within {
  readonly kind: 'quote' | 'item' | 'code' | 'table' | 'row'
  /** `- ` or `1. ` of an item, the language of code. */
  readonly mark: string
  readonly outer: Within | null
}

/**
 * One line of a page as a person would see it, before anything is counted.
 * `first..last` are 1-based input line numbers, both included: a hard-wrapped paragraph is one line of several input lines.
 */
export interface RawLine {
  readonly first: number
  readonly last: number
  /** As it will be written if it is kept: outer white space off, the pieces of a broken paragraph joined, markdown's marks and link targets off. Code keeps its indentation. */
  readonly text: string
  /** What classifiers look at: `text` without any outer white space. */
  readonly plain: string
  /** The line in markdown: as it was written in a page of markdown; made for an HTML page where it was asked for. Blank rows of code stand before the next one. */
  readonly markdown?: string
  /** The innermost block of markdown around it; made with it, of HTML alone. There cells are parted by tabs, and `markdown` has no marks of the blocks around. */
  readonly within?: Within | null
  /** A blank input line stands before it. */
  readonly gap: boolean
  readonly marks?: Marks
}

/** A rule's opinion of one line. */
export interface Vote {
  readonly rule: string
  readonly kind: Kind
  /** How sure the rule is, 0..1. */
  readonly weight: number
}

/** The final word on a line. */
export interface Verdict {
  readonly first: number
  readonly last: number
  readonly text: string
  /** The same in markdown, where that is known (see `RawLine`); otherwise the text says it. */
  readonly markdown?: string
  readonly within?: Within | null
  /** What the marks around the line said, where there were any. */
  readonly marks?: Marks
  readonly keep: boolean
  readonly kind: Kind
  /** The model's probability that the line is body, 0..1, rounded to 3 decimals. */
  readonly score: number
  /** One plain sentence: why it is kept or dropped. */
  readonly because: string
  /** Ids of the rules that voted, strongest first. */
  readonly rules: readonly string[]
  /** A blank input line stands before it. */
  readonly gap: boolean
}

/** The result of cleaning one page. */
export interface Article {
  /** Kept lines, `\n` between them, one blank line where the input had any. Empty when there is no article. */
  readonly body: string
  readonly title: string | null
  readonly byline: string | null
  /** ISO 8601 in the page's own time: `2023-07-19`, `2023-07-19T21:40` or with the zone the page names. */
  readonly published: string | null
  /** BCP 47. */
  readonly lang: string | null
  /** Why the body is empty; absent when it is not. */
  readonly reason?: string
  /** The page was HTML: `first..last` number lines of its source, several lines of text may stand on one of them. */
  readonly html?: true
  readonly verdicts: readonly Verdict[]
}

export const MODES = ['precision', 'balanced', 'recall'] as const
export type Mode = (typeof MODES)[number]

export interface CleanOptions {
  /** One scale: how sure the model must be to keep a line. Default `balanced`. */
  readonly mode?: Mode
  /** Kinds to keep besides the default ones. */
  readonly keep?: readonly Kind[]
  /** Kinds to drop besides the default ones. */
  readonly drop?: readonly Kind[]
  /** Lines of HTML pages get their markdown too; those of markdown pages have it anyway. */
  readonly markdown?: boolean
}
