/** Charsets by the languages they were made for; those of the article's language come first. */
const byLanguage: readonly (readonly [languages: string, charsets: readonly string[]])[] = [
  ['en de fr es pt it nl da sv nb nn fi is ca', ['windows-1252', 'iso-8859-15', 'macintosh']],
  ['pl cs sk hu ro hr sl sq', ['windows-1250', 'iso-8859-2']],
  ['ru uk bg sr mk be', ['windows-1251', 'koi8-r', 'koi8-u', 'ibm866', 'ibm855', 'x-mac-cyrillic', 'iso-8859-5']],
  ['el', ['windows-1253', 'iso-8859-7']],
  ['tr', ['windows-1254']],
  ['he yi', ['windows-1255', 'iso-8859-8']],
  ['ar fa ur', ['windows-1256', 'iso-8859-6']],
  ['lt lv et', ['windows-1257', 'iso-8859-13']],
  ['vi', ['windows-1258']],
  ['th', ['windows-874']],
  ['zh', ['gb18030', 'big5']],
  ['ja', ['shift_jis', 'euc-jp', 'iso-2022-jp']],
  ['ko', ['euc-kr']],
];

/** The charsets to choose from: the one in use, UTF-8, those of the article's language, then all others. */
export function listCharsets(now: string, language: string | null): readonly string[] {
  const base = language?.split('-')[0] ?? '';
  const own = byLanguage
    .filter(([languages]) => languages.split(' ').includes(base))
    .flatMap(([, charsets]) => charsets);
  const all = byLanguage.flatMap(([, charsets]) => charsets);
  return [...new Set([now, 'utf-8', ...own, ...all, 'utf-16le', 'utf-16be'])];
}
