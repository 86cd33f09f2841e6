/** The languages that have cues, and the cues that a page of a language is searched for. */
import type { CueTable } from '../cue-table.ts'
import { compileCues, unpackTable } from '../cue-table.ts'
import type { LanguageCues } from './cue.ts'
import { PACKED } from './packed.ts'
import { en } from './en.ts'
import { de } from './de.ts'
import { fr } from './fr.ts'
import { es } from './es.ts'
import { pt } from './pt.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { sv } from './sv.ts'
import { da } from './da.ts'
import { no } from './no.ts'
import { fi } from './fi.ts'
import { pl } from './pl.ts'
import { cs } from './cs.ts'
import { sk } from './sk.ts'
import { hu } from './hu.ts'
import { ro } from './ro.ts'
import { bg } from './bg.ts'
import { sr } from './sr.ts'
import { hr } from './hr.ts'
import { uk } from './uk.ts'
import { ru } from './ru.ts'
import { el } from './el.ts'
import { tr } from './tr.ts'
import { ar } from './ar.ts'
import { he } from './he.ts'
import { fa } from './fa.ts'
import { hi } from './hi.ts'
import { bn } from './bn.ts'
import { id } from './id.ts'
import { vi } from './vi.ts'
import { th } from './th.ts'
import { zh } from './zh.ts'
import { zhHant } from './zh-Hant.ts'
import { ja } from './ja.ts'
import { ko } from './ko.ts'

/** Every language with cues, English first. */
export const LANGUAGES: readonly LanguageCues[] = [en, de, fr, es, pt, it, nl, sv, da, no, fi, pl, cs, sk, hu, ro, bg, sr, hr, uk, ru, el, tr, ar, he, fa, hi, bn, id, vi, th, zh, zhHant, ja, ko]

const byLang: ReadonlyMap<string, LanguageCues> = new Map(LANGUAGES.map((l) => [l.lang, l]))
/** Languages whose publishers share much of their interface wording, or that detection confuses. */
const KIN: Readonly<Record<string, readonly string[]>> = { sr: ['hr'], hr: ['sr'], bs: ['hr', 'sr'], mk: ['sr', 'bg'], be: ['ru'], cs: ['sk'], sk: ['cs'], no: ['da'], da: ['no'], zh: ['zh-Hant'], 'zh-Hant': ['zh'], ur: ['fa', 'ar'], gl: ['es', 'pt'], ca: ['es'], ms: ['id'] }

const found = new Map<string, readonly LanguageCues[]>()
const ENGLISH: readonly LanguageCues[] = [en]

/** The cues for a page in this language: its own, its near kin's, and English, which stands on pages of every language. */
export function cuesFor(lang: string | null): readonly LanguageCues[] {
  const known = lang ? found.get(lang) : ENGLISH
  if (known) return known
  const own = [lang!, ...(KIN[lang!] ?? [])].flatMap((l) => byLang.get(l) ?? [])
  // Tags come from outside: only those of languages with cues are remembered, so that there is an end to them.
  if (own.length === 0) return ENGLISH
  const all = own.includes(en) ? own : [...own, en]
  found.set(lang!, all)
  return all
}

const tables = new Map<string, CueTable>()

/** The same languages' cues as tables, made when first asked for. */
export function cueTablesFor(lang: string | null): readonly CueTable[] {
  return cuesFor(lang).map((language) => {
    let table = tables.get(language.lang)
    const packed = PACKED[language.lang]
    if (!table) tables.set(language.lang, table = packed ? unpackTable(packed()) : compileCues(language))
    return table
  })
}
