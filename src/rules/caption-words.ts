/** Lines worded as `caption`; the phrases are in `cues/`. */
import type { Line } from '../lines/measure.ts'
import { Pattern } from '../lines/pattern.ts'
import { cueRule } from './cue-rule.ts'
import type { PageView } from './page-view.ts'
import { cueOf } from './page-view.ts'
import type { Rule } from './rule.ts'

const words = cueRule('caption', 'Credits or labels a picture.', { whole: 0.85, opens: 0.85, start: 0.8, within: 0.85 })

/** "Photo" may begin a sentence of the article; with a colon behind it, it is a label. */
const LABEL_MARK = /[:：/|©–—]/
const MARK_SLACK = 12
const LABEL_WORDS = 7

/** "Figure 2 shows ...", beside "Figure 2. Tides at Orrin". */
const TELLS_OF_FIGURE = new Pattern(String.raw`^\P{L}*\p{L}+[.\s]*\p{Nd}+\p{Ll}?\s+\p{Ll}`, 'u')

/** True for lines that only begin with the word: "Photo after photo, he keeps the diary of his road." */
export function beginsAsSentence(line: Line, page: PageView): boolean {
  const cue = cueOf(page, line.index, 'caption')
  if (cue?.place !== 'start' || line.words <= LABEL_WORDS) return false
  if (cue.phrase.endsWith('#')) return TELLS_OF_FIGURE.test(line.plain)
  if (cue.phrase.includes(' ')) return false
  return !LABEL_MARK.test(line.plain.slice(0, cue.phrase.length + MARK_SLACK))
}

export const captionWords: Rule = { ...words, when: (line, page) => (beginsAsSentence(line, page) ? 0 : words.when!(line, page)) }
