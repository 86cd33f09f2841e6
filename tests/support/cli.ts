/** Words and input in, what the built program answers out: the tests start it as its users do. */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'

export const PROGRAM = join(import.meta.dirname, '..', '..', 'bin', 'clean-article')

export interface Answer {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Surroundings {
  readonly input?: string | Uint8Array
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

/**
 * Colours are decided by what a test says, not by where the tests run: chalk shows none on a terminal when `CI` is set. The
 * certificates of a place are read at every start of node, and take it longer than the start itself.
 */
function environment(env: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _forced, NO_COLOR: _refused, COLUMNS: _columns, CI: _ci, NODE_EXTRA_CA_CERTS: _certificates, ...rest } = process.env
  return { ...rest, ...env }
}

/** Runs the program to its end. */
export function cli(args: readonly string[], { input = '', cwd, env }: Surroundings = {}): Answer {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    input, encoding: 'utf8', maxBuffer: 1 << 28, env: environment(env), ...(cwd === undefined ? {} : { cwd }),
  })
  return { status, stdout, stderr }
}

/** Runs a shell line in which `clean-article` is the program. */
export function shell(line: string, { cwd, env, input = '' }: Surroundings = {}): Answer {
  const script = `clean-article() { '${process.execPath}' '${PROGRAM}' "$@"; }\n${line}`
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    input, encoding: 'utf8', env: environment(env), ...(cwd === undefined ? {} : { cwd }),
  })
  return { status, stdout, stderr }
}

/** Starts the program and leaves it running, for talking with it. */
export function start(args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [PROGRAM, ...args], { env: environment() })
}

const HAS_SCRIPT = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0

/** Whether this machine can give a program a terminal. */
export const hasTerminal = HAS_SCRIPT

/** Runs the program on a terminal of 72 columns; stdin, stdout and stderr are all that terminal. */
export function onTerminal(args: readonly string[], { cwd, env }: Surroundings = {}): Answer {
  const words = [process.execPath, PROGRAM, ...args].map((word) => `'${word}'`).join(' ')
  const { status, stdout, stderr } = spawnSync('script', ['-qec', `stty cols 72 rows 24; ${words}`, '/dev/null'], {
    encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'pipe'], env: environment({ TERM: 'xterm-256color', ...env }), ...(cwd === undefined ? {} : { cwd }),
  })
  return { status, stdout: stdout.replaceAll('\r\n', '\n'), stderr }
}

/** A folder of its own for a test file, filled with files by their paths, gone afterwards. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'clean-article-test-'))
  afterAll(() => { rmSync(folder, { recursive: true, force: true }) })
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}
