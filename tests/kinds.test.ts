/** What dropped lines are called: stretches that run on over what stands below them, menus, footers, pictures of other stories. */
import { describe, expect, test } from 'vitest'
import { clean } from '../src/clean.ts'
import { IN_MENU, MENU as MENU_RULE } from '../src/decide/kinds.ts'
import { RULES } from '../src/rules/index.ts'

const ARTICLE = [
  'Cracks close the old bridge over the Marrow', 'By Nora Finch', '12 March 2024', '',
  'The old bridge over the Marrow was closed on Monday after engineers found cracks in two of its stone arches.',
  'The council said that repairs to the bridge would take at least eight months and cost the town about two million.',
  'Drivers who used the bridge every morning now have to go round by the quarry, which adds twelve miles to the way to work.',
  'Engineers had warned the council about the arches of the bridge for years, and their last report was never read in public.',
  'The council will vote on the repairs to the bridge next week, and the engineers expect the work to begin before winter.', '',
]
const FEED = ['Most read', 'Lighthouse keeper finds a message in his own bottle', 'Saltmere bakery wins the county prize for bread again', 'Photo: Anna Reed', 'Fog delays the Sunday market for a third week']
const FOOTER = ['About us', 'Work with us', 'Find a ferry', 'Our towns', 'Privacy policy', 'Terms of use', '© 2024 Marrow Post. All rights reserved.']
const MENU = ['Home', 'Latest', 'Towns', 'Photos', 'Weather', 'Harbours', 'Letters']

/** Kinds of the page's lines by their text. */
function kindsOf(lines: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(clean({ text: lines.join('\n'), lang: 'en' }).verdicts.map(({ text, kind }) => [text, kind]))
}

describe('a dropped line is called', () => {
  test('by the footer it stands in, though a list of stories stands above', () => {
    const kinds = kindsOf([...ARTICLE, ...FEED, ...FOOTER])
    expect(FOOTER.map((line) => kinds[line])).toEqual(FOOTER.map(() => 'legal'))
    expect(FEED.map((line) => kinds[line])).toEqual(FEED.map(() => 'feed'))
  })
  test('by its own words in a footer where it shares or subscribes', () => {
    const kinds = kindsOf([...ARTICLE, ...FOOTER.slice(0, 4), 'Share on Facebook', 'Subscribe to our newsletter', ...FOOTER.slice(4)])
    expect(kinds['Share on Facebook']).toBe('share')
    expect(kinds['Subscribe to our newsletter']).toBe('subscribe')
  })
  test('a place on the site in a menu, also where it could head a list of stories', () => {
    const kinds = kindsOf([...MENU, '', ...ARTICLE, ...FEED])
    expect(MENU.map((line) => kinds[line])).toEqual(MENU.map(() => 'navigation'))
  })
  test('a place on the site below the comments, and not a comment', () => {
    const labels = ['Bridges (14)', 'Ferries (8)', 'Harbours (22)', 'Quarries (3)', 'Mills (9)', 'Inns (31)']
    const kinds = kindsOf([...ARTICLE, '2 comments', 'Hollis', '12 March 2024, 10:12', 'My grandmother drove over that bridge every day of the week.', 'Reply', 'Mara', '12 March 2024, 11:40', 'Nobody listened to the engineers, and nobody ever will.', 'Reply', ...labels])
    expect(labels.map((line) => kinds[line])).toEqual(labels.map(() => 'navigation'))
    expect(kinds['Nobody listened to the engineers, and nobody ever will.']).toBe('comment')
  })
})

test.each([...IN_MENU, MENU_RULE])('the rule %s, which kinds are told by, is there', (id) => {
  expect(RULES.map((rule) => rule.id)).toContain(id)
})
