/**
 * In: natural's and stopwords-iso's lists and the corrections below. Out: `src/lines/stopwords.ts`, function words by language.
 * Run: `node tests/generate-stopwords.mjs` (`--check` only compares). The share of stop words tells prose from menus,
 * so menu words ("home", "page", "new") must not be among them: long lists are cut by word length, then corrected by hand.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const OUTPUT = new URL('../src/lines/stopwords.ts', import.meta.url)
const iso = require('stopwords-iso/stopwords-iso.json')

/** natural: file ending; iso: code; max: longest word taken from them; drop and add: corrections. */
const SOURCES = {
  af: { iso: 'af', add: 'nog ook hierdie waar wie hulle ons jy sy is dié deur oor tot sou kon moet word geen meer na tussen onder teen' },
  ar: { iso: 'ar', max: 5, drop: 'أخ أقبل ابتدأ ثلاثة اربعة واحد مليار مليون صباح مساء يوم عام عاما سنة سنوات الف عشر عشرة اليوم زيارة شخصا ايار نهاية لقاء لعمر الثاني الاول رجع راح قام شرع علق آه آهاً سبحان صفر عدد عشر عوض غدا نخ ـ 6', add: 'في من على إلى عن مع هذا هذه التي الذي أن إن كان كانت قد ما لا لم لن هو هي أو كما بين بعد قبل عند حتى ذلك تلك كل بعض غير منذ خلال حول ضد أي إذا لكن حيث وقد وهو وهي وأن ولا ومن وفي وكان بأن فإن لأن أنه أنها به بها له لها فيه فيها منه منها عليه عليها إليه الذين اللذين ليس ليست يتم سوف' },
  be: { add: 'і ў не на у з да што як па гэта яны ён яна мы вы я за для ад пра пры быў была было былі ёсць але ці ж бы які якая якое якія калі каб ужо толькі таксама ці яго яе іх нас вас гэты гэтая гэтыя гэтага пасля перад праз нават вельмі дзе тут там усе усё таму' },
  bg: { iso: 'bg', drop: 'години годишен време ден дни месец живот главен главна главно лесен лесно евтин нов нова нови новина внимава моля благодаря мокър отличен екип час часа хиляди автентичен забавям заспал юмрук харесва момента минути добър добра добро лош лоша три две двама двамата двата двете един', add: 'е са се че да не на за от по със си този тази това тези което която който които' },
  bn: { iso: 'bn', max: 6, drop: 'জানা কাজ কোটি হাজার দিন আজ', add: 'এই ও এবং যে করে থেকে তিনি তার হয় হয়েছে না সঙ্গে জন্য হবে ছিল করা বলে কিন্তু এ তা আর পর নিয়ে করেন মধ্যে' },
  ca: { iso: 'ca', drop: 'baix dalt llarg mal mode mon mons primer valor fora propi bé', add: 'és també més perquè pel dels aquest aquesta amb una el la els les que no va ser han per hi ho ni' },
  cs: { iso: 'cs', max: 7, drop: 'ahoj článek článku články clanek clanku clanky email strana napište napiste téma tema tipy zprávy zpravy prosím děkuji dobrý nový nové nova nove novy deset devět osm sedm pět šest tři čtyři dvacet tisíc tisíce sta sto nula první prvni další dalsi dnes večer čau daleko blízko design', add: 'a i že se si na v ve z ze do od po pro při s u o to je jsou byl byla bylo byli by ale jako také který která které kteří jeho její jejich až podle však před mezi kdy když už jen ještě nebo není' },
  da: { iso: 'da', drop: 'fem fire seks syv tre to hej ny nyt okay store stor lille mand god godt tag tage lad næste se', add: 'har være blev bliver også efter ikke af men som det den der på til fra hvor hans hendes deres kan vil skal' },
  de: { iso: 'de', max: 8, drop: 'acht achte achten achter achtes drei dritte dritten dritter drittes fünf fünfte fünften fünfter fünftes neun neunte neunten neunter neuntes sechs sechste sechsten sechster sechstes sieben siebte siebten siebter siebtes siebente vier vierte vierten vierter viertes zehn zehnte zehnten zehnter zehntes zwei zweite zweiten zweiter zweites erste ersten erster erstes beispiel bekannt dank ehrlich ende gut gute guter gutes heute jahr jahre jahren kurz lang lange leicht mensch menschen morgen neue neuen teil tag tage tagen tat uhr zeit zuerst zurück zurueck ernst eigen eigene eigenen eigener eigenes rechte rechten rechter rechtes recht richtig richtige schlecht seite groß große großen großer großes gross grosse grossen grosser grosses hoch klein kleine kleinen kleiner kleines besten besser ag au e f g h i j k l m n o p q r s t u v w x y z a b c d magst wichtig rund', add: 'dass nicht während sondern zwischen wurde wurden würde würden könnte sowie bereits laut jedoch' },
  el: { iso: 'el', max: 6, drop: 'ι ιι ιιι καλα κακα αργα αυριο αριστε γεια', add: 'και το να του η της με που την από για τον στο στη στην στον τα τους τις των οι ότι είναι δεν θα σε ένα μια ως αλλά κατά μετά όπως έχει είχε ήταν αυτό αυτή αυτός αυτά πως μας σας ή αν προς παρά πριν μέχρι έναν μία όταν γιατί επίσης έχουν πολύ όμως καθώς κάθε στα στους στις ήδη μόνο μπορεί πρέπει δύο αλλά εκεί εδώ τόσο όσο' },
  en: { natural: 'stopwords', drop: 'b c d e f g h i j k l m n o p q r u v w x y z get make see take never like', add: 'i not no nor will shall can did does than then were been being is isn s t re ve ll don doesn didn wasn weren won couldn wouldn shouldn hasn haven hadn aren d m while within without because however including among against during upon although though whether another it its they he she' },
  es: { iso: 'es', natural: 'stopwords_es', max: 7, drop: 'ahora ayer hoy buen buena buenas bueno buenos dias días dia día diez dijo lugar manera mayor mejor modo momento nueva nuevas nuevo nuevos primer primera primero segunda segundo seis siete ocho nueve cinco cuatro tres dos veces vez verdad gran grandes general ejemplo arriba abajo adelante lejos cerca largo horas enero inicio junto final ir mal mas poder propia propias propio propios raras repente salvo total trabaja trabajo usa usar usas uso supuesto último última' , add: 'el la los las de del que y en un una por con para se su sus lo al como más pero ha han fue es son ser este esta estos estas ese esa sin sobre entre también hasta desde no ya le les muy había era' },
  et: { iso: 'et', add: 'mis kuid aga see selle seda ning või oli on ei ka et kui ning nende tema kes mida pole nii siis juba veel vaid nagu üle ole olnud oleks saab ta kõik selles sellest sest pärast enne ning samuti ühe mitte tuleb võib' },
  eu: { iso: 'eu', add: 'dira zen ziren du dute zuen baina edo ere ez da bat eta' },
  fa: { iso: 'fa', max: 5, drop: 'آباد بزرگ جدید جديد تازه خدمات سه دو ده چهار پنج شش هفت هشت نه روز سال امروز دیروز زمان راه صورت اول دوم سوم روب خوب بخش جهت ', add: 'و در به از که این را با است برای آن یک بر تا نیز هم شد شده می کرد کرده بود خود او ها های ای ما اما یا اگر باید نمی اند دارد دیگر هر چه پس' },
  fi: { iso: 'fi', max: 8, drop: 'aika aikaa asia asiaa asian apua asiat helposti hyvin hyviä hyvä hyvät hyvää huomenna eilen kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen uusi uuden uudet uusia uutta vuosi vuoden vuotta viime pian päivä päivää paikka osa oma omaa oman omat mukava suuri suuren suuret pieni pienen pienet nopeasti nopea ensi entinen tänään seuraava seuraavat toinen toisen lyhyt pitkä vasen yleensä näin ohi työ', add: 'ja on ei että se hän ovat oli myös mutta kun kuin joka jotka tai niin sen ole olla jos mukaan sekä ollut' },
  fr: { natural: 'stopwords_fr', add: 'cette cet ceux celle celui plus comme si tout tous toute toutes sans sous entre aussi après avant depuis pendant lors dont là leurs très bien selon quand donc car ni ainsi alors encore fait peut j jusqu elles ils sera été cela ça vers chez contre' },
  gl: { iso: 'gl' },
  he: { iso: 'he', add: 'של את על לא הוא היא כי זה גם או אבל אם עם יש היה היתה הייתה להיות כל מה אל בין לפני אחרי אני אנחנו הם לו לה להם עוד כמו רק ב ל אך כדי אשר שלא שהוא שהיא ולא אלא יותר מאוד כך זאת זו אלה' },
  hi: { iso: 'hi', drop: 'घर काफि', add: 'है हैं के में की को से का और ने पर कि भी यह इस था थी थे एक तो हो कर नहीं वह जो लिए गया ही बाद साथ तक रहा रहे रही अपने कहा गई गए किया उन्होंने' },
  hr: { iso: 'hr', add: 'dvije poslije uvijek ovdje ondje nakon što tko koji nije također tijekom gdje prije nego ili no dok iz bi još te kod samo vrlo više zbog ove ovaj ovo tako jer biti bez između međutim uz iako njezin te godine' },
  hu: { iso: 'hu', max: 6, drop: 'búcsú cikk cikkek ezer ezret halló hurrá harminc hat hatot hatvan három hét húsz hány holnap jobbra balra bal kettő két kettőt kilenc köszönöm első elsők elsőt fél hetet hetven száz százat tíz tízet nyolc négy négyet öt ötöt új újra újabb napot nagy nap mai ma tegnap utolsó vissza viszlát jó jól kérem kérlek millió pár jobb év évek fele felek fent', add: 'a az és hogy nem is egy meg ez ezt azt volt van vagy de csak már mint még el ki lesz lehet között után szerint pedig így ezért mert amely' },
  hy: { iso: 'hy', add: 'որ են է և մեջ այս այդ որը համար նաև ինչ մասին հետ միայն արդեն նրա ունի չի չեն բայց կամ եթե' },
  id: { natural: 'stopwords_id', max: 8, drop: 'awal akhir bagian bulan hari ibu bapak tahun waktu tempat rumah jumlah masalah kata kerja baru benar baik dua tiga empat lima enam soal selamat pertama kedua tinggi tambah teman umum panjang lama hal jawab cara gunakan jelas keluar ke-', add: 'yang dan di dari untuk dengan pada dalam ini itu akan tidak juga oleh sebagai adalah karena bisa ia tersebut para telah sudah saat namun secara hingga serta' },
  is: { add: 'og að í á er sem til um við en með það ekki var af hann hún þeir þær þau fyrir eru þetta þessi hefur hafa verið vera frá eftir eða svo ég þú við sé sig sér því þess þegar þá nú líka einnig mjög hafi hafði voru yfir undir milli hjá úr upp' },
  it: { natural: 'stopwords_it', add: 'e è non che di la il un una sono stato stata ha hanno anche più come ma quando dopo prima senza fino ancora già poi così solo essere fra tra sia nel nella secondo invece infatti quindi alcuni mentre ciò oltre cosa' },
  ja: { natural: 'stopwords_ja', max: 1, drop: 'き', add: 'の に は を た が で て と し れ さ も る い な ま す っ ら り か よ く こ そ う' },
  ka: { add: 'და არ რომ ეს ის არის იყო მაგრამ თუ რომელიც რომლის ამ მისი მათ უნდა ასევე როგორც როცა შემდეგ მის იმ ერთი ან რა ვერ კი რომელმაც რომლებიც მიერ შესახებ ხოლო თავის აღნიშნულ' },
  ko: { iso: 'ko', max: 4, drop: '가 공동으로 구토하다 까악 꽈당 끙끙 끼익 나 너 넷 년 놀라다 다섯 둘 둥둥 딩동 뚝뚝 령 륙 붕붕 비걱거리다 사 삼 삐걱 삐걱거리다 셋 소생 소인 솨 쉿 시간 아이고 아이구 앗 야 양자 어 여덟 여섯 영 오 육 이 일 일곱 칠 팔 하나 흥 월 일 휴 총 시각 알았어 오호 오직 와 와르르 와아 왜 우르르 윙윙 으악 응 응당 의거 자 잠깐 잠시 졸졸 좍좍 주룩주룩 줄은 쳇 콸콸 쾅쾅 타다 타인 탕탕 토하다 툭 퉤 팍 퍽 펄렁 하하 허 허걱 헉 헉헉 헐떡 헤헤 호호 후 훅 휘익 흐흐 흥 힘이 봐 봐라 네 구 남들', add: '이 그 저 것 것이 것은 것을 것으로 수 등 및 또 더 한 할 있다 있는 있었다 했다 한다 된다 된 되는 하는 하고 위해 위한 대한 대해 때 지난 이번 같은 가장 모든 다른 통해 따라 이후 이날 밝혔다 말했다 있다고 그는 이는 함께 많은 특히 하지만 그러나 따르면 경우 없는 없다 않는 않은 아닌 라고 고' },
  lt: { add: 'ir kad į iš su yra tai ne bet kaip per po už prie apie jau buvo bus jo jos jų tik dar ar arba nuo iki tuo taip kai kuris kuri kurie kurios kurį savo šis ši šie šios mes jūs jis ji jie jos man mano pat nes todėl vis be dėl tarp pagal būti gali turi nėra ten čia kur taip pat labai daug visi visų o' },
  lv: { iso: 'lv', add: 'un ir ar no par to tas ka kas arī bet tā šī šis viņš viņa viņi gan vai pēc līdz jau tikai būs bija nav kā ko savu kuru kurš kura tiek ļoti vēl tādēļ laikā' },
  mk: { add: 'и на во да се од за со не што го ги ја е ќе како но тоа ова овој оваа тој таа тие или беше биле бил била по при до само уште кога каде кој која кои дека му им ни си сите многу нема има може бидат бидејќи нивните според откако меѓу' },
  mr: { iso: 'mr', drop: 'काम कोटी टा डॉ पाटील माहिती लाख हजार मुबी तीन दोन निर्ण्य सागित्ले', add: 'आहे आणि आहेत या हे तर होते होती होता मात्र झाले केले केली ही त्यांनी यांनी त्यांच्या यांच्या' },
  ms: { add: 'yang dan di ini itu dengan untuk pada dalam tidak akan dari daripada kepada oleh telah adalah ialah iaitu kerana boleh beliau mereka kami kita juga sebagai ada lebih antara bagi tersebut selepas sebelum apabila jika supaya atau serta hanya masih sudah belum bahawa ia dia saya anda kata katanya manakala berkata menerusi sementara' },
  ne: { add: 'र को मा छ छन् भने गरेको हो पनि यो त्यो लागि भएको गर्ने एक ले लाई बाट थियो थिए गरेका उनले गर्न तर भन्ने हुने हुन् नै सँग भएका यस त्यस उनी हामी तथा छैन गरी' },
  nl: { natural: 'stopwords_nl', drop: '$', add: 'ook nog zijn een het de en van die dat niet bij naar wordt werd maar om aan uit over hebben tussen tijdens volgens zoals waar welke onze deze toen omdat terwijl hen zo alleen wel s n t' },
  no: { natural: 'stopwords_no', add: 'og i er på til av for med som har ikke den det de en et at fra også etter ble blir ved mot under mellom hos' },
  pl: { natural: 'stopwords_pl', drop: 'dobrze dwa dwaj dwie dwoje trzy cztery pan pana pani gdzieś dzisiaj dziś lat roku raz razie mam daleko', add: 'i w na z się do nie że to jest o od po za przez jak oraz tym dla przy są był była było tego tej te który która które ich jego jej' },
  pt: { natural: 'stopwords_pt', add: 'é são foi foram ser está estão tem têm há não mais também sobre entre sem ao aos à às um uma pelo pela este esta isso já só ainda era eram havia segundo porque onde após desde contra durante será seria todos toda todo cada outro outra outros outras' },
  ro: { iso: 'ro', max: 7, drop: 'bine bucur bună cinci doi două trei patru şapte şase zece zi zero frumos halbă noroc nou noua nouă rog spate timp vreme sus sută prima primul mare doilea drept acum azi ieri mâine plus acord graţie ajutor', add: 'și în să că ca pe la de cu din care este sunt mai nu se o un a al ale ai fi fost pentru după către între prin această acesta aceasta acestor acestei aceste iar dar sau ce cele cel cea își îi îl prin fără până ți ții atunci când fiind avea puțin însă totuși și-a i l' },
  ru: { natural: 'stopwords_ru', drop: 'иди могу подойди мог делал делаю никогда самый конец хорошо путь немного наше', add: 'и в не на что с по как это он она оно они из за от для к но а о об обо у же так тоже также все всё его ее её ей ему их им ими ним ней них нее неё него был была было были быть будет будут бы до при про над под без через между перед около среди вместе кроме ли ль если уже только лишь еще ещё даже после который которая которое которые которых которым которого которой которому которую мы вы я мне меня нас нам вас вам во со этом этого этой эта эти этих этим этот эту того тому том тот та те тех тем той чтобы чем чего чему кто кого кому кем где когда куда пока ни нет да есть нибудь себя себе собой свой своей своего свои своих свою сам сама сами более менее тут там здесь потом теперь ведь вот однако поэтому потому хотя или либо может можно нужно надо', },
  sk: { iso: 'sk', max: 7, drop: 'dnes ďalšia ďalšie ďalší', add: 'a v na sa že je do s z pre od po o ako aj ale by si podľa ktorý ktorá ktoré ktorí nie však bol bola bolo boli sú' },
  sl: { iso: 'sl', max: 7, drop: 'april avgust cel cela celi celo datum deset deseta deseti deseto devet deveta deveti deveto december dober dobra dobri dobro dolg dolga dolgi drug druga drugi drugo dva dve ena eno februar gor gospa gospod halo ii iii iv ix januar julij junij jutri kratek kratka kratke kratki lahka lahke lahki lep lepa lepe lepi lepo leto maj marec mesec nedelja nedavno november nov nova novi novo odprt odprta odprti oktober osem osma osmi osmo pet peta petek peti peto poln polna polni polno ponedeljek prav prava prave pravi pravo prazen prazna prazno prva prvi prvo prosto sedem sedma sedmi sedmo sest sesta sobota sreda srednja srednji sto šest šesta šesti šesto štiri torek tri trije velik velika veliki veliko visok visoka visoke visoki vi vii viii xi xii xiv xix xvi xvii zadaj zadnji zadnja zaprta zaprti zaprto četrta četrti četrto četrtek danes z. c d f g h j l m n p r t u x', add: 'in je na za se so v da ki bi pri po z s od do ne ter tudi kot ob pa iz ali sem smo bil bila bilo bili' },
  sq: { add: 'dhe në të e i së për me që një është nga ka kanë por si më nuk do u ai ajo ata kjo ky këtë janë ishte ishin kur pas tek deri duke edhe se ose çdo cila cili tij saj tyre pra ndërsa mund' },
  sr: { iso: 'hr', drop: 'netko prije poslije gdje', cyrillic: true, add: 'dve uvek ovde što šta ko nije takođe tokom gde pre posle nego ili ali dok iz bi još te kod samo veoma više zbog ove ovaj ova ovo tako jer biti bez između međutim uz iako njen kako koje koji koja već da će godine' },
  sv: { natural: 'stopwords_sv', max: 7, drop: 'aderton adjö dag dagar dagarna dagen ettusen fem femte femtio femton fin fjorton fyra fyrtio förlåt första god goda godare godast gott gälla gäller gällt heller hit hundra hög höger höra höst idag igår imorgon liten litet lilla långsam längst lätt länge mycket ner ny nya nästa nästan nio nionde nittio nitton nytt olika sex sextio sexton sist sju sjunde sjuttio sjutton snart stor stora större störst tack tio tionde tjugo tolfte tolv tre tredje trettio tretton tredjedel två tvåhundra viktig vänster värre år åt åtta åttio åttonde åtminstone överst övre ska ej bra bäst bättre enkel enkelt enkla kvar möjlig möjligt rätt sämre sämst sade säga sagt delen del upp ut vill', add: 'och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när efter också eller där hon skulle under mot alla sedan upp ut vid över bara än ska varit hade' },
  sw: { iso: 'sw', drop: 'mdogo mkubwa moja nonkungu tafadhali watu wakati kubwa muda mwenye' },
  ta: { add: 'ஒரு என்று மற்றும் இந்த என அந்த அவர் தனது என்ற இது அது உள்ள வேண்டும் கொண்டு இருந்து மீது இல்லை போது வரை மேலும் பின்னர் தான் செய்து அவர்கள் அதன் பல மிக முதல் என்பது அவரது' },
  te: { add: 'ఈ ఆ ఒక అని మరియు కూడా ఉంది తన ఆయన అన్నారు నుంచి నుండి కోసం వరకు లేదు అయితే ఇది అది ఉన్న తో పై గా మీద' },
  tl: { iso: 'tl', drop: 'dalawa tatlo lima isang gusto panahon' },
  tr: { iso: 'tr', max: 8, drop: 'altmýş altmış altý altı beş bin dört doksan dokuz elli iki kýrk kırk katrilyon milyar milyon otuz sekiz seksen sıfır trilyon yedi yetmiş yirmi yüz on üç doğru iyi lütfen kısaca hoş kaynak yeni yine zaten ilk ilgili iş işte dek cuk leh birşey', add: 've bir bu da de için ile çok daha olarak olan gibi kadar sonra en ancak ise göre ya ki ne o var mı mi her olduğu olduğunu ama değil değildir bunu şu diye' },
  uk: { natural: 'stopwords_uk', drop: 'добре багато кінець путь хочеться', add: 'і й та в у на з із зі до не що як це за від для по про при або але щоб він вона вони ми ви я його її їх був була було були є бути який яка яке які яких якого якій цього цей ця ці того тому також вже лише ще після під час між через однак якщо коли де так чи' },
  ur: { add: 'کے میں کی ہے اور سے کا کو نے اس پر کہ یہ ہیں تھا تھی تھے ایک بھی نہیں ہو کر جو وہ تو گیا گئی گئے کیا ان اپنے لیے ساتھ بعد ہی تک رہا رہے رہی کہا جس یا ہوئے ہوئی ہوا کرنے دیا اپنی مگر لیکن پھر جب سکتا سکتے کوئی ہوتا ہوتی' },
  vi: { iso: 'vi', drop: 'anh bà bài bác bạn chú cô cha con cao cảm chị em ông tin người nhà năm ngày ngày tháng tin web xem sau', add: 'và của là có được trong cho các với không những một này đã để khi đến ở về từ tại như cũng vào ra nhiều theo trên phải sẽ thì bị đó nhưng do vì nên mà rất còn lại đang bởi nếu hay hoặc vẫn mới nhất cùng đây hơn giữa' },
  zh: { natural: 'stopwords_zh', max: 1, drop: '年 月 日 时 分 秒 小 多 看 儿 第 更 有 请', add: '的 了 在 是 和 不 也 就 都 而 及 与 與 着 著 这 這 那 他 她 它 们 們 为 為 于 於 以 之 被 把 从 從 但 并 並 等 对 對 将 將 其 所 则 則 却 卻 还 還 后 後 我 你 会 會 个 個 来 來 到 说 說' },
}

const CYRILLIC = { lj: 'љ', nj: 'њ', dž: 'џ', a: 'а', b: 'б', c: 'ц', č: 'ч', ć: 'ћ', d: 'д', đ: 'ђ', e: 'е', f: 'ф', g: 'г', h: 'х', i: 'и', j: 'ј', k: 'к', l: 'л', m: 'м', n: 'н', o: 'о', p: 'п', r: 'р', s: 'с', š: 'ш', t: 'т', u: 'у', v: 'в', z: 'з', ž: 'ж' }

const toCyrillic = (word) => word.replace(/lj|nj|dž|./g, (letter) => CYRILLIC[letter] ?? letter)
const list = (text) => (text ?? '').split(/\s+/).filter(Boolean)

/** A page's words are runs of letters, marks and digits; a phrase of several words ("bao giờ") is no stop word. */
function pieces(entry) {
  const words = entry.toLowerCase().match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []
  return /\s/.test(entry.trim()) ? [] : words.filter((word) => !/[\p{N}_]/u.test(word))
}

function wordsOf(source) {
  const found = [
    ...(source.natural ? require(`natural/lib/natural/util/${source.natural}.js`).words : []),
    ...(source.iso ? iso[source.iso] : []),
  ]
  const words = new Set(found.flatMap(pieces).filter((word) => word.length <= (source.max ?? 99)))
  for (const word of list(source.drop)) words.delete(word)
  for (const word of list(source.add)) words.add(word)
  // natural's lists end in the alphabet; a lone Latin or Cyrillic letter counts only where a correction names it.
  const named = new Set(list(source.add))
  for (const word of words) if (/^[a-zа-яёґєії]$/u.test(word) && !named.has(word) && !ONE_LETTER.test(word)) words.delete(word)
  if (source.cyrillic) for (const word of [...words]) words.add(toCyrillic(word))
  return [...words].sort()
}

/** Letters that are words in one of the languages whose lists are taken as they are. */
const ONE_LETTER = /^[aeioyuàkvszвіуксоияа]$/u

function render() {
  const rows = Object.entries(SOURCES).map(([lang, source]) => `  ${lang}: () => '${wordsOf(source).join(' ')}',`)
  return `// Generated by tests/generate-stopwords.mjs from natural and stopwords-iso (both MIT) and its corrections; do not edit.
/** Function words by language: lower case, one space between them. */
export const STOP_WORDS: Readonly<Record<string, () => string>> = {
${rows.join('\n')}
}
`
}

const text = render()
if (process.argv.includes('--check')) {
  if (readFileSync(OUTPUT, 'utf8') !== text) {
    process.stderr.write('src/lines/stopwords.ts is not what tests/generate-stopwords.mjs makes\n')
    process.exitCode = 1
  }
} else {
  writeFileSync(OUTPUT, text)
}
