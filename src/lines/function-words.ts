/**
 * A word in, whether a line may end in it out: articles, prepositions and conjunctions of European languages, after which
 * something must follow. A line that ends in one was broken by an inline tag, not by its writer. Stop words are another
 * list: many of them end sentences (`it`, `was`, `there`).
 */
const WORDS: readonly string[] = [
  // English
  'a an the and or of in on at to for from with by as that than into via our your my their its his using including called under about through between whose',
  // German, Dutch
  'der die das den dem des ein eine einer einem einen eines und oder von vom zum zur im bei für als wie unter über durch gegen ohne zwischen unsere unserer unseren seine ihre het een en of van voor met bij naar door onder tussen onze',
  // French, Italian, Romanian
  'le la les un une du de des et ou dans sur pour par avec sans chez entre sous leur notre votre il lo gli della delle dello dei degli del dal dalla nel nella sul sulla con per tra fra cu pe la din și sau',
  // Spanish, Portuguese, Catalan
  'el los las una y o en por para con sin sobre entre hacia según su sus al o os as um uma e ou em no na nos nas do da dos das ao à pelo pela com sem seu sua els les amb',
  // Swedish, Danish, Norwegian
  'ett och eller av på till från med för som hos et og af til fra som ved ei',
  // Polish, Czech, Slovak, Croatian
  'i w z o do na od po za przez dla oraz lub się jest ze we v s k u ve se při pro nebo pod nad u iz za',
  // Russian, Ukrainian, Bulgarian, Greek
  'и в во на с со к по из от за для о об не или при и в у з на до та або як від для ο η το οι τα του της των στο στη στην στον και με για από',
]
const SET = new Set(WORDS.flatMap((row) => row.split(' ')))

/** Whether a text of two words or more ends in a word that cannot end a line. Capitals count as names and titles: `Vitamin A`. */
export function endsInFunctionWord(text: string): boolean {
  const space = text.lastIndexOf(' ')
  return space > 0 && SET.has(text.slice(space + 1))
}

/** Whether a piece is such a word and nothing else. */
export function isFunctionWord(piece: string): boolean {
  return SET.has(piece)
}
