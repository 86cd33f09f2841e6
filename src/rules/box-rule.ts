/** Named places and class words in, the rule that reads them off a line's tree marks out: what the page's author calls a box. */
import type { Kind, TreeMarks } from '../types.ts'
import type { Line } from '../lines/measure.ts'
import type { CueGroup } from '../read/html/cue-groups.ts'
import { groupBit } from '../read/html/cue-groups.ts'
import type { Place } from '../read/html/places.ts'
import { placeBit } from '../read/html/places.ts'
import type { Rule } from './rule.ts'

/** Weights of what a line may stand in; the greatest counts. */
export interface Box {
  readonly kind: Kind
  readonly summary: string
  /** Landmarks, roles and elements around the line. */
  readonly places?: Partial<Record<Place, number>>
  /** Words in the `class` or `id` of the innermost element that has such words. */
  readonly groups?: Partial<Record<CueGroup, number>>
  readonly maxWords?: number
  readonly minWords?: number
  /** Asked where a place or word is found. */
  readonly but?: (line: Line, tree: TreeMarks) => boolean
}

type Weight = readonly [bit: number, weight: number]

const weigh = (bits: number, weights: readonly Weight[]): number => weights.reduce((most, [bit, weight]) => ((bits & bit) !== 0 && weight > most ? weight : most), 0)

/** The rule `<id>`; it has nothing to say of pages without a tree. */
export function boxRule(id: string, { kind, summary, places = {}, groups = {}, maxWords, minWords, but }: Box): Rule {
  const ofPlaces: Weight[] = Object.entries(places).map(([place, weight]) => [placeBit(place as Place), weight])
  const ofGroups: Weight[] = Object.entries(groups).map(([group, weight]) => [groupBit(group as CueGroup), weight])
  return {
    id, kind, summary, marked: true,
    ...(maxWords === undefined ? {} : { maxWords }),
    ...(minWords === undefined ? {} : { minWords }),
    when: (line) => {
      const tree = line.marks?.tree
      if (tree === undefined) return 0
      const weight = Math.max(weigh(tree.places, ofPlaces), weigh(tree.nearest, ofGroups))
      return weight > 0 && !but?.(line, tree) ? weight : 0
    },
  }
}

/** Inside the block that holds most of the page's paragraph text. */
export const isInside = (_: Line, tree: TreeMarks): boolean => tree.up === 0
