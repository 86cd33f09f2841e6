/** A line's end in, whether it is a picture credit with its label out: "... in the harbour. Foto: Jan Nowak", "... Bild Erika Muster". */
import { CLOSER, COLON, COPYRIGHT, END, QUOTE, SLASH } from '../lines/marks.ts'
import type { Line } from '../lines/measure.ts'
import { Pattern } from '../lines/pattern.ts'

/** What stands before a photographer's name, in all languages: a label of one language with a name behind it means nothing else in another. */
const SPACED = [
  'photos?', '(?:photo|image|picture) credits?', 'photograph(?:s|y)?', 'images?', 'pictures?', 'fotos?', 'fotografi(?:a|e|ja|je)?', 'fotografías?', 'fotoğraf(?:lar)?', 'fotó', 'fot', 'kép', 'bild(?:er)?', 'symbolbild', 'archivbild', 'billeder?',
  'kuvat?', 'arkistokuva', 'imagen(?:es)?', 'imagem', 'imagens', 'immagin[ei]', 'imagin[ei]', 'crédits?', 'crédito', 'créditos', 'beeld', 'zdjęci[ea]', 'snímek', 'snímky', 'snímka', 'slika', 'gambar', 'görsel', 'ảnh',
  'bildquelle', 'fotoquelle', 'bildrechte', 'bildnachweis', 'fotocredits?', 'credits?', 'beeldbron', 'fotobron', 'bildkälla', 'ljósmynd(?:ir)?', 'zdroj foto', 'foto zdroj', 'źródło zdjęcia', 'sursa foto', 'fonte (?:foto|immagine)',
  'фото', 'фотографи[яиій]', 'фотографиј[ае]', 'снимк[аи]', 'світлина', 'φωτό?', 'φωτογραφί(?:α|ες)', 'صورة', 'الصورة', 'تصوير', 'عکس', 'צילום', 'צילומים', 'תמונה', 'फोटो', 'फ़ोटो', 'तस्वीर', 'ছবি', '사진',
].join('|')
const SOLID = ['图片', '圖片', '图片来源', '圖片來源', '照片', '摄影', '攝影', '写真', '画像', '撮影', 'ภาพ', 'ภาพจาก'].join('|')

/** What stands before the name of whoever a picture or a chart was taken from, where that name is the line's last word. Not with a slash: "source/drain". */
const SOURCES = [
  'source', 'sources', 'quellen?', 'fuente', 'fonte', 'bron', 'kilde', 'källa', 'lähde', 'zdroj', 'źródło', 'forrás', 'sursa', 'izvor', 'kaynak', 'nguồn', 'sumber', 'источник', 'джерело', 'източник', 'извор', 'πηγή', 'المصدر', 'منبع', 'מקור', 'स्रोत', 'সূত্র',
].join('|')

/** Credits are short; only so much of a line's end is looked at. */
const TAIL = 110
const LABELLED = new Pattern(String.raw`(?:(?<![\p{L}\p{M}\p{N}_/])(?:${SPACED})|(?:${SOLID}))\s?[:：/©]\s?([^!?:：\s][^!?:：]{1,80})$`, 'iu')
const SOURCED = new Pattern(String.raw`(?<![\p{L}\p{M}\p{N}])(?:${SOURCES})\s?[:：]\s?([^!?:：\s"“„«][^!?:：]{1,60})$`, 'iu')
/** A sentence may go on behind "photo:"; a name does not begin small, an address does. */
const GOES_ON = new Pattern(String.raw`^\p{Ll}(?![\p{L}\p{N}-]*\.\p{L})`, 'u')
/** Without a mark behind the label: it begins a sentence of its own, and names follow to the line's end. */
const NAMES = String.raw`(?:\p{Lu}[\p{L}.'’-]*(?:\s?[/|&]\s?|,?\s(?:\p{Ll}{1,3}\s)?|$)){1,6}`
const BARE = new Pattern(String.raw`[.!?…"”»)\]]\s+[(\[]?(?:Fotos?|Photos?|Bild(?:er)?|Kuva|Fotografi[ae]|Fotó|Beeld|Ảnh|Φωτογραφία|Φωτό?|Фото|Снимка)(?:\s\p{Ll}{1,3})?\s${NAMES}[)\].]?$`, 'u')

/** Cheap looks before the patterns: a mark, and the first letter of a label behind a sentence's end. */
const MARK = /[:：/©]/
const BREAK = /[.!?…"”»)\]]\s+[(\[]?[BFKPẢΦФС]/

/** Most lines have neither. */
const MARKS = COLON | SLASH | COPYRIGHT
const BREAKS = END | QUOTE | CLOSER
/** A line without any of these has no credit. */
export const CREDIT_SIGNS = MARKS | BREAKS

/** True where the line ends with a credit's label and names, whatever stands before it. */
export function endsWithCredit({ plain, seen }: Line): boolean {
  if ((seen & CREDIT_SIGNS) === 0) return false
  const tail = plain.length > TAIL ? plain.slice(-TAIL) : plain
  return ((seen & MARKS) !== 0 && MARK.test(tail) && (isName(LABELLED.exec(tail)?.[1]) || isName(SOURCED.exec(tail)?.[1]))) || ((seen & BREAKS) !== 0 && BREAK.test(tail) && BARE.test(tail))
}

const isName = (text: string | undefined): boolean => text !== undefined && !GOES_ON.test(text)
