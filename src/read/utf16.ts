/** Bytes in, `utf-16le` or `utf-16be` out where they are UTF-16 without a byte-order mark, else null. */

const BYTES_LOOKED_AT = 4096
/** Of a text's code units, at least this share must be letters, spaces and the like of a script in use. */
const PLAUSIBLE_SHARE = 0.95
/** A short input fits anything. */
const FEWEST_UNITS = 4

/** Every script sets its spaces, digits or line ends in ASCII, and ASCII units are what the wrong byte order turns to rare signs. */
const GROUND = /[\t\n\r -~\u3000-\u303f\uff00-\uffef]/g

function plausibility(text: string): number {
  const length = [...text].length
  // Written here, since reading a pattern of such classes takes half a millisecond.
  const plausible = text.match(/[\t\n\r\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]/gu)?.length ?? 0
  const ground = text.match(GROUND)?.length ?? 0
  return plausible / length >= PLAUSIBLE_SHARE ? ground / length : 0
}

/** Tells UTF-16 by which half of each unit varies less and by how its text would read. */
export function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, Math.min(bytes.length & ~1, BYTES_LOOKED_AT))
  if (head.length < FEWEST_UNITS * 2 || !head.includes(0)) return null
  const little = plausibility(new TextDecoder('utf-16le').decode(head))
  const big = plausibility(new TextDecoder('utf-16be').decode(head))
  if (Math.max(little, big) < 0.03) return null
  return little >= big ? 'utf-16le' : 'utf-16be'
}
