/** A table of contents: lines that the page repeats further down as its headings. */
import type { Rule } from './rule.ts'

const MIN_ENTRIES = 3
const ENTRY_WORDS = 14

export const contents: Rule = {
  id: 'contents',
  kind: 'navigation',
  summary: 'Is one of three or more lines in a row that come again further down in the same order.',
  across: (page, cast) => {
    if (!page.core) return
    const { core } = page, later = new Map<string, number>()
    // Lines that stand once only, most of them, come again nowhere.
    for (const line of page.lines) if (page.repeats[line.index]! > 1) later.set(line.plain, line.index)
    let run: number[] = []
    const close = (): void => {
      if (run.length >= MIN_ENTRIES && later.get(page.lines[run[0]!]!.plain)! > run.at(-1)!) for (const i of run) cast(i, 0.8)
      run = []
    }
    for (const line of page.lines) {
      const again = (page.repeats[line.index]! > 1 && later.get(line.plain)) || line.index, previous = run.length ? later.get(page.lines[run.at(-1)!]!.plain)! : 0
      if (again > line.index && line.words <= ENTRY_WORDS && !page.prose[line.index] && again > previous && bodyBetween(line.index, again)) run.push(line.index)
      else close()
    }
    close()
    function bodyBetween(from: number, to: number): boolean {
      return core.from < to && core.to > from && to <= core.to
    }
  },
}
