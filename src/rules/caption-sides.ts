/** Who stands where in a picture: "Ana Roca (left) and Leo Marsh", "Bürgermeister Uhl (2. v. l.)", "喜ぶ選手（左）". */
import { OPENING_BRACKET } from '../lines/marks.ts'
import { Pattern } from '../lines/pattern.ts'
import type { Rule } from './rule.ts'

/** Words for places in a picture, in all languages: in brackets behind a name they mean nothing else. */
const PLACES = [
  '(?:far |(?:second|third|fourth|2nd|3rd|4th) from |(?:second|third|fourth|2nd|3rd|4th) )?(?:left|right)', 'cent(?:er|re)', '(?:[2-9]\\.? ?)?(?:v(?:on|\\.) ?)?(?:links|rechts|l\\.|r\\.|li\\.?|re\\.?)', 'v\\. ?l\\. ?n\\. ?r\\.', '(?:von )?li(?:nks)? nach re(?:chts)?',
  '(?:[aà] |à l[’\']extrême )?(?:gauche|droite)', 'au centre', '(?:a la )?(?:izquierda|derecha)', 'izq\\.?', 'd(?:er|ch)a\\.?', '(?:a )?(?:sinistra|destra)', '(?:à )?(?:esquerda|direita)', '(?:uiterst |tweede van )?(?:links|rechts)', 't[. ]{0,2}[vh]\\.?', '(?:till |til )?(?:vänster|höger|venstre|højre|høyre)',
  '(?:vas|oik)\\.?', 'vasemmalla', 'oikealla', '(?:po |z |od )?(?:lewej|prawej)', 'vlevo', 'vpravo', 'zleva', 'zprava', 'vľavo', 'balr[aó]l?', 'jobbr[aó]l?', '(?:din )?(?:stânga|dreapta)', '(?:li?jevo|desno)', 'solda', 'sağda', 'слева', 'справа', 'в центре', 'ліворуч', 'праворуч', 'зліва', 'вляво', 'вдясно', 'αριστερά', 'δεξιά', 'kiri', 'kanan', 'trái', 'phải',
].join('|')
const SIDE = new Pattern(String.raw`\p{L}\s?[(（](?:${PLACES}|[左右中][央から]{0,2}(?:[2-9２-９一二三四五]人目)?)[,)）](?!\p{L}\p{Ll})`, 'u')
/** Agencies write one capital: "Malouda (R) clashes with Jagielka (L)". It may be a party's. */
const LETTER = new Pattern(String.raw`\p{Lu}\p{L}+ \((?:[2-5]?[LRC])\)(?= \p{Ll}|,)`, 'u')
const MAX_WORDS = 70

export const captionSides: Rule = {
  id: 'caption-sides',
  kind: 'caption',
  summary: 'Says in brackets behind a name who stands left or right.',
  maxWords: MAX_WORDS,
  minWords: 3,
  seen: OPENING_BRACKET,
  when: ({ plain }) => (!plain.includes('(') && !plain.includes('（') ? 0 : SIDE.test(plain) ? 0.85 : LETTER.test(plain) ? 0.6 : 0),
}
