/** A start tag in, what its element says of the lines in it out: landmarks, roles, schema.org's properties. A bit each. */
import type { ElementKind } from './elements.ts'
import type { Tag } from './tokens.ts'
import { ATTRIBUTE } from './tokens.ts'

/** Place k is bit k of `TreeMarks.places`. */
export const PLACES = [
  'navigation', 'header', 'footer', 'aside', 'main', 'article', 'section', 'figure', 'caption', 'form', 'dialog', 'control', 'time', 'address', 'details', 'paragraph',
  'list', 'quote', 'table', 'code', 'term', 'body property', 'author property', 'date property', 'headline property', 'comment type', 'unheard', 'live', 'strong',
] as const
export type Place = (typeof PLACES)[number]
/** The place's bit. */
export const placeBit = (place: Place): number => 1 << PLACES.indexOf(place)

const BY_NAME: ReadonlyMap<string, number> = new Map(Object.entries({
  nav: 'navigation', menu: 'navigation', header: 'header', footer: 'footer', aside: 'aside', main: 'main', article: 'article', section: 'section', figure: 'figure',
  figcaption: 'caption', caption: 'caption', form: 'form', dialog: 'dialog', button: 'control', label: 'control', select: 'control', textarea: 'control', legend: 'control',
  time: 'time', address: 'address', details: 'details', p: 'paragraph', li: 'list', blockquote: 'quote', td: 'table', th: 'table', pre: 'code', listing: 'code', xmp: 'code',
  dt: 'term', dd: 'term', b: 'strong', strong: 'strong',
} satisfies Record<string, Place>).map(([name, place]) => [name, placeBit(place)]))

const BY_ROLE: ReadonlyMap<string, number> = new Map(Object.entries({
  navigation: 'navigation', menu: 'navigation', menubar: 'navigation', banner: 'header', contentinfo: 'footer', complementary: 'aside', main: 'main', article: 'article',
  region: 'section', form: 'form', search: 'form', dialog: 'dialog', alertdialog: 'dialog', button: 'control', tab: 'control', tablist: 'control', menuitem: 'control',
  switch: 'control', alert: 'live', status: 'live', figure: 'figure', toolbar: 'control', listbox: 'control', option: 'control',
} satisfies Record<string, Place>).map(([role, place]) => [role, placeBit(place)]))

const BY_PROPERTY: ReadonlyMap<string, number> = new Map(Object.entries({
  articlebody: 'body property', reviewbody: 'body property', text: 'body property', author: 'author property', creator: 'author property', datepublished: 'date property',
  datemodified: 'date property', datecreated: 'date property', headline: 'headline property', caption: 'caption', comment: 'comment type',
} satisfies Record<string, Place>).map(([property, place]) => [property, placeBit(place)]))

const COMMENT_TYPE = /schema\.org\/(?:User)?Comments?\b/i
const UNHEARD = placeBit('unheard'), COMMENT = placeBit('comment type'), AUTHOR = placeBit('author property')
const SAYING = (1 << ATTRIBUTE.role) | (1 << ATTRIBUTE.itemprop) | (1 << ATTRIBUTE.itemtype) | (1 << ATTRIBUTE['aria-hidden']) | (1 << ATTRIBUTE.rel)

/** Bits of the places the element is. */
export function placesOf({ name }: ElementKind, tag: Tag): number {
  let bits = BY_NAME.get(name) ?? 0
  if ((tag.present & SAYING) === 0) return bits
  const role = tag.get(ATTRIBUTE.role)
  if (role !== undefined) bits |= BY_ROLE.get(role.trim().toLowerCase()) ?? 0
  for (const property of (tag.get(ATTRIBUTE.itemprop) ?? '').split(/\s+/)) bits |= BY_PROPERTY.get(property.toLowerCase()) ?? 0
  if (COMMENT_TYPE.test(tag.get(ATTRIBUTE.itemtype) ?? '')) bits |= COMMENT
  if (tag.get(ATTRIBUTE['aria-hidden']) === 'true') bits |= UNHEARD
  if (/\bauthor\b/i.test(tag.get(ATTRIBUTE.rel) ?? '')) bits |= AUTHOR
  return bits
}
