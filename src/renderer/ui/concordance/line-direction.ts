import type { ConcordanceLine } from '../../../contract/concordance';
import { directionOf } from '../format/languages';

const rightToLeft = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Which way a line runs: as its article does; where that is not known, as the first letter of the hit does. */
export function lineDirection({ language, hit }: Pick<ConcordanceLine, 'language' | 'hit'>): 'ltr' | 'rtl' {
  const known = directionOf(language);
  if (known !== 'auto') return known;
  return rightToLeft.test(hit) ? 'rtl' : 'ltr';
}
