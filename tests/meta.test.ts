/** Metadata: verdicts in, title, byline and date of publication out. The pages were written for these tests. */
import { describe, expect, test } from 'vitest'
import { clean } from '../src/clean.ts'
import { examine } from '../src/examine.ts'
import { metadata } from '../src/meta/metadata.ts'
import type { Kind, Page, Verdict } from '../src/types.ts'

type Row = readonly [kind: Kind, text: string]

function verdictsOf(rows: readonly Row[]): readonly Verdict[] {
  return rows.map(([kind, text], i) => {
    const keep = kind === 'body' || kind === 'heading'
    return { first: i + 1, last: i + 1, text, keep, kind, score: keep ? 1 : 0, because: 'test', rules: [], gap: false }
  })
}

/** Reads a page whose lines have been decided on already. */
function read(rows: readonly Row[], more: { lang?: string; url?: string; article?: number } = {}) {
  const page: Page = { text: rows.map(([, text]) => text).join('\n\n'), lang: more.lang ?? 'en', ...(more.url === undefined ? {} : { url: more.url }) }
  const { view } = examine(page)
  expect(view.lines.map((line) => line.markdown ?? line.text), 'a line of the page for each row').toEqual(rows.map(([, text]) => text))
  return metadata(verdictsOf(rows), { view, article: more.article ?? 1 }, page)
}

const BODY: readonly Row[] = [
  ['body', 'The ferry between Norvale and Port Ellis will stop running in October, the harbour council decided on Tuesday after a long debate.'],
  ['body', 'Council members said the ferry had lost money for six years, while the new bridge at Port Ellis carries four times as many people.'],
  ['body', 'The last ferry leaves Norvale on the first of October, and the council wants to sell the boat before winter comes.'],
]
const MENU: readonly Row[] = [['navigation', 'Skip to content'], ['navigation', 'News'], ['navigation', 'Harbour life'], ['navigation', 'Sign in']]
const TITLE: Row = ['headline', 'Norvale ferry to stop in October, harbour council decides']

describe('title', () => {
  test('the headline above the article', () => {
    expect(read([...MENU, TITLE, ['byline', 'by Ada Fernsby July 19, 2023'], ...BODY]).title).toBe(TITLE[1])
  })

  test('a title-like line where no line was called a headline', () => {
    expect(read([...MENU, ['other', TITLE[1]], ['other', 'July 19, 2023'], ...BODY]).title).toBe(TITLE[1])
  })

  test('the site behind a bar or a dash is no part of it', () => {
    expect(read([['headline', `${TITLE[1]} | The Norvale Mirror`], ...BODY]).title).toBe(TITLE[1])
    expect(read([['navigation', 'Norvale Mirror'], ['headline', `${TITLE[1]} - Norvale Mirror`], ...BODY]).title).toBe(TITLE[1])
    expect(read([['headline', `${TITLE[1]} – norvalemirror`], ...BODY], { url: 'https://www.norvalemirror.example/a/1' }).title).toBe(TITLE[1])
  })

  test('a dash inside the title stays', () => {
    const title = 'Norvale ferry to stop in October – the council decides at last'
    expect(read([['headline', title], ...BODY]).title).toBe(title)
  })

  test('the address tells which of two headings is meant', () => {
    const rows: readonly Row[] = [['other', 'What the council says about the ferry and Port Ellis'], ['other', 'Six years of losses end on the quay'], ...BODY]
    expect(read(rows, { url: 'https://norvale.example/2023/six-years-of-losses-end-on-the-quay' }).title).toBe('Six years of losses end on the quay')
  })

  test('a breadcrumb is none, however much of the title is in it', () => {
    const crumbs = 'Articles / Harbour / Norvale ferry to stop in October, council decides'
    expect(read([['other', crumbs], ['byline', 'by Ada Fernsby July 19, 2023'], ['other', 'Ferry to stop in October'], ...BODY]).title).toBe('Ferry to stop in October')
  })

  test('markdown marks are taken off', () => {
    const menu: readonly Row[] = ['News', 'Harbour', 'Weather', 'Sign in'].map((label) => ['navigation', `* [${label}](/${label})`])
    expect(read([...menu, ['headline', `# **${TITLE[1]}**`], ...BODY, ['feed', '## More [from the harbour](/harbour)']]).title).toBe(TITLE[1])
  })

  test('a standfirst below it and a caption are none, whichever was called a headline', () => {
    const standfirst: Row = ['headline', 'Six years of losses and a new bridge have made the old boat between the towns too dear to run']
    const caption: Row = ['caption', 'The ferry at Port Ellis in the harbour last winter. Photo: Ada Fernsby']
    expect(read([...MENU, ['navigation', TITLE[1]], standfirst, ['byline', 'By Ada Fernsby'], ['byline', '19 July 2023'], caption, ...BODY]).title).toBe(TITLE[1])
  })

  test('a breadcrumb has only its beginning', () => {
    expect(read([...MENU, ['navigation', 'Norvale ferry to stop in October'], TITLE, ['byline', '19 July 2023'], ...BODY]).title).toBe(TITLE[1])
  })

  test('a page without any such line has none', () => {
    expect(read([['navigation', 'News'], ['navigation', 'Sign in']]).title).toBeNull()
    expect(read([]).title).toBeNull()
  })
})

describe('byline', () => {
  const by = (line: string, lang = 'en') => read([...MENU, TITLE, ['byline', line], ...BODY], { lang }).byline
  test.each([
    ['by Ada Fernsby and the Norvale Mirror news desk July 19, 2023 9:40 PM 2 min read', 'Ada Fernsby and the Norvale Mirror news desk'],
    ['By Ada Fernsby', 'Ada Fernsby'],
    ['By Ada Fernsby, Senior Reporter', 'Ada Fernsby'],
    ['By Ada Fernsby, Ben Orrick and Cleo Vance', 'Ada Fernsby, Ben Orrick and Cleo Vance'],
    ['Written by Ada Fernsby | Updated 3 May 2024', 'Ada Fernsby'],
    ['ByAda Fernsby 12th February 2025', 'Ada Fernsby'],
    ['Posted by Ada Fernsby on Tuesday, August 29, 2023', 'Ada Fernsby'],
    ['Ada Fernsby | July 19, 2023', 'Ada Fernsby'],
    ['July 19, 2023 · 5 min · Ada Fernsby', 'Ada Fernsby'],
    ['ADA FERNSBYPUBLISHED: Dec 3, 2024', 'ADA FERNSBY'],
    ['By Tuesday the boats will be gone.', null],
    ['July 19, 2023 | 5 min read', null],
  ])('%s', (line, wanted) => {
    expect(by(line)).toBe(wanted)
  })

  test.each([
    ['de', 'Von Ada Fernsby und Ben Orrick', 'Ada Fernsby und Ben Orrick'], ['fr', 'Par Ada Fernsby', 'Ada Fernsby'], ['es', 'Por Ada Fernsby', 'Ada Fernsby'],
    ['ru', 'Автор: Анна Ферская', 'Анна Ферская'], ['zh', '作者：方宁', '方宁'],
  ])('%s: %s', (lang, line, wanted) => {
    expect(by(line, lang)).toBe(wanted)
  })

  test('"by" in a line of its own, and a name beside a date', () => {
    expect(read([TITLE, ['byline', 'Written by'], ['byline', 'Ada Fernsby'], ...BODY]).byline).toBe('Ada Fernsby')
    expect(read([TITLE, ['other', 'Ada Fernsby'], ['other', '19 July 2023'], ...BODY]).byline).toBe('Ada Fernsby')
  })

  test('a name alone, beside a date, a role or a place', () => {
    expect(read([...MENU, TITLE, ['navigation', 'Ada Fernsby'], ['byline', 'Posted 19 July 2023'], ...BODY]).byline).toBe('Ada Fernsby')
    expect(read([...MENU, TITLE, ['navigation', 'Ada Fernsby'], ['other', 'Harbour Correspondent'], ...BODY]).byline).toBe('Ada Fernsby')
    expect(read([...MENU, TITLE, ['navigation', 'Ada Fernsby in Port Ellis'], ['byline', '19 July 2023'], ...BODY]).byline).toBe('Ada Fernsby')
    expect(read([...MENU, TITLE, ['feed', 'Ada Fernsby - Norvale Mirror'], ['byline', '19 July 2023'], ...BODY]).byline).toBe('Ada Fernsby')
  })

  test('words that the page writes in small letters too are no name', () => {
    expect(read([...MENU, TITLE, ['navigation', 'Harbour Council'], ['byline', '19 July 2023'], ...BODY]).byline).toBeNull()
    expect(read([...MENU, TITLE, ['navigation', 'Learn More'], ['byline', '19 July 2023'], ...BODY]).byline).toBeNull()
  })

  test('names that lost tags tore apart', () => {
    expect(read([...MENU, TITLE, ['byline', 'By Ada Fernsby'], ['other', 'and'], ['other', 'Ben Orrick'], ['byline', '19 July 2023'], ...BODY]).byline).toBe('Ada Fernsby and Ben Orrick')
    expect(by('By Ada FernsbyHarbour Reporter')).toBe('Ada Fernsby')
    expect(by('By Ada FernsbyJanuary 14, 202620 Mins Read')).toBe('Ada Fernsby')
  })

  test('degrees belong to a name, roles do not', () => {
    expect(by('By Ada Fernsby, MD, Senior Editor')).toBe('Ada Fernsby, MD')
    expect(by('By Ada Fernsby Executive Digital Editor')).toBe('Ada Fernsby')
  })

  test.each([
    ['it', 'Pubblicato il 3 ottobre 2024 da Ada Fernsby', 'Ada Fernsby'], ['da', '27. oktober 2019 af Ada Fernsby', 'Ada Fernsby'],
    ['de', 'Kommentar von Ada Fernsby', 'Ada Fernsby'], ['ko', '방하늘 기자', '방하늘'], ['ko', '방하늘 기자 haneul@press.example', '방하늘'], ['ja', '【海野ひかり】', '海野ひかり'], ['ja', '文・海野ひかり', '海野ひかり'],
  ])('%s: %s, the names behind a date, a word or before a title', (lang, line, wanted) => {
    expect(by(line, lang)).toBe(wanted)
  })

  test('below the article: a signature that the page has once more, and words about the author', () => {
    expect(read([...MENU, TITLE, ['caption', 'The ferry. Photo: Ada Fernsby'], ...BODY, ['other', 'Ada Fernsby']]).byline).toBe('Ada Fernsby')
    expect(read([...MENU, TITLE, ...BODY, ['bio', 'About the author'], ['bio', 'Ada Fernsby']]).byline).toBe('Ada Fernsby')
    expect(read([...MENU, TITLE, ...BODY, ['feed', 'Ada Fernsby']]).byline).toBeNull()
  })

  test('right under the title, of an article', () => {
    const rows: readonly Row[] = [...MENU, TITLE, ['other', 'Ada Fernsby'], ['other', 'Listen to this story'], ...BODY]
    expect(read(rows).byline).toBe('Ada Fernsby')
    expect(read(rows, { article: 0 }).byline).toBeNull()
  })

  test('a place from which a part of the article is told is none', () => {
    expect(read([...MENU, TITLE, BODY[0]!, ['heading', 'From Amsterdam'], ...BODY.slice(1)]).byline).toBeNull()
    expect(read([...MENU, TITLE, ['byline', 'From Ada Fernsby'], ...BODY]).byline).toBe('Ada Fernsby')
  })

  test('a capitalised line without a date or a role beside it is no author', () => {
    expect(read([TITLE, ['other', 'Harbour Life'], ...BODY]).byline).toBeNull()
  })
})

describe('published', () => {
  const near = (...rows: readonly Row[]) => read([...MENU, TITLE, ...rows, ...BODY]).published
  test('the date near the headline, with its time', () => {
    expect(near(['byline', 'by Ada Fernsby July 19, 2023 9:40 PM 2 min read'])).toBe('2023-07-19T21:40')
  })

  test('published wins over updated, whichever comes first', () => {
    expect(near(['byline', 'Updated 3 May 2024'], ['byline', 'Published 1 May 2024'])).toBe('2024-05-01')
    expect(near(['byline', 'Published: 1 May 2024 | Updated: 3 May 2024 10:00'])).toBe('2024-05-01')
    expect(near(['byline', 'Last updated'], ['byline', '3 May 2024'], ['byline', 'Published'], ['byline', '1 May 2024'])).toBe('2024-05-01')
  })

  test('relative dates, copyright lines and dates of the story itself are none', () => {
    expect(near(['byline', '3 hours ago'])).toBeNull()
    expect(near(['legal', '© 2023-07-19 Norvale Mirror'])).toBeNull()
  })

  test('a labelled date below the article', () => {
    expect(read([TITLE, ...BODY, ['byline', 'Posted on April 13, 2023']]).published).toBe('2023-04-13')
    expect(read([TITLE, ...BODY, ['feed', 'April 13, 2023'], ['feed', 'Another story']]).published).toBeNull()
  })

  test('a time right behind its date, with a dot or torn', () => {
    expect(near(['byline', 'First published Mon 22 Jan 2024 07.05'])).toBe('2024-01-22T07:05')
    expect(near(['byline', '22 January 2024, 08: 12'])).toBe('2024-01-22T08:12')
    expect(near(['byline', 'Published Mon, Apr 28 20232:23 PM'])).toBe('2023-04-28T14:23')
  })

  test('the frame may speak another language than the article', () => {
    const found = read([...MENU, TITLE, ['navigation', 'Von Ada Fernsby'], ['navigation', '20. Oktober 2022'], ...BODY])
    expect([found.byline, found.published]).toEqual(['Ada Fernsby', '2022-10-20'])
  })

  test('the address is the last resort, and settles a doubt', () => {
    const url = 'https://norvale.example/2023/07/19/ferry'
    expect(read([TITLE, ...BODY], { url }).published).toBe('2023-07-19')
    expect(read([['other', 'Friday, 21 July 2023'], TITLE, ['other', '19 July 2023 08:15'], ...BODY], { url }).published).toBe('2023-07-19T08:15')
  })

  test('pages of the United States write the month first', () => {
    const rows: readonly Row[] = [TITLE, ['byline', '07/04/2023'], ...BODY]
    expect(read(rows, { url: 'https://norvale.com/ferry' }).published).toBe('2023-07-04')
    expect(read(rows, { url: 'https://norvale.co.uk/ferry' }).published).toBe('2023-04-07')
  })
})

describe('authors beside other words', () => {
  test('an initial is no small word', () => {
    expect(read([TITLE, ['other', 'Down the river'], ['byline', 'Ada S. Fernsby'], ['byline', 'July 19, 2023'], ...BODY]).byline).toBe('Ada S. Fernsby')
  })
  test('a role is cut off a name of two words', () => {
    expect(read([TITLE, ['byline', 'Ada Fernsby Reporter'], ['byline', 'July 19, 2023'], ...BODY]).byline).toBe('Ada Fernsby')
  })
  test('the line below "Commentary by" is the author\'s', () => {
    expect(read([TITLE, ['other', 'Norvale'], ['other', 'Commentary by'], ['other', 'Ada Fernsby'], ...BODY]).byline).toBe('Ada Fernsby')
  })
  test('a byline right below the article counts where the words about the author are kept', () => {
    const long = Array.from({ length: 30 }, () => BODY).flat()
    expect(read([TITLE, ...long, ['byline', 'Written by Ada Fernsby'], ['body', 'Ada Fernsby has crossed the harbour on this ferry every morning for thirty years, and writes about what she sees there.']]).byline).toBe('Ada Fernsby')
  })
})

test('a label above a date far below the article counts', () => {
  const far: readonly Row[] = Array.from({ length: 20 }, (_, i): Row => ['navigation', `Harbour ${i}`])
  expect(read([TITLE, ...BODY, ...far, ['other', 'Publish date'], ['other', '15 November 2018']]).published).toBe('2018-11-15')
  expect(read([TITLE, ...BODY, ...far, ['other', 'Next ferry'], ['other', '15 November 2018']]).published).toBeNull()
})
test('a date beside the authors counts, however far above', () => {
  const far: readonly Row[] = Array.from({ length: 22 }, (_, i): Row => ['navigation', `Harbour ${i}`])
  expect(read([['other', 'By Ada Fernsby'], ['other', 'July 19, 2023'], ...far.slice(0, 18), TITLE, ...BODY]).published).toBe('2023-07-19')
})

describe('who opened a thread', () => {
  const POSTS: readonly Row[] = [['body', 'The left gate of my weir sticks since the flood, and two turns of the wheel no longer open it.'], ['body', 'Oil the wheel before you turn it, and look for stones below the gate.']]
  test.each<readonly [string, ...Row[]]>([
    ['tinbox_77', ['other', 'Thread starter tinbox_77']],
    ['Tin Box', ['other', 'Thread starter'], ['other', 'Tin Box']],
    ['tinbox', ['other', 'Discussion in \'Weirs and gates\' started by tinbox, May 26, 2025.']],
    ['tin.box', ['byline', 'tin.box (Tin Box) May 3, 2024, 8:45am 1']],
    ['tinbox', ['byline', 'tinbox 2 May 2025 18:48 1']],
    ['tinbox', ['byline', 'by tinbox » Sat Feb 24, 2024 12:41 pm']],
    ['TinBox', ['byline', 'asked Feb 11, 2011 at 23:49'], ['other', 'TinBox'], ['other', '159 silver badges']],
    ['tinbox', ['byline', '#1 2025-11-01 15:14:37'], ['other', 'tinbox'], ['other', 'Member']],
    ['TINBOX', ['byline', '11-29-2024, 09:03 AM #1'], ['other', 'TINBOX']],
    ['tinbox', ['other', 'tinbox Discussion starter']],
    ['TinBox77', ['byline', 'submitted 17 hours ago by TinBox77']],
    ['tinbox', ['byline', 'By tinbox,'], ['byline', 'April 18, 2024 in Weirs']],
    ['tinbox', ['other', 'Ersteller tinbox']],
  ])('%s in "%s"', (name, ...rows) => {
    const page = [...MENU, ['headline', 'Left gate of a weir sticks'] as Row, ...rows, ...POSTS]
    expect(read(page, { article: 0.1 }).byline).toBe(name)
    expect(read(page, { article: 0.1 }).title).toBe('Left gate of a weir sticks')
  })
  test('its date is that of the first post', () => {
    const page: readonly Row[] = [...MENU, ['headline', 'Left gate of a weir sticks'], ['byline', 'Dec 5, 2020 7:01'], ['byline', 'asked Feb 11, 2011 at 23:49'], ['other', 'TinBox'], ...POSTS]
    expect(read(page, { article: 0.1 }).published).toBe('2011-02-11T23:49')
  })
  test('is nobody on an article', () => {
    expect(read([...MENU, TITLE, ['other', 'Thread starter tinbox_77'], ...BODY]).byline).toBeNull()
  })
})

test('a reporter with an e-mail address is the author and no title', () => {
  const paragraphs = ['브라크와 톨름을 잇는 다리가 6월 1일부터 다시 열린다고 도로청이 수요일 밝혔다. 화물선이 교각을 들이받은 지 2년 만이다.', '다리 관리소장 에들라 펀비는 "매일 밤 차를 세었다"며 "대부분은 너무 빨리 달렸다"고 말했다.', '새 난간 비용은 북쪽 해안의 상인들이 부담했으며, 많은 사람이 일 년치 우회 비용보다 많은 돈을 냈다.']
  const { title, byline } = clean({ text: ['홈', '뉴스', '스포츠', '로그인', '', '톨름 다리, 2년 만에 다시 개통', '방하늘 기자 haneul@brack.example', '입력 2024.05.29. 오전 9:40', '', paragraphs.join('\n\n'), '', '저작권자 © 브라크일보', '개인정보처리방침'].join('\n') })
  expect({ title, byline }).toEqual({ title: '톨름 다리, 2년 만에 다시 개통', byline: '방하늘' })
})
