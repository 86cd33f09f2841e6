/** What a page is for: on a forum, which its address tells, the replies stay; a table of results is no page of teasers. */
import { expect, test } from 'vitest'
import { clean } from '../src/clean.ts'

const REPLIES = [
  'What are the hours generally at your mill compared to what you did before?',
  'As someone who runs the shift plan, I can certainly say that it is worth it if you like quiet work and do not mind the drive home in the morning traffic.',
  'My view is that you can always leave after a year or two, and with the training they give you, every mill on the river will take you.',
]
const THREAD = [
  'Home', 'Jobs', 'Salaries', 'Courses', 'Log in', '', 'Is a night shift at the mill worth it?', '', 'Analyst in Mills', '3 years ago', '',
  'I have been offered a place on the night shift of the paper mill and I wonder whether the pay makes up for the hours, since I have two small children at home and a long drive.', '',
  'Comments (4)', '', 'Nora', '3 years ago',
  'I did that shift for four years. The pay is good, but you will be tired on Sundays, and nobody tells you that the canteen is closed from nine in the evening.', 'Reply', 'Quote',
  ...REPLIES.flatMap((text, i) => [['Sven87', 'Olga P', 'Jan'][i]!, '2 years ago', text, 'Reply', 'Quote']), '',
  'Related', 'Best mills to work for in 2021', 'Terms', 'Privacy', 'Contact',
].join('\n')
const kept = (url: string): readonly string[] => REPLIES.filter((reply) => clean({ text: THREAD, url, lang: 'en' }).body.includes(reply))

test.each([
  'https://example.org/forum/mills/is-it-worth-it', 'https://forum.example.org/is-it-worth-it', 'https://example.org/threads/is-it-worth-it.4711/',
  'https://example.org/viewtopic.php?t=12', 'https://example.org/index.php?topic=4711.0', 'https://example.org/t/is-it-worth-it/4711', 'https://example.org/r/mills/comments/1rl/is_it_worth_it/',
])('at %s the replies stay', (url) => {
  expect(kept(url)).toEqual(REPLIES)
})

test.each(['https://example.org/news/is-it-worth-it', 'https://example.org/forum-on-mills-ends/', 'https://example.org/topics/mills'])('at %s they are comments', (url) => {
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

test('a page of such remarks alone is one of teasers', () => {
  expect(clean({ text: ['Home', 'Calendar', 'Clubs', '', ...REMARKS.flatMap((remark) => [remark, '']), 'Imprint', 'Privacy', 'Login'].join('\n'), lang: 'en' })).toMatchObject({ body: '', reason: expect.stringContaining('different things') })
})
