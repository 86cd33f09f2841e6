/** The project's lint rules: TypeScript's strict set, the sizes the house agreed on, and nothing about layout. */
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const SIZES = {
  'max-lines': ['error', { max: 300 }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', { max: 3 }],
}

const NODE_GLOBALS = Object.fromEntries(
  ['process', 'console', 'Buffer', 'URL', 'TextDecoder', 'TextEncoder', 'performance', 'setTimeout', 'setImmediate', 'clearTimeout'].map((name) => [name, 'readonly']),
)

export default defineConfig(
  globalIgnores(['dist/', 'fixtures/', 'coverage/', 'src/model/kernel/']),
  tseslint.configs.strict,
  {
    rules: {
      ...SIZES,
      eqeqeq: 'error',
      'no-console': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      // `tsc` runs with noUncheckedIndexedAccess, so an index known to be in range is marked with `!`, above all in typed arrays.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    // Data, written by hand or by a generator: as long as it has to be.
    files: ['src/rules/cues/*.ts', 'src/lines/stopwords.ts', 'src/model/weights-*.ts', 'src/model/kernel.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    // Terminal escapes and NULs are what these files look for.
    files: ['src/read/**', 'tests/**'],
    rules: { 'no-control-regex': 'off' },
  },
  {
    // A `describe` block is a list of tests, not a function to be read at once; scripts talk to whoever runs them.
    files: ['tests/**', 'src/train/**'],
    languageOptions: { globals: NODE_GLOBALS },
    rules: { 'max-lines-per-function': 'off', 'no-console': 'off' },
  },
)
