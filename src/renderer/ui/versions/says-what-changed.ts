import { say } from '../messages/say';
import type { Comparison } from './compare-texts';

/** What changed between two texts, in one line. */
export function saysWhatChanged({ title, wordsAdded, wordsRemoved, blocksMoved }: Comparison): string {
  const parts: string[] = [];
  if (title.some(({ kind }) => kind !== 'same')) parts.push(say('versions.newHeadline'));
  if (wordsAdded > 0) parts.push(say('versions.wordAdded', { wordsAdded }));
  if (wordsRemoved > 0)
    parts.push(
      wordsAdded > 0 ? say('versions.removed', { wordsRemoved }) : say('versions.wordRemoved', { wordsRemoved }),
    );
  if (blocksMoved > 0) parts.push(say('versions.paragraphMoved', { blocksMoved }));
  if (parts.length === 0) return say('versions.nothingChangedInHeadline');
  const line = parts.join(', ');
  return line.charAt(0).toUpperCase() + line.slice(1);
}
