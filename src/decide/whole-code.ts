/** Lines and which of them are wanted in; blocks of code are wanted whole or not at all: a brace alone has no words, but code without it is none. */
import type { PageView } from '../rules/page-view.ts'

/** Changes `wanted`, for each run of lines of code, to what is wanted of most of its words. */
export function keepCodeWhole({ lines }: PageView, wanted: boolean[]): void {
  for (let from = 0; from < lines.length; from++) {
    let to = from, words = 0, kept = 0
    for (; to < lines.length && lines[to]!.marks?.code; to++) {
      words += lines[to]!.words
      if (wanted[to]) kept += lines[to]!.words
    }
    if (to > from) wanted.fill(2 * kept > words, from, to)
    from = to
  }
}
