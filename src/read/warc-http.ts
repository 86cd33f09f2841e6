/** The block of a WARC response record in, what the server said of the page and the page's bytes, still packed as they were sent, out. */
import { headerEnd, headerFields } from './header.ts'
import { joinBytes } from './join.ts'

export interface HttpResponse {
  /** 0 where the block is no HTTP message, but the page alone. */
  readonly status: number
  /** `text/html` in lower case, '' if not said. */
  readonly mediaType: string
  /** As `windows-1251`, if said. */
  readonly charset?: string
  /** What the body was packed with, first one first: `gzip`, `br`... */
  readonly encodings: readonly string[]
  /** Its chunks joined. */
  readonly body: Uint8Array
}

const LF = 10
const PAGE_TYPES = /^(?:text\/(?:html|plain|markdown)|application\/xhtml\+xml)$/
/** A line with a chunk's length, in hexadecimal. */
const CHUNK_LENGTH = /^([\da-f]{1,8})[ \t]*(?:;.*)?\r?$/i

const latin1 = new TextDecoder('latin1')

/** Never throws: what is no message is all body. */
export function parseResponse(block: Uint8Array): HttpResponse {
  const [, status] = /^HTTP\/\S+ +(\d{3})/.exec(latin1.decode(block.subarray(0, 64))) ?? []
  if (status === undefined) return { status: 0, mediaType: '', encodings: [], body: block }
  const end = headerEnd(block)
  const fields = headerFields(block.subarray(0, end < 0 ? block.length : end))
  const body = end < 0 ? new Uint8Array(0) : block.subarray(end)
  const [mediaType = '', ...parameters] = (fields.get('content-type') ?? '').split(';').map((part) => part.trim())
  const charset = parameters.flatMap((part) => /^charset\s*=\s*["']?([\w.:-]+)/i.exec(part)?.[1] ?? [])[0]
  const words = (name: string): readonly string[] => (fields.get(name) ?? '').toLowerCase().split(',').map((word) => word.trim()).filter((word) => word !== '' && word !== 'identity')
  return {
    status: Number(status), mediaType: mediaType.toLowerCase(), encodings: words('content-encoding'),
    body: words('transfer-encoding').includes('chunked') ? joinChunks(body) : body,
    ...(charset === undefined ? {} : { charset }),
  }
}

/** Whether the response is a page that was found, by what the server says of it. */
export function isPage({ status, mediaType }: Pick<HttpResponse, 'status' | 'mediaType'>): boolean {
  return (status === 0 || (status >= 200 && status < 300)) && (mediaType === '' || PAGE_TYPES.test(mediaType))
}

/** Many crawlers join the chunks and leave the header as it was: then the body is as it should be. A body that is cut off gives what is there. */
function joinChunks(body: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = []
  for (let at = 0; at < body.length;) {
    const end = body.indexOf(LF, at)
    const [, length] = CHUNK_LENGTH.exec(latin1.decode(body.subarray(at, end < 0 ? Math.min(body.length, at + 20) : Math.min(end, at + 256)))) ?? []
    if (length === undefined || end < 0) return at === 0 ? body : joinBytes(pieces)
    const size = parseInt(length, 16)
    if (size === 0) break
    pieces.push(body.subarray(end + 1, end + 1 + size))
    at = end + 1 + size
    while (body[at] === 13 || body[at] === LF) at++
  }
  return joinBytes(pieces)
}
