/** Bytes in, the share of broken ones among their multi-byte UTF-8 sequences out. */

const BYTES_LOOKED_AT = 1_048_576
/** Below this share of broken sequences a text is UTF-8 with accidents (cut pages, mixed feeds), not something else. */
export const MOST_BROKEN = 0.1

/** How many continuation bytes a lead byte asks for, or -1 where it is no lead byte. */
function continuationsAfter(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 1
  if (lead >= 0xe0 && lead <= 0xef) return 2
  if (lead >= 0xf0 && lead <= 0xf4) return 3
  return -1
}

function isContinued(bytes: Uint8Array, from: number, count: number): boolean {
  for (let i = from; i < from + count; i++) if ((bytes[i]! & 0xc0) !== 0x80) return false
  return true
}

/** Broken sequences over all non-ASCII sequences, 0..1; 0 for ASCII. A sequence the input ends in is not broken. */
export function brokenShare(bytes: Uint8Array): number {
  const end = Math.min(bytes.length, BYTES_LOOKED_AT)
  let sound = 0
  let broken = 0
  for (let i = 0; i < end; i++) {
    const byte = bytes[i]!
    if (byte < 0x80) continue
    const wanted = continuationsAfter(byte)
    if (wanted > 0 && i + wanted >= bytes.length && isContinued(bytes, i + 1, bytes.length - i - 1)) break
    if (wanted > 0 && isContinued(bytes, i + 1, wanted)) { sound++; i += wanted }
    else broken++
  }
  return broken === 0 ? 0 : broken / (sound + broken)
}
