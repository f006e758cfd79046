import { perLocale } from '../messages/locale';

const names = perLocale(({ intl }) => new Intl.DisplayNames([intl], { type: 'language', fallback: 'code' }));
const rightToLeft = new Set(['ar', 'he', 'iw', 'fa', 'ur', 'ps', 'sd', 'ug', 'yi', 'dv', 'ckb', 'syr', 'ku-Arab']);

/** A language's name in the language of the window; its tag when it is unknown. */
export function languageName(tag: string): string {
  try {
    return names().of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The direction of an article: by its language where that is known, else left to each line. */
export function directionOf(tag: string | null): 'ltr' | 'rtl' | 'auto' {
  if (!tag) return 'auto';
  return rightToLeft.has(tag.split('-')[0] ?? tag) || rightToLeft.has(tag) ? 'rtl' : 'ltr';
}
