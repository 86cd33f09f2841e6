/** Builds the program before the tests, unless the last build is newer than everything it is made of. */
import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

export default function setup(): void {
  if (!isFresh()) execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: 'inherit' })
}

function isFresh(): boolean {
  const built = statSync(join(ROOT, 'dist', 'cli.cjs'), { throwIfNoEntry: false })
  if (!built) return false
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).map((path) => join('src', path))
  return [...sources, 'src', 'package.json', 'tests/build.mjs'].every((path) => statSync(join(ROOT, path)).mtimeMs < built.mtimeMs)
}
