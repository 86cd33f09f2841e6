/**
 * Lines and which of them are wanted in; a passage that stands on the page a second time is wanted once. Shops write a description out
 * for wide and narrow screens, forums quote the post above, lists open a "quick view" of what they show. Choruses and labels are
 * short lines and stay, and so does code. On WCXB word F1 of all types is 0.003 higher so, of forums 0.01 to 0.02, of manuals 0.003 lower, so that these are left alone.
 */
import type { PageView } from '../rules/page-view.ts'

/** A passage has a line of this many words, more than a line of verse: on WCXB word F1 is the same from 10 to 20 ... */
const SENTENCE_WORDS = 20
/** ... and this many with the lines around it that stand above as well. */
const PASSAGE_WORDS = 25

/** Changes `wanted`; the lines that it no longer wants out. */
export function dropRepeats({ lines, repeats }: PageView, wanted: boolean[]): ReadonlySet<number> {
  const dropped = new Set<number>(), above = new Set<string>()
  let passage: number[] = [], words = 0, longest = 0
  const end = (): void => {
    if (words >= PASSAGE_WORDS && longest >= SENTENCE_WORDS) for (const i of passage) { dropped.add(i); wanted[i] = false }
    passage = []; words = longest = 0
  }
  for (const line of lines) {
    if (!wanted[line.index]) continue
    const isRepeat = repeats[line.index]! > 1 && !line.marks?.code && above.has(line.plain)
    if (!isRepeat) { end(); if (repeats[line.index]! > 1) above.add(line.plain); continue }
    passage.push(line.index)
    words += line.words
    longest = Math.max(longest, line.words)
  }
  end()
  return dropped
}
