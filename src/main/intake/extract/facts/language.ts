import { detectAll } from 'tinyld';
import { checkLanguage } from '../../clean';
import { scoreWords } from './stop-words';
import type { EvidenceSource } from '../../../../contract/article';

/** Characters of the body that are looked at: more cost time and change nothing. */
const sampleCharacters = 1_500;
/** And by statistics of letters, which cost ten times as much. */
const statisticsCharacters = 600;
/** A language whose common words are this share of a text is read in it, unless another comes near. */
const sureShare = 0.12;
const nearShare = 0.85;
/** Fewer characters are too few to contradict what a page says of itself. */
const leastCharacters = 120;

/**
 * The language of an article: what the page declares, unless the body is plainly in another (pages
 * of one template share one `lang`). Detection is by common words and scripts, and by tinyld's statistics
 * where these do not tell; null when nothing is declared and the text is too short or too mixed.
 */
export function findLanguage(
  declared: readonly { readonly value: string | null; readonly source: EvidenceSource }[],
  text: string,
): { readonly language: string; readonly source: EvidenceSource } | null {
  const sample = text.slice(0, sampleCharacters);
  const first = declared.flatMap(({ value, source }) => {
    const language = checkLanguage(value ?? undefined);
    return language === null || /^(?:und|mul|zxx|xx)\b/.test(language) ? [] : [{ language, source }];
  });
  if (sample.length < leastCharacters && first[0] !== undefined && scriptFits(first[0].language, sample))
    return first[0];
  const scores = scoreWords(sample);
  const likely = scores[0];
  const isClear = likely !== undefined && likely.share >= sureShare / 2 && (scores[1]?.share ?? 0) <= likely.share / 2;
  if (likely !== undefined && (likely.share >= sureShare || isClear)) {
    const near = scores.filter(({ share }) => share >= likely.share * nearShare);
    const told = first.find(({ language }) => near.some((one) => isSame(language, one.language)));
    if (told !== undefined) return told;
    if (near.length === 1 || likely.share >= sureShare * 2) return { language: likely.language, source: 'detected' };
  }
  const best = detectAll(sample.slice(0, statisticsCharacters))[0];
  if (best === undefined || (best.accuracy < 0.15 && sample.length < leastCharacters)) return first[0] ?? null;
  const agreed = first.find(({ language }) => isSame(language, best.lang));
  if (agreed !== undefined) return agreed;
  const declaredFirst = first[0];
  // Near relatives are told apart better by the page than by statistics.
  if (declaredFirst !== undefined && (isNear(declaredFirst.language, best.lang) || best.accuracy < 0.3)) {
    return scriptFits(declaredFirst.language, sample) ? declaredFirst : { language: best.lang, source: 'detected' };
  }
  return { language: best.lang, source: 'detected' };
}

function isSame(tag: string, detected: string): boolean {
  const own = tag.split('-')[0];
  return (
    own === detected ||
    (detected === 'no' && (own === 'nb' || own === 'nn')) ||
    (own === 'no' && detected === 'nb') ||
    (own === 'nn' && detected === 'nb')
  );
}

const families = [
  'no nb nn da sv',
  'cs sk',
  'sr hr bs sl',
  'es gl ca pt ast',
  'id ms',
  'ru uk be bg mk',
  'fa ar ur',
  'hi mr ne',
  'de lb nl af',
  'it co la',
  'az tr tk',
  'zh yue ja',
].map((list) => list.split(' '));

function isNear(tag: string, detected: string): boolean {
  const own = tag.split('-')[0] ?? '';
  return families.some((family) => family.includes(own) && family.includes(detected));
}

const scripts: Readonly<Record<string, RegExp>> = {
  ja: /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u,
  zh: /\p{sc=Han}/u,
  ko: /\p{sc=Hangul}/u,
  ru: /\p{sc=Cyrillic}/u,
  uk: /\p{sc=Cyrillic}/u,
  bg: /\p{sc=Cyrillic}/u,
  el: /\p{sc=Greek}/u,
  ar: /\p{sc=Arabic}/u,
  fa: /\p{sc=Arabic}/u,
  ur: /\p{sc=Arabic}/u,
  he: /\p{sc=Hebrew}/u,
  hi: /\p{sc=Devanagari}/u,
  bn: /\p{sc=Bengali}/u,
  th: /\p{sc=Thai}/u,
};

/** Whether a text can be in a language by its letters: most of them must be of its script. */
function scriptFits(tag: string, text: string): boolean {
  const script = scripts[tag.split('-')[0] ?? ''] ?? /\p{sc=Latin}/u;
  let letters = 0;
  let fitting = 0;
  for (const char of text.slice(0, 400)) {
    if (!/\p{L}/u.test(char)) continue;
    letters++;
    if (script.test(char)) fitting++;
  }
  if (letters === 0) return true;
  // A tag whose script is not listed above is believed.
  return (
    fitting >= letters * 0.4 ||
    (scripts[tag.split('-')[0] ?? ''] === undefined &&
      !/[\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Han}\p{sc=Bengali}\p{sc=Devanagari}\p{sc=Thai}]{5}/u.test(text))
  );
}
