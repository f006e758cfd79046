import { describe, expect, it } from 'vitest';
import { evidenceWords, failureWords, refusalWords, undoneWords, warningWords } from './words';

const sentences = [
  ...Object.values(refusalWords).flatMap(({ reason, advice }) => [reason, advice]),
  ...Object.values(failureWords).flatMap(({ title, text }) => [title, text]),
  ...Object.values(evidenceWords),
  ...Object.values(warningWords),
  ...Object.values(undoneWords).map((words) => words(3)),
];

describe('the words on the screen', () => {
  it.each(['vault', 'journal', 'sighting', 'evidence', 'segment', 'purge', 'oops', '!'])('never say “%s”', (word) => {
    expect(sentences.filter((sentence) => sentence.toLowerCase().includes(word))).toEqual([]);
  });

  it('say something different for every reason a file was not taken in', () => {
    const reasons = Object.values(refusalWords).map(({ reason }) => reason);
    expect(new Set(reasons).size).toBe(reasons.length);
  });
});
