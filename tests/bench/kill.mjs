/**
 * Nothing in; whether a batch that is killed at random moments leaves only whole files, and `--resume` makes of them what an undisturbed
 * run makes, out. Exit 1 if not. Usage: node tests/bench/kill.mjs [MOMENTS=20] [FILES=600] [SEED=1]
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { page } from './made-pages.mjs'

const PROGRAM = join(import.meta.dirname, '..', '..', 'bin', 'clean-article')
const TEMPORARY = /(?:^|\/)\.clean-article-[^/]*\.tmp$/
const [moments = 20, files = 600, seed = 1] = process.argv.slice(2).map(Number)

const folder = mkdtempSync(join(tmpdir(), 'clean-article-kill-'))
const input = join(folder, 'in'), whole = join(folder, 'whole'), out = join(folder, 'out')
const args = (/** @type {string} */ to) => [PROGRAM, input, '-o', to, '--resume', '-q', '--jobs', '2']

/** @param {string} root @returns {ReadonlyMap<string, string>} */
function contents(root) {
  if (!existsSync(root)) return new Map()
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(root, name)).isFile()).sort()
  return new Map(names.map((name) => [name, readFileSync(join(root, name), 'utf8')]))
}

/** Files that are not as an undisturbed run writes them. @param {ReadonlyMap<string, string>} wanted */
function wrong(wanted) {
  return [...contents(out)].filter(([name, text]) => !TEMPORARY.test(name) && wanted.get(name) !== text).map(([name]) => name)
}

/** Park and Miller's generator. */
let state = seed
const random = () => (state = (state * 48271) % 2147483647) / 2147483647

/** A run to its end, with how long it took in milliseconds. @param {string} to */
function undisturbed(to) {
  const started = performance.now()
  const { status } = spawnSync(process.execPath, args(to))
  if (status !== 0) throw new Error(`an undisturbed run ended with ${status}`)
  return performance.now() - started
}

try {
  for (let i = 0; i < files; i++) {
    mkdirSync(join(input, String(i % 7)), { recursive: true })
    writeFileSync(join(input, String(i % 7), `page-${i}.txt`), page('Latin', i))
  }
  const takes = undisturbed(whole), wanted = contents(whole)
  let failures = 0, finished = 0
  for (let moment = 0; moment < moments; moment++) {
    const child = spawn(process.execPath, args(out), { stdio: 'ignore' }), ended = once(child, 'exit')
    // So that a set is finished now and then, and begun anew.
    await wait(random() * takes * 0.4)
    child.kill('SIGKILL')
    await ended
    const broken = wrong(wanted), done = [...contents(out).keys()].filter((name) => !TEMPORARY.test(name)).length
    console.log(`killed with ${done} of ${files} files written: ${broken.length === 0 ? 'all whole' : `broken: ${broken.join(' ')}`}`)
    failures += broken.length
    if (done < files && moment < moments - 1) continue
    undisturbed(out)
    const got = contents(out), isSame = got.size === wanted.size && wrong(wanted).length === 0
    console.log(isSame ? 'resumed to the end: the same files as an undisturbed run' : `resumed to the end: ${got.size} files for ${wanted.size}, wrong: ${wrong(wanted).join(' ')}`)
    failures += isSame ? 0 : 1
    finished++
    rmSync(out, { recursive: true })
  }
  console.log(`${moments} kills, ${finished} sets finished, ${failures} failures`)
  process.exitCode = failures > 0 ? 1 : 0
} finally {
  rmSync(folder, { recursive: true })
}
