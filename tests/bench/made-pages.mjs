/**
 * A script and a number in, a page of that script out: menu, headline, paragraphs of made-up words with the script's function words
 * among them, and a footer. The same number gives the same page. Only for timing: nobody could read them.
 */

/** Syllables (or characters), function words, and what parts words and ends sentences. */
const SCRIPTS = {
  Latin: { parts: 'ba de lin mor ta ver so pra in con ter el fi gan hu'.split(' '), words: 'the of and to in is was for that with'.split(' '), space: ' ', end: '. ' },
  German: { parts: 'ge ver bau stein lich ung haus fahr weg schaf land ten bür'.split(' '), words: 'der die und das mit von ist nicht auf eine'.split(' '), space: ' ', end: '. ' },
  Han: { parts: [...'山水火木金土日月人口手足田力大小中上下左右東西南北春夏秋冬'], words: ['的', '是', '在', '了', '和'], space: '', end: '。' },
  Kana: { parts: [...'あいうえおかきくけこさしすせそたちつてとなにぬねの漢字山川海'], words: ['は', 'が', 'を', 'に', 'です'], space: '', end: '。' },
  Thai: { parts: 'กา บัน ดี เมือง ทะ เล น้ำ ฟ้า ดิน ลม'.split(' '), words: ['และ', 'ที่', 'ของ', 'ใน', 'เป็น'], space: '', end: ' ' },
  Arabic: { parts: 'با مد ري نور سلا كت مح عمل در وز'.split(' '), words: 'في من على إلى أن عن مع هذا'.split(' '), space: ' ', end: '. ' },
  Devanagari: { parts: 'का मे रा नि दे पु वि ला सो हा'.split(' '), words: 'के में की है से को पर और'.split(' '), space: ' ', end: '। ' },
  Cyrillic: { parts: 'го ра во да мир нов ста рек лес дом'.split(' '), words: 'и в не на что с по это'.split(' '), space: ' ', end: '. ' },
  Greek: { parts: 'κα λο νε ρό πό λη θά λασ σα μι'.split(' '), words: 'και το να η του με από για'.split(' '), space: ' ', end: '. ' },
}

/** Names of the scripts. */
export const SCRIPT_NAMES = /** @type {readonly (keyof typeof SCRIPTS)[]} */ (Object.keys(SCRIPTS))

/** Park and Miller's generator: the same numbers everywhere. @param {number} seed */
function random(seed) {
  let state = (seed % 2147483646) + 1
  return (/** @type {number} */ below) => (state = (state * 48271) % 2147483647) % below
}

/** @param {string} script @param {number} seed */
export function page(script, seed) {
  const { parts, words, space, end } = SCRIPTS[/** @type {keyof typeof SCRIPTS} */ (script)], next = random(seed)
  const word = () => (next(5) < 2 ? words[next(words.length)] : Array.from({ length: 1 + next(3) }, () => parts[next(parts.length)]).join('')) ?? ''
  const phrase = (/** @type {number} */ n) => Array.from({ length: n }, word).join(space)
  const paragraph = () => Array.from({ length: 2 + next(4) }, () => phrase(8 + next(14)) + end).join('').trim()
  const labels = (/** @type {number} */ n) => Array.from({ length: n }, () => phrase(1 + next(3)))
  return [...labels(30), '', phrase(8), '', ...Array.from({ length: 14 }, paragraph), '', ...labels(40), ''].join('\n')
}
