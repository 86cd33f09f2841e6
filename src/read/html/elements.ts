/** Element names in, what the HTML standard and a browser's style sheet say of them out. */
import { nameHash } from './tokens.ts'

/** Begins and ends a line. */
export const BLOCK = 1
export const VOID = 1 << 1
/** Is not shown. */
export const HIDDEN = 1 << 2
/** Holds text and no markup; with `ENTITIES` entities count. */
export const RAW = 1 << 3
export const ENTITIES = 1 << 4
/** "Special" in the standard: an end tag of anything inline stops here. */
export const SPECIAL = 1 << 5
/** Ends on its own end tag even where blocks inside it are open, and leaves them open. */
export const FORMATTING = 1 << 6
/** Its start tag closes an open paragraph. */
export const CLOSES_P = 1 << 7
/** A blank line stands before and behind it. */
export const SPACED = 1 << 8
export const CELL = 1 << 9
/** End tags inside do not reach beyond it. */
export const SCOPE = 1 << 10
export const HEADING = 1 << 11
/** White space stands as it is. */
export const VERBATIM = 1 << 12
/** Foreign elements close themselves with a slash. */
export const FOREIGN = 1 << 13
/** Stands apart from the words beside it though no line ends: controls. */
export const APART = 1 << 14

export interface ElementKind {
  /** A small number of its own; 0 for all elements nobody knows. */
  readonly id: number
  readonly name: string
  readonly flags: number
  /** 1..6 of a heading, else 0. */
  readonly level: number
}

const FLAGS: readonly (readonly [flags: number, names: string])[] = [
  [BLOCK, `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6
    header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section summary table tbody tfoot thead tr ul xmp head select`],
  [VOID, 'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr image'],
  [HIDDEN, 'audio canvas datalist head iframe noembed noframes noscript object rp script style svg template title video annotation annotation-xml'],
  [RAW, 'iframe noembed noframes noscript script style textarea title xmp plaintext'],
  [ENTITIES, 'textarea title'],
  [SPECIAL, `address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd details dir div dl dt embed fieldset figcaption
    figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input keygen li link listing main marquee menu meta nav noembed noframes
    noscript object ol p param plaintext pre script search section select source style summary table tbody td template textarea tfoot th thead title tr track ul wbr xmp`],
  [FORMATTING, 'a b big code em font i nobr s small strike strong tt u form'],
  [CLOSES_P, `address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing
    main menu nav ol p plaintext pre search section summary table ul xmp`],
  [SPACED, 'p blockquote pre listing xmp plaintext'],
  [CELL, 'td th'],
  [SCOPE, 'applet caption html marquee object table td template th'],
  [HEADING, 'h1 h2 h3 h4 h5 h6'],
  [VERBATIM, 'pre listing xmp plaintext textarea'],
  [FOREIGN, 'svg math'],
  [APART, 'button label input textarea img'],
  // Known by name alone: it says something of the words in it.
  [0, 'time'],
]

const NAMES = [...new Set(FLAGS.flatMap(([, names]) => names.split(/\s+/)))]
const flagsOf = (name: string): number => FLAGS.reduce((flags, [flag, names]) => (names.split(/\s+/).includes(name) ? flags | flag : flags), 0)

const KINDS: ReadonlyMap<number, ElementKind> = new Map(NAMES.map((name, i) => [
  nameHash(name), { id: i + 1, name, flags: flagsOf(name), level: /^h[1-6]$/.test(name) ? Number(name[1]) : 0 },
]))

/** Ids are smaller than this. */
export const KIND_COUNT = NAMES.length + 1

/** An element nobody knows is inline and says nothing. */
const UNKNOWN: ElementKind = { id: 0, name: '', flags: 0, level: 0 }

/** What is known of the element whose name has this hash. */
export const elementOf = (hash: number): ElementKind => KINDS.get(hash) ?? UNKNOWN
