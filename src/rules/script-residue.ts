/** Program text that leaked into the page: style sheets, scripts, templates. */
import { CODE, INNER_DOT, OPENING_BRACKET } from '../lines/marks.ts'
import type { Rule } from './rule.ts'

const PROGRAM = /\bfunction\s*\(|\bvar\s+\w+\s*=|window\.\w+|document\.\w+|\{\{|\}\}|<\/?[a-z]+[^>]*>|^\s*[.#@][\w-]+\s*\{|[;{}]\s*$/

export const scriptResidue: Rule = {
  id: 'script-residue',
  kind: 'other',
  summary: 'Is a piece of script, style sheet or template.',
  seen: CODE | INNER_DOT | OPENING_BRACKET,
  when: (line) => (!line.marks?.code && PROGRAM.test(line.plain.length > 400 ? line.plain.slice(0, 400) : line.plain) ? 0.5 : 0),
}
