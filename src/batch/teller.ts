/** What became of inputs and pages in, told at once to a report or noted down, so that another thread can hand it on in its order. */

/** How many pages were cleaned, and how many of them have no article. */
export interface PageCount {
  readonly pages: number
  readonly emptyPages: number
}

/** Hears what happens while inputs are cleaned. */
export interface Teller extends PageCount {
  /** An input was read to its end and its result written. */
  cleanedInput: () => void
  /** An input could not be read or its result not be written; `isFatal` if no other could be written either. */
  failedInput: (name: string, error: string, isFatal?: boolean) => void
  /** An input that nobody named turned out to be no page. */
  skippedInput: (name: string) => void
  /** A result stood before this run. */
  doneBefore: () => void
  /** A page was cleaned; `reason` says why it has no article. */
  page: (name: string, reason?: string) => void
  /** Pages that were told of could not be written: they count no more. */
  unwritten: (count: PageCount) => void
  /** A record was bad; `told` if the output itself carries the error. */
  badRecord: (name: string, error: string, told: boolean) => void
  /** Bytes were read, as they stand on the disk or come through the pipe. */
  read: (bytes: number) => void
  readonly hasFailed: boolean
  /** Nothing else can be written either. */
  readonly isHopeless: boolean
}

type Note =
  | readonly ['cleanedInput']
  | readonly ['failedInput', string, string, boolean | undefined]
  | readonly ['skippedInput', string]
  | readonly ['doneBefore']
  | readonly ['page', string, string | undefined]
  | readonly ['unwritten', PageCount]
  | readonly ['badRecord', string, string, boolean]
  | readonly ['read', number]

/** Everything that was told, as data that another thread can be sent. */
export type Notes = readonly Note[]

/** Notes down what it hears. */
export class Notebook implements Teller {
  readonly notes: Note[] = []
  readonly #strict: boolean
  hasFailed = false
  isHopeless = false
  pages = 0
  emptyPages = 0

  /** @param strict a bad record is a failure, even where the output tells of it */
  constructor(strict: boolean) {
    this.#strict = strict
  }

  cleanedInput(): void { this.notes.push(['cleanedInput']) }

  failedInput(name: string, error: string, isFatal?: boolean): void {
    this.hasFailed = true
    this.isHopeless ||= isFatal === true
    this.notes.push(['failedInput', name, error, isFatal])
  }

  skippedInput(name: string): void { this.notes.push(['skippedInput', name]) }

  doneBefore(): void { this.notes.push(['doneBefore']) }

  /** The names of pages that have an article are nobody's business. */
  page(name: string, reason?: string): void {
    this.pages++
    if (reason !== undefined) this.emptyPages++
    this.notes.push(['page', reason === undefined ? '' : name, reason])
  }

  /** The counts stay: while one file is brought to the disk, pages of the next are counted. */
  unwritten(count: PageCount): void { this.notes.push(['unwritten', count]) }

  badRecord(name: string, error: string, told: boolean): void {
    this.hasFailed ||= !told || this.#strict
    this.notes.push(['badRecord', name, error, told])
  }

  read(bytes: number): void { this.notes.push(['read', bytes]) }
}

/** Counts the pages that are told of from now on. */
export function countFrom(teller: Teller): () => PageCount {
  const { pages, emptyPages } = teller
  return () => ({ pages: teller.pages - pages, emptyPages: teller.emptyPages - emptyPages })
}

/** Tells somebody all that was noted down, in its order. */
export function retell(notes: Notes, teller: Teller): void {
  for (const note of notes) {
    switch (note[0]) {
      case 'cleanedInput': teller.cleanedInput(); break
      case 'failedInput': teller.failedInput(note[1], note[2], note[3]); break
      case 'skippedInput': teller.skippedInput(note[1]); break
      case 'doneBefore': teller.doneBefore(); break
      case 'page': teller.page(note[1], note[2]); break
      case 'unwritten': teller.unwritten(note[1]); break
      case 'badRecord': teller.badRecord(note[1], note[2], note[3]); break
      case 'read': teller.read(note[1])
    }
  }
}
