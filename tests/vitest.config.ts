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
  },
})
