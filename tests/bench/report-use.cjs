/** Loaded before a program that is measured: tells on file descriptor 3 the CPU seconds it used and the most memory it held, all threads together. */
/* eslint-disable @typescript-eslint/no-require-imports -- loading this must cost next to nothing, and modules of the other kind do not */
if (require('node:worker_threads').isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    require('node:fs').writeSync(3, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }))
  })
}
