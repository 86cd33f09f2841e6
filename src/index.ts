/**
 * The library: a page's text in, its article with a verdict for every line out.
 *
 * ```ts
 * import { clean } from 'clean-article'
 * const { body, title, verdicts } = clean({ text })
 * ```
 *
 * Everything here is pure: no files, no network, no clock; the same page gives the same article everywhere.
 */
import { LANGUAGES as CUES } from './rules/cues/index.ts'
import { RULES as ALL_RULES } from './rules/index.ts'
import type { Kind } from './types.ts'

export { clean } from './checked.ts'
export { DROPPED_KINDS, KEPT_KINDS, KINDS, MODES } from './types.ts'
export type { Article, CleanOptions, DroppedKind, KeptKind, Kind, Mode, Page, Verdict } from './types.ts'
export { cleanRecords, createCleaner } from './stream.ts'
export type { BadRecord, CleanedRecord, CleanerOptions, InputRecord, OutputRecord } from './stream.ts'
export { explainFacts, explainRows } from './write/explain.ts'
export type { ExplainFact, ExplainRow } from './write/explain.ts'
export { stringify, toErrorRecord, toRecord } from './write/json.ts'
export type { LineRecord, Passed, RecordOptions } from './write/json.ts'
export { toMarkdown } from './write/markdown.ts'
export type { MarkdownOptions } from './write/markdown.ts'
export { toText } from './write/text.ts'

/** What a verdict's `rules` refer to. */
export interface KnownRule {
  readonly id: string
  /** The kind it votes for. */
  readonly kind: Kind
  /** One sentence: what it catches. */
  readonly summary: string
}

/** A language whose pages' buttons, labels and dates are known word by word; pages of others are judged by their structure. */
export interface KnownLanguage {
  /** BCP 47. */
  readonly lang: string
  /** In English. */
  readonly name: string
}

/** Every rule, in the order they run. */
export const RULES: readonly KnownRule[] = ALL_RULES

/** Every language with cues of its own. */
export const LANGUAGES: readonly KnownLanguage[] = CUES
