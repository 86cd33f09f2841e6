/** A caption with its credit: "... in Moscow. (Photo by J. Doe / AFP)", "... im Hafen. Foto: Erika Muster". */
import { hashWord } from '../lines/chars.ts'
import { BULLET, CLOSING_BRACKET, COPYRIGHT, OPENING_BRACKET, SLASH, UNSPACED } from '../lines/marks.ts'
import { beginsAsSentence } from './caption-words.ts'
import { CREDIT_SIGNS, endsWithCredit } from './credit-label.ts'
import type { Line } from '../lines/measure.ts'
import { NumberSet } from '../lines/number-table.ts'
import { Pattern } from '../lines/pattern.ts'
import type { Rule } from './rule.ts'
import { cueOf } from './page-view.ts'

/** A bracket that closes the line and holds a slash, a colon or capitals only: a credit's. */
const CREDIT_BRACKET = /[([][^()[\]]{0,60}(?:\/|:|©|,\s*file|\bfile\b)[^()[\]]{0,60}[)\]]\s*$/i
/** Without a caption's words: what the slash parts are names, not sizes ("8GB/ 1TB") or choices ("on/off"). */
const NAMES_BRACKET = new Pattern(String.raw`[([][^()[\]\p{N}/]{2,60}/{1,2}\s?(?![\p{Ll}\p{N}])[^()[\]]{2,60}[)\]]\s*$`, 'u')
/** "Jane Doe/Reuters", "JANE DOE / AFP" at the line's end. */
const CREDIT_SLASH = new Pattern(String.raw`\p{Lu}[\p{L}.'’-]+\s?/{1,2}\s?\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]+){0,3}\)?$`, 'u')
/** The Chinese and Japanese credit stands behind the name: "记者 王小明 摄". */
const CREDIT_SHOT = new Pattern(String.raw`[\p{Script=Han}\p{Script=Katakana}][\s\u3000]?(?:摄|攝|撮影)[。)）\s]*$`, 'u')
/** True where the line has a mark of these; its end is searched only then. */
const has = (line: Line, mark: number): boolean => (line.seen & mark) !== 0
const hasBracket = (text: string): boolean => (text.includes(')') || text.includes(']')) && (text.includes('(') || text.includes('['))
const mayBeShot = (text: string): boolean => text.includes('摄') || text.includes('攝') || text.includes('撮影')
/** Whose picture it is, behind what it shows: "The quay in 1911 © Town Archive", "... (c) Jane Doe". A line that begins with the sign is a footer's. */
const CREDIT_COPYRIGHT = new Pattern(String.raw`\p{L}.{8,}(?:©\s?|\([cC]\)\s?(?=\p{Lu}))[^©]{2,60}$`, 'u')
/** An agency's, as television stations give it: "... at the quay. Jane Doe/Copyright 2019 Marrow Press. All rights reserved." */
const CREDIT_RIGHTS = new Pattern(String.raw`\p{L}\s?/\s?Copyright\s[^/]{2,90}$`, 'u')
const RIGHTS = /[©)].*\b(?:rights|rechte|derechos|droits|diritti|direitos)\b/i
/** An agency that sends pictures, alone in brackets: "The ferry at its berth (Reuters)". A paragraph may end so as well, but is longer. */
const AGENCY = new Pattern(String.raw`\((?:reuters|afp|ap(?: photo)?|epa|efe|getty(?: images)?|keystone|рейтер|رويترز|أ ?[.]?ف ?[.]?ب|الفرنسية|الأناضول|أسوشيتد ?برس|غيتي|الجزيرة)\)$`, 'iu')
const AGENCY_WORDS = 35
/** News agencies' own mark before a picture of their archive. */
const FROM_FILE = /^\W{0,2}FILE(?: PHOTO| IMAGE)?\s?[-–—:]+\s/
/** A studio's name alone: "Jane Doe Photography". */
const STUDIO = /\s(?:photography|photographers?|photos|fotografie|fotografia|photographie)$/i
const STUDIO_WORDS = 6
/** Such a line's last word, which is looked up faster than the pattern is tried. */
const STUDIO_ENDS = new NumberSet(['photography', 'photographer', 'photographers', 'photos', 'fotografie', 'fotografia', 'photographie'].map(hashWord))
/** True for "Jane Doe Photography". */
export const isStudio = (line: Line): boolean => line.words <= STUDIO_WORDS && !line.terminal && STUDIO_ENDS.has(line.tokens[line.tokens.length - 1] ?? 0) && STUDIO.test(line.plain)
const SIDE = /\((?:L|R|C|left|right|center|centre|top|bottom)\)|\b(?:left|right), and\b/
const isOwned = (line: Line, closing: string): boolean => (has(line, COPYRIGHT) || (has(line, OPENING_BRACKET) && /\(c\)/i.test(closing))) && CREDIT_COPYRIGHT.test(closing) && !RIGHTS.test(closing)
const MAX_WORDS = 70
const CAPTION_WORDS = 45
const TAIL = 160
/** A line without any of these, and without a caption's words, can only be a studio's name. */
const SIGNS = CREDIT_SIGNS | UNSPACED | OPENING_BRACKET | BULLET

export const captionCredit: Rule = {
  id: 'caption-credit',
  kind: 'caption',
  summary: 'Ends with a picture credit: a label and a name, a bracket, a copyright sign, or names parted by a slash; or says who stands left and right.',
  maxWords: MAX_WORDS,
  when: (line, page) => {
    const text = line.plain, cue = beginsAsSentence(line, page) ? undefined : cueOf(page, line.index, 'caption')
    if (cue === undefined && !has(line, SIGNS)) return isStudio(line) ? 0.85 : 0
    const closing = text.length > TAIL ? text.slice(-TAIL) : text
    if (endsWithCredit(line) || (has(line, UNSPACED) && line.words <= CAPTION_WORDS && mayBeShot(closing) && CREDIT_SHOT.test(closing))) return line.words <= CAPTION_WORDS ? 0.9 : 0.6
    if (has(line, OPENING_BRACKET) && has(line, CLOSING_BRACKET) && hasBracket(closing) && CREDIT_BRACKET.test(closing)) return cue ? 0.95 : line.words <= CAPTION_WORDS && has(line, SLASH) && NAMES_BRACKET.test(closing) ? 0.6 : 0
    if (has(line, SLASH) && closing.includes('Copyright') && CREDIT_RIGHTS.test(closing)) return 0.9
    if (!line.terminal && has(line, SLASH) && closing.includes('/') && CREDIT_SLASH.test(closing)) return cue ? 0.95 : line.startsDigit || line.startsBullet || line.marks?.list ? 0 : line.words <= CAPTION_WORDS ? 0.6 : 0.3
    if (line.words <= CAPTION_WORDS && isOwned(line, closing)) return 0.75
    if (line.words <= AGENCY_WORDS && has(line, OPENING_BRACKET) && closing.endsWith(')') && AGENCY.test(closing)) return 0.8
    if (FROM_FILE.test(text)) return 0.9
    if (isStudio(line)) return 0.85
    if (cue && SIDE.test(text)) return 0.8
    if (cue && !line.terminal && line.words <= 40) return 0.7
    return cue && text.includes('©') ? 0.8 : 0
  },
}
