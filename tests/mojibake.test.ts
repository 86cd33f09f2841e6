/** Text whose UTF-8 was read as Windows-1252 is read again; no other text is touched. */
import { describe, expect, test } from 'vitest'
import { unmojibake } from '../src/read/mojibake.ts'
import { cli } from './support/cli.ts'

/** Bytes 0x80 to 0x9f in Windows-1252, those that it has no character for as they are. Not by node's decoder, which reads them as ISO-8859-1 in some releases. */
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
const misread = (text: string): string => Array.from(Buffer.from(text, 'utf8'), (byte) => HIGH[byte - 0x80] ?? String.fromCharCode(byte)).join('')

const TEXTS = [
  ['English', 'It’s late – “very late”, she said… Café 12 €'], ['Russian', 'Министерство здравоохранения сообщило о новых случаях, пишет «Вечерняя газета».'],
  ['Polish', 'Wczoraj wieczorem zażółcić gęślą jaźń, Łódź'], ['Greek', 'Η κυβέρνηση ανακοίνωσε νέα μέτρα'], ['Arabic', 'أعلنت الحكومة عن إجراءات جديدة'],
  ['Chinese', '政府昨天宣布了新的措施。'], ['Hindi', 'सरकार ने कल नए उपायों की घोषणा की।'], ['emoji', 'Well done 🎉🎉 à la carte'],
] as const

describe('misread text', () => {
  test.each(TEXTS)('%s is read again, line by line the same', (_, text) => {
    const page = `${text}\n\n${text}\nplain\n`
    expect(misread(page)).not.toBe(page)
    expect(unmojibake(misread(page))).toBe(page)
  })
  test('a piece that cannot be read again stays as it is where the rest can', () => {
    const rest = misread('Московские больницы получили новое оборудование и лекарства')
    expect(unmojibake(`${rest} Ð end`)).toBe('Московские больницы получили новое оборудование и лекарства Ð end')
  })
  test('closing quotes and no-break spaces that lost their last byte are read', () => {
    expect(unmojibake('Itâ€™s a â€œgreatâ€ ferry â€“ itâ€™s â€œpaidâ€, at Â 12 oâ€™clock')).toBe('It’s a “great” ferry – it’s “paid”, at  12 o’clock')
  })
  test('sequences of bytes that are no UTF-8 stay', () => {
    for (const bytes of ['\xc0\x80', '\xe0\x80\x80', '\xed\xa0\x80', '\xf4\x90\x80\x80']) expect(unmojibake(bytes.repeat(5))).toBe(bytes.repeat(5))
  })
})

describe('other text', () => {
  test.each([
    ...TEXTS,
    ['French capitals before a closing quote', 'La revue « À LA UNE » et « ÇA » ; le mot «Ã» seul'], ['German quotes', '„Ä“ und „Ö“ sind Umlaute, „Ü“ auch'], ['Portuguese', 'AÇÃO, NÃO, CORAÇÃO – «SÃO»'],
    ['Icelandic', 'Það er góð hugmynd, sagði hún – „ágætt“'], ['a page about misread text', 'Ã© is what é looks like; “Ã¼” is ü. Naïve façade, déjà vu, coöperate, über, smörgåsbord, jalapeño, piñata, Zoë, Brontë'],
  ])('%s is not touched', (_, text) => { expect(unmojibake(text)).toBe(text) })
})

test('the program cleans a misread page as the page itself, from a file and from a record', () => {
  const paragraph = 'Городские власти открыли новый мост через реку, строительство которого заняло четыре года, сообщила пресс-служба.'
  const page = `Главная\nНовости\nКонтакты\n\nНовый мост открыт\n\n${paragraph}\n\nПо словам инженеров, мост выдержит до сорока тысяч машин в день, и городской центр станет свободнее.\n\nПоделиться\nПодписаться на новости\n© 2024 Все права защищены\n`
  const right = cli([], { input: page }).stdout, record = cli(['--from', 'jsonl', '--to', 'jsonl'], { input: JSON.stringify({ id: 1, text: misread(page) }) }).stdout
  expect(right).toContain(paragraph)
  expect(cli([], { input: misread(page) }).stdout).toBe(right)
  expect((JSON.parse(record) as { body: string }).body).toBe(right.trimEnd())
})
