/** What an HTML page says of itself beside its text, as it stands there: for whoever reads title, author and date off it. */

/** A `<meta>` element. */
export interface Meta {
  /** Its `property`, `name` or `http-equiv`, in lower case. */
  readonly name: string
  readonly content: string
}

/** A script that holds data. */
export interface DataBlock {
  /** Its `type`, in lower case, parameters off. */
  readonly type: string
  readonly id: string | null
  /** The script's text as it stands: JSON, if it is well made. */
  readonly text: string
  /** Line of the source on which it begins. */
  readonly line: number
}

/** An element with a schema.org property (microdata). */
export interface Property {
  /** Its `itemprop`, as it stands: one or more names. */
  readonly name: string
  /** Its `content`, `datetime`, address or text. */
  readonly value: string
  /** `itemtype` of the innermost item around it. */
  readonly type: string | null
  /** Index of the first line that begins in or after it. */
  readonly line: number
}

/** A `<time>` element. */
export interface TimeMark {
  readonly datetime: string | null
  readonly text: string
  /** Its `itemprop`, `pubdate` or classes: what the page calls it. */
  readonly name: string
  /** Index of the line it stands on. */
  readonly line: number
}

/** A link to the author's page (`rel=author`), or a top heading. */
export interface Placed {
  readonly text: string
  readonly line: number
}

export interface Head {
  /** The `<title>`, white space collapsed. */
  readonly title: string | null
  /** `lang` of `<html>`, else of `<body>`, as it stands. */
  readonly lang: string | null
  readonly canonical: string | null
  readonly meta: readonly Meta[]
  /** JSON-LD and the JSON that a page's own scripts read (`__NEXT_DATA__` and its kin), in their order. */
  readonly data: readonly DataBlock[]
  readonly properties: readonly Property[]
  readonly times: readonly TimeMark[]
  readonly authors: readonly Placed[]
  /** Every `<h1>` that is shown. */
  readonly headings: readonly Placed[]
}

/** JSON-LD blocks, where their text can be told from a page's other data. */
export const jsonLd = (head: Head): readonly string[] => head.data.filter(({ type }) => type === 'application/ld+json').map(({ text }) => text)
