/** Dialogs and forms: a line between two lines of the same kind belongs to them. */
import type { DroppedKind } from '../types.ts'
import { linesWith } from './page-view.ts'
import type { Rule } from './rule.ts'

const REACH = 3

/** Votes for lines that stand within three lines of cues of the kind on both sides. */
export function blockRule(kind: DroppedKind, summary: string, namesUpTo?: number): Rule {
  return {
    id: `${kind}-block`,
    kind,
    summary,
    ...(namesUpTo === undefined ? {} : { namesUpTo }),
    across: (page, cast) => {
      let last = -99
      for (const index of linesWith(page, kind)) {
        if (index - last > 1 && index - last <= REACH + 1) for (let i = last + 1; i < index; i++) if (!page.prose[i]) cast(i, 0.5)
        last = index
      }
    },
  }
}
