import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../query/index';
import { bestPassage, findHits, foldTerm, tokenize } from './index';

const today = '2026-03-31';

function tree(query: string, typing = false) {
  return parseQuery(query, { today, typing }).tree;
}

/** A text with its hits between ⟨ and ⟩. */
function marked(text: string, query: string): string {
  let result = '';
  let at = 0;
  for (const [start, end] of findHits(text, tree(query), 'text', null)) {
    result += `${text.slice(at, start)}⟨${text.slice(start, end)}⟩`;
    at = end;
  }
  return result + text.slice(at);
}

describe('a word is found however it is written', () => {
  it.each([
    ['English', 'Strike', 'strike'],
    ['French', 'Élysée', 'elysee'],
    ['French ligature', 'Sœur', 'soeur'],
    ['German', 'Straße', 'strasse'],
    ['German capital ß', 'STRAẞE', 'strasse'],
    ['Spanish', 'España', 'espana'],
    ['Portuguese', 'Eleições', 'eleicoes'],
    ['Catalan', 'col·legi', 'col·legi'],
    ['Danish', 'Ærø', 'aero'],
    ['Swedish', 'Ångström', 'angstrom'],
    ['Icelandic', 'Þórður', 'thordur'],
    ['Polish', 'Łódź', 'lodz'],
    ['Czech', 'Příliš', 'prilis'],
    ['Hungarian', 'Győr', 'gyor'],
    ['Romanian, comma and cedilla', 'Școală', 'scoala'],
    ['Romanian, old encoding', 'Şcoală', 'scoala'],
    ['Croatian', 'Đorđe', 'dorde'],
    ['Turkish', 'İSTANBUL', 'istanbul'],
    ['Turkish dotless', 'ışık', 'isik'],
    ['Vietnamese', 'Đường Nguyễn', 'duong nguyen'],
    ['Maltese', 'Ħamrun', 'hamrun'],
    ['Greek, accent and final sigma', 'Κόσμος', 'κοσμοσ'],
    ['Russian ё', 'Ещё', 'еще'],
    ['Russian й stays', 'Йод', 'йод'],
    ['Russian stress mark', 'за\u0301мок', 'замок'],
    ['Ukrainian ї stays', 'Київ Їжак', 'київ їжак'],
    ['Belarusian ў stays', 'Воўк', 'воўк'],
    ['Macedonian ќ stays', 'Ќерка', 'ќерка'],
    ['Arabic vowel signs', 'مُحَمَّد', 'محمد'],
    ['Arabic kashida and alef', 'أحـــمد', 'احمد'],
    ['Persian yeh and kaf', 'یک', 'يك'],
    ['Hebrew points', 'שָׁלוֹם', 'שלום'],
    ['Hindi vowels stay', 'हिन्दी', 'हिन्दी'],
    ['Tamil vowels stay', 'தமிழ்', 'தமிழ்'],
    ['Japanese voicing stays', 'がか', 'がか'],
    ['half-width kana', 'ｶﾞ', 'ガ'],
    ['Hangul taken apart', '\u1112\u1161\u11ab', '한'],
    ['full-width letters', 'ＡＢＣ１２', 'abc12'],
    ['Arabic digits', '٢٠١٩', '2019'],
    ['Persian digits', '۱۴۰۲', '1402'],
    ['Devanagari digits', '२०१९', '2019'],
    ['ligatures', 'ﬁnance', 'finance'],
    ['soft hyphen', 'Zei\u00ADtung', 'zeitung'],
    ['taken apart (NFD)', 'e\u0301te\u0301', 'ete'],
  ])('%s: %s is %s', (_language, written, folded) => {
    expect(foldTerm(written)).toBe(folded);
  });

  it('folding what is folded changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldTerm(foldTerm(text))).toBe(foldTerm(text));
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('a text is cut into words by written rules', () => {
  it.each([
    ['The strike, again.', 'the strike again'],
    ["don't O’Brien", 'don t dont o brien obrien'],
    ["l'élection d’abord", 'l election lelection d abord dabord'],
    ['co-operation', 'co operation cooperation'],
    ['a-very-long-slug-here', 'a very long slug here'],
    ['AT&T and R&D', 'at t att and r d rd'],
    ['The U.N. and U.S.A.', 'the u n un and u s a usa'],
    ['End.Next', 'end next'],
    ['1,234,567 and 1.234.567', '1234567 and 1234567'],
    ['12\u00A0300 euros', '12300 euros'],
    ["1'000 Franken", '1000 franken'],
    ['1,234.56', '1234.56'],
    ['3.5 or 3,5', '3.5 or 3.5'],
    ['04.03.2019 at 12:30', '04 03 2019 at 12 30'],
    ['2019-03-04', '2019 03 04'],
    ['192.168.0.1', '192 168 0 1'],
    ['3.5km on 1.2.3b', '3 5km on 1 2 3b'],
    ['COVID-19', 'covid 19 covid19'],
    ['F16 B2B', 'f16 b2b'],
    ['#metoo @ana ana@example.org', '#metoo metoo @ana ana ana example org'],
    ['#ClimateStrike #climate_strike', '#climatestrike climate strike climatestrike #climate_strike climate strike'],
    ['#北京大学 ＃Élysée', '#北京大学 北京 京大 大学 学 #elysee elysee'],
    ['C# #1 # @ a@b #', 'c 1 a b'],
    ['https://example.org/a_b?c=d', 'https example org a b c d'],
    ['C++', 'c'],
    ['北京大学', '北京 京大 大学 学'],
    ['中', '中'],
    ['第3季', '第 3 季'],
    ['iPhone手机', 'iphone 手机 机'],
    ['東京タワー', '東京 京タ タワ ワー ー'],
    ['대통령은', '대통 통령 령은 은'],
    ['ภาษาไทย', 'ภา าษ ษา าไ ไท ทย ย'],
    ['ភាសា\u200Bខ្មែរ', 'ភាសា សាខ្ ខ្មែ មែរ រ'],
    ['می‌خواهم', 'ميخواهم'],
    ['צה"ל ארה״ב', 'צהל ארהב'],
    ['🐳🌊 whale', '🐳 🌊 whale'],
    ['\uD83D lone \uDC33', 'lone'],
    ['', ''],
  ])('%s', (text, terms) => {
    expect(tokenize(text).join(' ')).toBe(terms);
  });

  it('a million characters of anything are cut in one pass', () => {
    for (const piece of ['a-', "a'", '1.', '1,000', 'U.', '北', 'e\u0301', '\u200b', '🐳', '"', 'א"']) {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      expect(tokenize(text).length).toBeLessThanOrEqual(text.length + 1);
    }
  });
});

describe('what was asked for is marked where it stands', () => {
  it.each([
    ['strike', 'The STRIKE, the strikes', 'The ⟨STRIKE⟩, the strikes'],
    ['strike*', 'The STRIKE, the strikes', 'The ⟨STRIKE⟩, the ⟨strikes⟩'],
    ['"the strike"', 'the big strike, The  Strike', 'the big strike, ⟨The  Strike⟩'],
    ['elysee', 'à l’Élysée hier', 'à l’⟨Élysée⟩ hier'],
    ["l'elysee", 'à l’Élysée hier', 'à ⟨l’Élysée⟩ hier'],
    ['strasse', 'Die Straße hier', 'Die ⟨Straße⟩ hier'],
    ['cooperation', 'a co-operation here', 'a ⟨co-operation⟩ here'],
    ['co-operation', 'cooperation, co operation, co-operation', '⟨cooperation⟩, ⟨co operation⟩, ⟨co-operation⟩'],
    ['AT&T', 'AT&T met at T', '⟨AT&T⟩ met at T'],
    ['#strike', 'The strike: #Strike #strikes', 'The strike: ⟨#Strike⟩ #strikes'],
    ['#str*', 'The strike: #Strike #strikes', 'The strike: ⟨#Strike⟩ ⟨#strikes⟩'],
    ['strike', '#ClimateStrike and #strike', '#Climate⟨Strike⟩ and #⟨strike⟩'],
    ['@ana', 'ana @ana ana@example.org', 'ana ⟨@ana⟩ ana@example.org'],
    ['ana', 'ana @Ana', '⟨ana⟩ @⟨Ana⟩'],
    [
      'https://example.org/a_b',
      'see example.org/a_b or https://Example.org/a_b.',
      'see example.org/a_b or ⟨https://Example.org/a_b⟩.',
    ],
    ['example.org', 'see https://example.org/a_b', 'see https://⟨example.org⟩/a_b'],
    ['ana@example.org', 'mail ana@example.org', 'mail ⟨ana@example.org⟩'],
    ['U.N.', 'the U.N. met', 'the ⟨U.N⟩. met'],
    ['UN', 'the U.N. met', 'the ⟨U.N⟩. met'],
    ['U.S.', 'tell us of the U.S.', 'tell us of the ⟨U.S⟩.'],
    ['1000', 'about 1,000 people', 'about ⟨1,000⟩ people'],
    ['大学', '我在北京大学学习', '我在北京⟨大学⟩学习'],
    ['京', '我在北京大学', '我在北⟨京⟩大学'],
    ['学', '我在北京大学', '我在北京大⟨学⟩'],
    ['北京大学', '北京大学，北京的大学', '⟨北京大学⟩，北京的大学'],
    ['ไทย', 'ภาษาไทยง่าย', 'ภาษา⟨ไทย⟩ง่าย'],
    ['대통령', '대통령은 말했다', '⟨대통령⟩은 말했다'],
    ['strike -football', 'a football strike', 'a football ⟨strike⟩'],
    ['title:strike wages', 'strike wages', 'strike ⟨wages⟩'],
    ['text:strike', 'strike', '⟨strike⟩'],
    ['strike OR wages', 'wages strike', '⟨wages⟩ ⟨strike⟩'],
    ['"a b" "b c"', 'a b c', '⟨a b c⟩'],
    ['', 'strike', 'strike'],
  ])('%s', (query, text, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  const pieces = fc.constantFrom(
    'strike',
    'Élysée',
    'e\u0301',
    '北京',
    '🐳',
    '\uD83D',
    ' ',
    '-',
    '. ',
    '\n',
    'ไทย',
    "'",
  );
  const anyText = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
  const queries = ['strike', 'el*', '北', '京', '"strike elysee"', '🐳', 'ไทย OR e*', 'strike-elysee'];

  it('marks are in order, inside the text and on whole characters', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...queries), (text, query) => {
        let last = 0;
        for (const [start, end] of findHits(text, tree(query), 'text', null)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
          for (const at of [start, end]) {
            expect(/^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1))).toBe(false);
          }
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('a passage is no longer than asked, and its marks are what the reader marks in it', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...queries), fc.integer({ min: 20, max: 120 }), (text, query, maxChars) => {
        const passage = bestPassage(text, tree(query), maxChars, null);
        expect(passage.text.length).toBeLessThanOrEqual(maxChars);
        expect(passage.text).not.toContain('\n');
        for (const [start, end] of passage.hits) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(passage.text.length);
        }
        if (findHits(text, tree(query), 'text', null).length > 0) expect(passage.hits.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the best passage is shown', () => {
  const filler = 'Nothing of note happened in the town on that day. '.repeat(20);

  it('where the words stand together, from the beginning of the sentence', () => {
    const text = `A strike came first. ${filler}The strike over wages went on. ${filler}Wages came last.`;
    const { text: shown, hits } = bestPassage(text, tree('strike wages'), 120, null);
    expect(shown.startsWith('The strike over wages went on.')).toBe(true);
    expect(hits.map(([start, end]) => shown.slice(start, end))).toEqual(['strike', 'wages']);
  });

  it('from the beginning of the text when nothing was sought', () => {
    expect(bestPassage(filler, tree(''), 80, null).text).toBe('Nothing of note happened in the town on that day. …');
  });

  it('between words when no sentence ends near', () => {
    const { text } = bestPassage(`${'word '.repeat(100)}strike ${'other '.repeat(100)}`, tree('strike'), 60, null);
    expect(text).toMatch(/^… (word )+strike (other )*other…$/);
  });

  it('inside a Chinese sentence', () => {
    const { text, hits } = bestPassage('很'.repeat(300) + '北京大学' + '好'.repeat(300), tree('大学'), 40, null);
    expect(hits.map(([start, end]) => text.slice(start, end))).toEqual(['大学']);
    expect(text.length).toBeLessThanOrEqual(40);
  });

  it('in a text of two million words', () => {
    const text = `${'word '.repeat(2_000_000)}strike`;
    expect(bestPassage(text, tree('strike'), 200, null).text.endsWith('strike')).toBe(true);
    expect(findHits(text, tree('word'), 'text', null).length).toBe(50_000);
  });
});
