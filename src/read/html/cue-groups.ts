/** A `class` or `id` in, the groups of meaning its words belong to out. The words are data: a group a row, as publishers name their boxes. */

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

/** The groups' words, and how the long ones begin and end. */
function readWords() {
  const bits = new Map<string, number>()
  CUE_GROUPS.forEach((group, k) => { for (const word of GROUPS[group].split(/\s+/)) bits.set(word, (bits.get(word) ?? 0) | (1 << k)) })
  const long = [...bits.keys()].filter((word) => word.length >= SHORTEST_STEM)
  return { bits, beginnings: new Set(long.map((word) => word.slice(0, SHORTEST_STEM))), ends: new Set(long.map((word) => word.slice(-SHORTEST_STEM))) }
}
/** Read when the first name comes: a page of text has none. */
let words: ReturnType<typeof readWords> | undefined

/** Small letters and digits in a row; a capital begins a word. */
const WORD = /[A-Z]*[a-z0-9]+|[A-Z]+/g
/** "has-sidebar", "no-comments" tell what stands somewhere else. */
const ELSEWHERE = new Set(['has', 'no', 'with', 'without', 'not', 'is', 'js', 'show', 'hide', 'lazy'])
/** What is longer is machinery, not names. */
const LONGEST_NAMES = 400
/** Of utility classes ("text-lg", "content-center", "grid-cols-2") the first word says how a box looks, not what it is. */
const UTILITY = /^(?:text|content|grid|list|line|tab|hide|hidden|show|item|items|col|row|flex|more|time|max|min|bg|font|border|p|m|w|h|pt|pb|mt|mb|px|py|mx|my)-(?:\d|\[|[xsml]{1,2}$|\dxl$|center|left|right|justify|start|end|between|cols|rows|gray|black|white|primary|none|inside|bold|wrap|auto|full|first|last|lg|sm|md|xl|base|[a-z]+-\d)/

/** Sites name a few hundred boxes again and again; the memory is emptied before it grows large. */
const known = new Map<string, number>()
const MOST_KNOWN = 20_000

/** Bits of the groups that a `class`, `id` or test name speaks of. */
export function cueGroups(names: string): number {
  let bits = 0
  for (let from = 0, end = Math.min(names.length, LONGEST_NAMES); from < end;) {
    const space = nextSpace(names, from)
    if (space > from) bits |= groupsOf(names.slice(from, space))
    from = space + 1
  }
  return bits
}

function nextSpace(names: string, from: number): number {
  let at = from
  while (at < names.length && names.charCodeAt(at) > 32) at++
  return at
}

function groupsOf(name: string): number {
  let bits = known.get(name)
  if (bits !== undefined) return bits
  bits = UTILITY.test(name) ? 0 : ofName(name)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(name, bits)
  return bits
}

function ofName(name: string): number {
  words ??= readWords()
  let bits = 0, elsewhere = false, before = ''
  for (const found of name.match(WORD) ?? []) {
    const word = found.toLowerCase()
    if (!elsewhere) bits |= (words.bits.get(word) ?? compound(word, words)) | (words.bits.get(before + word) ?? 0)
    elsewhere = ELSEWHERE.has(word)
    before = word
  }
  return bits
}

/** "commentlist", "articlebody": words written together. */
function compound(word: string, { bits: known, beginnings, ends }: ReturnType<typeof readWords>): number {
  if (word.length <= SHORTEST_STEM || !(beginnings.has(word.slice(0, SHORTEST_STEM)) || ends.has(word.slice(-SHORTEST_STEM)))) return 0
  let bits = 0
  for (let n = Math.min(LONGEST_STEM, word.length - 2); n >= SHORTEST_STEM; n--) {
    bits |= known.get(word.slice(0, n)) ?? 0
    bits |= known.get(word.slice(-n)) ?? 0
  }
  return bits
}
