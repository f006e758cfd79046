import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../query/index';
import { archive, document, idsOf } from '../archive-fixture';
import { bestPassage, findHits } from '../index';

/** Language, text, words that find it and what they mark, and words that do not. */
const table: readonly (readonly [string, string, Readonly<Record<string, string>>, readonly string[]])[] = [
  [
    'en',
    'The cities were striking.',
    { city: 'cities', strikes: 'striking', STRIKING: 'striking' },
    ['cite', 'strict'],
  ],
  ['de', 'Die Häuser der Länder', { haus: 'Häuser', Hauses: 'Häuser', land: 'Länder', haeuser: '' }, ['Landtag']],
  ['fr', 'Les grèves nationales d’ouvriers', { greve: 'grèves', Grève: 'grèves', ouvrier: 'ouvriers' }, ['graver']],
  ['es', 'Las naciones en huelga', { nación: 'naciones', nacion: 'naciones', huelgas: 'huelga' }, ['nacer']],
  ['pt', 'As informações das nações', { informação: 'informações', nacao: 'nações' }, ['informal']],
  ['it', 'Gli scioperi dei lavoratori', { sciopero: 'scioperi', lavoratore: 'lavoratori' }, ['scopo']],
  ['nl', 'De verkiezingen en stakingen', { verkiezing: 'verkiezingen', staking: 'stakingen' }, ['sta']],
  ['sv', 'Strejkerna i städerna', { strejk: 'Strejkerna', stad: 'städerna', städer: 'städerna' }, ['statlig']],
  ['nb', 'Streikene etter valget', { streik: 'Streikene', valg: 'valget' }, ['valen']],
  ['da', 'Aviserne om strejken', { avis: 'Aviserne', strejke: 'strejken' }, ['avle']],
  ['fi', 'Talossa kylässä', { talo: 'Talossa', kylä: 'kylässä', kyla: 'kylässä' }, ['tali']],
  ['ru', 'Забастовки в городах', { забастовка: 'Забастовки', город: 'городах', ГОРОДА: 'городах' }, ['гордость']],
  ['uk', 'Страйки у містах', { страйк: 'Страйки', місто: 'містах' }, ['мости']],
  ['bg', 'Изборите и стачките', { избор: 'Изборите', стачка: 'стачките' }, ['избягвам']],
  ['tr', 'Kitaplar ve kızlar evlerde', { kitap: 'Kitaplar', kız: 'kızlar', kiz: 'kızlar', ev: 'evlerde' }, ['kızıl']],
  ['hu', 'A házakban és városokban', { ház: 'házakban', haz: 'házakban', város: 'városokban' }, ['hazug']],
  ['ro', 'Grevele din orașele țării', { greva: 'Grevele', oraș: 'orașele', oras: 'orașele' }, ['graba']],
  ['ar', 'قرأ الكتاب في المدينة', { كتاب: 'الكتاب', مدينة: 'المدينة', مدينه: 'المدينة' }, ['كلب']],
  ['el', 'Οι απεργίες και οι εκλογές', { εκλογή: 'εκλογές', ΕΚΛΟΓΗ: 'εκλογές', απεργιες: 'απεργίες' }, ['εκλεκτός']],
  ['hi', 'चुनावों में हड़तालें', { चुनाव: 'चुनावों', हड़ताल: 'हड़तालें' }, ['चुना']],
  ['lt', 'Rinkimų streikai', { rinkimai: 'Rinkimų', streikas: 'streikai' }, ['rinka']],
  ['id', 'Kebijakan pembangunan', { bijak: 'Kebijakan', bangun: 'pembangunan' }, ['bajak']],
  ['ta', 'நகரங்களில் தேர்தல்', { தேர்தல்: 'தேர்தல்' }, ['தேன்']],
  ['sr', 'Избори и изборима', { избори: 'Избори|изборима' }, ['извори']],
  ['hy', 'Քաղաքներում', { Քաղաք: 'Քաղաքներում', քաղաք: 'Քաղաքներում' }, ['քաղց']],
  ['fa', 'کتاب‌های تازهٔ ایران', { کتابهای: 'کتاب‌های', ایران: 'ایران', تازه: 'تازهٔ' }, ['کتاب']],
  ['he', 'צה״ל הוֹדִיעַ אתמול', { צהל: 'צה״ל', 'צה"ל': 'צה״ל', הודיע: 'הוֹדִיעַ' }, ['צה']],
  ['zh', '我在北京大学学习经济。', { 北京: '北京', 大学: '大学', 经济: '经济', 学: '学|学' }, ['东京', '京学']],
  ['ja', '東京タワーで選挙が行われた。', { 選挙: '選挙', タワー: 'タワー', ﾀﾜｰ: 'タワー' }, ['東タワ']],
  ['ko', '대통령은 선거를 치렀다.', { 대통령: '대통령', 선거: '선거' }, ['령대']],
  ['th', 'การเลือกตั้งในประเทศไทย', { เลือกตั้ง: 'เลือกตั้ง', ไทย: 'ไทย' }, ['ไทร']],
  ['km', 'ការបោះឆ្នោតនៅកម្ពុជា', { កម្ពុជា: 'កម្ពុជា' }, ['កម្ពស']],
  ['vi', 'Cuộc bầu cử ở Đà Nẵng', { bau: 'bầu', cử: 'cử', nang: 'Nẵng' }, ['bao']],
  ['pl', 'Wybory w Łodzi', { lodzi: 'Łodzi', WYBORY: 'Wybory' }, ['wyborca']],
];

const found = table.flatMap(([language, text, finds]) =>
  Object.entries(finds).flatMap(([query, marks]) => (marks === '' ? [] : [[language, query, text, marks] as const])),
);
const missed = table.flatMap(([language, text, , misses]) => misses.map((query) => [language, query, text] as const));

function marksOf(text: string, query: string, language: string): string {
  const { tree } = parseQuery(query, { today: '2026-03-31', typing: false });
  return findHits(text, tree, 'text', language)
    .map(([start, end]) => text.slice(start, end))
    .join('|');
}

describe('a word finds its forms in the language of the article, and marks them', () => {
  it('in more than 25 languages', () => expect(new Set(table.map(([language]) => language)).size).toBeGreaterThan(25));

  it.each(found)('%s: %s finds “%s”', async (language, query, text, marks) => {
    const search = archive(table.map(([each, body], at) => document(at + 1, { text: body, language: each })));
    const id = table.findIndex(([each]) => each === language) + 1;
    expect(await idsOf(search, query)).toContain(id);
    expect(marksOf(text, query, language)).toBe(marks);
  });

  it.each(missed)('%s: %s does not find “%s”', async (language, query, text) => {
    expect(await idsOf(archive([document(1, { text, language })]), query)).toEqual([]);
    expect(marksOf(text, query, language)).toBe('');
  });
});

describe('words that are typed without spaces', () => {
  it.each([
    ['zh', '北京天气预报', '预报说，北京明天天气很好。', '预报|北京|天气'],
    ['th', 'เลือกตั้งประเทศไทย', 'ประเทศไทยจะมีการเลือกตั้ง', 'ประเทศไทย|เลือก|ตั้ง'],
  ])('%s: %s is found as its words, after those that hold it as it is', async (language, query, text, marks) => {
    const search = archive([
      document(1, { text, language }),
      document(2, { text: query + text, language }),
      document(3, { text: text.slice(0, 2), language }),
    ]);
    expect(await idsOf(search, query)).toEqual([2, 1]);
    expect(await idsOf(search, `"${query}"`)).toEqual([2]);
    expect(await idsOf(search, `-${query}`)).toEqual([3, 1]);
    expect(marksOf(text, query, language)).toBe(marks);
  });
});

describe('what a form of a word is worth', () => {
  const english = { language: 'en' };

  it('the word as it was typed comes first', async () => {
    const search = archive([
      document(1, { text: 'strikes in spring', ...english }),
      document(2, { text: 'strike in spring', ...english }),
      document(3, { text: 'striking in spring', ...english }),
    ]);
    expect((await idsOf(search, 'strike'))[0]).toBe(2);
    expect((await idsOf(search, 'strikes'))[0]).toBe(1);
    expect(await idsOf(search, 'strike spring')).toHaveLength(3);
  });

  it('phrases, near and what is left out stay exact', async () => {
    const search = archive([document(1, { text: 'the general elections', ...english })]);
    expect(await idsOf(search, 'election')).toEqual([1]);
    expect(await idsOf(search, '"election"')).toEqual([]);
    expect(await idsOf(search, '"general election"')).toEqual([]);
    expect(await idsOf(search, 'near/3(general election)')).toEqual([]);
    expect(await idsOf(search, 'general -election')).toEqual([1]);
    expect(await idsOf(search, 'general -elections')).toEqual([]);
    expect(await idsOf(search, 'election*')).toEqual([1]);
  });

  it('only in articles of that language', async () => {
    const search = archive([
      document(1, { text: 'she dies', ...english }),
      document(2, { text: 'di di di', language: 'it' }),
      document(3, { text: 'Lady Di', language: 'en-GB' }),
      document(4, { text: 'di', language: null }),
    ]);
    expect(await idsOf(search, 'dies')).toEqual([1, 3]);
  });

  it('across segments, after merging, and in no article that was removed', async () => {
    const list = Array.from({ length: 40 }, (_, at) =>
      document(at + 1, { text: at % 2 ? 'many strikes' : 'a strike', language: at % 4 === 0 ? 'de' : 'en' }),
    );
    const search = archive(list, 3);
    search.remove([2, 3]);
    const wanted = list.filter(
      ({ id, fields, columns }) => id !== 2 && id !== 3 && (fields.text === 'a strike' || columns.language === 'en'),
    );
    expect((await idsOf(search, 'strike')).toSorted((a, b) => a - b)).toEqual(wanted.map(({ id }) => id));
  });
});

describe('the best passage, in any script', () => {
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['en', 'Nothing happened there. ', 'The cities went on strike over wages. ', 'city wage'],
    ['ru', 'Ничего не случилось там. ', 'Города начали забастовку из-за зарплат. ', 'город забастовка'],
    ['el', 'Τίποτα δεν έγινε εκεί. ', 'Η απεργία έφερε εκλογές στην Αθήνα. ', 'εκλογή απεργία'],
    ['ar', 'لم يحدث شيء هناك. ', 'قرأ الناس الكتاب في المدينة؟ ', 'كتاب مدينة'],
    ['he', 'שום דבר לא קרה שם. ', 'צה״ל הודיע על הסכם חדש. ', 'צהל הסכם'],
    ['hi', 'वहाँ कुछ नहीं हुआ। ', 'चुनावों में हड़ताल हुई। ', 'चुनाव हड़ताल'],
    ['zh', '那里什么也没有发生。', '北京大学的学生罢工了。', '大学 罢工'],
    ['ja', 'そこでは何も起きなかった。', '東京で選挙が行われた。', '東京 選挙'],
    ['ko', '거기서는 아무 일도 없었다. ', '대통령은 선거를 치렀다. ', '대통령 선거'],
    ['th', 'ไม่มีอะไรเกิดขึ้นที่นั่น ', 'การเลือกตั้งในประเทศไทยเริ่มแล้ว ', 'เลือกตั้ง ไทย'],
    ['hy', 'Այնտեղ ոչինչ չեղավ։ ', 'Քաղաքներում գործադուլ սկսվեց։ ', 'քաղաք գործադուլ'],
    ['my', 'ဘာမှမဖြစ်ခဲ့ပါ။ ', 'ရန်ကုန်မြို့တွင် ရွေးကောက်ပွဲ ကျင်းပသည်။ ', 'ရန်ကုန် ရွေးကောက်ပွဲ'],
  ];
  it.each(rows)('%s', (language, filler, sentence, query) => {
    const { tree } = parseQuery(query, { today: '2026-03-31', typing: false });
    const text = filler.repeat(30) + sentence + filler.repeat(30);
    const { text: shown, hits } = bestPassage(text, tree, 120, language);
    // Thai ends sentences with a space, which ends other things too: there it is enough that the sentence is whole.
    if (language === 'th') expect(shown).toContain(sentence.trim());
    else expect(shown.startsWith(sentence.trim())).toBe(true);
    expect(hits).toHaveLength(2);
    const inText = findHits(text, tree, 'text', language).map(([start, end]) => text.slice(start, end));
    expect(hits.map(([start, end]) => shown.slice(start, end))).toEqual(inText);
  });
});
