/** The bytes of a WARC record or an HTTP message in, its header's end and fields out. */

const CR = 13
const LF = 10

const utf8 = new TextDecoder('utf-8')

/** Behind the empty line that ends a header, -1 if it is not there yet. */
export function headerEnd(bytes: Uint8Array, from = 0): number {
  for (let at = bytes.indexOf(LF, from); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at + 1] === LF) return at + 2
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return at + 3
  }
  return -1
}

/** `Name: value` lines by their names in lower case; a line that begins with a blank goes on with the one before. */
export function headerFields(bytes: Uint8Array): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  const lines = utf8.decode(bytes).replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return fields
}
