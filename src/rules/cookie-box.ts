/** Consent notices by their class. */
import { boxRule, isInside } from './box-rule.ts'

export const cookieBox = boxRule('cookie-box', {
  kind: 'cookie', summary: 'Stands outside the text in a box about cookies and consent, by its class (HTML).', groups: { cookie: 0.8 }, but: isInside,
})
