/**
 * An English word's letters in, its stem out: Porter's algorithm (1980) exactly as natural has it, whose patterns take microseconds
 * a word. `tests/words.test.ts` compares the two.
 */

/** Longer words are left to natural. */
export const LONGEST = 40
const letters = new Uint16Array(LONGEST + 2)
let n = 0

const A = 0x61, D = 0x64, E = 0x65, G = 0x67, I = 0x69, L = 0x6c, N = 0x6e, O = 0x6f, S = 0x73, T = 0x74, U = 0x75, W = 0x77, X = 0x78, Y = 0x79, Z = 0x7a

/** The stem of the folded word whose letters are `units[from]` to `units[to - 1]`: as many of `stemLetters` as is returned. */
export function stemEnglish(units: ArrayLike<number>, from: number, to: number): number {
  n = to - from
  for (let i = 0; i < n; i++) letters[i] = units[from + i]!
  if (n < 3) return n
  plural(); past(); y()
  replace(STEP_2); replace(STEP_3)
  ending(); lastE()
  if (letters[n - 1] === L && letters[n - 2] === L && measure(n) > 2) n--
  return n
}

/** Of the last word. */
export const stemLetters: Readonly<Uint16Array> = letters

const isVowel = (unit: number): boolean => unit === A || unit === E || unit === I || unit === O || unit === U

/** Whether the letter at `i` stands for a vowel: y does behind a consonant. */
function isSounded(i: number): boolean {
  const unit = letters[i]!
  return isVowel(unit) || (unit === Y && i > 0 && !isVowel(letters[i - 1]!) && letters[i - 1] !== Y)
}

/** Groups of vowels in the first `length` letters, as natural counts them: a vowel behind a sounded y begins a group of its own. */
let vowels = 0
/** Groups of vowels and of consonants; whether the first, the last, is one of vowels. */
let groups = 0
let firstIsVowel = false
let lastIsVowel = false
function countGroups(length: number): void {
  vowels = 0; groups = 0; lastIsVowel = false
  for (let i = 0; i < length; i++) {
    if (isSounded(i)) {
      if (i > 0 && isVowel(letters[i]!) && isVowel(letters[i - 1]!)) continue
      vowels++; groups++
      lastIsVowel = true
    } else {
      if (groups === 0 || lastIsVowel) groups++
      lastIsVowel = false
    }
    if (i === 0) firstIsVowel = lastIsVowel
  }
}

/** Twice how many times vowels and then consonants come in the first `length` letters (natural counts halves), -1 for none. */
function measure(length: number): number {
  if (length === 0) return -1
  countGroups(length)
  const inner = groups - (firstIsVowel ? 0 : 1)
  return inner - (lastIsVowel && inner > 0 ? 1 : 0)
}

/** Consonant, vowel, consonant from `at` on. */
const isShort = (at: number): boolean => !isSounded(at) && isSounded(at + 1) && !isSounded(at + 2)
const isWxy = (unit: number): boolean => unit === W || unit === X || unit === Y

/** Step 1a. */
function plural(): void {
  if (letters[n - 1] !== S) return
  if (n >= 3 && letters[n - 2] === E && (letters[n - 3] === I || (n >= 4 && letters[n - 3] === S && letters[n - 4] === S))) n -= 2
  else if (letters[n - 2] !== S && n > 2) n--
}

/** Step 1b. */
function past(): void {
  const last = letters[n - 1]
  const isEd = last === D && letters[n - 2] === E, isIng = last === G && letters[n - 2] === N && letters[n - 3] === I && n >= 3
  if (!(isEd && n >= 2) && !isIng) return
  if (isEd && n >= 3 && letters[n - 3] === E) {
    if (measure(n - 3) > 0) n--
    return
  }
  const length = n - (isEd ? 2 : 3)
  countGroups(length)
  if (vowels === 0) return
  n = length
  mend()
}

/** What is left of a word when its ending is gone gets an e, or loses one of two consonants. */
function mend(): void {
  const last = letters[n - 1]!, before = n > 1 ? letters[n - 2]! : 0
  if ((before === A && last === T) || (before === 0x62 && last === L) || (before === I && last === Z)) letters[n++] = E
  else if (last === before && !isVowel(last) && last !== L && last !== S && last !== Z) n--
  else if (n >= 3 && !isWxy(last) && isShort(n - 3) && measure(n) === 2) letters[n++] = E
}

/** Step 1c. */
function y(): void {
  if (letters[n - 1] !== Y) return
  countGroups(n)
  if (vowels - (lastIsVowel ? 1 : 0) > 0) letters[n - 1] = I
}

interface Ending { readonly from: Uint16Array; readonly to: Uint16Array }
/** Endings by their last letter, in the order they are tried. */
type Endings = readonly (readonly Ending[] | undefined)[]

function endings(rows: string): Endings {
  const byLast = Array.from({ length: 128 }, (): Ending[] | undefined => undefined)
  for (const row of rows.split(' ')) {
    const [from = '', to = ''] = row.split('>').map((word) => Uint16Array.from(word, (letter) => letter.charCodeAt(0)))
    const last = Number(from.at(-1))
    if (from !== '' && to !== '') (byLast[last] ??= []).push({ from, to })
  }
  return byLast
}

const STEP_2 = endings('ational>ate tional>tion enci>ence anci>ance izer>ize abli>able bli>ble alli>al entli>ent eli>e ousli>ous ization>ize ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous aliti>al iviti>ive biliti>ble logi>log')
const STEP_3 = endings('icate>ic ative> alize>al iciti>ic ical>ic ful> ness>')
/** Longer ones before those they end in. */
const STEP_4 = endings('al> ance> ence> er> ic> able> ible> ant> ement> ment> ent> ou> ism> ate> iti> ous> ive> ize>')

function endsWith({ from }: Ending): boolean {
  if (from.length > n) return false
  for (let i = from.length - 1, at = n - 1; i >= 0; i--, at--) if (letters[at] !== from[i]) return false
  return true
}

/** Steps 2 and 3: the first ending with enough before it. */
function replace(step: Endings): void {
  const rows = step[letters[n - 1]!]
  if (rows === undefined) return
  for (const row of rows) {
    if (!endsWith(row) || measure(n - row.from.length) <= 0) continue
    n -= row.from.length
    for (let i = 0; i < row.to.length; i++) letters[n++] = row.to[i]!
    return
  }
}

/** Step 4: the longest ending, if enough stands before it. */
function ending(): void {
  const rows = STEP_4[letters[n - 1]!]
  if (rows !== undefined) for (const row of rows) {
    if (n <= row.from.length || !endsWith(row)) continue
    if (measure(n - row.from.length) > 2) { n -= row.from.length; return }
    break
  }
  if (n > 4 && letters[n - 1] === N && letters[n - 2] === O && letters[n - 3] === I && (letters[n - 4] === S || letters[n - 4] === T) && measure(n - 3) > 2) n -= 3
}

/** Step 5a. */
function lastE(): void {
  if (letters[n - 1] !== E) return
  const m = measure(n - 1)
  if (m > 2) n--
  else if (m === 2) {
    const start = Math.max(0, n - 4)
    if (!(n >= 3 && isShort(start) && !isWxy(letters[n - 2]!))) n--
  }
}
