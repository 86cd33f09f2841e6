/** Captions by their element or class. */
import { boxRule } from './box-rule.ts'

export const captionBox = boxRule('caption-box', {
  kind: 'caption', summary: 'Is the caption of a figure, by its element, property or class (HTML).',
  places: { caption: 0.95 }, groups: { caption: 0.9 }, maxWords: 120,
})
