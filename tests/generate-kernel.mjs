// Compiles src/model/kernel/assembly.ts with AssemblyScript and writes src/model/kernel.ts; run by `npm run generate`.
import { writeFileSync } from 'node:fs'
import asc from 'assemblyscript/asc'

const source = 'src/model/kernel/assembly.ts', target = 'src/model/kernel.ts'
let binary
const { error, stderr } = await asc.main(
  [source, '-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--initialMemory', '0', '--importMemory', '--outFile', 'kernel.wasm'],
  { writeFile: (name, data) => { if (name.endsWith('.wasm')) binary = data } },
)
if (error || !binary) { console.error(stderr.toString()); process.exit(1) }
writeFileSync(target, `/** Generated from ${source} by tests/generate-kernel.mjs; do not edit. WebAssembly of the page network's inner loops. */
import { bytes } from './packed.ts'

export const kernel = (): Uint8Array<ArrayBuffer> => bytes('${Buffer.from(binary).toString('base64')}')
`)
