/**
 * The shape of a language's cues: what publishers of that language write on their buttons, boxes and labels.
 * Cues are data: a language file (`de.ts`) holds nothing else, and one reader of that language can check it alone.
 *
 * Grammar of a phrase: lower case, words parted by one space, no punctuation (it is skipped when matching: `log in` also
 * matches "Log-in!"). `*` at the end of a word matches any ending (`abonn*`), its stem having three letters or more.
 * `#` matches a number (`# comments`). Scripts without spaces (Han, kana, Thai, Lao, Khmer, Burmese) are written
 * solid and matched character by character: `订阅`, `シェアする`.
 */
import type { DroppedKind } from '../../types.ts'

export interface Cues {
  /** The line is this phrase and nothing else (numbers, punctuation and symbols aside): `subscribe`, `share on facebook`. */
  readonly whole?: readonly string[]
  /** As `whole`, and what follows belongs to it too: heads a block of this kind (`related articles`, `# comments`, `about the author`). */
  readonly opens?: readonly string[]
  /** The line begins with it and more follows: `read more:` `photo by` `written by` `copyright`. */
  readonly start?: readonly string[]
  /** Anywhere in a line, so telling that it speaks for a whole sentence: `sign up for our newsletter`, `all rights reserved`. */
  readonly within?: readonly string[]
}

export interface LanguageCues {
  /** BCP 47 language, with a script or region only where it matters (`zh-Hant`). */
  readonly lang: string
  /** English name, for `--list-languages`. */
  readonly name: string
  readonly kinds: Readonly<Partial<Record<DroppedKind, Cues>>>
  /** Twelve rows, January first: every written form (full, genitive, abbreviated without its dot), lower case. */
  readonly months: readonly (readonly string[])[]
  /** Seven rows, Monday first: full and abbreviated. */
  readonly weekdays: readonly (readonly string[])[]
  /** Time stamps relative to now: `# minutes ago`, `vor # stunden`, `yesterday`, `today`. */
  readonly ago: readonly string[]
  /** Words that introduce an author at a line's start: `by`, `von`, `text`, `written by`. */
  readonly by: readonly string[]
  /** Labels before a date of publication: `published`, `posted on`. */
  readonly published: readonly string[]
  /** Labels before a date of change: `updated`, `last modified`. */
  readonly updated: readonly string[]
  /** `am`, `pm` and their kin, where the language writes twelve hours: [before noon, after noon]. */
  readonly noon?: readonly [readonly string[], readonly string[]]
  /** Verbs of saying and other words that mark a quoted or reported sentence, as in news prose: `said`, `sagte`, `erklärte`. */
  readonly saying: readonly string[]
}
