/**
 * A line of an HTML page in, what its place in the tree says of it out, as numbers of rows that the network adds up: landmarks,
 * groups of class names, distance from the block with most text. A line of text has none, and costs nothing.
 */
import type { Line } from '../lines/measure.ts'
import { CUE_GROUPS } from '../read/html/cue-groups.ts'
import { PLACES } from '../read/html/places.ts'
import { SAYINGS } from '../read/html/sayings.ts'

/** Distances that have a row of their own; what is farther shares the last. */
const STEPS = 8
const AROUND = PLACES.length, NEAREST = AROUND + CUE_GROUPS.length, UP = NEAREST + CUE_GROUPS.length, DOWN = UP + STEPS, STRONG = DOWN + STEPS
/** Lines at the same path, and lines since the last of them, by powers of two. */
const POWERS = 7
const ALIKE = STRONG + 2, SINCE = ALIKE + POWERS, SAID = SINCE + POWERS

/** How many rows there are. */
export const TREE_ROWS = SAID + SAYINGS.length

/** Names of the rows, in order; recorded with the weights. */
export const TREE_NAMES: readonly string[] = [
  ...PLACES.map((name) => `place ${name}`), ...CUE_GROUPS.map((name) => `around ${name}`), ...CUE_GROUPS.map((name) => `nearest ${name}`),
  ...Array.from({ length: STEPS }, (_, k) => `up ${k}`), ...Array.from({ length: STEPS }, (_, k) => `down ${k}`), 'in bold', 'in a tree',
  ...Array.from({ length: POWERS }, (_, k) => `alike ${k}`), ...Array.from({ length: POWERS }, (_, k) => `since alike ${k}`), ...SAYINGS.map((saying) => `said ${saying}`),
]

const NONE: readonly number[] = []

/** Rows of a line, 0..TREE_ROWS - 1; none outside HTML. */
export function treeOf(line: Line): readonly number[] {
  const tree = line.marks?.tree
  if (!tree) return NONE
  const rows: number[] = []
  bits(tree.places, 0, rows)
  bits(tree.cues, AROUND, rows)
  bits(tree.nearest, NEAREST, rows)
  rows.push(UP + Math.min(STEPS - 1, tree.up), DOWN + Math.min(STEPS - 1, tree.down))
  if (tree.strong >= HALF) rows.push(STRONG)
  rows.push(STRONG + 1, ALIKE + power(tree.alike), SINCE + power(tree.since))
  if (tree.said > 0) rows.push(SAID + tree.said - 1)
  return rows
}
const HALF = 0.5
/** 0 for 0, 1 for 1, 2 for 2 and 3, 3 for 4 to 7 and so on. */
const power = (n: number): number => Math.min(POWERS - 1, 32 - Math.clz32(n))

function bits(set: number, from: number, rows: number[]): void {
  for (let left = set; left !== 0; left &= left - 1) rows.push(from + 31 - Math.clz32(left & -left))
}
