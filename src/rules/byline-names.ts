/** Author names: "By Jane Doe", a name beside a date, a role below a name. */
import { Pattern } from '../lines/pattern.ts'
import { headlineOf, inHeadZone } from './head-zone.ts'
import type { Rule } from './rule.ts'

const NAME_WORDS = 6
/** A Japanese reporter's signature below the article. */
const SIGNATURE = /^【[^】\d]{2,20}】$/

/** "1-1 Brandt 81": score, scorer and minute of a goal look like names and a date. */
const GOAL = new Pattern(String.raw`^\d{1,2}[-–:]\d{1,2} \p{Lu}[\p{L}.'’ -]* \d{1,3}$`, 'u')

export const bylineNames: Rule = {
  id: 'byline-names',
  kind: 'byline',
  summary: 'Names an author: "by" and names, or names and a date near the headline.',
  maxWords: 30,
  when: (line, page) => {
    if (line.plain.startsWith('【') && SIGNATURE.test(line.plain)) return 0.95
    const signs = page.signs[line.index]!
    if (signs.by && line.capitalised >= line.cased / 2) return inHeadZone(page, line.index) ? 0.9 : 0.6
    if (signs.by && signs.dated) return inHeadZone(page, line.index) ? 0.85 : 0.5
    const dated = signs.dated && signs.dateShare >= 0.35 && !line.terminal && !GOAL.test(line.plain)
    const names = line.cased >= 2 && line.words <= NAME_WORDS && line.capitalised === line.cased && !line.terminal
    if ((!dated && !names) || !inHeadZone(page, line.index) || line.index <= (headlineOf(page) ?? 0)) return 0
    if (dated) return 0.7
    const beside = [line.index - 1, line.index + 1].some((i) => page.signs[i] && (page.signs[i].stamp || page.signs[i].by || page.signs[i].dated))
    return beside ? 0.6 : 0
  },
}
