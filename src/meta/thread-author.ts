/** In: the lines of a page that is no article. Out: who opened the thread, as programs that run forums write it. */
import type { Line } from '../lines/line.ts'
import { Pattern } from '../lines/pattern.ts'
import type { Byline } from './byline.ts'

/** What XenForo and its translations set before the name, which may stand in the next line. */
const STARTERS = [
  'thread starter', 'topic starter', 'themenstarter', 'ersteller', 'topicstarter', 'onderwerpstarter', 'trådstartare', 'trådstarter', 'initiateur de la discussion', 'auteur de la discussion',
  'iniciador del hilo', 'autor del tema', 'creatore discussione', 'autor wątku', 'autor do tópico', 'criador do tópico', 'viestiketjun aloittaja', 'keskustelun aloittaja', 'konbuyu başlatan', 'автор темы', 'автор теми',
] as const
const STARTER = new Pattern(String.raw`^(?:${STARTERS.join('|')})(?:\s*:)?(?:\s+|$)(?<name>.*)$`, 'iu')
const NAME = String.raw`(?<name>[^\s,»][^,»]{0,38})`
const DAY = String.raw`(?:\p{L}+\.? \d{1,2}|\d{1,2}\.? (?:de )?\p{L}+\.?),?(?: de)? \d{4}`
const OPENINGS = [
  /** XenForo 1: "Discussion in 'Kites' started by annlee, May 11, 2024." */
  new Pattern(String.raw`^\p{L}[^']*'.+' started by ${NAME},\s`, 'iu'),
  /** Discourse: "annlee (Ann Lee) May 3, 2024, 8:45am 1", the first post. */
  new Pattern(String.raw`^(?<name>[\p{L}\p{N}_.-]{2,30})(?: \([^()]{1,40}\))? ${DAY},? \d{1,2}:\d{2}\s?(?:[ap]m)? 1$`, 'iu'),
  /** VerticalScope: "annlee Discussion starter"; Reddit: "submitted 17 hours ago by annlee". */
  new Pattern(String.raw`^${NAME} discussion starter$`, 'iu'),
  new Pattern(String.raw`^submitted .{3,40} by (?<name>\S{2,30})`, 'iu'),
  /** phpBB: "by annlee » Sat Feb 24, 2024 12:41 pm". */
  new Pattern(String.raw`^(?:post )?by ${NAME} » `, 'iu'),
]
/** The name stands in the next line. Stack Exchange: "asked Feb 11, 2011 at 23:49"; FluxBB: "#1 2025-11-01 15:14:37"; vBulletin: "11-29-2024, 09:03 AM #1". */
const NAME_BELOW = new Pattern(String.raw`^(?:asked ${DAY} at \d{1,2}:\d{2}|#1 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d|\d\d-\d\d-\d{4}, \d\d:\d\d [AP]M #1)$`, 'iu')
/** Invision: "By annlee,", the date in the next line. */
const BY = new Pattern(String.raw`^by ${NAME},$`, 'iu')
const LONGEST_NAME = 40
const LONGEST_LINE = 200

/** The author of the first post, null where no line says so. */
export function threadAuthor(lines: readonly Line[]): Byline | null {
  for (let i = 0; i < lines.length; i++) {
    const { plain, startsBullet } = lines[i]!, next = lines[i + 1]
    if (plain.length > LONGEST_LINE) continue
    const starter = STARTER.exec((startsBullet ? plain.slice(1) : plain).trim())
    const name = starter ? (starter.groups!['name'] || next?.plain) : next && NAME_BELOW.test(plain) ? next.plain : opened(plain) ?? (next !== undefined && next.digits > 0 ? BY.exec(plain)?.groups?.['name'] : undefined)
    if (name !== undefined && name.length <= LONGEST_NAME) return { names: name.trim(), index: i }
  }
  return null
}

function opened(text: string): string | undefined {
  for (const opening of OPENINGS) {
    const found = opening.exec(text)
    if (found) return found.groups!['name']
  }
  return undefined
}
