/** A code unit in, what it can mean as a mark out: one bit each, in one table for the counts and for what rules look for. */

/** Meanings that are counted. */
export const END = 1, QUESTION = 2, COMMA = 4, QUOTE = 8, CLOSER = 16, BULLET = 32, SEPARATOR = 64, COLON = 128
/** Marks that rules look for: where a line has none of them (`Line.seen`), their patterns need not be tried. */
export const OPENING_BRACKET = 1 << 8, CLOSING_BRACKET = 1 << 9, SLASH = 1 << 10, COPYRIGHT = 1 << 11, CODE = 1 << 12, AMPERSAND = 1 << 13, AT = 1 << 14, HASH = 1 << 15
/** No marks, but looked for all the same: a dot before a letter or digit (`window.name`), a word that begins with a low line, characters of scripts without spaces. */
export const INNER_DOT = 1 << 16, LOW_LINE = 1 << 17, UNSPACED = 1 << 18
/** `www.`, for the count of addresses. */
export const WWW = 1 << 19
/** All that rules look for: what a line may have that was measured by its beginning only. */
export const ANY = WWW - 1

/** The meanings of a code unit. */
export const meanings = new Int32Array(65536)
const mean = (meaning: number, chars: string): void => { for (let i = 0; i < chars.length; i++) meanings[chars.charCodeAt(i)]! |= meaning }
mean(END, '.!?。！？｡．؟۔।॥։።…')
mean(QUESTION, '?？؟;')
mean(COMMA, ',，、،；;')
mean(QUOTE, '"“”„‟«»‹›「」『』‘〝〞＂')
mean(CLOSER, '"”“»›」』’\')]}）】〉》*_')
mean(BULLET, '•‣◦▪▫●○■□►▶▸▹›»–—-*·+|>#→➤✓✔★☆')
mean(SEPARATOR, '|·•»›→▸/｜∙⋅‧')
mean(COLON, ':：')
mean(OPENING_BRACKET, '([（')
mean(CLOSING_BRACKET, ')]')
mean(SLASH, '/')
mean(COPYRIGHT, '©')
mean(CODE, '={}<;')
mean(AMPERSAND, '&')
mean(AT, '@')
mean(HASH, '#')

/** True where the unit can mean one of these. */
export const means = (unit: number, meaning: number): boolean => (meanings[unit]! & meaning) !== 0
