/** A viewed page and its votes in, each line's probability of being body out: features, then the trained network. */
import type { Vote } from '../types.ts'
import type { PageView } from '../rules/page-view.ts'
import { bagOf } from './bag.ts'
import { features } from './features.ts'
import { PageNetwork } from './network.ts'

let network: PageNetwork | undefined

/** Scores of all lines, 0..1. The network is unpacked when the first page comes. */
export function score(page: PageView, votes: readonly (readonly Vote[])[]): Float32Array {
  network ??= new PageNetwork()
  return network.scores(features(page, votes), page.lines.map(bagOf))
}
