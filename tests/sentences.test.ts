/** Sentence ends: an abbreviation's dot ends none, where the language is known. */
import { expect, test } from 'vitest'
import { examine } from '../src/examine.ts'

const sentences = (text: string, lang: string): number => examine({ text, lang }).view.lines[0]!.sentences

test.each([
  ['en', 'Dr. Orr met Mrs. Lind on the quay. They spoke for an hour.', 2],
  ['en', 'The orr met the lind on the quay. They spoke for an hour.', 2],
  ['de', 'Sie fährt z. B. mit dem Boot. Das geht schnell.', 2],
  ['es', 'El Sr. Lara llegó tarde. Nadie lo esperaba.', 2],
  ['en', 'J. R. Orr came first. He was glad.', 2],
])('%s: %s', (lang, text, wanted) => { expect(sentences(text, lang)).toBe(wanted) })
