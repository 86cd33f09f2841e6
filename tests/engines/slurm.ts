/** A Slurm of its own on this machine: one controller and one node of two cores, as ordinary processes that know no other. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { mkdirSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const HOST = '127.0.0.1'
/** In milliseconds. */
const PATIENCE = 120_000

export interface Slurm {
  /** What its commands need to find it. */
  readonly env: Readonly<Record<string, string>>
  readonly stop: () => void
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => { server.listen(0, HOST, resolve) })
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => { server.close(resolve) })
  return port
}

function settings(folder: string, name: string, ports: readonly [controller: number, node: number]): string {
  const all = {
    ClusterName: 'test', SlurmctldHost: `${name}(${HOST})`, SlurmctldPort: ports[0], SlurmdPort: ports[1],
    AuthType: 'auth/none', CredType: 'cred/none', SlurmUser: 'root', SlurmdUser: 'root', MailProg: '/bin/true',
    StateSaveLocation: join(folder, 'state'), SlurmdSpoolDir: join(folder, 'spool'), SlurmctldPidFile: join(folder, 'controller.pid'), SlurmdPidFile: join(folder, 'node.pid'),
    ProctrackType: 'proctrack/linuxproc', TaskPlugin: 'task/none', MpiDefault: 'none', JobAcctGatherType: 'jobacct_gather/none', AccountingStorageType: 'accounting_storage/none',
    SelectType: 'select/cons_tres', SelectTypeParameters: 'CR_Core', SlurmdParameters: 'config_overrides', ReturnToService: 2,
  }
  return `${Object.entries(all).map(([key, value]) => `${key}=${value}\n`).join('')}NodeName=${name} NodeAddr=${HOST} CPUs=2 RealMemory=1000 State=UNKNOWN\nPartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP\n`
}

/** Ready to take jobs. Throws where Slurm is not installed or does not start. */
export async function startSlurm(folder: string): Promise<Slurm> {
  for (const name of ['state', 'spool']) mkdirSync(join(folder, name), { recursive: true })
  const name = execFileSync('hostname', ['-s'], { encoding: 'utf8' }).trim()
  const env = { SLURM_CONF: join(folder, 'slurm.conf') }
  writeFileSync(env.SLURM_CONF, settings(folder, name, [await freePort(), await freePort()]))
  const daemons = ['slurmctld', 'slurmd'].map((program) => {
    const log = openSync(join(folder, `${program}.log`), 'w')
    return spawn(program, ['-D'], { env: { ...process.env, ...env }, stdio: ['ignore', log, log] })
  })
  const stop = (): void => { for (const daemon of daemons) daemon.kill('SIGKILL') }
  for (const end = performance.now() + PATIENCE; spawnSync('sinfo', ['-h', '-o', '%t'], { env: { ...process.env, ...env }, encoding: 'utf8' }).stdout?.trim() !== 'idle';) {
    if (performance.now() > end) {
      stop()
      throw new Error(`Slurm does not start, see ${folder}`)
    }
    await wait(300)
  }
  return { env, stop }
}
