/** A file's name in, whether it is a page by its name out, or certainly none: what lies beside the pages when a site was copied. */

const ENDINGS = new Set([
  'jpg jpeg jpe png gif webp avif heic bmp ico svg svgz tif tiff psd',
  'mp3 m4a aac oga ogg opus wav flac mp4 m4v mov avi mkv webm ogv mpg mpeg wmv flv swf m3u8',
  'woff woff2 ttf otf eot',
  'css scss less js mjs cjs ts tsx jsx map wasm py pyc sh exe dll so dylib o a class jar',
  'pdf ps eps doc docx dot dotx xls xlsx ppt pptx odt ods odp rtf epub mobi djvu',
  'zip tar tgz tbz txz bz2 xz 7z rar zst lz4 lzma iso dmg deb rpm',
  'db sqlite sqlite3 parquet avro orc npy npz pkl bin lock pid',
].flatMap((row) => row.split(' ')))
/** Files that systems and mirroring programs leave in every folder. */
const NAMES = new Set(['thumbs.db', 'desktop.ini', 'robots.txt'])

/** By name alone: what has no known ending is read, and told by its content. */
export function isNoPage(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  const bare = name.endsWith('.gz') ? name.slice(0, -3) : name
  const dot = bare.lastIndexOf('.')
  return NAMES.has(name) || (dot > 0 && ENDINGS.has(bare.slice(dot + 1)))
}

const PAGE_ENDING = /\.(?:te?xt|x?html?|shtml|php\d?|aspx?|jsp|md|markdown|jsonl?|ndjson|warc|wet)(?:\.gz)?$/i

/** By name: whoever calls a picture `page.txt` wants to know that it is none. */
export function isNamedAsPage(path: string): boolean {
  return PAGE_ENDING.test(path)
}

/** A path without the ending that says what kind of page it is: `www.example.com` and `volume 1.2` have none. */
export function withoutPageEnding(path: string): string {
  return path.replace(PAGE_ENDING, '')
}
