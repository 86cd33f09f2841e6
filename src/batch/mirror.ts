/** Inputs and an output folder in, the file each input is written to out; what would be read again next time is refused. */
import { extname, join, relative, resolve, sep } from 'node:path'
import type { Found, Input, Root } from './find.ts'
import { realPath } from './links.ts'
import { withoutPageEnding } from './not-pages.ts'

/** Where one input goes; or, where two inputs go to one file, what is wrong with the second. */
export interface Destination {
  readonly input: Input
  readonly path: string
  /** The input holds many pages, and each becomes a file of its own below `path`. */
  readonly tree?: { readonly folder: string; readonly ending: string; readonly root: string }
  /** The input that is written to the same file before this one. */
  readonly clash?: Input
}

/**
 * Every input's file below `folder`, its ending replaced: `a/b.html` gives `a/b.txt`. Beside an `a/b.md`, which would give the same, both
 * keep their ending, whichever comes first: `a/b.html.txt`, `a/b.md.txt`.
 */
export function mirror(inputs: readonly Input[], folder: string, ending: string): readonly Destination[] {
  const taken = new Map<string, Input>()
  const whole = withSameStem(inputs)
  return inputs.map((input) => {
    const path = join(folder, (whole.has(input) ? input.place : withoutPageEnding(input.place)) + ending)
    const clash = taken.get(path)
    if (clash) return { input, path, clash }
    taken.set(path, input)
    return { input, path }
  })
}

/** The inputs whose ending alone tells them apart. One that keeps its ending may come to be called as another one's stem: that one keeps its too. */
function withSameStem(inputs: readonly Input[]): ReadonlySet<Input> {
  const whole = new Set<Input>()
  for (let before = -1; before < whole.size;) {
    before = whole.size
    const owners = new Map<string, Input>()
    for (const input of inputs) {
      const stem = whole.has(input) ? input.place : withoutPageEnding(input.place), owner = owners.get(stem)
      if (!owner) owners.set(stem, input)
      else if (owner.place !== input.place) whole.add(owner).add(input)
    }
  }
  return whole
}

/** The first root that would read files written to `folder` on the next run, if there is one. */
export function readBack(found: Found, folder: string, ending: string): Root | undefined {
  return found.roots.find((root) => {
    const readsDeep = root.pattern.includes('**')
    const wants = extname(root.pattern)
    const readsEnding = !/^\.\w+$/.test(wants) || wants === ending
    return readsDeep && readsEnding && isInside(folder, root.folder)
  })
}

function isInside(path: string, folder: string): boolean {
  const way = relative(realPath(folder), realPath(path))
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way)
}
