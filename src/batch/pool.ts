/**
 * Tasks in, what threads made of them out. A task is several items; where a thread dies on one of them, or does not come back, that
 * item fails, and the others are done again without it.
 */
import { pool as createPool } from 'workerpool'

/** Several items that a thread is given at once. */
export interface Task<Answer> {
  readonly length: number
  /** What the thread's method is given for the items from `from` to `to`, `to` not included. */
  readonly args: (from: number, to: number) => readonly unknown[]
  /** The answer for an item that no thread can give one for. */
  readonly fail: (index: number, why: string) => Answer
}

export interface PoolSettings {
  /** The thread's program. */
  readonly script: string
  /** How many threads. */
  readonly jobs: number
  /** How long one item may take, in seconds. */
  readonly timeout: number | undefined
  /** For every thread; see `Shared`. */
  readonly data: object
  /** What a thread may use, in MB; node's own limit if not said. */
  readonly memory?: number
}

/** What a thread finds in its `workerData` beside the pool's own `data`. */
export interface Shared {
  /** Not 0: leave out what has not begun. */
  readonly stop: Int32Array
}

/** How often it is looked whether an item takes too long, in milliseconds. */
const WATCH_EVERY = 200
/** A thread that hangs is given this long to end by itself, in milliseconds; it will not. */
const TERMINATE_AFTER = 100
/** The youngest objects of a thread: pages come and go, and more room than this is not used again before it is swept. In MB. */
const YOUNG_MEGABYTES = 16
/** No item has begun. */
const NOT_BEGUN = -1

interface Watched {
  /** The index of the item that a thread is at, from the task's first. */
  readonly progress: Int32Array
  item: number
  since: number
  readonly cancel: () => void
  isLate: boolean
}

export class Pool<Answer> {
  readonly #workers
  readonly #timeout: number | undefined
  readonly #stop = new Int32Array(new SharedArrayBuffer(4))
  readonly #watched = new Set<Watched>()
  readonly #running = new Set<Promise<unknown>>()
  readonly #watch: NodeJS.Timeout | undefined

  constructor({ script, jobs, timeout, data, memory }: PoolSettings) {
    this.#timeout = timeout
    this.#workers = createPool(script, {
      workerType: 'thread',
      maxWorkers: jobs,
      workerTerminateTimeout: TERMINATE_AFTER,
      workerThreadOpts: { workerData: { ...data, stop: this.#stop }, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES, ...(memory === undefined ? {} : { maxOldGenerationSizeMb: memory }) } },
    })
    if (timeout !== undefined) this.#watch = setInterval(() => { this.#lookAfter(timeout) }, WATCH_EVERY).unref()
  }

  /** The answers to a task's items, in order; one may answer several. */
  run(method: string, task: Task<Answer>): Promise<readonly Answer[]> {
    const answers = this.#run(method, task, [0, task.length])
    this.#running.add(answers)
    const forget = (): void => { this.#running.delete(answers) }
    answers.then(forget, forget)
    return answers
  }

  /** Threads end after the items they are at; what has not begun is left out. */
  stop(): void { Atomics.store(this.#stop, 0, 1) }

  get isStopped(): boolean { return Atomics.load(this.#stop, 0) !== 0 }

  /** Ends all threads; what they are at may take `patience` milliseconds more. Says whether anything was cut off. */
  async close(patience = 0): Promise<'done' | 'early'> {
    this.stop()
    const isDone = this.#running.size === 0 || await Promise.race([
      Promise.allSettled(this.#running).then(() => true),
      new Promise<boolean>((resolve) => { setTimeout(() => { resolve(false) }, patience).unref() }),
    ])
    clearInterval(this.#watch)
    await this.#workers.terminate(true)
    return isDone ? 'done' : 'early'
  }

  async #run(method: string, task: Task<Answer>, [from, to]: readonly [number, number]): Promise<readonly Answer[]> {
    if (from >= to || this.isStopped) return []
    const progress = new Int32Array(new SharedArrayBuffer(4)).fill(NOT_BEGUN)
    const running = this.#workers.exec(method, [...task.args(from, to), progress])
    const watched: Watched = { progress, item: NOT_BEGUN, since: 0, isLate: false, cancel: () => { running.cancel() } }
    this.#watched.add(watched)
    try {
      return [await running as Answer]
    } catch (error) {
      if (this.isStopped) return []
      const at = from + Math.max(0, Atomics.load(progress, 0))
      const before = await this.#run(method, task, [from, at])
      const culprit = task.fail(at, watched.isLate ? `took longer than ${this.#timeout} seconds; --timeout gives it more` : whyItDied(error))
      return [...before, culprit, ...await this.#run(method, task, [at + 1, to])]
    } finally {
      this.#watched.delete(watched)
    }
  }

  #lookAfter(timeout: number): void {
    const now = performance.now()
    for (const watched of this.#watched) {
      const item = Atomics.load(watched.progress, 0)
      if (item !== watched.item) Object.assign(watched, { item, since: now })
      else if (item !== NOT_BEGUN && now - watched.since > timeout * 1000) {
        watched.isLate = true
        watched.cancel()
      }
    }
  }
}

function whyItDied(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return /memory/i.test(message) ? 'needs more memory than there is' : `cannot be cleaned: ${message.split('\n', 1)[0] ?? ''}`
}
