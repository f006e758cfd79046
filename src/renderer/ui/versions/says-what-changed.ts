import { countOf } from '../format/numbers';
import type { Comparison } from './compare-texts';

/** What changed between two texts, in one line. */
export function saysWhatChanged({ title, wordsAdded, wordsRemoved, blocksMoved }: Comparison): string {
  const parts: string[] = [];
  if (title.some(({ kind }) => kind !== 'same')) parts.push('new headline');
  if (wordsAdded > 0) parts.push(`${countOf(wordsAdded, 'word')} added`);
  if (wordsRemoved > 0)
    parts.push(wordsAdded > 0 ? `${wordsRemoved} removed` : `${countOf(wordsRemoved, 'word')} removed`);
  if (blocksMoved > 0) parts.push(`${countOf(blocksMoved, 'paragraph')} moved`);
  if (parts.length === 0) return 'Nothing changed in headline or text';
  const line = parts.join(', ');
  return line.charAt(0).toUpperCase() + line.slice(1);
}
