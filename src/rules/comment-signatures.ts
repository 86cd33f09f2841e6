/** A thread by its signatures: "Posted by: Ann | Jan 10, 4:49 PM" or "John, Dundee" every few lines, a comment's text between. */
import { Pattern } from '../lines/pattern.ts'
import type { PageView } from './page-view.ts'
import { cueOf } from './page-view.ts'
import type { Rule } from './rule.ts'

const MIN_SIGNATURES = 3
const MAX_DISTANCE = 10
const SIGNATURE_WORDS = 14
/** Of the gaps between signatures so many must hold a sentence, or the run is a list and not a thread. */
const TEXT_SHARE = 0.6
/** A feed's teasers speak of other things than the article; comments speak of the same. */
const RELATED = 0.25

interface Run { readonly at: readonly number[]; readonly cued: number }

export const commentSignatures: Rule = {
  id: 'comment-signatures',
  kind: 'comment',
  summary: 'Stands in a run of texts that are signed with a name and a date or place each.',
  across: (page, cast) => {
    for (const run of signatureRuns(page)) {
      if (run.at.length < MIN_SIGNATURES || !isThread(page, run)) continue
      const from = threadStart(page, run.at[0]!), to = Math.min(page.lines.length - 1, run.at.at(-1)! + 1)
      for (let i = from; i <= to; i++) cast(i, 0.88)
    }
  },
}

function signatureRuns(page: PageView): Run[] {
  const runs: Run[] = []
  let at: number[] = [], cued = 0
  const close = (): void => { if (at.length) runs.push({ at, cued }); at = []; cued = 0 }
  for (const line of page.lines) {
    if (page.core && line.index < page.core.from) continue
    const cue = cueOf(page, line.index, 'comment'), signed = isSignature(page, line.index)
    if (!signed && !(cue && line.words <= SIGNATURE_WORDS)) continue
    if (at.length && line.index - at.at(-1)! > MAX_DISTANCE) close()
    at.push(line.index)
    if (cue) cued++
  }
  close()
  return runs
}

/** "Location: Lisbon, Portugal" is an entry of a list; a clock's colon has digits behind it. */
const LABELLED = new Pattern(String.raw`^\P{L}*\p{L}[^:：]{1,40}[:：](?!\d\d)`, 'u')

/** A name with a date, or "Name, Place": short, no sentence, capitalised, and nothing that a label names. */
function isSignature(page: PageView, i: number): boolean {
  const line = page.lines[i]!, signs = page.signs[i]!
  if (line.words > SIGNATURE_WORDS || line.words < 1 || line.startsBullet) return false
  const dated = signs.dated && !(line.terminal && line.words > 8)
  const placed = !line.terminal && line.words <= 6 && line.commas >= 1 && line.capitalised >= 2 && line.capitalised >= line.cased - 1
  return (dated || placed) && (signs.by || !LABELLED.test(line.plain))
}

function isThread(page: PageView, run: Run): boolean {
  let texts = 0, related = 0, measured = 0
  for (let k = 1; k < run.at.length; k++) {
    let text = false
    for (let i = run.at[k - 1]! + 1; i < run.at[k]!; i++) {
      text ||= page.lines[i]!.terminal
      if (page.lines[i]!.words >= 8) { related += page.cohesion[i]!.page; measured++ }
    }
    if (text) texts++
  }
  if (texts < TEXT_SHARE * (run.at.length - 1)) return false
  return run.cued >= run.at.length / 3 || (measured > 0 && related / measured >= RELATED && run.at.length >= MIN_SIGNATURES + 1 && outside(page, run))
}

/** Dated entries inside an article are a live blog or a chronicle; uncued threads stand below it. */
function outside(page: PageView, run: Run): boolean {
  return page.core === undefined || run.at[0]! > page.core.from + (page.core.to - page.core.from) * 0.3
}

/** The comment that the first signature closes or heads begins below the nearest comment cue, heading or gap above it. */
function threadStart(page: PageView, first: number): number {
  for (let i = first - 1; i >= Math.max(0, first - 3); i--) if (cueOf(page, i, 'comment')) return i
  return first
}
