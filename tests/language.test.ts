/** Language of a page: lines in, BCP 47 out. The sentences were written for these tests. */
import { describe, expect, test } from 'vitest'
import { detectLanguage, scriptOf } from '../src/lines/language.ts'

const SENTENCES: Readonly<Record<string, string>> = {
  en: 'The harbour council said on Tuesday that the old bridge will be closed for two weeks while the workers replace its cables.',
  de: 'Der Hafenrat teilte am Dienstag mit, dass die alte Brücke zwei Wochen lang gesperrt wird, während die Arbeiter die Seile erneuern.',
  fr: 'Le conseil du port a annoncé mardi que le vieux pont sera fermé pendant deux semaines, le temps que les ouvriers remplacent les câbles.',
  es: 'El consejo del puerto anunció el martes que el viejo puente estará cerrado dos semanas mientras los obreros cambian los cables.',
  pt: 'O conselho do porto anunciou na terça-feira que a velha ponte ficará fechada durante duas semanas enquanto os operários trocam os cabos.',
  it: 'Il consiglio del porto ha annunciato martedì che il vecchio ponte resterà chiuso per due settimane mentre gli operai sostituiscono i cavi.',
  nl: 'De havenraad maakte dinsdag bekend dat de oude brug twee weken dicht blijft terwijl de arbeiders de kabels vervangen.',
  sv: 'Hamnrådet meddelade på tisdagen att den gamla bron kommer att vara stängd i två veckor medan arbetarna byter ut kablarna.',
  da: 'Havnerådet oplyste tirsdag, at den gamle bro bliver lukket i to uger, mens arbejderne skifter kablerne ud, og at færgen også sejler.',
  no: 'Havnerådet opplyste tirsdag at den gamle broen blir stengt i to uker mens arbeiderne skifter ut kablene, og at fergen også går.',
  fi: 'Satamaneuvosto kertoi tiistaina, että vanha silta on suljettu kaksi viikkoa, kun työntekijät vaihtavat sen vaijerit.',
  pl: 'Rada portu poinformowała we wtorek, że stary most będzie zamknięty przez dwa tygodnie, ponieważ robotnicy wymieniają jego liny.',
  cs: 'Přístavní rada v úterý oznámila, že starý most bude na dva týdny uzavřen, protože dělníci vyměňují jeho lana.',
  sk: 'Prístavná rada v utorok oznámila, že starý most bude dva týždne zatvorený, pretože robotníci vymieňajú jeho laná, ktoré už boli staré.',
  hu: 'A kikötői tanács kedden közölte, hogy a régi hidat két hétre lezárják, amíg a munkások kicserélik a köteleket.',
  ro: 'Consiliul portuar a anunțat marți că podul vechi va fi închis timp de două săptămâni, în timp ce muncitorii înlocuiesc cablurile.',
  bg: 'Пристанищният съвет съобщи във вторник, че старият мост ще бъде затворен за две седмици, докато работниците сменят въжетата.',
  sr: 'Лучки савет је у уторак саопштио да ће стари мост бити затворен две недеље док радници мењају његове каблове.',
  hr: 'Lučko vijeće je u utorak objavilo da će stari most biti zatvoren dva tjedna dok radnici mijenjaju njegove kablove, što je prije najavljeno.',
  uk: 'Портова рада повідомила у вівторок, що старий міст буде закритий на два тижні, поки робітники замінюють його троси.',
  ru: 'Портовый совет сообщил во вторник, что старый мост будет закрыт на две недели, пока рабочие меняют его тросы.',
  el: 'Το λιμενικό συμβούλιο ανακοίνωσε την Τρίτη ότι η παλιά γέφυρα θα μείνει κλειστή για δύο εβδομάδες.',
  tr: 'Liman meclisi salı günü yaptığı açıklamada, eski köprünün işçiler halatları değiştirirken iki hafta boyunca kapalı kalacağını söyledi.',
  ar: 'أعلن مجلس الميناء يوم الثلاثاء أن الجسر القديم سيغلق لمدة أسبوعين بينما يستبدل العمال الكابلات.',
  he: 'מועצת הנמל הודיעה ביום שלישי כי הגשר הישן ייסגר לשבועיים בזמן שהפועלים מחליפים את הכבלים.',
  fa: 'شورای بندر روز سه‌شنبه اعلام کرد که پل قدیمی به مدت دو هفته بسته خواهد شد تا کارگران کابل‌های آن را عوض کنند.',
  ur: 'بندرگاہ کی کونسل نے منگل کو کہا کہ پرانا پل دو ہفتوں کے لیے بند رہے گا اور مزدور اس کی تاریں بدلیں گے۔',
  hi: 'बंदरगाह परिषद ने मंगलवार को कहा कि पुराना पुल दो सप्ताह के लिए बंद रहेगा और मज़दूर उसके तार बदलेंगे।',
  mr: 'बंदर परिषदेने मंगळवारी सांगितले की जुना पूल दोन आठवडे बंद राहणार आहे आणि कामगार त्याच्या तारा बदलतील.',
  bn: 'বন্দর পরিষদ মঙ্গলবার জানিয়েছে যে পুরনো সেতুটি দুই সপ্তাহ বন্ধ থাকবে।',
  id: 'Dewan pelabuhan mengumumkan pada hari Selasa bahwa jembatan tua itu akan ditutup selama dua minggu karena para pekerja sedang mengganti kabelnya.',
  vi: 'Hội đồng cảng hôm thứ Ba cho biết cây cầu cũ sẽ bị đóng trong hai tuần trong khi các công nhân thay dây cáp của nó.',
  th: 'สภาท่าเรือแจ้งเมื่อวันอังคารว่าสะพานเก่าจะปิดเป็นเวลาสองสัปดาห์ขณะที่คนงานเปลี่ยนสายเคเบิล',
  zh: '港口委员会周二表示,旧桥将关闭两周,工人们会更换它的缆绳,届时渡轮将为居民服务。',
  'zh-Hant': '港口委員會週二表示,舊橋將關閉兩週,工人們會更換它的纜繩,屆時渡輪將為居民服務。',
  ja: '港湾評議会は火曜日、古い橋を二週間閉鎖し、作業員がケーブルを交換すると発表した。',
  ko: '항만 위원회는 화요일 낡은 다리가 2주 동안 폐쇄되고 인부들이 케이블을 교체할 것이라고 밝혔다.',
  ca: 'El consell del port va anunciar dimarts que el vell pont estarà tancat dues setmanes mentre els obrers canvien els cables amb cura.',
  lt: 'Uosto taryba antradienį pranešė, kad senasis tiltas bus uždarytas dvi savaites, kol darbininkai keis jo lynus.',
  ka: 'ნავსადგურის საბჭომ სამშაბათს განაცხადა, რომ ძველი ხიდი ორი კვირით დაიკეტება.',
}

const MENU = ['Home', 'News', 'Sport', 'Contact us', 'Sign in', 'Subscribe', 'About', 'Privacy policy']

describe('one sentence is enough', () => {
  test.each(Object.entries(SENTENCES))('%s', (lang, sentence) => {
    expect(detectLanguage([sentence])).toBe(lang)
  })
})

describe('prose decides, not the menu around it', () => {
  test.each(Object.entries(SENTENCES))('%s among an English menu', (lang, sentence) => {
    expect(detectLanguage([...MENU, '', sentence, '', sentence, ...MENU])).toBe(lang)
  })

  const SMALL_PRINT = ['All information is provided on an "as is" basis and for information purposes only.', 'This site is best viewed at a resolution of at least 1024 by 768 with cookies switched on.', 'Kindly consult a financial advisor before you take any investment decision based on it.', 'Get seamless access to the printed edition and its archive for just Rs. 49 a month.']
  test('three long paragraphs among more lines of small print in English', () => {
    const paragraph = 'बंदरगाह समिति ने मंगलवार को बताया कि पुराना पुल दो सप्ताह तक बंद रहेगा क्योंकि मजदूर उसकी रस्सियां बदल रहे हैं और नावें दूसरे किनारे से चलेंगी, जहां पिछले साल एक नया घाट बनाया गया था और जहां से अब रोज छह नावें निकलती हैं।'
    expect(detectLanguage([paragraph, SMALL_PRINT[0]!, paragraph, SMALL_PRINT[1]!, SMALL_PRINT[2]!, paragraph, SMALL_PRINT[3]!])).toBe('hi')
  })

  test('short paragraphs in Japanese among markup that a page shows as text', () => {
    const markup = '<div style="position:absolute;"><img width=1 height=1 alt="" src="http://tracker.example/b?P=oI9TLjE4Mi66RLpAor"></div>'
    expect(detectLanguage([markup, '港湾委員会は火曜日、古い橋を二週間閉鎖すると発表した。作業員が綱を取り替えるためだ。', markup, '船は反対側の岸から出る。昨年そこに新しい桟橋ができ、一日に六便が出ていて、犬と自転車は無料である。', '修理の費用は両岸の住民四百十二人が出し合った。切符一枚の値段より少ない人も多かったという。', markup])).toBe('ja')
  })

  test('Serbian is one language in both of its scripts', () => {
    expect(detectLanguage(['Lučki savet je u utorak saopštio da će stari most biti zatvoren dve nedelje dok radnici menjaju kablove, što je ranije najavljeno takođe.'])).toBe('sr')
  })

  test('a Chinese page with English product names and addresses stays Chinese', () => {
    expect(detectLanguage(['我们上周在 https://example.org/harbour-bridge 这个页面上看到了 Harbour Bridge 这个新产品,大家都觉得很好用。'])).toBe('zh')
  })
})

describe('nothing to go by', () => {
  test.each([[[]], [['', '  ']], [['12:40', '2023-07-19', '***']], [['xkcd qwrt zzgh plmk vbnt']]])('%j', (lines) => {
    expect(detectLanguage(lines)).toBeNull()
  })

  test('a page in a wrong encoding is of no language', () => {
    expect(detectLanguage(['Ïðåçèäåíò ñêàçàë âî âòîðíèê, ÷òî ñòàðûé ìîñò áóäåò çàêðûò íà äâå íåäåëè, ïîêà ðàáî÷èå ìåíÿþò òðîñû.'])).toBeNull()
  })
})

test('the answer does not depend on the pages before', () => {
  const first = Object.values(SENTENCES).map((sentence) => detectLanguage([sentence]))
  const again = Object.values(SENTENCES).reverse().map((sentence) => detectLanguage([sentence])).reverse()
  expect(again).toEqual(first)
})

test.each([['Hello 123', 'Latn'], ['Привет', 'Cyrl'], ['你好', 'Hani'], ['こんにちは', 'Kana'], ['안녕', 'Hang'], ['שלום', 'Hebr'], ['مرحبا', 'Arab'], ['สวัสดี', 'Thai'], ['123 --', null]])('the script of %s is %s', (text, script) => {
  expect(scriptOf(text)).toBe(script)
})
