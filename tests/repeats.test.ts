/** What stands on a page twice: passages are wanted once, refrains, labels and code as often as they stand. */
import { describe, expect, test } from 'vitest'
import { clean } from '../src/clean.ts'

const MENU = ['Home', 'Shop', 'About us', 'Contact', 'Sign in', 'Cart'], FOOTER = ['Privacy policy', 'Terms of use', '© 2024 Harbour Lamps']
const TOLD = 'Every lamp is turned from reclaimed pine, oiled twice and wired by hand with the twisted flax cord that our grandparents knew from kitchens and barns.'
const MORE = 'The shade is cut from a sheet of brass which darkens over the years, and each one is signed below the rim by whoever made it in our workshop.'

const page = (...body: readonly string[]): string => [...MENU, ...body, ...FOOTER].join('\n\n')
const times = (body: string, part: string): number => body.split(part).length - 1

describe('a passage that stands twice', () => {
  test('is wanted once, and the second is explained', () => {
    const { body, verdicts } = clean({ text: page(TOLD, MORE, 'Order now', TOLD, MORE) })
    expect(times(body, TOLD)).toBe(1)
    expect(times(body, MORE)).toBe(1)
    expect(verdicts.filter(({ because }) => because === 'Repeats a passage that stands above.').map(({ kind, keep }) => [kind, keep])).toEqual([['other', false], ['other', false]])
  })
  test('is wanted twice where nothing is furniture: cleaning twice is cleaning once', () => {
    const text = [TOLD, MORE, TOLD].join('\n\n')
    expect(times(clean({ text }).body, TOLD)).toBe(2)
  })
  test('is wanted twice where it is a refrain', () => {
    const refrain = 'Oh the wind it blows and the water goes, and the herring is in the bay.'
    const verse = (line: string): string[] => [line, 'And the night was dark and the oars were stark and the lantern far away,', refrain]
    const song = [...verse('We went to sea in the month of May when the boats were newly tarred,'), ...verse('We came to shore at the break of day and the landing it was hard,')]
    const { verdicts } = clean({ text: page(TOLD, ...song, MORE) })
    expect(verdicts.filter(({ text, because }) => text === refrain && because === 'Repeats a passage that stands above.')).toEqual([])
    expect(times(clean({ text: page('The herring song', 'Sung on the quay of Orrin since the boats were first tarred, and written down by a teacher of the town.', ...song, ...verse('We went to bed when the kettle said that the herring all was salted,')) }).body, refrain)).toBe(3)
  })
  test('is wanted twice where it is code', () => {
    const code = '# Prints every line of the file that holds the word which was given, with the number of the line and the name of the file before it\ngrep --line-number --with-filename "$1" "$2"'
    const { body } = clean({ text: '', html: `<nav><ul><li><a href=a>Home</a><li><a href=b>Manual</a></ul></nav><main><h1>Finding words</h1><p>${TOLD}</p><pre>${code}</pre><p>${MORE}</p><pre>${code}</pre></main><footer><a href=c>Privacy policy</a> <a href=d>Terms of use</a></footer>` })
    expect(times(body, 'grep --line-number')).toBe(2)
    expect(times(body, '# Prints every line')).toBe(2)
  })
  test('is wanted twice in a manual', () => {
    const entry = (name: string): readonly string[] => [
      name, `lamp.${name}(number, options)`, 'Parameters:', 'number - the number of the lamp, counted from the door', 'options - a table of options; see Options', 'Returns: true if the lamp was there',
      'The call waits until the lamp has answered or the time that was set in the options has passed, and raises an error in the second case, which a caller should catch.',
    ]
    const text = ['Docs', 'Reference', 'Search', '', 'lamp module - reference', '', ...['dim', 'light', 'blink', 'read'].flatMap((name) => [...entry(name), '']), 'Next: Options', '© 2024 Harbour Lamps'].join('\n')
    expect(times(clean({ text, lang: 'en', url: 'https://lamps.example/docs/reference/lamp.html' }).body, 'The call waits')).toBe(4)
  })
})
