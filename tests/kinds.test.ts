/** What dropped lines are called: stretches that run on over what stands below them, menus, footers, pictures of other stories. */
import { describe, expect, test } from 'vitest'
import { clean } from '../src/clean.ts'
import { examine } from '../src/examine.ts'
import { dropStandfirst } from '../src/decide/standfirst.ts'
import { droppedKinds, IN_MENU, MENU as MENU_RULE } from '../src/decide/kinds.ts'
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

/** The same for lines that a model might keep. */
function kindsIfDropped(lines: readonly string[]): Readonly<Record<string, string>> {
  const { view, votes } = examine({ text: lines.join('\n'), lang: 'en' }), kinds = droppedKinds(view, votes)
  return Object.fromEntries(view.lines.map(({ text }, i) => [text, kinds[i]!]))
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
  test('by the footer it heads, where it names a form and a place on the site', () => {
    const kinds = kindsOf([...ARTICLE, ...FEED, 'Newsletter', ...FOOTER])
    expect(kinds['Newsletter']).toBe('legal')
  })
  test('a place on the site below the comments, and not a comment', () => {
    const labels = ['Bridges (14)', 'Ferries (8)', 'Harbours (22)', 'Quarries (3)', 'Mills (9)', 'Inns (31)']
    const kinds = kindsOf([...ARTICLE, '2 comments', 'Hollis', '12 March 2024, 10:12', 'My grandmother drove over that bridge every day of the week.', 'Reply', 'Mara', '12 March 2024, 11:40', 'Nobody listened to the engineers, and nobody ever will.', 'Reply', ...labels])
    expect(labels.map((line) => kinds[line])).toEqual(labels.map(() => 'navigation'))
    expect(kinds['Nobody listened to the engineers, and nobody ever will.']).toBe('comment')
  })
})

const BIO = ['About the author', 'Nora Finch', 'Chair, Marrow River Trust', 'Member of the board of the Society for Old Bridges', 'Founder of the Quarry Walks', 'Winner of the County Prize for Letters', 'Keeper of the Mill at Low Marrow', 'Nora Finch is a staff writer at the Marrow Post.']
const ADVERT = ['Advertisement: The harbour by night', 'Bring a coat and a lamp, and leave your troubles on the quay.', 'Bread, soup and songs are on the boat.', 'The keeper tells the story of the last storm, and nobody ever slept through it.']

describe('a line that no words name, or two, is called', () => {
  test('bio from the heading of an author\'s biography to its last sentence', () => {
    const kinds = kindsOf([...ARTICLE, ...BIO, '', ...FEED, ...FOOTER])
    expect(BIO.map((line) => kinds[line])).toEqual(BIO.map(() => 'bio'))
    expect(FEED.map((line) => kinds[line])).toEqual(FEED.map(() => 'feed'))
  })
  test('advert below a line that says of what, and not below the word alone', () => {
    const kinds = kindsIfDropped([...ARTICLE, ...ADVERT, ...FOOTER]), lone = kindsIfDropped([...ARTICLE, 'Advertisement', ...ADVERT.slice(1), ...FOOTER])
    expect(ADVERT.map((line) => kinds[line])).toEqual(ADVERT.map(() => 'advert'))
    expect(ADVERT.slice(1).map((line) => lone[line])).not.toContain('advert')
  })
  test('feed as long as headlines follow each other, and no further than the next paragraphs', () => {
    const headlines = ['Mill', 'Owner', 'Baker', 'Miller', 'Keeper', 'Sailor', 'Piper', 'Carter', 'Weaver', 'Joiner'].map((name) => `You ask, I answer: what did the ${name.toLowerCase()} say?`)
    const kinds = kindsOf([...ARTICLE, 'ICYMI: what you may have missed', ...headlines, ...FOOTER])
    expect(headlines.map((line) => kinds[line])).toEqual(headlines.map(() => 'feed'))
  })
  test('share among buttons to share and subscribe in a form, where it is a word of both', () => {
    const bar = kindsOf([...ARTICLE, 'Share on Facebook', 'Pinterest', 'Email', 'WhatsApp', 'Print', ...FOOTER]), form = kindsOf([...ARTICLE, 'Sign up for our newsletter', 'Email', 'Subscribe now', ...FOOTER])
    expect(bar['Email']).toBe('share')
    expect(form['Email']).toBe('subscribe')
  })
  test('a footer\'s among the places it names, though stories could be listed below it', () => {
    const kinds = kindsOf([...ARTICLE, ...FEED, 'About us', 'Work with us', 'Videos', 'Events', 'Our towns', 'Contact us', 'Privacy policy', 'Terms of use'])
    expect([kinds['Videos'], kinds['Events']]).toEqual(['legal', 'legal'])
  })
  test('feed between two dates of a list of stories, however short', () => {
    const list = ['Recent posts', 'Ferry returns to Saltmere after three silent winters', 'Oct 22, 2025', 'Fog over Orrin', 'Jul 16, 2025', 'Mills and millers', 'Jun 5, 2025', 'Bread']
    const kinds = kindsOf([...ARTICLE, ...list, ...FOOTER])
    expect(list.slice(0, -1).map((line) => kinds[line])).toEqual(list.slice(0, -1).map(() => 'feed'))
  })
  test('feed among other headlines, though it invites to something', () => {
    const list = ['The mill at Orrin opens its doors for a weekend', 'Old boats find new owners on the west quay', 'Join my walk along the river wall in May', 'Bakers of Saltmere bake through the night again', 'A lamp for every window of the harbour street']
    const kinds = kindsOf([...ARTICLE, ...list, '', ...FOOTER])
    expect(list.map((line) => kinds[line])).toEqual(list.map(() => 'feed'))
  })
  test('subscribe where a form to subscribe asks for what forms to comment ask for', () => {
    const form = ['Sign up for our newsletter', 'Name(Required)', 'Email Address(Required)', 'CAPTCHA', 'Subscribe Now!']
    const kinds = kindsOf([...ARTICLE, ...form, '', ...FOOTER])
    expect(form.map((line) => kinds[line])).toEqual(form.map(() => 'subscribe'))
  })
  test('something else than subscribe where it is an address above two invitations', () => {
    const kinds = kindsOf([...ARTICLE, 'hello@marrow.example', 'Subscribe to our newsletter', 'Sign up', ...FOOTER])
    expect(kinds['hello@marrow.example']).not.toBe('subscribe')
  })
  test('widget among the answers to a question, and no further', () => {
    const answers = ['Good', 'Neutral', 'Bad']
    const kinds = kindsIfDropped([...ARTICLE, 'Was this article helpful?', ...answers, 'The quarry road is closed on Sundays'])
    expect(answers.map((line) => kinds[line])).toEqual(answers.map(() => kinds['Was this article helpful?']))
    expect(kinds['The quarry road is closed on Sundays']).not.toBe('widget')
  })
  test('other down to the last sentence of a notice above the menu', () => {
    const notice = ['A website of the town of Orrin', 'How you know', 'A website of the town ends in its name, and nobody else may use it.']
    const kinds = kindsOf(['Skip to content', '', ...notice, '', ...MENU, '', ...ARTICLE])
    expect(notice.map((line) => kinds[line])).toEqual(notice.map(() => 'other'))
    expect(MENU.map((line) => kinds[line])).toEqual(MENU.map(() => 'navigation'))
  })
  test('other above the article where it is too long to be a place on the site', () => {
    const notice = 'Keepers, millers and ferrymen from Orrin to Saltmere trust us since the flood'
    const kinds = kindsOf([notice, ...MENU, '', ...ARTICLE])
    expect(kinds[notice]).toBe('other')
    expect(MENU.map((line) => kinds[line])).toEqual(MENU.map(() => 'navigation'))
  })
})

describe('a paragraph that a model might keep above the byline', () => {
  const DECK = 'Two of the arches of the old bridge have cracks, and nobody knows who will pay for them, the council or the owner of the quarry.'
  const [headline, byline, date, ...body] = ARTICLE
  /** Whether DECK is left where every paragraph is as sure as `score`. */
  function isLeft(lines: readonly string[], score: number): boolean {
    const { view, votes } = examine({ text: lines.join('\n'), lang: 'en' }), kinds = droppedKinds(view, votes), deck = view.lines.findIndex(({ text }) => text === DECK)
    const wanted = view.lines.map(({ text }) => text === DECK || body.includes(text))
    const found = dropStandfirst(view, wanted, { scores: wanted.map((is) => (is ? score : 0)), kinds })
    expect(found).toBe(wanted[deck] ? -1 : deck)
    return wanted[deck]!
  }
  test('is the deck', () => { expect(isLeft([...MENU, headline!, DECK, byline!, date!, ...body], 0.8)).toBe(false) })
  test('is the first of the article where it is sure to be', () => { expect(isLeft([...MENU, headline!, DECK, byline!, date!, ...body], 0.95)).toBe(true) })
  test('is the first of the article where the byline stands above it, or none does', () => {
    expect(isLeft([...MENU, headline!, byline!, date!, DECK, ...body], 0.8)).toBe(true)
    expect(isLeft([...MENU, headline!, DECK, ...body], 0.8)).toBe(true)
  })
  test('is all there is where nothing follows', () => { expect(isLeft([...MENU, headline!, DECK, byline!, date!], 0.8)).toBe(true) })
})

test.each([...IN_MENU, MENU_RULE])('the rule %s, which kinds are told by, is there', (id) => {
  expect(RULES.map((rule) => rule.id)).toContain(id)
})
