import { characterClass, classOf } from './character-class';
import { scanTokens } from './scan-tokens';
import { stemmedLanguage, stemTerm } from './words/stem-term';

/** A text whose words are weighed; each of them counts `weight` times. */
interface TextToWeigh {
  readonly text: string;
  readonly weight: number;
}

interface Candidate {
  /** As it was first written. */
  readonly written: string;
  readonly term: string;
  weight: number;
}

/** Shorter words name nothing by themselves, but where a character is a word. */
const leastUnits = 3;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * The `most` words by which a document differs most from the others: frequent in it and rare elsewhere (tf-idf: the
 * logarithm of how often it stands in it, times MiniSearch's own inverse document frequency). Forms of one word count
 * as one, as it was first written. `share` tells how many of all documents hold a folded term; words that more than
 * `mostShare` of them hold, or no other, are left out, and so are numbers. Best first.
 */
export function distinctiveWords(
  texts: readonly TextToWeigh[],
  language: string | null,
  most: number,
  { documents, countOf, mostShare }: Frequencies,
): readonly string[] {
  const stemmed = stemmedLanguage(language);
  const byStem = new Map<string, Candidate>();
  const take = (written: string, term: string, weight: number): void => {
    const stem = stemmed === null ? term : stemTerm(term, stemmed);
    const known = byStem.get(stem);
    if (known) known.weight += weight;
    else byStem.set(stem, { written, term, weight });
  };
  for (const { text, weight } of texts) {
    for (const { written, term } of listWords(text)) take(written, term, weight);
  }
  return Array.from(byStem.values())
    .flatMap(({ written, term, weight }) => {
      const holding = countOf(term);
      if (holding < 2 || holding > documents * mostShare) return [];
      const inverse = Math.log(1 + (documents - holding + 0.5) / (holding + 0.5));
      return [{ written, score: (1 + Math.log(weight)) * inverse }];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ written }) => written);
}

/** How frequent terms are among the documents. */
export interface Frequencies {
  readonly documents: number;
  /** Documents that hold a folded term; for a run of characters without spaces about how many hold it. */
  readonly countOf: (term: string) => number;
  /** From 0 to 1. */
  readonly mostShare: number;
}

/** Words worth looking for: of letters, and in a script without spaces as the platform's dictionary cuts them. */
function listWords(text: string): readonly { readonly written: string; readonly term: string }[] {
  const words: { written: string; term: string }[] = [];
  let runStart = -1;
  let runEnd = -1;
  const endRun = (): void => {
    if (runStart < 0) return;
    for (const { segment } of segmenter.segment(text.slice(runStart, runEnd))) {
      if (Array.from(segment).length > 1) words.push({ written: segment, term: segment });
    }
    runStart = -1;
  };
  scanTokens(text, (term, start, end, _headEnd, kind) => {
    if (kind !== 'base') return;
    const first = classOf(text.codePointAt(start) ?? 0);
    if (first === characterClass.unspaced) {
      if (start !== runEnd && start >= runEnd) endRun();
      if (runStart < 0) runStart = start;
      runEnd = Math.max(runEnd, end);
      return;
    }
    endRun();
    if (first === characterClass.letter && term.length >= leastUnits)
      words.push({ written: text.slice(start, end), term });
  });
  endRun();
  return words;
}
