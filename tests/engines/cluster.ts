/** A Spark cluster of separate processes on this machine: a master, and workers of one core each that know nothing of their surroundings. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const ROOT = join(import.meta.dirname, '..', '..')
const HOST = '127.0.0.1'
/** The Python that has PySpark. */
const PYTHON = process.env['SPARK_PYTHON'] ?? 'python3'
/** A loaded machine starts a JVM in a minute; in milliseconds. */
const PATIENCE = 240_000
/** Short runs are over before the better compiler pays. */
const QUICK_START = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']
const SMALL = {
  'spark.driver.extraJavaOptions': QUICK_START.join(' '), 'spark.executor.extraJavaOptions': QUICK_START.join(' '),
  'spark.ui.enabled': 'false', 'spark.driver.host': HOST, 'spark.driver.bindAddress': HOST, 'spark.driver.memory': '512m', 'spark.executor.memory': '512m',
}

export interface Cluster {
  readonly address: string
  readonly workers: readonly ChildProcess[]
  /** Ends all of it, at once. */
  readonly stop: () => void
}

/** `told` is what was printed: spark-submit prints what a Python program says on stderr to its own stdout. */
export interface Ended { readonly status: number | null; readonly told: string }

/** Throws where PySpark is missing, with what to do. */
function sparkHome(): string {
  const { status, stdout } = spawnSync(PYTHON, ['-c', 'import os, pyspark, pyarrow; print(os.path.dirname(pyspark.__file__))'], { encoding: 'utf8' })
  if (status === 0) return stdout.trim()
  throw new Error(`${PYTHON} has no PySpark: python3 -m venv VENV && VENV/bin/pip install pyspark==4.0.* pyarrow, then SPARK_PYTHON=VENV/bin/python npm run test:spark; it needs Java 17`)
}

/** What a condition waits for comes true, or an error says that it did not. */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  const end = performance.now() + PATIENCE
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`)
    await wait(100)
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => { server.listen(0, HOST, resolve) })
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => { server.close(resolve) })
  return port
}

/** A group of processes of its own, so that it can be ended as a machine ends: all of it, unasked. Without any variable but Spark's. */
function daemon(role: 'Master' | 'Worker', words: readonly string[], log: string): ChildProcess {
  const home = sparkHome()
  const java = execFileSync('sh', ['-c', 'command -v "${JAVA_HOME:+$JAVA_HOME/bin/}java"'], { encoding: 'utf8' }).trim()
  const out = openSync(log, 'w')
  const jvm = ['-Xmx128m', ...QUICK_START, '-cp', `${home}/jars/*`, `org.apache.spark.deploy.${role.toLowerCase()}.${role}`]
  return spawn(java, [...jvm, '--host', HOST, '--webui-port', '0', ...words], { env: { SPARK_HOME: home, SPARK_SCALA_VERSION: '2.13' }, detached: true, stdio: ['ignore', out, out] })
}

/** SIGKILL to a daemon and to all that it started. */
export function kill({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL')
}

/** A master and two workers, ready to work. */
export async function startCluster(folder: string): Promise<Cluster> {
  const port = await freePort()
  const address = `spark://${HOST}:${port}`
  const master = daemon('Master', ['--port', String(port)], join(folder, 'master.log'))
  const logs = [1, 2].map((i) => join(folder, `worker${i}.log`))
  const workers = logs.map((log, i) => daemon('Worker', ['--cores', '1', '--memory', '512M', '--work-dir', join(folder, `worker${i + 1}`), address], log))
  const stop = (): void => { for (const process of [...workers, master]) kill(process) }
  try {
    for (const log of logs) await until(`a worker, ${log}`, () => existsSync(log) && readFileSync(log, 'utf8').includes('Successfully registered with master'))
  } catch (error) {
    stop()
    throw error
  }
  return { address, workers, stop }
}

/** Runs bin/clean-article-spark, or what `by` names, to its end. */
export function submit(words: readonly string[], { by = [PYTHON, join(ROOT, 'bin', 'clean-article-spark')], cwd }: { readonly by?: readonly string[]; readonly cwd: string }): Promise<Ended> {
  const conf = Object.entries(SMALL).flatMap(([key, value]) => ['--conf', `${key}=${value}`])
  const [file = '', ...rest] = by
  const child = spawn(file, [...rest, ...conf, ...words], { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } })
  let told = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { told += text })
  return new Promise((resolve, reject) => { child.on('error', reject).on('close', (status) => { resolve({ status, told }) }) })
}

/** spark-submit of the same Spark. */
export function sparkSubmit(): readonly string[] {
  return [join(sparkHome(), 'bin', 'spark-submit')]
}

/** The rows of a Parquet folder, as another library reads them. */
export function parquetRows(folder: string): readonly Readonly<Record<string, string | null>>[] {
  const script = 'import json, sys, pyarrow.dataset as ds\nfor row in ds.dataset(sys.argv[1], partitioning="hive").to_table().to_pylist(): print(json.dumps(row))'
  return execFileSync(PYTHON, ['-c', script, folder], { encoding: 'utf8' }).trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, string | null>)
}
