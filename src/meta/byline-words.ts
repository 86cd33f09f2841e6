/** In: a language. Out: its words that introduce, follow or end the names of authors, as patterns built once per language. */
import type { LanguageCues } from '../rules/cues/cue.ts'
import { cuesFor } from '../rules/cues/index.ts'
import { plainForm } from './calendar.ts'
import { Pattern } from '../lines/pattern.ts'

/** What finding authors needs to know of a language. */
export interface BylineWords {
  /** `By`, `Von`, `Autor:` at a part's start, with what parts it from the name; perhaps one word before it ("Kommentar von"). */
  readonly by: Pattern
  /** The same as a whole line, the name standing in the next. */
  readonly byAlone: Pattern
  /** Words that end the names: labels of dates, weekdays. */
  readonly stop: ReadonlySet<string>
}

/** Scripts whose words are not parted by spaces. */
const SOLID = new Pattern(String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]`, 'u')
/** Signs of authorship that Japanese and Chinese pages set before a name: 文・, 文＝, ◎文／. */
const SIGN_BEFORE = String.raw`(?:◎|●)?[文撰]\s*[・=＝／/:：]\s*`

const built = new WeakMap<readonly LanguageCues[], BylineWords>()

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)

/** The words for authors on a page of this language: its own, its kin's and English. */
export function bylineWords(lang: string | null): BylineWords {
  const cues = cuesFor(lang)
  const known = built.get(cues)
  if (known) return known
  const phrases = [...new Set(cues.flatMap((c) => c.by))].sort((a, b) => b.length - a.length)
  const any = phrases.map((p) => p.split(' ').map(escape).join(String.raw`[\s'’]+`)).join('|')
  const solid = phrases.filter((p) => SOLID.test(p)).map(escape).join('|') || '(?!)'
  const labels = cues.flatMap((c) => [...c.published, ...c.updated].filter((label) => !label.includes(' ')).concat(c.weekdays.flat()))
  const made = {
    by: new Pattern(String.raw`^[\s✍️🖊|•·–—,;.-]*(?:(?:${any})(?:\s*[:：|]\s*|\s+)|(?:${solid})\s*[:：/／|｜丨]?\s*|${SIGN_BEFORE})`, 'iu'),
    byAlone: new Pattern(String.raw`^(?:article |story |words )?(?:${any})\s*[:：]?$`, 'iu'),
    stop: new Set(labels.map(plainForm).filter((label) => label.length > 2)),
  }
  built.set(cues, made)
  return made
}
