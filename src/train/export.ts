/**
 * Gold pages in, numbers to learn from out: features, word hashes and labels of every line, as binary files for `learn.py`.
 *
 *   node export.js OUT_DIR GOLD.jsonl[.gz]... [--flattenings innertext,bs4,lynx,wet,markdown]
 *
 * Writes OUT_DIR/{features.f32,labels.u8,words.i32,bags.i32,offsets.i32,trees.i32,tree-sizes.i32} and OUT_DIR/pages.jsonl, one row a page and flattening:
 * {id, set, site, type, lang, flattening, lines, first}.
 */
import { createWriteStream, mkdirSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Page } from '../types.ts'
import { examine } from '../examine.ts'
import { bagOf } from '../model/bag.ts'
import { FEATURE_NAMES, features } from '../model/features.ts'
import { TREE_NAMES, treeOf } from '../model/tree.ts'
import { surroundings } from '../model/surroundings.ts'
import { normalise } from '../read/normalise.ts'
import { align } from './align.ts'
import type { GoldPage } from './gold.ts'
import { loadGold } from './gold.ts'
import { recombine } from './recombine.ts'

const FLATTENINGS = ['innertext', 'bs4', 'lynx', 'wet', 'markdown', 'html']

function pageOf(page: GoldPage, flattening: string): Page {
  const source = page.text[flattening]!, known = { ...(page.url ? { url: page.url } : {}), ...(page.lang ? { lang: page.lang } : {}) }
  return flattening === 'html' ? { text: '', html: source, ...known } : { text: normalise(source), ...known }
}

async function main(argv: readonly string[]): Promise<void> {
  const at = argv.indexOf('--flattenings'), flattenings = at < 0 ? FLATTENINGS : argv[at + 1]!.split(',')
  const [out, ...files] = at < 0 ? argv : argv.filter((_, i) => i !== at && i !== at + 1)
  if (!out || files.length === 0) throw new Error('usage: export.js OUT_DIR GOLD.jsonl[.gz]... [--flattenings A,B]')
  mkdirSync(out, { recursive: true })
  const sink = (name: string): NodeJS.WritableStream => createWriteStream(join(out, name))
  const sinks = { features: sink('features.f32'), labels: sink('labels.u8'), words: sink('words.i32'), bags: sink('bags.i32'), offsets: sink('offsets.i32'), trees: sink('trees.i32'), treeSizes: sink('tree-sizes.i32'), pages: sink('pages.jsonl') }
  const put = async (stream: NodeJS.WritableStream, data: ArrayBufferView | string): Promise<void> => {
    const chunk = typeof data === 'string' ? data : Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    if (!stream.write(chunk)) await once(stream, 'drain')
  }
  let first = 0
  const pages = files.flatMap(loadGold)
  for (const page of [...pages, ...recombine(pages)]) for (const flattening of flattenings) {
    if (page.text[flattening] === undefined || page.body === undefined) continue
    const examined = examine(pageOf(page, flattening))
    const lines = examined.view.lines
    if (lines.length === 0) continue
    const bags = lines.map(bagOf), trees = lines.map(treeOf)
    await put(sinks.features, features(examined.view, examined.strengths, surroundings(examined.view)))
    await put(sinks.labels, align(lines, page.body))
    await put(sinks.words, Int32Array.from(lines, (l) => Math.round(l.words)))
    await put(sinks.bags, Int32Array.from(bags.flatMap((b) => [...b])))
    await put(sinks.offsets, Int32Array.from(bags, (b) => b.length))
    await put(sinks.trees, Int32Array.from(trees.flat()))
    await put(sinks.treeSizes, Int32Array.from(trees, (rows) => rows.length))
    await put(sinks.pages, JSON.stringify({ id: page.id, set: page.set, site: page.site, type: page.type, lang: examined.view.lang, flattening, lines: lines.length, first }) + '\n')
    first += lines.length
  }
  await put(sinks.pages, JSON.stringify({ features: FEATURE_NAMES, tree: TREE_NAMES }) + '\n')
  for (const stream of Object.values(sinks)) stream.end()
}

await main(process.argv.slice(2))
