/** Menus by their element, role or class. */
import { placeBit } from '../read/html/places.ts'
import { boxRule } from './box-rule.ts'

const NAVIGATION = placeBit('navigation')
const MENU_WORDS = 12
const MOSTLY_LINKED = 0.5

export const navigationBox = boxRule('navigation-box', {
  kind: 'navigation', summary: 'Stands in a menu, by its element, role or class (HTML).',
  places: { navigation: 0.95 }, groups: { navigation: 0.7, header: 0.5, search: 0.6, account: 0.4 },
  but: (line, tree) => !(tree.places & NAVIGATION) && (tree.up === 0 || line.words > MENU_WORDS) && (line.marks?.linkShare ?? 0) < MOSTLY_LINKED,
})
