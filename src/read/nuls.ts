/** Bytes in, the same without their NULs out, where these are a block filled up behind a text or strewn in it, as in place of its spaces. */
import { isMostlyControl } from './binary.ts'
import { brokenShare, MOST_BROKEN } from './utf8.ts'

/** One for each word is a sixth of a text's bytes; in UTF-16 Latin letters are half NULs. */
const MOST_NULS = 0.25
const SPACE = 32

/** The bytes up to the last that is no NUL. */
export function withoutPadding(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === 0) end--
  return bytes.subarray(0, end)
}

/** UTF-8 without the NULs that are strewn in it, spaces for them where it has fewer of its own; null where the bytes are something else. */
export function withoutNuls(bytes: Uint8Array): Uint8Array | null {
  const content = withoutPadding(bytes)
  const text = content.filter((byte) => byte !== 0)
  const isText = text.length > 0 && text.length >= content.length * (1 - MOST_NULS) && !isMostlyControl(text) && brokenShare(text) <= MOST_BROKEN
  if (!isText) return null
  const spaces = text.reduce((count, byte) => (byte === SPACE ? count + 1 : count), 0)
  return spaces < content.length - text.length ? content.map((byte) => byte || SPACE) : text
}
