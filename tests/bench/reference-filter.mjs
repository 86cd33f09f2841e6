/** JSONL on stdin in, the same records with a count of words out: the least that any filter of texts does, and the yardstick of ours. */
import { createInterface } from 'node:readline'

const WORD = /[\p{L}\p{N}_]+/gu

for await (const row of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const record = JSON.parse(row)
  let words = 0
  for (const line of record.text.split('\n')) words += line.match(WORD)?.length ?? 0
  process.stdout.write(`${JSON.stringify({ ...record, words })}\n`)
}
