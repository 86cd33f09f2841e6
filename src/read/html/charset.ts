/** The first bytes of an HTML page in, the encoding it declares out. */

/** Browsers look at 1,024 bytes; pages with long heads declare it later. */
const BYTES_LOOKED_AT = 4096
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g
const META = /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i
const XML = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)/i

/** The name in a `<meta charset>`, in `<meta http-equiv=content-type>` or in an XML declaration; undefined where none is. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, BYTES_LOOKED_AT))
  const found = META.exec(head.replace(COMMENT, ''))?.[1] ?? XML.exec(head)?.[1]
  // A page whose declaration can be read byte by byte is no UTF-16.
  return found !== undefined && /^utf-?16/i.test(found) ? 'utf-8' : found
}
