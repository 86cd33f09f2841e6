/** A node program's arguments and input in, the CPU seconds it used out. */
import { spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'

const REPORT = join(import.meta.dirname, 'report-cpu.cjs')

/** User and system time of one run, its output thrown away. @param {readonly string[]} args @param {string} [input] a file for stdin */
export function cpuOf(args, input) {
  const stdin = input === undefined ? undefined : openSync(input, 'r')
  const { status, output } = spawnSync(process.execPath, ['--require', REPORT, ...args], { stdio: [stdin ?? 'ignore', 'ignore', 'inherit', 'pipe'], encoding: 'utf8' })
  if (stdin !== undefined) closeSync(stdin)
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`)
  return Number(output[3])
}

/** @param {readonly number[]} figures */
export function median(figures) {
  return figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? NaN
}
