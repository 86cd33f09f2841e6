/** The deck of an HTML page: what its head gives as the page's description, set apart from the article's paragraphs. */
import type { Line } from '../lines/measure.ts'
import { DESCRIPTION } from '../read/html/sayings.ts'
import type { Rule } from './rule.ts'

const MIN_WORDS = 6
const MAX_WORDS = 80

/**
 * A blog's description is often the first of its paragraphs, which all stand at one path; a deck has a place of its own. Of described lines in
 * 121 Fundus and 793 WCXB pages the gold article lacks 59 of 59 and 77 of 106 that stand alone, and 15 of 38 that do not.
 */
export function isSaidStandfirst(line: Line): boolean {
  const tree = line.marks?.tree
  return tree !== undefined && tree.said === DESCRIPTION && tree.alike === 1 && !line.marks?.heading && line.words >= MIN_WORDS && line.words <= MAX_WORDS
}

export const standfirstSaid: Rule = {
  id: 'standfirst-said',
  kind: 'standfirst',
  summary: 'Is what the page gives as its description, in a place of its own (HTML).',
  marked: true,
  when: (line) => (isSaidStandfirst(line) ? 0.85 : 0),
}
