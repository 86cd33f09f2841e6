/** Records in, the bytes of a WARC archive out, as crawlers write them. */
import { gzipSync } from 'node:zlib'

export interface Wanted {
  readonly type?: string
  readonly url?: string
  readonly id?: string
  /** The whole block. */
  readonly block: string | Uint8Array
  /** Fields to add. */
  readonly more?: string
}

/** One record. */
export function record({ type = 'response', url, id = 'urn:uuid:1', block, more = '' }: Wanted): Buffer {
  const bytes = Buffer.from(block)
  const head = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Record-ID: <${id}>\r\nWARC-Date: 2024-03-12T09:40:00Z\r\n${url === undefined ? '' : `WARC-Target-URI: ${url}\r\n`}${more}Content-Length: ${bytes.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n\r\n')])
}

/** An HTTP response; `body` as it is sent. */
export function response(body: string | Uint8Array, fields: Readonly<Record<string, string>> = {}, status = 200): Buffer {
  const head = Object.entries({ 'Content-Type': 'text/html; charset=utf-8', ...fields }).map(([name, value]) => `${name}: ${value}\r\n`).join('')
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} OK\r\n${head}\r\n`), Buffer.from(body)])
}

/** A text as an HTML page. */
export function htmlOf(text: string): string {
  const paragraphs = text.split('\n').filter(Boolean).map((line) => `<p>${line}</p>`)
  return `<!doctype html>\n<html><head><title>Page</title></head><body>\n${paragraphs.join('\n')}\n</body></html>\n`
}

/** Each record a gzip member, as Common Crawl packs them. */
export function packed(records: readonly Uint8Array[]): Buffer {
  return Buffer.concat(records.map((bytes) => gzipSync(bytes)))
}

/** The body in chunks of so many bytes, as HTTP/1.1 sends it. */
export function chunked(body: Uint8Array, size: number): Buffer {
  const pieces: Buffer[] = []
  for (let at = 0; at < body.length; at += size) {
    const piece = body.subarray(at, at + size)
    pieces.push(Buffer.from(`${piece.length.toString(16)};x=1\r\n`), Buffer.from(piece), Buffer.from('\r\n'))
  }
  return Buffer.concat([...pieces, Buffer.from('0\r\n\r\n')])
}
