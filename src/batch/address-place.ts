/** A page's address in, its place in a tree of files out: the host's folder, below it the path. */
import { createHash } from 'node:crypto'

/** File systems take 255 bytes; an ending and a number must fit too. */
const LONGEST_NAME = 200
const UNSAFE = /[^\p{L}\p{N}._~@,=+-]/gu
const RESERVED = /^(?:\.+|con|prn|aux|nul|com\d|lpt\d)$/i

/** Gives every page a place of its own: what comes to one that is taken gets a number. The same pages in the same order get the same places. */
export class Places {
  readonly #ending: string
  readonly #taken = new Map<string, number>()

  /** @param ending of the files, as `.txt` */
  constructor(ending: string) {
    this.#ending = ending
  }

  /** `https://hask.example/news/?id=7` gives `hask.example/news/index_id=7.txt`. */
  of(url: string | undefined, id: string | undefined): string {
    const bare = url === undefined ? `unnamed/${safeName(id ?? 'page')}` : placeOf(url)
    const count = (this.#taken.get(bare) ?? 0) + 1
    this.#taken.set(bare, count)
    return count === 1 ? bare + this.#ending : `${bare}~${count}${this.#ending}`
  }
}

function placeOf(url: string): string {
  const [, host = 'unnamed', path = '', query = ''] = /^(?:[a-z][\w+.-]*:)?\/\/(?:[^/?#@]*@)?([^/?#]*)([^?#]*)(\?[^#]*)?/i.exec(url) ?? [undefined, 'unnamed', url]
  const folders = path.split('/')
  const last = folders.pop() ?? ''
  const file = (last === '' ? 'index' : last.replace(/\.(?:x?html?|txt)$/i, '')) + (query.length > 1 ? `_${query.slice(1)}` : '')
  // A folder may not be called as a file beside it is.
  return [host.toLowerCase(), ...folders.filter(Boolean).map((name) => name.replace(/\.(txt|jsonl?|md)$/i, '_$1')), file].map(safeName).join('/')
}

function safeName(name: string): string {
  const plain = decoded(name).replace(UNSAFE, '_')
  const safe = plain === '' || RESERVED.test(plain) || plain.startsWith('.') ? `_${plain}` : plain
  if (Buffer.byteLength(safe) <= LONGEST_NAME) return safe
  const mark = createHash('sha256').update(name).digest('hex').slice(0, 12)
  return `${Array.from(safe).slice(0, 40).join('')}-${mark}`
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name).normalize('NFC')
  } catch {
    return name
  }
}
