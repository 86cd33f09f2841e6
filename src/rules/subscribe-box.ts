/** Prompts and their forms by their element or class. */
import { groupBit } from '../read/html/cue-groups.ts'
import { boxRule } from './box-rule.ts'

const SUBSCRIBE = groupBit('subscribe')
const FORM_WORDS = 25

export const subscribeBox = boxRule('subscribe-box', {
  kind: 'subscribe', summary: 'Stands in a prompt to subscribe, by its class, or is a short line in a form outside the text (HTML).',
  places: { form: 0.5 }, groups: { subscribe: 0.85, promo: 0.4 },
  but: (line, tree) => !(tree.nearest & SUBSCRIBE) && (tree.up === 0 || line.words > FORM_WORDS),
})
