/**
 * Records what the build gets on every page fixture as its floor in `floors.json`: raises and adds, and lowers only when told to.
 * Usage: npm run build && node tests/record-floors.mjs [--lower]. With `--lower` the floors become exactly what is measured now.
 */
import { writeFileSync } from 'node:fs'
import { clean } from '../dist/index.js'
import { FLOORS, figure, printed, readFloors, readPages } from './pages.mjs'

const lower = process.argv.includes('--lower')
const before = readFloors()
const after = {}
for (const { name, input, expected } of readPages()) {
  const now = figure(printed(clean({ text: input }).body), expected)
  const floor = before[name]
  after[name] = floor === undefined || lower ? now : Math.max(floor, now)
  if (floor === undefined) console.error(`${name}: new, ${now}`)
  else if (now > floor) console.error(`${name}: raised from ${floor} to ${now}`)
  else if (now < floor) console.error(`${name}: ${now} is below its floor of ${floor}${lower ? ', lowered' : ''}`)
}
writeFileSync(FLOORS, `${JSON.stringify(after, null, 2)}\n`)
const values = Object.values(after)
const mean = values.reduce((sum, value) => sum + value, 0) / values.length
console.error(`${values.length} fixtures, mean floor ${mean.toFixed(3)}, ${values.filter((value) => value === 1).length} right to the byte`)
