/** Text in, standard output or a file out; both take it as fast as they can and no faster. */
import { writeSync } from 'node:fs'
import { AtomicFile } from '../batch/atomic.ts'
import { reasonOf } from '../batch/reason.ts'
import { DONE, say, SOME_FAILED } from './report.ts'

export interface Sink {
  /** Resolves when more may come. */
  readonly write: (text: string) => Promise<void>
  /** All is written. */
  readonly commit: () => void
  /** Nothing may be left of it. */
  readonly abandon: () => void
}

const STDOUT = 1
/** A pipe that another program made non-blocking is tried again after this long, in milliseconds. */
const PATIENCE = 2

/**
 * Standard output, written at once and as a whole: a slow reader holds us up, as a pipe should, and node's stream, which costs as
 * much to load as a page to clean, is not needed. A reader that has seen enough (`| head`) is no failure.
 */
export function stdoutSink(): Sink {
  return { write: writeStdout, commit: () => undefined, abandon: () => undefined }
}

async function writeStdout(text: string): Promise<void> {
  const bytes = Buffer.from(text)
  for (let done = 0; done < bytes.length;) {
    try {
      done += writeSync(STDOUT, bytes, done)
    } catch (error) {
      if (!isBusy(error)) endOfOutput(error)
      await new Promise((resolve) => { setTimeout(resolve, PATIENCE) })
    }
  }
}

function isBusy(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EAGAIN'
}

function endOfOutput(error: unknown): never {
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(DONE)
  say(`cannot write standard output: ${reasonOf(error)}`)
  process.exit(SOME_FAILED)
}

/** A file that shows when it is complete. */
export function fileSink(path: string): Sink {
  const file = new AtomicFile(path)
  return {
    // Awaiting nothing would leave no turn for a signal between two pages.
    write: (text) => { file.write(text); return new Promise((resolve) => { setImmediate(resolve) }) },
    commit: () => { file.commit() },
    abandon: () => { file.abandon() },
  }
}
