/** In: text. Out: the script most of its letters belong to (ISO 15924), and the tables by which a code unit tells its script. */
import { classOf, DIGIT, UPPER } from './chars.ts'

/** ISO 15924 codes, with `Kana` for both kana and `Hang` for Hangul. */
export const SCRIPTS = [
  'Latn', 'Grek', 'Cyrl', 'Armn', 'Hebr', 'Arab', 'Deva', 'Beng', 'Guru', 'Gujr', 'Taml', 'Telu', 'Knda', 'Mlym', 'Sinh', 'Thai',
  'Laoo', 'Mymr', 'Geor', 'Hang', 'Ethi', 'Khmr', 'Kana', 'Hani',
] as const
export type Script = (typeof SCRIPTS)[number]

/** Blocks of Unicode as rows of first unit, last unit, script; in order, each block's letters only. */
const BLOCKS: readonly (readonly [number, number, Script])[] = [
  [0x41, 0x24f, 'Latn'], [0x370, 0x3ff, 'Grek'], [0x400, 0x52f, 'Cyrl'], [0x530, 0x58f, 'Armn'], [0x590, 0x5ff, 'Hebr'],
  [0x600, 0x77f, 'Arab'], [0x8a0, 0x8ff, 'Arab'], [0x900, 0x97f, 'Deva'], [0x980, 0x9ff, 'Beng'], [0xa00, 0xa7f, 'Guru'],
  [0xa80, 0xaff, 'Gujr'], [0xb80, 0xbff, 'Taml'], [0xc00, 0xc7f, 'Telu'], [0xc80, 0xcff, 'Knda'], [0xd00, 0xd7f, 'Mlym'],
  [0xd80, 0xdff, 'Sinh'], [0xe00, 0xe7f, 'Thai'], [0xe80, 0xeff, 'Laoo'], [0x1000, 0x109f, 'Mymr'], [0x10a0, 0x10ff, 'Geor'],
  [0x1100, 0x11ff, 'Hang'], [0x1200, 0x137f, 'Ethi'], [0x1780, 0x17ff, 'Khmr'], [0x1c90, 0x1cbf, 'Geor'], [0x1e00, 0x1eff, 'Latn'],
  [0x1f00, 0x1fff, 'Grek'], [0x3040, 0x30ff, 'Kana'], [0x3400, 0x9fff, 'Hani'], [0xac00, 0xd7af, 'Hang'], [0xd840, 0xd887, 'Hani'],
  [0xf900, 0xfaff, 'Hani'], [0xfb1d, 0xfb4f, 'Hebr'], [0xfb50, 0xfdff, 'Arab'], [0xfe70, 0xfeff, 'Arab'],
]

/** A character of these says as much as this many letters, so a Chinese page with long addresses in it stays Chinese. */
const WEIGHT: Readonly<Partial<Record<Script, number>>> = { Hani: 4, Kana: 3, Hang: 3 }

/** 1 + index in SCRIPTS by code unit, filled when first needed; 0 where there is none. */
let scriptByUnit: Uint8Array | undefined

function table(): Uint8Array {
  if (scriptByUnit) return scriptByUnit
  scriptByUnit = new Uint8Array(65536)
  for (const [first, last, script] of BLOCKS) scriptByUnit.fill(1 + SCRIPTS.indexOf(script), first, last + 1)
  return scriptByUnit
}

/** Letters by script, in the order of SCRIPTS. */
export function countScripts(texts: readonly string[]): Readonly<Record<Script, number>> {
  const scripts = table()
  const counts = new Uint32Array(SCRIPTS.length + 1)
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      const script = scripts[unit]!
      if (script !== 0 && isLetter(unit)) counts[script]!++
    }
  }
  return Object.fromEntries(SCRIPTS.map((script, i) => [script, counts[i + 1]!])) as Record<Script, number>
}

function isLetter(unit: number): boolean {
  const kind = classOf(unit)
  return (kind >= UPPER && kind !== DIGIT)
}

/** The script that says most, of letters counted; null where there are no letters. */
export function mainScript(counts: Readonly<Record<Script, number>>): Script | null {
  let best: Script | null = null
  let most = 0
  for (const script of SCRIPTS) {
    const says = counts[script] * (WEIGHT[script] ?? 1)
    if (says > most) {
      most = says
      best = script
    }
  }
  return best
}

/** The script most of a text's letters belong to (ISO 15924: `Latn`, `Cyrl`, `Hani`...), null where it has none. */
export function scriptOf(text: string): Script | null {
  return mainScript(countScripts([text]))
}
