/** The house: which room may import which, who may use which package, what is pure, how files open. Source files in, violations out. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, posix } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

/** A room imports only itself and rooms before it. Every file of `src` belongs to exactly one row. */
const ROOMS = [
  'types.ts', 'read', 'lines', 'rules', 'examine.ts', 'model', 'decide', 'meta', 'write', 'clean.ts', 'checked.ts', 'stream.ts', 'index.ts', 'batch', 'cli', 'train',
] as const
/** Rooms that may touch files, the process and the clock. `train` is a tool: nothing imports it and it is not published. */
const IMPURE = new Set(['batch', 'cli', 'train'])
const NOT_BELOW = new Map([['train', new Set(['batch', 'cli'])]])
/** Packages that only one place may use: the first entry that matches a specifier decides. */
const HOMES: readonly (readonly [RegExp, RegExp])[] = [
  [/^natural\/lib\//, /^lines\/words\.ts$/],
  [/^natural$/, /^never$/],
  [/^(?:commander|chalk)$/, /^cli\//],
]
const AMBIENT = new Set(['process', 'console', '__dirname', '__filename', 'performance', 'setTimeout', 'setInterval', 'fetch'])

interface Source { readonly path: string; readonly room: string; readonly tree: ts.SourceFile }

const SRC = join(import.meta.dirname, '..', 'src')
const sources: readonly Source[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .sort()
  .map((path) => ({ path, room: path.split('/')[0]!, tree: parse(path, readFileSync(join(SRC, path), 'utf8')) }))

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
}

function nodesOf(tree: ts.SourceFile): ts.Node[] {
  const found: ts.Node[] = []
  const visit = (node: ts.Node): void => { found.push(node); ts.forEachChild(node, visit) }
  visit(tree)
  return found
}

/** `import(...)`, or `require(...)` as the bundler takes it. */
function isLoading(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require')
}

/** The specifier of an import, an export from or a call that loads a module; undefined for any other node. */
function specifierOf(node: ts.Node): string | undefined {
  const given = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier
    : isLoading(node) ? node.arguments[0]
      : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined
  return given && ts.isStringLiteral(given) ? given.text : undefined
}

function specifiers(source: Source): readonly string[] {
  return nodesOf(source.tree).flatMap((node) => specifierOf(node) ?? [])
}

/** What a node takes from outside the program: a clock, chance, the process; undefined when it takes nothing. */
function impurity(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) return 'new Date()'
  if (ts.isPropertyAccessExpression(node) && /^(?:Date\.now|Math\.random)$/.test(node.getText())) return node.getText()
  if (!ts.isIdentifier(node) || !AMBIENT.has(node.text) || isOwnName(node)) return undefined
  return node.text
}

/** A property, a label or a declaration of that name is the file's own, not the ambient one. */
function isOwnName(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node
  return (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodDeclaration(parent)) && parent.name === node
}

function mayImport(from: string, to: string): boolean {
  if (from === to) return true
  if (NOT_BELOW.get(from)?.has(to)) return false
  return ROOMS.indexOf(to as never) < ROOMS.indexOf(from as never)
}

function wrongRooms(source: Source): readonly string[] {
  return specifiers(source).filter((name) => name.startsWith('.')).flatMap((name) => {
    const target = posix.join(posix.dirname(source.path), name)
    return mayImport(source.room, target.split('/')[0]!) ? [] : [`${source.path} imports ${target}`]
  })
}

function wrongPackages(source: Source): readonly string[] {
  return specifiers(source).flatMap((name) => {
    const home = HOMES.find(([pattern]) => pattern.test(name))
    return home && !home[1].test(source.path) ? [`${source.path} imports ${name}`] : []
  })
}

function impurities(source: Source): readonly string[] {
  const builtins = specifiers(source).filter((name) => /^(?:node:|fs$|path$|os$|child_process$|worker_threads$)/.test(name))
  const used = nodesOf(source.tree).flatMap((node) => impurity(node) ?? [])
  return [...builtins, ...used].map((what) => `${source.path} uses ${what}`)
}

describe('layers', () => {
  test('every source file stands in a known room', () => {
    expect(sources.length).toBeGreaterThan(0)
    expect(sources.filter((s) => !ROOMS.includes(s.room as never)).map((s) => s.path)).toEqual([])
  })
  test('a room imports only rooms above it', () => {
    expect(sources.flatMap(wrongRooms)).toEqual([])
  })
  test('relative imports carry their .ts or .json ending', () => {
    const bare = sources.flatMap((s) => specifiers(s).filter((n) => n.startsWith('.') && !/\.(?:ts|json|mjs)$/.test(n)).map((n) => `${s.path}: ${n}`))
    expect(bare).toEqual([])
  })
  test('heavy or chatty packages stay in their room', () => {
    expect(sources.flatMap(wrongPackages)).toEqual([])
  })
  test('everything above batch is pure', () => {
    expect(sources.filter((s) => !IMPURE.has(s.room)).flatMap(impurities)).toEqual([])
  })
  test('no file is a drawer for odds and ends', () => {
    expect(sources.filter((s) => /^(?:utils?|helpers?|misc|common)\b/.test(basename(s.path))).map((s) => s.path)).toEqual([])
  })
  test('every source file opens with a doc comment', () => {
    const mute = sources.filter((s) => !/^(?:#!.*\n)?(?:\/\/ Generated.*\n)?\/\*\*/.test(s.tree.text)).map((s) => s.path)
    expect(mute).toEqual([])
  })
})

describe('the scan itself', () => {
  const bad = (path: string, text: string): Source => ({ path, room: path.split('/')[0]!, tree: parse(path, text) })
  test.each([
    ["import { x } from '../cli/plan.ts'", 'lines/x.ts imports cli/plan.ts'],
    ["export { x } from '../rules/index.ts'", 'lines/x.ts imports rules/index.ts'],
    ["const x = await import('../decide/a.ts')", 'lines/x.ts imports decide/a.ts'],
    ["const x = require('../decide/a.ts')", 'lines/x.ts imports decide/a.ts'],
  ])('sees %s', (text, wanted) => {
    expect(wrongRooms(bad('lines/x.ts', text))).toEqual([wanted])
  })
  test.each([
    ["import natural from 'natural'", 'lines/words.ts', 1], ["import s from 'natural/lib/natural/stemmers/porter_stemmer.js'", 'lines/words.ts', 0],
    ["import s from 'natural/lib/natural/stemmers/porter_stemmer.js'", 'rules/x.ts', 1], ["import chalk from 'chalk'", 'write/x.ts', 1],
    ["import chalk from 'chalk'", 'cli/x.ts', 0],
  ])('judges %s in %s', (text, path, count) => {
    expect(wrongPackages(bad(path, text))).toHaveLength(count)
  })
  test.each(['const t = Date.now()', 'const r = Math.random()', 'const d = new Date()', 'console.log(1)', 'const e = process.env', "import fs from 'node:fs'"])('calls %s impure', (text) => {
    expect(impurities(bad('rules/x.ts', text))).toHaveLength(1)
  })
  test.each(['const x = { process: 1 }', 'const d = new Date(0)', '// process.env', "const s = 'console.log'", 'const y = x.process'])('calls %s pure', (text) => {
    expect(impurities(bad('rules/x.ts', text))).toEqual([])
  })
})
