/** Text in, text of a given width on a terminal out: characters of East Asian scripts take two columns, marks none. */

const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const MARK = /[\p{M}\p{Cf}]/u

function widthOf(char: string): number {
  if (char < '\u0300') return 1
  if (MARK.test(char)) return 0
  return WIDE.test(char) ? 2 : 1
}

/** Cut to `width` columns, the last one an ellipsis where anything was cut. */
export function shorten(text: string, width: number): string {
  if (text.length * 2 <= width) return text
  let used = 0
  let fitting = ''
  let end = 0
  for (const char of text) {
    used += widthOf(char)
    if (used > width) return `${fitting}…`
    end += char.length
    if (used < width) fitting = text.slice(0, end)
  }
  return text
}

/** Filled up with spaces to `width` columns. */
export function padTo(text: string, width: number): string {
  const used = Array.from(text).reduce((sum, char) => sum + widthOf(char), 0)
  return text + ' '.repeat(Math.max(0, width - used))
}
