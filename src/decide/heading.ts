/**
 * A page and which of its lines are kept in, which of those are subheadings out: those that HTML or markdown marks, and where no kept line is
 * marked, short lines over longer ones, or below the end of a sentence. Measured on the text of 1,700 pages whose HTML has its headings marked (WCXB,
 * fundus, trafilatura's pages; four flattenings): 0.73 of the lines called headings are marked as such, and of those marked 0.63 are found;
 * by the rule `subheading` alone 0.69 and 0.43.
 */
import type { Line } from '../lines/line.ts'
import type { PageView } from '../rules/page-view.ts'

const MOST_WORDS = 14
/** What it heads has so many times its words. */
const LONGER = 3
const PARAGRAPH_WORDS = 10
/** "Results" over a paragraph is one, and so is every other cell of a table. */
const LABEL_WORDS = 1.5

/** By the lines' indexes. */
export function headings(page: PageView, wanted: readonly boolean[]): readonly boolean[] {
  const marked = page.lines.some((line, i) => wanted[i] === true && line.marks?.heading !== undefined), found: boolean[] = []
  let above: Line | undefined, line: Line | undefined
  for (let i = 0; i <= page.lines.length; i++) {
    found.push(false)
    if (i < page.lines.length && !wanted[i]) continue
    const below = page.lines[i]
    if (line) found[line.index] = marked ? line.marks?.heading !== undefined : heads(line, above, below)
    above = line
    line = below
  }
  return found
}

function heads(line: Line, above: Line | undefined, below: Line | undefined): boolean {
  if (!below || line.words > MOST_WORDS || line.startsLower || line.startsBullet || line.endsColon || line.terminal && !line.endsQuestion) return false
  const isLonger = below.words >= LONGER * Math.max(1, line.words), belowSentence = above?.terminal === true
  if (isLonger && belowSentence) return true
  if (line.commas > 0 || line.words < LABEL_WORDS) return false
  return isLonger ? below.terminal : belowSentence && below.words >= PARAGRAPH_WORDS
}
