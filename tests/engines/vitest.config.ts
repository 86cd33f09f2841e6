/** How the program is tested inside of engines that are not part of it, and that have to be installed: see `.ci/run`. */
import { defineConfig } from 'vitest/config'

const MINUTES = 60_000

export default defineConfig({
  test: {
    include: ['tests/engines/*.test.ts'],
    globalSetup: ['tests/support/build.ts'],
    testTimeout: 10 * MINUTES,
    hookTimeout: 5 * MINUTES,
    // A cluster takes all there is.
    fileParallelism: false,
  },
})
