/** The lines of broken pages against those of the tree that the HTML standard builds of them (parse5): tag soup from a seed, and the page fixtures. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DefaultTreeAdapterTypes as Trees } from 'parse5'
import { parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import { BLOCK, CELL, elementOf, HIDDEN } from '../src/read/html/elements.ts'
import { readHtml } from '../src/read/html/index.ts'
import { nameHash } from '../src/read/html/tokens.ts'

const flagsOf = (name: string): number => elementOf(nameHash(name)).flags
const squeeze = (text: string): string => text.replace(/\s+/g, '')

/** The visible lines of a tree, white space left out. */
function treeLines(html: string): readonly string[] {
  const lines: string[] = []
  let line = ''
  const end = (): void => { if (squeeze(line) !== '') lines.push(squeeze(line)); line = '' }
  const visit = (node: Trees.Node): void => {
    if (node.nodeName === '#text') { line += (node as Trees.TextNode).value; return }
    const name = 'tagName' in node ? node.tagName : '', flags = flagsOf(name)
    if (flags & HIDDEN || ('attrs' in node && node.attrs.some((a) => a.name === 'hidden'))) return
    const isBreak = (flags & BLOCK) !== 0 || name === 'br' || name === 'hr'
    if (isBreak) end()
    if ('childNodes' in node) node.childNodes.forEach(visit)
    if (isBreak) end()
    if (flags & CELL) line += ' '
  }
  visit(parse(html, { scriptingEnabled: true }))
  end()
  return lines
}

const ownLines = (html: string): readonly string[] => readHtml(html).lines.map(({ plain }) => squeeze(plain))

/** Small numbers, the same for each seed (mulberry32). */
function numbers(seed: number): (below: number) => number {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const NAMES = ['div', 'p', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'b', 'i', 'a', 'span', 'h2', 'h3', 'section', 'button', 'article', 'em', 'blockquote', 'style', 'form', 'custom-box', 'address', 'center', 'nav']
const SINGLE = ['<br>', '<hr>', '<img alt=x>', '<!-- c -->', '<input>', '</br>', '<p/>', '<div/>', ' & ', '&lt;', '< ', '<!x>']

function soup(seed: number): string {
  const below = numbers(seed)
  return Array.from({ length: 5 + below(40) }, (_, n) => {
    const name = NAMES[below(NAMES.length)]!, kind = below(10)
    return kind < 4 ? `<${name}>` : kind < 7 ? `</${name}>` : kind < 9 ? `w${n} ` : SINGLE[below(SINGLE.length)]!
  }).join('')
}

describe('tag soup', () => {
  test.each(Array.from({ length: 40 }, (_, n) => n))('of seeds from %i00', (hundred) => {
    for (let seed = hundred * 100; seed < hundred * 100 + 100; seed++) {
      const html = soup(seed)
      expect({ html, lines: ownLines(html) }).toEqual({ html, lines: treeLines(html) })
    }
  })
})

const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'html')

test.each(readdirSync(FOLDER))('%s', (name) => {
  const html = readFileSync(join(FOLDER, name, 'input.html'), 'utf8')
  const lines = (all: readonly string[]): readonly string[] => all.filter((line) => line !== '')
  expect(lines(ownLines(html)).join('')).toBe(treeLines(html.replace(/<(div|p) [^>]*role="dialog"/g, '<$1')).join(''))
})
