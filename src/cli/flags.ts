/** The words of a command line with options among them in, what was typed out. One list of flags feeds parsing and `--help`. */
import { Command, CommanderError, Option } from 'commander'
import type { Typed } from './options.ts'
import { DEFAULTS } from './options.ts'
import { UsageError } from './usage-error.ts'

declare const CLEAN_ARTICLE_VERSION: string

interface Flag {
  readonly flags: string
  readonly help: string
  readonly fallback?: string
  /** Takes a comma-separated list and may be given again. */
  readonly list?: true
}

type Group = readonly [title: string, flags: readonly Flag[]]

const GROUPS: readonly Group[] = [
  ['Reading:', [
    { flags: '--from <KIND>', help: 'auto, text, html, markdown, jsonl, warc or wet; auto looks at the name, then at the content', fallback: DEFAULTS.from },
    { flags: '--encoding <NAME>', help: 'character encoding of the input, as windows-1251 (default: detected)' },
    { flags: '--lang <TAG>', help: 'language of the pages, as de or zh-Hant (default: detected)' },
    { flags: '--url-match <REGEXP>', help: 'of WARC and WET archives, only pages with such an address' },
    { flags: '--limit <N>', help: 'of each WARC or WET archive, only the first N pages' },
  ]],
  ['Deciding:', [
    { flags: '--mode <MODE>', help: 'precision, balanced or recall: how sure to be before a line is kept', fallback: DEFAULTS.mode },
    { flags: '--keep <KINDS>', help: 'kinds of lines to keep too, as headline,caption', list: true },
    { flags: '--drop <KINDS>', help: 'kinds of lines to drop too, as heading', list: true },
  ]],
  ['Writing:', [
    { flags: '-o, --output <PATH>', help: 'a file for one input, else a folder that mirrors the tree; - is stdout' },
    { flags: '--to <KIND>', help: 'text, markdown, json or jsonl (default: text)' },
    { flags: '--lines', help: 'json and jsonl carry every line with its verdict' },
    { flags: '--explain', help: 'list every line: kept or dropped, its kind, score and why' },
    { flags: '--keep-source', help: 'jsonl records keep the field their text came from' },
    { flags: '--front-matter', help: 'markdown begins with title, author, date and language' },
    { flags: '--no-headings', help: 'no ==> name <== above each of several pages' },
    { flags: '--overwrite', help: 'replace output files that exist' },
  ]],
  ['Many pages:', [
    { flags: '--jobs <N>', help: 'pages cleaned at the same time (default: all cores; stdin: 1)' },
    { flags: '--resume', help: 'leave out inputs whose output file exists: go on where a run was ended' },
    { flags: '--dry-run', help: 'only say which files would be written' },
    { flags: '--ignore <PATTERNS>', help: 'leave these out of folders and patterns, as drafts,**/*.bak', list: true },
    { flags: '--hidden', help: 'read hidden files too' },
    { flags: '--stats <FILE>', help: 'write what was found and what failed as JSON, and print a table' },
  ]],
  ['Failing:', [
    { flags: '--max-size <SIZE>', help: 'refuse larger pages and records, as 500k or 1G', fallback: DEFAULTS.maxSize },
    { flags: '--timeout <SECONDS>', help: 'give a page up after this long (default: 60 in a folder, none in a stream)' },
    { flags: '--fail-fast', help: 'stop at the first input that cannot be read' },
    { flags: '--strict', help: 'exit with 1 if any jsonl record was bad' },
    { flags: '-q, --quiet', help: 'only errors on stderr' },
  ]],
  ['Asking:', [
    { flags: '--list-rules', help: 'every rule with its kind and what it catches' },
    { flags: '--list-languages', help: 'every language with cues of its own' },
  ]],
]

const EXAMPLES = `
Examples:
  clean-article page.txt                    the body, on stdout
  curl -s URL | clean-article > body.txt    no argument reads stdin
  clean-article scraped/ -o clean/          a folder: same tree, same names
  clean-article 'dumps/**/*.txt' -o clean/  a pattern
  clean-article --from jsonl --to jsonl     a filter: one record in, one out
  clean-article scraped/ -o clean/ --resume go on where a run was ended
  clean-article page.txt --explain          every line with its verdict

Exit: 0 all done, 1 some inputs failed and the rest are written, 2 wrong usage or nothing readable.`

/** What was typed; or `done` where `--help` or `--version` was asked for and is printed. Throws UsageError. */
export function parseFlags(words: readonly string[], print: (text: string) => void): Typed | 'done' {
  const program = buildProgram(print)
  try {
    program.parse(words, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return 'done'
    throw new UsageError(error.message.replace(/^error: /, '').replaceAll('\n', ' '))
  }
  return { ...program.opts<Omit<Typed, 'inputs'>>(), inputs: program.args }
}

function buildProgram(print: (text: string) => void): Command {
  const program = new Command('clean-article')
    .description('Writes the clean article bodies of raw scraped pages; every line kept or dropped is explained.')
    .argument('[inputs...]', 'files, folders or patterns; - or nothing is stdin')
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: () => undefined })
  for (const [title, flags] of GROUPS) for (const flag of flags) program.addOption(toOption(flag).helpGroup(title))
  return program
    .version(CLEAN_ARTICLE_VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', EXAMPLES)
}

function toOption({ flags, help, fallback, list }: Flag): Option {
  const option = new Option(flags, help)
  if (list) return option.default([], 'none').argParser(addWords)
  return fallback === undefined ? option : option.default(fallback, fallback)
}

function addWords(value: string, before: readonly string[]): readonly string[] {
  return [...before, ...value.split(',').map((word) => word.trim()).filter(Boolean)]
}
