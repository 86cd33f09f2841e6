/** The first bytes of an input in, the name of the format they belong to out, or null where they may be text. RTF is written in letters, but is as far from text as binary formats are. */

interface Signature {
  readonly looksLike: string
  readonly bytes: readonly number[]
  /** Where the bytes stand, 0 if not said. */
  readonly at?: number
}

const latin = (text: string): readonly number[] => Array.from(text, (char) => char.charCodeAt(0))

const SIGNATURES: readonly Signature[] = [
  { looksLike: 'a PDF document', bytes: latin('%PDF-') },
  { looksLike: 'an RTF document', bytes: latin('{\\rtf1') },
  { looksLike: 'a PNG image', bytes: [0x89, ...latin('PNG')] },
  { looksLike: 'a JPEG image', bytes: [0xff, 0xd8, 0xff] },
  { looksLike: 'a GIF image', bytes: latin('GIF8') },
  { looksLike: 'a WebP image', bytes: latin('WEBP'), at: 8 },
  { looksLike: 'a TIFF image', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { looksLike: 'a TIFF image', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { looksLike: 'an icon', bytes: [0x00, 0x00, 0x01, 0x00] },
  { looksLike: 'a ZIP archive or office document', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { looksLike: 'an empty ZIP archive', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { looksLike: 'an old office document', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { looksLike: 'gzip data', bytes: [0x1f, 0x8b] },
  { looksLike: 'Zstandard data', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { looksLike: 'xz data', bytes: [0xfd, ...latin('7zXZ'), 0x00] },
  { looksLike: 'bzip2 data', bytes: latin('1AY&SY'), at: 4 },
  { looksLike: 'a 7z archive', bytes: [...latin('7z'), 0xbc, 0xaf] },
  { looksLike: 'a RAR archive', bytes: [...latin('Rar!'), 0x1a, 0x07] },
  { looksLike: 'a tar archive', bytes: latin('ustar'), at: 257 },
  { looksLike: 'an ELF program', bytes: [0x7f, ...latin('ELF')] },
  { looksLike: 'a Windows program', bytes: [0x4d, 0x5a, 0x90, 0x00] },
  { looksLike: 'a macOS program', bytes: [0xcf, 0xfa, 0xed, 0xfe] },
  { looksLike: 'a Java class', bytes: [0xca, 0xfe, 0xba, 0xbe] },
  { looksLike: 'WebAssembly', bytes: [0x00, ...latin('asm')] },
  { looksLike: 'an SQLite database', bytes: latin('SQLite format 3') },
  { looksLike: 'a video', bytes: latin('ftyp'), at: 4 },
  { looksLike: 'a video', bytes: [0x1a, 0x45, 0xdf, 0xa3] },
  { looksLike: 'an Ogg recording', bytes: latin('OggS') },
  { looksLike: 'an MP3 recording', bytes: latin('ID3') },
  { looksLike: 'a Parquet table', bytes: latin('PAR1') },
  { looksLike: 'a font', bytes: latin('wOF') },
]

/** Enough to see what an input is. */
const BYTES_LOOKED_AT = 65_536
/** Text has next to none; compressed data has one byte in ten. */
const MOST_CONTROL_BYTES = 0.05

function matches(bytes: Uint8Array, { bytes: wanted, at = 0 }: Signature): boolean {
  return bytes.length >= at + wanted.length && wanted.every((byte, i) => bytes[at + i] === byte)
}

/** What the bytes look like by their signature, or null. */
export function binarySignature(bytes: Uint8Array): string | null {
  const found = SIGNATURES.find((signature) => matches(bytes, signature))
  return found ? found.looksLike : null
}

/** Whether too many control bytes stand in the input for any text in a one-byte or multi-byte encoding. */
export function isMostlyControl(bytes: Uint8Array): boolean {
  const count = Math.min(bytes.length, BYTES_LOOKED_AT)
  let control = 0
  for (let i = 0; i < count; i++) {
    const byte = bytes[i]!
    // Tab to carriage return, backspace (printed manuals) and escape (colours) are found in text.
    if (byte < 8 || (byte > 13 && byte < 32 && byte !== 27)) control++
  }
  return control > count * MOST_CONTROL_BYTES
}
