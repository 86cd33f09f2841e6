/** How the tests run: the program is built once before them, since they start it as its users do. */
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // They need what has to be installed.
    exclude: ['tests/engines/**'],
    globalSetup: ['tests/support/build.ts'],
    // As it comes, one core is left to whoever watches; on two that is half of them.
    maxWorkers: availableParallelism(),
    // Our modules hold nothing that changes an answer, and loading them anew for every file takes longer than most files.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 1, // programs that are killed or interrupted in mid-run meet the moment that a test is about on most machines, not on each
  },
})
