/** Text in, standard output or a file out; both take it as fast as they can and no faster. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { AtomicFile, WriteError } from '../batch/atomic.ts'
import { descriptorOf, linkOf, targetOf } from '../batch/links.ts'
import { reasonOf } from '../batch/reason.ts'
import { statsOf } from '../batch/stats-of.ts'
import { nameThisMachine } from '../batch/temporary.ts'
import { DONE, say, SOME_FAILED } from './report.ts'

export interface Sink {
  /** Resolves when more may come. */
  readonly write: (content: string | Uint8Array) => Promise<void>
  /** Resolves when all is written. */
  readonly commit: () => Promise<void>
  /** Nothing may be left of it. */
  readonly abandon: () => void
}

/** Where nothing is written: an archive's pages went to files of their own. */
export const NOWHERE: Sink = { write: async () => undefined, commit: async () => undefined, abandon: () => undefined }

/** One text, all of it or nothing. */
export async function writeWhole(sink: Sink, text: string): Promise<void> {
  try {
    await sink.write(text)
    await sink.commit()
  } catch (error) {
    sink.abandon()
    throw error
  }
}

const STDOUT = 1
/** A pipe that another program made non-blocking is tried again after this long, in milliseconds. */
const PATIENCE = 2

/**
 * Standard output, written at once and as a whole: a slow reader holds us up, as a pipe should, and node's stream, which costs as
 * much to load as a page to clean, is not needed. A reader that has seen enough (`| head`) is no failure.
 */
export function stdoutSink(): Sink {
  return { write: writeStdout, commit: async () => undefined, abandon: () => undefined }
}

function writeStdout(content: string | Uint8Array): Promise<void> {
  return writeTo(STDOUT, content).catch(endOfOutput)
}

async function writeTo(descriptor: number, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  for (let done = 0; done < bytes.length;) {
    try {
      done += writeSync(descriptor, bytes, done)
    } catch (error) {
      if (!isBusy(error)) throw error
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

const GZIP_NAME = /\.gz$/i

/** A file that shows when it is complete, packed where its name ends in `.gz`; a device or a named pipe is written to as it is. Links are followed. */
export async function fileSink(path: string, root?: string): Promise<Sink> {
  await nameThisMachine()
  const sink = isSpecial(path) ? deviceSink(path) : atomicSink(path, root)
  return GZIP_NAME.test(path) ? packed(sink) : sink
}

/** Neither a file nor a folder, or something that is open already: nothing could be moved there. */
export function isSpecial(path: string): boolean {
  const stats = statsOf(path)
  return stats !== undefined && ((!stats.isFile() && !stats.isDirectory()) || descriptorOf(path) !== undefined)
}

function atomicSink(path: string, root: string | undefined): Sink {
  const target = targetOf(path)
  if (linkOf(target) !== undefined) throw new WriteError(path, Object.assign(new Error('a circle of links'), { code: 'ELOOP' }))
  const file = new AtomicFile(target, target === path ? root : undefined)
  return {
    // Awaiting nothing would leave no turn for a signal between two pages.
    write: (content) => { file.write(content); return new Promise((resolve) => { setImmediate(resolve) }) },
    commit: () => file.commitSoon(),
    abandon: () => { file.abandon() },
  }
}

/** What was open before us stays open after us. */
function deviceSink(path: string): Sink {
  const fail = (error: unknown): never => { throw new WriteError(path, error) }
  const given = descriptorOf(path), descriptor = given ?? openDevice(path)
  const close = (): void => { if (given === undefined) closeSync(descriptor) }
  return { write: (content) => writeTo(descriptor, content).catch(fail), commit: async () => { close() }, abandon: close }
}

function openDevice(path: string): number {
  try {
    return openSync(path, 'w')
  } catch (error) {
    throw new WriteError(path, error)
  }
}

/** The same text gives the same bytes, however it was cut: nothing is flushed before the end, since nothing shows before. */
async function packed(sink: Sink): Promise<Sink> {
  const { createGzip } = await import('node:zlib')
  const gzip = createGzip()
  let ready: Uint8Array[] = []
  gzip.on('data', (bytes: Uint8Array) => { ready.push(bytes) })
  const pass = async (): Promise<void> => {
    const taken = ready
    ready = []
    for (const bytes of taken) await sink.write(bytes)
  }
  return {
    write: async (content) => {
      await new Promise<void>((resolve) => { gzip.write(content, () => { resolve() }) })
      await pass()
    },
    commit: async () => {
      await new Promise<void>((resolve) => { gzip.once('end', resolve).end() })
      await pass()
      await sink.commit()
    },
    abandon: () => { gzip.destroy(); sink.abandon() },
  }
}
