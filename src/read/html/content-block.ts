/** A page's blocks and lines in, the block that holds most paragraph text out, with each line's distance from it. */

/** The blocks of a page: `parent[b]` of block b, itself for the root, and how deep each stands. */
export interface Blocks {
  readonly parent: readonly number[]
  readonly depth: readonly number[]
}

/** What counts of a line here. */
export interface Weighed {
  readonly block: number
  /** Visible characters, and the share of them inside links. */
  readonly chars: number
  readonly linkShare: number
}

/** Shorter lines are labels as often as paragraphs. */
const PARAGRAPH_CHARS = 60
const MOST_LINKED = 0.5
/** A paragraph speaks for the blocks around it, less for each step. */
const STEPS = 5
const FADE = 0.7
/** A paragraph weighs no more than so many characters. */
const WEIGHT_CAP = 800
/** Distances beyond say nothing more. */
const FAR = 30

/** The block whose children hold the most paragraph text; the root where there is none. */
export function contentBlock({ parent }: Blocks, lines: readonly Weighed[]): number {
  const weights = new Float64Array(parent.length)
  for (const { block, chars, linkShare } of lines) {
    if (chars < PARAGRAPH_CHARS || linkShare > MOST_LINKED) continue
    let weight = Math.min(WEIGHT_CAP, chars) * (1 - linkShare), at = block
    for (let step = 0; step < STEPS; step++, weight *= FADE) {
      weights[at]! += weight * (step === 0 ? FADE : 1)
      if (parent[at] === at) break
      at = parent[at]!
    }
  }
  let best = 0
  for (let b = 1; b < weights.length; b++) if (weights[b]! > weights[best]!) best = b
  return best
}

/** Steps up from `content`, then down to `block`. */
export function distance({ parent, depth }: Blocks, content: number, block: number): { readonly up: number; readonly down: number } {
  let a = content, b = block, up = 0, down = 0
  while (depth[b]! > depth[a]!) { b = parent[b]!; down++ }
  while (depth[a]! > depth[b]!) { a = parent[a]!; up++ }
  while (a !== b) { a = parent[a]!; b = parent[b]!; up++; down++ }
  return { up: Math.min(FAR, up), down: Math.min(FAR, down) }
}
