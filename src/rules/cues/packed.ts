/**
 * Nothing in, compiled cues by language out, as `packTable` writes them: the build fills this in and leaves the phrases themselves
 * out, since compiling them takes longer than cleaning a page. From the sources, where this is empty, they are compiled when needed.
 */
export const PACKED: Readonly<Record<string, () => Uint8Array>> = {}
