/**
 * Decoded text in, the same text made harmless out: `\n` line ends only, no NULs, control characters, terminal escape
 * sequences or lone surrogates. Line numbers stay what an editor shows: only `\r\n`, `\n` and `\r` end a line.
 */

/** Everything that needs work. A lone surrogate matches only because of the `u` flag; pairs do not. */
const DIRTY = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]/u

const LINE_END = /\r\n?/g
/** Colours, cursor moves; titles and hyperlinks (ended by BEL or ST); character sets and resets. */
const ESCAPE_SEQUENCE = /\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\)|[ -/]+[0-~]|[78=>c])/g
/** `N\bN` as in printed manuals: the second letter is struck over the first. */
const OVERSTRUCK = /[^\n\x08]\x08/g
/** Other characters that break lines on some devices. They are no line ends here, since line numbers must not shift. */
const VERTICAL_SPACE = /[\x0b\x0c\x85\u2028\u2029]/g
const CONTROL = /[\0-\x08\x0e-\x1f\x7f-\x9f\ufeff]/g
const LONE_SURROGATE = /[\ud800-\udfff]/gu

/** Makes text harmless; clean text is returned as it is. */
export function normalise(text: string): string {
  if (!DIRTY.test(text)) return text
  return text
    .replace(LINE_END, '\n')
    .replace(ESCAPE_SEQUENCE, '')
    .replace(OVERSTRUCK, '')
    .replace(VERTICAL_SPACE, ' ')
    .replace(CONTROL, '')
    .replace(LONE_SURROGATE, '\ufffd')
}
