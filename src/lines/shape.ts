/**
 * In: a sample of the objects that every page makes many of. It is kept for good: the engine forgets how objects are laid out when
 * none of the kind is left, as between two pages, and with it all code compiled for them. A filter would compile the same functions
 * again and again.
 */
const samples: object[] = []

/** Keeps the sample, whose numbers should be fractions where any may be one. */
export function keepShape<T extends object>(sample: T): T {
  samples.push(sample)
  return sample
}
