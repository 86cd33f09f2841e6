/** Subscription forms: what stands between their lines. */
import { blockRule } from './cue-block.ts'

export const subscribeBlock = blockRule('subscribe', 'Stands between two lines of a subscription form or prompt.', 0.45)
