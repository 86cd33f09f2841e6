/**
 * The build and README.md in, README.md with its tables and the output of its commands brought up to date out.
 * Run by `npm run generate`, which builds first.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { README, renewed } from './readme.mjs'

const before = readFileSync(README, 'utf8')
const after = await renewed(before)
if (after !== before) writeFileSync(README, after)
process.stderr.write(after === before ? 'README.md is up to date\n' : 'README.md rewritten\n')
