/** Share bars: what stands between their lines. */
import { blockRule } from './cue-block.ts'

export const shareBlock = blockRule('share', 'Stands between two share buttons.')
