/**
 * Decoded text in, the same text made harmless out: `\n` line ends only, no NULs, control characters, terminal escape
 * sequences or lone surrogates, and no UTF-8 that was read as Windows-1252. Line numbers stay what an editor shows: only `\r\n`, `\n` and `\r` end a line.
 */
import { unmojibake } from './mojibake.ts'

const LINE_END = /\r\n?/g
/** Colours, cursor moves; titles and hyperlinks (ended by BEL or ST); character sets and resets. */
const ESCAPE_SEQUENCE = /\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\)|[ -/]+[0-~]|[78=>c])/g
/** `N\bN` as in printed manuals: the second letter is struck over the first. */
const OVERSTRUCK = /[^\n\x08]\x08/g
/** Other characters that break lines on some devices. They are no line ends here, since line numbers must not shift. */
const VERTICAL_SPACE = /[\x0b\x0c\x85\u2028\u2029]/g
const CONTROL = /[\0-\x08\x0e-\x1f\x7f-\x9f\ufeff]/g
const LONE_SURROGATE = /[\ud800-\udfff]/gu

/** Whatever may need work, pairs of surrogates among it: a pattern looks at a page's characters several times as fast as a loop. */
const MAY_BE_DIRTY = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]/

/** True where anything needs work. */
function isDirty(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if ((unit >= 0x20 && unit < 0x7f) || (unit >= 0xa0 && unit < 0x2028) || unit === 0x0a || unit === 0x09) continue
    if (unit < 0xa0 || unit === 0x2028 || unit === 0x2029 || unit === 0xfeff) return true
    if (unit < 0xd800 || unit > 0xdfff) continue
    if (unit > 0xdbff || !isTrail(text.charCodeAt(++i))) return true
  }
  return false
}

/** The second half of a surrogate pair; NaN behind the end is none. */
const isTrail = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

/** Makes text harmless; clean text is returned as it is. */
export function normalise(given: string): string {
  const text = unmojibake(given)
  if (!MAY_BE_DIRTY.test(text) || !isDirty(text)) return text
  return text
    .replace(LINE_END, '\n')
    .replace(ESCAPE_SEQUENCE, '')
    .replace(OVERSTRUCK, '')
    .replace(VERTICAL_SPACE, ' ')
    .replace(CONTROL, '')
    .replace(LONE_SURROGATE, '\ufffd')
}
