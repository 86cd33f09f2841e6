/** Alternative texts of images that a scraper wrote out: labels in small letters that all begin alike. */
import type { Line } from '../lines/measure.ts'
import type { Rule } from './rule.ts'

const MIN_LINES = 2
const MIN_WORDS = 4
const MAX_WORDS = 14
const SHARED_TOKENS = 3

export const alternativeText: Rule = {
  id: 'alternative-text',
  kind: 'caption',
  summary: 'Is one of two or more labels in small letters that begin with the same words, each alone between paragraphs.',
  across: (page, cast) => {
    const groups = new Map<string, number[]>()
    for (const line of page.lines) {
      if (!isLabel(line) || page.lines[line.index - 1]?.startsLower) continue
      const key = line.tokens.subarray(0, SHARED_TOKENS).join(' ')
      const group = groups.get(key)
      if (group) group.push(line.index)
      else groups.set(key, [line.index])
    }
    for (const group of groups.values()) if (group.length >= MIN_LINES) for (const i of group) cast(i, 0.85)
  },
}

const isLabel = (line: Line): boolean => line.startsLower && !line.terminal && !line.endsColon && line.words >= MIN_WORDS && line.words <= MAX_WORDS && line.commas === 0 && !line.marks?.list
