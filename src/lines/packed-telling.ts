/**
 * Nothing in, the Latin script's table out, as `packTelling` writes it: the build fills this in. From the sources, where there is none,
 * the table is compiled when needed.
 */
export const PACKED_LATIN: (() => Uint8Array) | undefined = undefined as (() => Uint8Array) | undefined
