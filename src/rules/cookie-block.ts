/** Consent dialogs: what stands between their lines. */
import { blockRule } from './cue-block.ts'

export const cookieBlock = blockRule('cookie', 'Stands between two lines about cookies and consent.')
