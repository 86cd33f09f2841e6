/** The languages that have cues, and the cues that a page of a language is searched for. */
import type { LanguageCues } from './cue.ts'
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
import { id } from './id.ts'
import { vi } from './vi.ts'
import { zh } from './zh.ts'
import { zhHant } from './zh-Hant.ts'
import { ja } from './ja.ts'
import { ko } from './ko.ts'

/** Every language with cues, English first. */
export const LANGUAGES: readonly LanguageCues[] = [en, de, fr, es, pt, it, nl, sv, da, no, fi, pl, cs, sk, hu, ro, bg, sr, hr, uk, ru, el, tr, ar, he, fa, hi, id, vi, zh, zhHant, ja, ko]

const byLang: ReadonlyMap<string, LanguageCues> = new Map(LANGUAGES.map((l) => [l.lang, l]))
/** Languages whose publishers share much of their interface wording, or that detection confuses. */
const KIN: Readonly<Record<string, readonly string[]>> = { sr: ['hr'], hr: ['sr'], bs: ['hr', 'sr'], mk: ['sr', 'bg'], be: ['ru'], cs: ['sk'], sk: ['cs'], no: ['da'], da: ['no'], zh: ['zh-Hant'], 'zh-Hant': ['zh'], ur: ['fa', 'ar'], gl: ['es', 'pt'], ca: ['es'], ms: ['id'] }

/** The cues for a page in this language: its own, its near kin's, and English, which stands on pages of every language. */
export function cuesFor(lang: string | null): readonly LanguageCues[] {
  const own = lang ? [lang, ...(KIN[lang] ?? [])].flatMap((l) => byLang.get(l) ?? []) : []
  return own.includes(en) ? own : [...own, en]
}
