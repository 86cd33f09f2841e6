/** Steps that may run at the same time in, their results one by one in the order of the steps out; no more are begun than there is room for. */

export interface Lane<T> {
  /** How many steps may be begun whose results were not taken yet. */
  readonly width: number
  /** Takes the next result in order; says whether to go on. */
  readonly take: (result: T) => Promise<boolean>
}

/** Resolves when all results were taken, or `take` had enough. Rejects with what `steps`, a step or `take` throws. */
export async function inOrder<T>(steps: AsyncIterable<() => Promise<T>> | Iterable<() => Promise<T>>, { width, take }: Lane<T>): Promise<void> {
  let open = 0
  let goesOn = true
  let problem: { readonly error: unknown } | undefined
  let makeRoom = (): void => undefined
  let last = Promise.resolve()
  const takeNext = async (result: Promise<T>): Promise<void> => {
    try {
      if (goesOn) goesOn = await take(await result)
    } catch (error) {
      problem ??= { error }
      goesOn = false
    }
    open--
    makeRoom()
  }
  for await (const step of steps) {
    const result = step()
    // Awaited when its turn comes; until then a failure is not one that nobody looks after.
    result.catch(() => undefined)
    open++
    last = last.then(() => takeNext(result))
    while (goesOn && open >= width) await new Promise<void>((resolve) => { makeRoom = resolve })
    if (!goesOn) break
  }
  await last
  if (problem) throw problem.error
}
