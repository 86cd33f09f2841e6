/** How the tests run: the program is built once before them, since they start it as its users do. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // They need what has to be installed.
    exclude: ['tests/engines/**'],
    globalSetup: ['tests/support/build.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 1, // programs that are killed or interrupted in mid-run meet the moment that a test is about on most machines, not on each
  },
})
