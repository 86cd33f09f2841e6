/**
 * Lines and which of them are wanted in; rows of markdown that show nothing themselves are wanted where what they mark is: the rule of a
 * table, with the row that heads it, the underline of a heading, the address of a reference.
 */
import type { Line } from '../lines/line.ts'
import type { PageView } from '../rules/page-view.ts'

const UNDERLINE = /^\s*(?:=+|-+)\s*$/
const DEFINED = /^\s*\[([^\]]{1,200})\]:/
const BRACKETED = /\[([^[\]]{1,200})\]/g

/** Changes `wanted` for these rows. */
export function keepMarksBeside({ lines }: PageView, wanted: boolean[]): void {
  if (!lines.some(isSilent)) return
  for (const [i, line] of lines.entries()) {
    const above = lines[i - 1]
    if (!isSilent(line) || line.gap || !above) continue
    if (line.marks?.table && above.marks?.table) wanted[i - 1] = wanted[i] = isTableWanted(lines, i, wanted)
    else if (above.marks?.heading && UNDERLINE.test(line.markdown!)) wanted[i] = wanted[i - 1]!
  }
  keepDefinitions(lines, wanted)
}

const isSilent = ({ plain, markdown }: Line): boolean => plain === '' && markdown !== undefined

/** Any row of the table whose rule this is. */
function isTableWanted(lines: readonly Line[], rule: number, wanted: readonly boolean[]): boolean {
  if (wanted[rule - 1]) return true
  for (let i = rule + 1; i < lines.length && lines[i]!.marks?.table && !lines[i]!.gap; i++) if (wanted[i]) return true
  return false
}

function keepDefinitions(lines: readonly Line[], wanted: boolean[]): void {
  const labels = lines.map((line) => (isSilent(line) ? DEFINED.exec(line.markdown!)?.[1]!.toLowerCase() : undefined))
  if (labels.every((label) => label === undefined)) return
  const named = new Set<string>()
  lines.forEach(({ markdown = '' }, i) => { if (wanted[i] && labels[i] === undefined) for (const [, name] of markdown.matchAll(BRACKETED)) named.add(name!.toLowerCase()) })
  labels.forEach((label, i) => { if (label !== undefined) wanted[i] = named.has(label) })
}
