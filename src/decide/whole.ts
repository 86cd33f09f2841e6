/**
 * Lines and which of them are wanted in; what is one thing is wanted whole or not at all: a brace alone has no words, but code without it is
 * none, and to the rules a row of a table is a time stamp, a name or a label of a menu.
 */
import type { Line } from '../lines/measure.ts'
import type { PageView } from '../rules/page-view.ts'

/** Changes `wanted`, for each run of lines of code, to what is wanted of most of its words, or of both lines around it. */
export function keepCodeWhole({ lines }: PageView, wanted: boolean[]): void {
  eachRun(lines, ({ marks }) => marks?.code === true, (from, to) => wanted.fill(mostly(lines, wanted, [from, to]) || between(wanted, from, to), from, to))
}

/** Changes `wanted`: the rest of a table of which most words are wanted, and a table between two wanted lines. On WCXB's HTML word F1 of articles is 0.0004 higher so, of 78 pages 50 are better. */
export function keepTablesWhole({ lines }: PageView, wanted: boolean[]): void {
  eachRun(lines, ({ marks, gap, plain }, starts) => (marks?.table === true || plain.includes('\t')) && !marks?.code && (starts || !gap), (from, to) => {
    if (mostly(lines, wanted, [from, to]) || between(wanted, from, to)) wanted.fill(true, from, to)
  })
}

/** Calls `found` with the first line of each run and the line below it. */
function eachRun(lines: readonly Line[], belongs: (line: Line, starts: boolean) => boolean, found: (from: number, to: number) => void): void {
  for (let from = 0; from < lines.length; from++) {
    let to = from
    while (to < lines.length && belongs(lines[to]!, to === from)) to++
    if (to === from) continue
    found(from, to)
    from = to - 1
  }
}

function mostly(lines: readonly Line[], wanted: readonly boolean[], [from, to]: readonly [number, number]): boolean {
  let words = 0, kept = 0
  for (let i = from; i < to; i++) {
    words += lines[i]!.words
    if (wanted[i]) kept += lines[i]!.words
  }
  return 2 * kept > words
}

const between = (wanted: readonly boolean[], from: number, to: number): boolean => wanted[from - 1] === true && wanted[to] === true
