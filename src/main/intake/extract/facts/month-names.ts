/** Languages whose month names are known: those of the news we have seen. More cost start-up time, nothing else. */
const languages = (
  'en de fr es pt it nl pl cs sk ru uk be bg sr hr sl mk el tr ar fa he hi bn mr ne ur ta te th vi id ms ' +
  'sv nb da fi is et lv lt hu ro sq ca gl eu ka hy az kk sw'
).split(' ');

const tables = new Map<string, ReadonlyMap<string, number>>();

/**
 * The month (1 to 12) a word names, in `language` (a BCP 47 tag), else in English, else in whichever
 * languages agree on it: `listopad` is November in Polish and Czech, October in Croatian. Null when
 * it names none. Names come from Intl, so they are as complete as the runtime's ICU.
 */
export function monthOf(word: string, language: string | null): number | null {
  const key = fold(word);
  if (key === '') return null;
  const own = language?.split('-')[0];
  const known = own === undefined || !languages.includes(own) ? undefined : tableOf(own).get(key);
  const month = known ?? tableOf('en').get(key) ?? shared().get(key);
  // Hebrew writes "in March" as one word.
  if (month === undefined && key.startsWith('ב')) return tableOf('he').get(key.slice(1)) ?? null;
  return month ?? null;
}

let everywhere: Map<string, number> | null = null;

function shared(): ReadonlyMap<string, number> {
  if (everywhere !== null) return everywhere;
  everywhere = new Map();
  const disputed = new Set<string>();
  for (const language of languages) {
    for (const [word, month] of tableOf(language)) {
      const other = everywhere.get(word);
      if (other !== undefined && other !== month) disputed.add(word);
      everywhere.set(word, month);
    }
  }
  for (const word of disputed) everywhere.delete(word);
  return everywhere;
}

function tableOf(language: string): ReadonlyMap<string, number> {
  const known = tables.get(language);
  if (known !== undefined) return known;
  const table = new Map<string, number>();
  const calendar = `${language}-u-ca-gregory-nu-latn`;
  for (const style of ['long', 'short'] as const) {
    // Alone and beside a day: Slavic, Greek and Finnish months are declined.
    const alone = new Intl.DateTimeFormat(calendar, { month: style, timeZone: 'UTC' });
    const dated = new Intl.DateTimeFormat(calendar, { month: style, day: 'numeric', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month++) {
      const day = Date.UTC(2021, month - 1, 15);
      const inDate = dated.formatToParts(day).find((part) => part.type === 'month')?.value;
      for (const name of [alone.format(day), inDate ?? '']) {
        const key = fold(name);
        if (key.length >= 2 && !/^\d+$/.test(key)) table.set(key, month);
      }
    }
  }
  for (const [word, month] of Object.entries(extra[language] ?? {})) table.set(fold(word), month);
  tables.set(language, table);
  return table;
}

/** Spellings that newspapers use and ICU does not. */
const extra: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  en: { sept: 9, january: 1 },
  de: { jänner: 1, feber: 2, mrz: 3, maerz: 3, märz: 3, sept: 9 },
  fr: { janv: 1, fevrier: 2, fév: 2, fevr: 2, avr: 4, juil: 7, aout: 8, sept: 9, decembre: 12, déc: 12 },
  es: { setiembre: 9, set: 9, sept: 9 },
  ar: {
    'كانون الثاني': 1,
    شباط: 2,
    آذار: 3,
    نيسان: 4,
    أيار: 5,
    حزيران: 6,
    تموز: 7,
    آب: 8,
    أيلول: 9,
    جانفي: 1,
    فيفري: 2,
    أفريل: 4,
    جوان: 6,
    جويلية: 7,
    أوت: 8,
  },
  id: { pebruari: 2, agust: 8, nopember: 11 },
};

function fold(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[.\u200c\u200e\u200f]/g, '')
    .trim();
}
