/**
 * Lines and which of them are wanted in; what else a shop offers is no longer wanted: the shelf below "Customers also viewed", card
 * after card. To the network a card is much like the goods that the page sells. Of WCXB's shops that were not taught, word F1 from HTML
 * is 0.680 so and 0.668 without, and no page's is lower.
 */
import type { Line } from '../lines/measure.ts'
import type { PageView } from '../rules/page-view.ts'
import { cueOf } from '../rules/page-view.ts'

/** Heads a shelf of other goods; lists of other stories have headings of their own, which on a shop's page head what it sells as well. */
const OTHERS = new RegExp(
  [
    String.raw`(?:people|customers|shoppers|others|members|guests|users|buyers) .*(?:also|bought|viewed)`, String.raw`(?:you|we think you)(?:.ll| may| might| could)?(?: also)? (?:like|love|need|enjoy|be interested in)`,
    '(?:similar|related|recently viewed|sponsored|other|recommended) (?:items|products|listings|styles|goods)', 'frequently bought together', 'complete (?:the|your) look', '(?:pairs|goes) well with',
    'more from this (?:seller|brand|shop|store|collection)', '(?:recommended|picked|selected) for you', 'compare (?:with )?similar',
    'kunden .*(?:auch|kauften)', '(?:ähnliche|verwandte|weitere|zuletzt angesehene) (?:artikel|produkte|angebote)', 'das könnte (?:ihnen|dir) auch gefallen', 'wird oft zusammen gekauft', 'passt dazu', 'passend dazu',
    '(?:vous aimerez|vous pourriez|les clients .*)aussi', '(?:produits|articles) (?:similaires|associés|liés|apparentés)', 'souvent achetés ensemble', 'complétez (?:le look|votre tenue)',
    '(?:productos|artículos) (?:relacionados|similares)', '(?:también te|te) (?:puede|podría) (?:gustar|interesar)', 'los clientes .*también', 'comprados juntos habitualmente',
    'prodotti (?:correlati|simili)', '(?:potrebbe|potrebbero) (?:anche )?(?:piacerti|interessarti)', 'chi ha (?:comprato|visto) .*anche', 'produtos (?:relacionados|semelhantes)', 'quem (?:viu|comprou) .*também', 'você também pode gostar',
    '(?:gerelateerde|vergelijkbare) (?:producten|artikelen)', 'anderen (?:bekeken|kochten) ook', 'klanten .*ook', '(?:podobne|powiązane|polecane) produkty', 'klienci .*(?:także|również)', '(?:liknande|relaterade) produkter', 'andra .*också',
    '(?:похожие|рекомендуемые|сопутствующие) товары', 'с этим товаром .*', 'вам (?:может|также) .*понрав', '関連商品', 'この商品を.*人は', '相关商品', '猜你喜欢',
  ].map((heading) => `^${heading}`).join('|'),
  'iu',
)
const HEADING_WORDS = 12

/** A price with few words beside it: "was $168.76", "EUR 12,50", "1 299 kr". */
const PRICE = /(?:[$€£¥₹]|\b(?:eur|usd|gbp|chf|pln|aud|cad|us|au|ca?)\s?\$?)\s?\d|\d\s?(?:[$€£¥₹元円]|(?:eur|usd|gbp|chf|pln|zł|kč|kr|руб|₽|грн|ft|lei)(?!\p{L}))/iu
const PRICE_WORDS = 8
/** A label that stands in each card stands on the page at least so often. */
const IN_EACH_CARD = 3
/** Prices and labels are at most so many lines apart, and fewer of them are no shelf. */
const CARD_LINES = 10
const LEAST_SIGNS = 3

/** Changes `wanted`. */
export function dropOtherGoods(page: PageView, wanted: boolean[]): void {
  for (const { index, words, plain } of page.lines) {
    if (words <= HEADING_WORDS && OTHERS.test(plain)) wanted.fill(false, index, shelfEnd(page, index))
  }
}

/** The line below the last card; the heading itself where no shelf stands below it. */
function shelfEnd(page: PageView, heading: number): number {
  const { lines } = page, level = lines[heading]!.marks?.heading ?? 0
  let signs = 0, last = heading
  for (let i = heading + 1; i < lines.length && i - last <= CARD_LINES; i++) {
    const isPart = (lines[i]!.marks?.heading ?? Infinity) < level
    if (isPart || (page.prose[i]! && page.repeats[i] === 1)) break
    if (hasPrice(lines[i]!) || page.repeats[i]! >= IN_EACH_CARD || cueOf(page, i, 'advert') !== undefined) { signs++; last = i }
  }
  return signs < LEAST_SIGNS ? heading : last + 1
}

const hasPrice = (line: Line): boolean => line.digits > 0 && line.words <= PRICE_WORDS && PRICE.test(line.plain)
