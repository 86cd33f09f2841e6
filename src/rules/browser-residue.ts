/** What text browsers (lynx, w3m, links) write for things that are no text: images, form fields, frames, buttons. */
import { COLON, LOW_LINE, OPENING_BRACKET } from '../lines/marks.ts'
import type { Rule } from './rule.ts'

/** An image by its file or by nothing, a field, a check box, a button, a frame, alone or several in a row. */
const PIECE = String.raw`(?:\[[^\]\s]{0,80}\.(?:jpe?g|png|gif|svg|webp|bmp|ico)(?:[?;#][^\]\s]{0,80})?\]|\[_{2,}\]?|_{4,}|\[[ xX*]?\]|\((?:\*| )\)|\(BUTTON\)|\[(?:INLINE|IMAGE|LINK|IMG|EMBED|USEMAP|SUBMIT|Submit|BUTTON)\]|I?FRAME:\s?\S{0,200}|\[I?FRAME:?[^\s\]]{0,80}\]|\[(?:INS|DEL|spacer|blank|pixel)[^\]]{0,20}\])`
const RESIDUE = new RegExp(String.raw`^[\s*+·-]{0,4}${PIECE}(?:[\s*+·|-]{0,4}${PIECE}){0,12}`)
const LABEL_CHARS = 24

export const browserResidue: Rule = {
  id: 'browser-residue',
  kind: 'widget',
  summary: 'Is what a text browser writes for an image, a form field, a button or a frame.',
  maxWords: 30,
  seen: OPENING_BRACKET | LOW_LINE | COLON,
  when: (line) => {
    const text = line.plain
    if (!text.includes('[') && !text.includes('_') && !text.includes('FRAME:') && !text.includes('(BUTTON)')) return 0
    if (text.endsWith('(BUTTON)')) return 0.9
    const residue = RESIDUE.exec(text)
    if (!residue) return 0
    const rest = text.length - residue[0].length
    return rest === 0 ? 0.95 : rest <= LABEL_CHARS && !line.terminal ? 0.7 : 0
  },
}
