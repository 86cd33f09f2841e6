/** The rules and languages the program knows in, one a line on stdout out. */
import { DONE } from './report.ts'
import { stdoutSink } from './sink.ts'

/** Id, kind and what it catches, in columns. */
export async function printRules(): Promise<number> {
  const { RULES } = await import('../index.ts')
  return print(RULES.map(({ id, kind, summary }) => [id, kind, summary]))
}

/** Tag and English name, in columns. */
export async function printLanguages(): Promise<number> {
  const { LANGUAGES } = await import('../index.ts')
  return print(LANGUAGES.map(({ lang, name }) => [lang, name]))
}

async function print(rows: readonly (readonly string[])[]): Promise<number> {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd())
  await stdoutSink().write(`${lines.join('\n')}\n`)
  return DONE
}
