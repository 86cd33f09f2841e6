/** A `class` or `id` in, the groups of meaning its words belong to out. The words are data: a group a row, as publishers name their boxes. */
import { FIRST_HASH, hashed, hashOf, nameHash } from './tokens.ts'

const GROUPS = {
  article: 'article articles story stories post posts entry hentry blog blogpost',
  content: 'content contents body bodytext text richtext copy copytext prose wysiwyg paragraph paragraphs postbody bodycopy',
  comment: 'comment comments disqus reply replies respond commentlist talkback discussion kommentar kommentare commentaires',
  related: `related relateds recommend recommended recommendation recommendations recirc recirculation trending popular mostread latest similar more readmore seealso
    taboola outbrain mostpopular suggested suggestions upnext youmaylike nextarticle prev previous next`,
  teaser: 'teaser teasers card cards feed river grid tile tiles loop listing newslist excerpts archive',
  share: 'share sharing shares sharebar social socials sharedaddy addthis addtoany facebook twitter whatsapp pinterest follow sharethis sns',
  navigation: 'nav navbar navigation menu menus submenu breadcrumb breadcrumbs pagination pager paging sitenav megamenu topnav tabs tab toolbar skip toc dropdown hamburger',
  header: 'header masthead topbar head banner hero',
  footer: 'footer colophon copyright legal bottombar imprint pagefoot sitefooter',
  sidebar: 'sidebar aside rail complementary secondary sidecol sidebars rightcol leftcol',
  advert: 'ad ads advert adverts advertisement advertising adsense adslot adunit dfp gpt sponsor sponsored sponsors affiliate adbox adcontainer anzeige werbung',
  promo: 'promo promos promotion promoted cta offer offers upsell callout marketing campaign donate donation',
  caption: 'caption captions credit credits photocredit imagecredit wpcaption legend copyright',
  media: 'image images img photo photos picture gallery media figure thumbnail thumb slideshow lightbox embed video audio player',
  byline: 'byline bylines author authors writer contributor contributors autor auteur',
  date: 'date dates time timestamp published publish pubdate posted dateline updated datetime modified',
  meta: 'meta metadata info details postmeta entrymeta infobar articleinfo',
  tags: 'tag tags category categories topic topics keyword keywords label labels tagcloud tagged cat',
  cookie: 'cookie cookies consent gdpr cmp onetrust ccpa cookiebar didomi',
  subscribe: 'subscribe subscription subscriptions newsletter newsletters signup paywall piano regwall membership optin mailchimp emailsignup register',
  account: 'login signin account user users profile avatar signon member members',
  search: 'search searchform searchbox filter filters sort facets',
  widget: 'widget widgets slider carousel swiper modal popup overlay poll quiz tooltip dialog accordion button buttons btn print calculator weather',
  bio: 'bio biography authorbio aboutauthor authorbox authorinfo vcard',
  title: 'title titles headline headlines heading subheading subtitle',
  standfirst: 'standfirst dek summary lead lede intro introduction excerpt subheadline abstract chapo sommaire description subhead deck',
  unseen: 'hidden hide screenreader offscreen invisible sronly visuallyhidden noscript',
  forum: 'thread forum message messages question answer answers postbody topicbody discussions qa',
  product: 'product products price prices cart basket buy shop sku stock specs specification specifications',
  quote: 'pullquote quote quotes blockquote',
  site: 'logo brand branding language languages lang locale app apps store stores download',
} as const

export type CueGroup = keyof typeof GROUPS
/** Group k is bit k of what `cueGroups` gives. */
export const CUE_GROUPS = Object.keys(GROUPS) as readonly CueGroup[]
/** The group's bit. */
export const groupBit = (group: CueGroup): number => 1 << CUE_GROUPS.indexOf(group)

/** Of words written together each part is as long as this. */
const SHORTEST_STEM = 5
const LONGEST_STEM = 12

/** Hashes of the groups' words with their groups, and of how the long ones begin and end. */
function readWords() {
  const bits = new Map<number, number>(), beginnings = new Set<number>(), ends = new Set<number>()
  CUE_GROUPS.forEach((group, k) => {
    for (const word of GROUPS[group].split(/\s+/)) {
      bits.set(nameHash(word), (bits.get(nameHash(word)) ?? 0) | (1 << k))
      if (word.length < SHORTEST_STEM) continue
      beginnings.add(hashOf(word, 0, SHORTEST_STEM))
      ends.add(hashOf(word, word.length - SHORTEST_STEM, word.length))
    }
  })
  return { bits, beginnings, ends }
}
/** Read when the first name comes: a page of text has none. */
let words: ReturnType<typeof readWords> | undefined

/** "has-sidebar", "no-comments" tell what stands somewhere else. */
const ELSEWHERE = new Set(['has', 'no', 'with', 'without', 'not', 'is', 'js', 'show', 'hide', 'lazy'].map(nameHash))
/** What is longer is machinery, not names. */
const LONGEST_NAMES = 400
/** Of utility classes ("text-lg", "content-center", "grid-cols-2") the first word says how a box looks, not what it is. */
const UTILITY = /^(?:text|content|grid|list|line|tab|hide|hidden|show|item|items|col|row|flex|more|time|max|min|bg|font|border|p|m|w|h|pt|pb|mt|mb|px|py|mx|my)-(?:\d|\[|[xsml]{1,2}$|\dxl$|center|left|right|justify|start|end|between|cols|rows|gray|black|white|primary|none|inside|bold|wrap|auto|full|first|last|lg|sm|md|xl|base|[a-z]+-\d)/

/** Bits of the groups that a `class`, `id` or test name speaks of. */
export function cueGroups(names: string): number {
  let bits = 0
  for (let from = 0, end = Math.min(names.length, LONGEST_NAMES); from < end;) {
    let space = from, hyphen = false
    for (let unit; space < names.length && (unit = names.charCodeAt(space)) > 32; space++) hyphen ||= unit === HYPHEN
    if (space > from && !(hyphen && UTILITY.test(names.slice(from, space)))) bits |= ofName(names, from, space)
    from = space + 1
  }
  return bits
}
const HYPHEN = 45

const isCapital = (unit: number): boolean => unit >= 65 && unit <= 90
const isSmall = (unit: number): boolean => (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)

/** Small letters and digits in a row are a word; capitals begin one. Every second name is new, so that nothing is remembered and no string is made. */
function ofName(names: string, from: number, to: number): number {
  const known = words ??= readWords()
  let bits = 0, elsewhere = false, before = FIRST_HASH
  for (let at = from; at < to;) {
    const start = at
    let hash = FIRST_HASH, joined = before
    while (at < to && isCapital(names.charCodeAt(at))) { const unit = names.charCodeAt(at++); hash = hashed(hash, unit); joined = hashed(joined, unit) }
    while (at < to && isSmall(names.charCodeAt(at))) { const unit = names.charCodeAt(at++); hash = hashed(hash, unit); joined = hashed(joined, unit) }
    if (at === start) { at++; continue }
    if (!elsewhere) bits |= (known.bits.get(hash) ?? compound(names, start, at)) | (known.bits.get(joined) ?? 0)
    elsewhere = ELSEWHERE.has(hash)
    before = hash
  }
  return bits
}

/** "commentlist", "articlebody": words written together. */
function compound(names: string, from: number, to: number): number {
  const { bits: known, beginnings, ends } = words!
  if (to - from <= SHORTEST_STEM || !(beginnings.has(hashOf(names, from, from + SHORTEST_STEM)) || ends.has(hashOf(names, to - SHORTEST_STEM, to)))) return 0
  let bits = 0
  for (let n = Math.min(LONGEST_STEM, to - from - 2); n >= SHORTEST_STEM; n--) {
    bits |= known.get(hashOf(names, from, from + n)) ?? 0
    bits |= known.get(hashOf(names, to - n, to)) ?? 0
  }
  return bits
}
