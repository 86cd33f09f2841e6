/** The program: the command line's words in, results on stdout, everything else on stderr, the exit code set. */
import { printLanguages, printRules } from './lists.ts'
import { parseWords } from './options.ts'
import { toPlan } from './plan.ts'
import { DONE, say, UNUSABLE } from './report.ts'
import { run } from './run.ts'
import { stdoutSink } from './sink.ts'
import { UsageError } from './usage-error.ts'

async function main(words: readonly string[]): Promise<number> {
  const typed = await parseWords(words, (text) => { void stdoutSink().write(text) })
  if (typed === 'done') return DONE
  const plan = toPlan(typed)
  if (plan.action === 'clean') return run(plan)
  return plan.action === 'list-rules' ? printRules() : printLanguages()
}

main(process.argv.slice(2)).then((code) => { process.exitCode = code }, (error: unknown) => {
  if (!(error instanceof UsageError)) throw error
  say(`clean-article: ${error.message} (--help shows all options)`)
  process.exitCode = UNUSABLE
})
