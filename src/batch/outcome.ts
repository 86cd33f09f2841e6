/** What became of one page, whatever input it came from: an article, or why there is none to give. */
import type { Members } from '../read/index.ts'
import type { Article } from '../types.ts'

export interface Cleaned {
  /** The path as given, `stdin`, a record's id or `path:line`. */
  readonly name: string
  /** Fields of the input record, or `id` for a file. */
  readonly passed: Members
  /** The page's address. */
  readonly url?: string
  readonly article: Article
}

export interface Failed {
  readonly name: string
  readonly passed: Members
  /** One line that says what is wrong and what to do. */
  readonly error: string
  /** For records: the line of the input, from 1. */
  readonly inputLine?: number
}

export type Outcome = Cleaned | Failed

export function isFailed(outcome: Outcome): outcome is Failed {
  return 'error' in outcome
}
