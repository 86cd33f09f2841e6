/**
 * Text whose UTF-8 was read as Windows-1252 in (`â€™`, `Ð¡Ð¼`), what was written out. One scraped page in fifty holds such text: of 351
 * news pages of htmldate's test data 15, of 1,484 of WCXB 17. Only text of which it is true as a whole is read again
 * (as ftfy does, Speer 2019): what is left of it would otherwise be read wrong.
 */

/** The characters that Windows-1252 has for the bytes 0x80 to 0x9f; bytes it has none for stand as control characters. */
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
const FOLLOWER = `[\\x80-\\xbf${HIGH}]`
/** What is left of two characters whose last byte got lost on the way, being no visible one: a closing quote and a no-break space. */
const LOST: Readonly<Record<string, string>> = { 'â€': '”', 'Â': '' }
/** A first byte and as many others as it calls for; none that stand for a shorter form, a surrogate or beyond Unicode. */
const SEQUENCE = new RegExp(`[\\xc2-\\xdf]${FOLLOWER}|[\\xe0-\\xef]${FOLLOWER}{2}|[\\xf0-\\xf4]${FOLLOWER}{3}|â€(?!${FOLLOWER})|Â(?= )`, 'g')
/** A first byte with another behind it: looked for on every page. */
const SUSPECT = new RegExp(`[\\xc2-\\xf4]${FOLLOWER}`)
const NOT_ASCII = /[^\0-\x7f]/g

/** A sequence or two may be what somebody meant; so may be text of which a tenth is none. */
const LEAST = 2
const SHARE = 0.9

/** The text as it was written; other text is returned as it is. */
export function unmojibake(text: string): string {
  if (!SUSPECT.test(text)) return text
  let sequences = 0, units = 0
  const read = text.replace(SEQUENCE, (found) => {
    const written = LOST[found] ?? decoded(found)
    if (written === undefined) return found
    sequences++
    units += found.length
    return written
  })
  return sequences >= LEAST && units >= SHARE * (text.match(NOT_ASCII)?.length ?? 0) ? read : text
}

/** The character of a sequence of bytes. */
function decoded(sequence: string): string | undefined {
  const bytes = Array.from(sequence, byteOf), first = bytes[0]!
  const point = bytes.slice(1).reduce((sum, byte) => sum * 64 + (byte & 63), first & (sequence.length === 2 ? 31 : sequence.length === 3 ? 15 : 7))
  const shortest = sequence.length === 2 ? 0x80 : sequence.length === 3 ? 0x800 : 0x1_0000
  return point < shortest || point > 0x10_ffff || (point >= 0xd800 && point <= 0xdfff) ? undefined : String.fromCodePoint(point)
}

function byteOf(char: string): number {
  const code = char.charCodeAt(0)
  return code <= 0xff ? code : 0x80 + HIGH.indexOf(char)
}
