/**
 * A page's lines and their feature rows in, what the trained networks make of them out. Two read HTML, from different first weights, and two
 * text, one learnt long and one short; their log-odds are averaged. Either alone is as good on the whole, but they err in different places:
 * on four folds of WCXB's HTML these have word F1 of 0.877 and 0.880 and together 0.882 (a third adds nothing), two such on DAnIEL's Russian
 * text 0.814 and 0.859 and together 0.860. The long one for text was learnt with the present cues and silver bodies, the short one with those
 * of the round before (see their provenance): against two of one training they differ more. With both of this round L3S-GN1 is at 0.980 and
 * DAnIEL's English, Russian and Chinese are 0.001 to 0.003 lower; with both of the last but one L3S-GN1 was at 0.980, of the round before at 0.982.
 */
import type { Line } from '../lines/measure.ts'
import { bagOf } from './bag.ts'
import type { PackedWeights, PageInputs, PageReading } from './network.ts'
import { PAGE_TYPES, PageNetwork } from './network.ts'
import { treeOf } from './tree.ts'
import { WEIGHTS as HTML } from './weights-html.ts'
import { WEIGHTS as HTML_SECOND } from './weights-html-second.ts'
import { WEIGHTS as TEXT } from './weights-text.ts'
import { WEIGHTS as TEXT_SHORT } from './weights-text-short.ts'

/** Each is unpacked when its first page comes. */
const networks = new Map<() => PackedWeights, PageNetwork>()

function read(weights: () => PackedWeights, inputs: PageInputs): PageReading {
  let network = networks.get(weights)
  if (!network) networks.set(weights, network = new PageNetwork(weights()))
  return network.read(inputs)
}

/** Whether the lines know their place in a tree of elements: only those of HTML do. */
export const isHtml = (lines: readonly Line[]): boolean => lines.some((line) => line.marks?.tree)

const OF_HTML = [HTML, HTML_SECOND], OF_TEXT = [TEXT, TEXT_SHORT]

/** @param rows `features()` of the lines */
export function learnt(lines: readonly Line[], rows: Float32Array): PageReading {
  const bags: Uint16Array[] = []
  for (const line of lines) bags.push(bagOf(line))
  return isHtml(lines) ? together(OF_HTML, { rows, bags, trees: lines.map(treeOf) }) : together(OF_TEXT, { rows, bags })
}

/** The mean of what several networks make of a page. */
function together(nets: readonly (() => PackedWeights)[], inputs: PageInputs): PageReading {
  const odds = new Float32Array(inputs.bags.length), types = new Float64Array(PAGE_TYPES.length)
  for (const weights of nets) {
    const one = read(weights, inputs)
    for (let i = 0; i < odds.length; i++) odds[i]! += one.odds[i]! / nets.length
    for (let t = 0; t < types.length; t++) types[t]! += one.types[t]! / nets.length
  }
  return { odds, types }
}
