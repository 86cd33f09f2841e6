/** Code units in, their classes and folded forms out: the tables written by hand say what Unicode's properties say. */
import { expect, test } from 'vitest'
import { classOf, DIGIT, fold, HAN, hashWord, LOWER, PUNCTUATION, SPACE, SYMBOL, UNCASED, UPPER } from '../src/lines/chars.ts'

/** What a unit is by its properties, for blocks without Han, kana and the scripts of Southeast Asia. */
function byProperties(char: string): number {
  if (/[\s\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/u.test(char)) return SPACE
  if (/\p{Nd}/u.test(char)) return DIGIT
  if (/\p{Lu}|\p{Lt}/u.test(char)) return UPPER
  if (/\p{Ll}/u.test(char)) return LOWER
  if (/[\p{L}\p{M}\p{N}_]/u.test(char)) return UNCASED
  return /\p{P}/u.test(char) ? PUNCTUATION : SYMBOL
}

test.each([0x0000, 0x0100, 0x0400, 0x2000])('block %i', (start) => {
  for (let unit = start; unit < start + 256; unit++) expect(classOf(unit), unit.toString(16)).toBe(byProperties(String.fromCharCode(unit)))
})

test('Han and Hangul by their ranges', () => {
  for (let unit = 0x4e00; unit <= 0x9fff; unit++) expect(classOf(unit)).toBe(HAN)
  for (let unit = 0xac00; unit <= 0xd7a3; unit++) expect(classOf(unit)).toBe(UNCASED)
})

test.each([
  ['ΝΕΟΤΕΡΑ', 'νεότερα'], ['ΟΔΟΣ', 'οδός'], ['şi', 'și'], ['ţară', 'țară'], ['IŞIK', 'ışık'], ['İzmir', 'izmir'], ['ещё', 'еще'], ['علي', 'علی'], ['كتاب', 'کتاب'], ['ＲＳＳ', 'rss'],
])('%s and %s are one word', (a, b) => {
  expect(hashWord(a)).toBe(hashWord(b))
})

test('other letters stay apart', () => {
  expect(fold('й'.charCodeAt(0))).not.toBe(fold('и'.charCodeAt(0)))
  expect(fold('ä'.charCodeAt(0))).not.toBe(fold('a'.charCodeAt(0)))
})
