import type { SearchDocument } from '../src/search/types';
import { seeded } from './natural-text';

const queriesOfAClass = 60;

/** Queries by class, their words drawn from articles, so that common words come often. */
export function drawQueries(documents: readonly SearchDocument[]): ReadonlyMap<string, readonly string[]> {
  const random = seeded(5);
  const counts = new Map<string, number>();
  const texts = documents.map(({ fields }) =>
    fields.text
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter(Boolean),
  );
  for (const words of texts) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[Math.floor(random() * list.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  };
  const share = (word: string): number => (counts.get(word) ?? 0) / documents.length;
  const all = Array.from(counts.keys());
  const rare = all.filter((word) => share(word) < 0.002);
  const common = all.filter((word) => share(word) > 0.04 && share(word) < 0.6);
  const longWord = (): string => {
    for (;;) {
      const drawn = pick(pick(texts));
      if (drawn.length > 4) return drawn;
    }
  };
  const year = (): string => `published:${String(2006 + Math.floor(random() * 15))}`;
  const phrase = (isRare: boolean): string => {
    for (;;) {
      const words = pick(texts);
      const at = Math.floor(random() * (words.length - 1));
      const [a = '', b = ''] = words.slice(at, at + 2);
      if (Math.min(share(a), share(b)) < 0.2 === isRare) return `"${a} ${b}"`;
    }
  };
  const prefixes = (): string => `${longWord()} ${longWord().slice(0, 5)}*`;
  const shortPrefixes = draw(() => `${longWord().slice(0, 2)}*`);
  return new Map([
    ['rare term', draw(() => pick(rare))],
    ['common term', draw(() => pick(common))],
    ['stop word', draw(() => pick(all.filter((word) => share(word) > 0.8)))],
    ['AND + prefix', draw(prefixes)],
    ['OR of three', draw(() => `${longWord()} OR ${longWord()} OR ${longWord()}`)],
    ['fuzzy', draw(() => typo(longWord()))],
    ['2-character prefix', shortPrefixes],
    ['2-character prefix, count alone', shortPrefixes],
    ['phrase, a word under 20 %', draw(() => phrase(true))],
    ['phrase of common words', draw(() => phrase(false))],
    ['AND + prefix, year, facets', draw(() => `${prefixes()} ${year()}`)],
  ]);
}

function typo(word: string): string {
  return `${word.slice(0, 2)}${word.slice(3)}~`;
}

function draw(make: () => string): readonly string[] {
  return Array.from({ length: queriesOfAClass }, make);
}
