/**
 * A page's lines and their feature rows in, what the trained networks make of them out. HTML has a network of its own; two read text, one
 * learnt long and one short, and their log-odds are averaged: either alone is as good on sites like those it was taught, but on languages
 * and sites of other kinds they err in different places (DAnIEL Russian, shingle F1: 0.814 and 0.859 alone, 0.860 together; Chinese 0.935, 0.937, 0.941).
 */
import type { Line } from '../lines/measure.ts'
import { bagOf } from './bag.ts'
import type { PackedWeights, PageInputs, PageReading } from './network.ts'
import { PageNetwork } from './network.ts'
import { treeOf } from './tree.ts'
import { WEIGHTS as HTML } from './weights-html.ts'
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

/** @param rows `features()` of the lines */
export function learnt(lines: readonly Line[], rows: Float32Array): PageReading {
  const bags: Uint16Array[] = []
  for (const line of lines) bags.push(bagOf(line))
  if (isHtml(lines)) return read(HTML, { rows, bags, trees: lines.map(treeOf) })
  const a = read(TEXT, { rows, bags }), b = read(TEXT_SHORT, { rows, bags }), odds = a.odds
  for (let i = 0; i < odds.length; i++) odds[i] = (odds[i]! + b.odds[i]!) / 2
  return { odds, types: a.types.map((chance, t) => (chance + b.types[t]!) / 2) }
}
