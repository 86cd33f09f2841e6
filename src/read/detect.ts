/** A file's name and the head of its text in, the format its pages come in out: the name's ending decides, then the content. */

/** What an input's text is: one page, or records of many. */
export type Format = 'text' | 'html' | 'markdown' | 'jsonl' | 'warc' | 'wet'

const FORMAT_BY_ENDING: Readonly<Record<string, Format>> = {
  txt: 'text', text: 'text', md: 'markdown', markdown: 'markdown', mdown: 'markdown', mkd: 'markdown',
  html: 'html', htm: 'html', xhtml: 'html', jsonl: 'jsonl', ndjson: 'jsonl', jsonlines: 'jsonl', warc: 'warc', wet: 'wet',
}

/** Content is looked at no further than this. */
const HEAD_LENGTH = 4096
const HTML_START = /^(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*){0,5}<(?:!doctype html|html|head|body)[\s>]/i
/** A piece of a page begins with a tag, and more follow. */
const HTML_TAG = /<\/?(?:a|article|aside|br|div|footer|form|h[1-6]|header|img|li|link|main|meta|nav|ol|p|script|section|span|style|table|td|title|tr|ul)(?:\s[^<>]{0,2000})?\/?>/gi
const FEWEST_TAGS = 4

/** The ending in lower case, `.gz` looked through. */
function endingOf(name: string): string {
  const parts = name.toLowerCase().split('.')
  if (parts.length > 1 && parts[parts.length - 1] === 'gz') parts.pop()
  return parts.length > 1 ? parts[parts.length - 1]! : ''
}

function isJsonObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

/** A complete first line must parse; of a longer one only the beginning can be seen. */
function looksLikeJsonl(start: string, isCut: boolean): boolean {
  if (!start.startsWith('{')) return false
  const end = start.indexOf('\n')
  if (end >= 0 || !isCut) return isJsonObject(end < 0 ? start : start.slice(0, end))
  return /^\{\s*"[^"\\]{1,100}"\s*:/.test(start)
}

function isPieceOfHtml(start: string): boolean {
  if (!start.startsWith('<')) return false
  const tags = start.match(HTML_TAG) ?? []
  return tags.length >= FEWEST_TAGS && start.startsWith(tags[0]!)
}

/** What the content looks like; plain text where nothing else shows (`toLines` tells markdown's marks by itself). */
function formatOf(head: string): Format {
  const start = head.slice(0, HEAD_LENGTH).trimStart()
  if (start.startsWith('WARC/')) return /^WARC-Type: *(?:warcinfo\r?\n[\s\S]{0,3000}\bwet\b|conversion)/im.test(start) ? 'wet' : 'warc'
  if (HTML_START.test(start) || isPieceOfHtml(start)) return 'html'
  return looksLikeJsonl(start, head.length >= HEAD_LENGTH) ? 'jsonl' : 'text'
}

/** Tells a format; `name` is absent for standard input. */
export function detectFormat(name: string | undefined, head: string): Format {
  const byName = name === undefined ? undefined : FORMAT_BY_ENDING[endingOf(name)]
  return byName ?? formatOf(head)
}
