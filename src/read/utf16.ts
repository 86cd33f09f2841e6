/** Bytes in, `utf-16le` or `utf-16be` out where they are UTF-16 without a byte-order mark, else null. */
import { withoutPadding } from './nuls.ts'

const BYTES_LOOKED_AT = 4096
/** Of a text's code units, at least this share must be letters, spaces and the like of a script in use. */
const PLAUSIBLE_SHARE = 0.95
/** A short input fits anything. */
const FEWEST_UNITS = 4

/** Every script sets its spaces, digits or line ends in ASCII, and ASCII units are what the wrong byte order turns to rare signs. */
const GROUND = /[\t\n\r -~\u3000-\u303f\uff00-\uffef]/g
/** Of signs whose lower half is zero there may be so many to each of these. */
const MOST_ROUND = 0.5

/** Signs whose lower half is zero: few in every script, the ideographic space apart. Where NULs are strewn among bytes of text, half of them make such. */
function rounds(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xff) === 0 && text[i] !== '\u3000') count++
  return count
}

function plausibility(text: string): number {
  const length = [...text].length
  // Written here, since reading a pattern of such classes takes half a millisecond.
  const plausible = text.match(/[\t\n\r\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]/gu)?.length ?? 0
  const ground = text.match(GROUND)?.length ?? 0
  return plausible / length >= PLAUSIBLE_SHARE && rounds(text) <= ground * MOST_ROUND ? ground / length : 0
}

/** Tells UTF-16 by which half of each unit varies less and by how its text would read. */
export function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  // The last letter's own zero stays.
  const { length } = withoutPadding(bytes), whole = Math.min(length + length % 2, bytes.length & ~1)
  const head = bytes.subarray(0, Math.min(whole, BYTES_LOOKED_AT))
  if (head.length < FEWEST_UNITS * 2 || !head.includes(0)) return null
  const little = plausibility(new TextDecoder('utf-16le').decode(head))
  const big = plausibility(new TextDecoder('utf-16be').decode(head))
  if (Math.max(little, big) < 0.03) return null
  return little >= big ? 'utf-16le' : 'utf-16be'
}
