/** What a page is for: on a forum, which its address tells, the replies stay; a table of results is no page of teasers. */
import { expect, test } from 'vitest'
import { clean } from '../src/clean.ts'

const REPLIES = [
  'Which of the three mills is it? The one below the weir pays by the ton, and there the night is when the big rolls come in.',
  'We ran the numbers for our own street last winter: the bonus covers the second car, the fuel and not much else.',
  'Ask for the bindery. It is dry and warm, the machines are new, and whoever asks twice gets a week of days in every month.',
]
const THREAD = [
  'Home', 'Jobs', 'Salaries', 'Courses', 'Log in', '', 'Night work at a paper mill, yes or no?', '', 'Analyst in Mills', '3 years ago', '',
  'The paper mill has offered me a place on nights from March, and I cannot make up my mind: there are two small children at home and forty minutes of road on either side.', '',
  'Comments (4)', '', 'Nora', '3 years ago',
  'Four years of nights here. Nobody tells you that the canteen closes at nine, so bring your own supper, and buy curtains that let nothing through.', 'Reply', 'Quote',
  ...REPLIES.flatMap((text, i) => [['Sven87', 'Olga P', 'Jan'][i]!, '2 years ago', text, 'Reply', 'Quote']), '',
  'Related', 'Best mills to work for in 2021', 'Terms', 'Privacy', 'Contact',
].join('\n')
const kept = (url: string): readonly string[] => REPLIES.filter((reply) => clean({ text: THREAD, url, lang: 'en' }).body.includes(reply))

test.each([
  'https://example.org/forum/mills/night-work', 'https://forum.example.org/night-work', 'https://example.org/threads/night-work.4711/',
  'https://example.org/viewtopic.php?t=12', 'https://example.org/index.php?topic=4711.0', 'https://example.org/t/night-work/4711', 'https://example.org/boards/189-mills/4711', 'https://example.org/r/mills/comments/1rl/night_work/',
])('at %s the replies stay', (url) => {
  expect(kept(url)).toEqual(REPLIES)
})

test.each(['https://example.org/news/night-work', 'https://example.org/forum-on-mills-ends/', 'https://example.org/school/board/night-work', 'https://example.org/topics/mills'])('at %s they are comments', (url) => {
  expect(kept(url).length).toBeLessThan(REPLIES.length)
})

const EVENTS = ['100 metres, girls A', 'Long jump, girls A', '800 metres, girls B', 'Shot put, girls B', 'High jump, girls A']
const RUNNERS = ['Lea Fenwick', 'Ann Orrick', 'Cleo Vance', 'Nora Finch', 'Olga Marrow', 'Ida Holm', 'Rosa Ibarra', 'Mia Tarn', 'Eva Quill', 'Jo Saltmere']
const REMARKS = [
  'The wind stood at three metres a second behind the runners, so that none of these times counts for records.',
  'Lanes of grass were wet from morning showers until noon and two pits had to be filled with fresh sand.',
  'Spikes longer than six millimetres are forbidden by order of whoever owns this stadium and paid for its new track.',
]

test('results stay, though the remarks between them speak of different things', () => {
  const results = EVENTS.flatMap((event, i) => [
    event, ...RUNNERS.map((_, k) => `${k + 1}. ${RUNNERS[(k + 3 * i) % RUNNERS.length]!} ${1990 + k % 4} LG ${['Marrow', 'Norvale', 'Hexley'][(k + i) % 3]!} ${(8.5 + k * 0.13 + i).toFixed(2)}`), ...REMARKS.slice(i, i + 1), '',
  ])
  const page = ['Home', 'Calendar', 'Clubs', 'Archive', 'Contact', '', 'Regional championships: results from Marrow', '19 May 2007', '', ...results, 'Imprint', 'Privacy', 'Login']
  const { body, reason } = clean({ text: page.join('\n'), lang: 'en' })
  expect(reason).toBeUndefined()
  for (const line of [...REMARKS, ...EVENTS, '1. Lea Fenwick 1990 LG Marrow 8.50']) expect(body).toContain(line)
})

test('a page of such remarks alone, with more of each elsewhere, is one of teasers', () => {
  expect(clean({ text: ['Home', 'Calendar', 'Clubs', '', ...REMARKS.flatMap((remark) => ['Read more', remark, 'Read more', '']), 'Imprint', 'Privacy', 'Login'].join('\n'), lang: 'en' })).toMatchObject({ body: '', reason: expect.stringContaining('different things') })
})

test('three paragraphs of one story may share no words', () => {
  const story = [
    'Bron över Tolmsundet öppnas igen den första juni, meddelade vägverket på onsdagen, två år efter att ett lastfartyg slog i en pelare.',
    '– Vi räknade bilarna varje natt, säger Edla Fernström, som sköter färjan. De flesta körde för fort.',
    'Ett nytt räcke betalades av handlarna på norra stranden, och många gav mer än vad ett års omväg kostar.',
  ]
  const page = [story[0]!, story[1]!, 'LÄS MER: Kommunen säljer det gamla badhuset för en krona', story[2]!, '', 'Om cookies', '© Bracks Tidning 2024']
  const { body } = clean({ text: page.join('\n') })
  for (const paragraph of story) expect(body).toContain(paragraph)
})

const SENTENCE = 'Trade-in now lives on our main shop. Bring in your worn boots and get credit here.'
test('a sentence between the menus of a shop is no article, one below a headline is', () => {
  const menus = ['Skip to content', 'Free delivery on orders over 60 crowns', 'Shop', 'Women', 'Men', 'Kids', 'Outlet', 'Repairs', 'Trade in', 'Search', 'Account', 'Cart (0)', '', SENTENCE, '', 'Trade in now', 'Boots', 'Sandals', 'Laces', 'Care', '', 'Filter', 'Size', 'Colour', 'Price', 'Sort by: Featured', '0 products', '', 'Need help?', 'Contact us', 'Returns', 'Shipping', 'Track an order', 'Gift cards', 'About us', 'Careers', 'Privacy policy', 'Terms of use', '© 2025 Hollin Boots']
  expect(clean({ text: menus.join('\n'), lang: 'en' })).toMatchObject({ body: '', reason: 'only 17 words look like article text' })
  const notice = ['Home', 'News', 'Sport', 'Contact', '', 'Boots find a new home', 'By Ada Lindqvist', '12 March 2024', '', SENTENCE, '', 'Share', 'Tweet', '', 'Privacy policy', 'Terms of use']
  expect(clean({ text: notice.join('\n'), lang: 'en' }).body).toBe(SENTENCE)
})

const CARDS = ['Seife mit Lavendel', 'Seife mit Honig', 'Bürste aus Birnbaum', 'Schale aus Ton'].flatMap((name, i) => [name, `${4 + i},50 €`, 'In den Warenkorb', ''])
const GOODS = ['Start', 'Bad', 'Küche', 'Warenkorb (0)', '', 'Seife mit Ringelblume', '4,90 €', 'In den Warenkorb', '', 'Wir rühren diese Seife aus Öl von Oliven und aus Blüten, die im Garten hinter der Werkstatt wachsen.', 'Sie liegt sechs Wochen im Regal, bevor sie in den Laden kommt, und hält am Becken einen Monat.', '']
test.each(['Kunden, die diesen Artikel gekauft haben, kauften auch', 'Ähnliche Produkte', 'Das könnte Ihnen auch gefallen'])('a shelf below "%s" is none of the goods that the page sells', (heading) => {
  const { body } = clean({ text: [...GOODS, heading, '', ...CARDS, 'Impressum', 'Datenschutz', 'AGB'].join('\n'), lang: 'de' })
  expect(body).toContain('Sie liegt sechs Wochen im Regal')
  for (const name of CARDS.filter((line) => line.startsWith('S') || line.startsWith('B'))) expect(body).not.toContain(name)
})

test('such a heading with no shelf below takes nothing with it', () => {
  const sentences = ['Dazu passt die Schale aus Ton, die wir im Sommer brennen, wenn der Ofen ohnehin heiß ist.', 'Auch die Bürste aus Birnbaum ist aus einer Werkstatt hier im Tal.']
  const { body } = clean({ text: [...GOODS, 'Passt dazu', '', ...sentences, '', 'Impressum', 'Datenschutz', 'AGB'].join('\n'), lang: 'de' })
  for (const sentence of [GOODS[9]!, GOODS[10]!, ...sentences]) expect(body).toContain(sentence)
})
