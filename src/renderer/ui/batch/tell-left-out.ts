import { countOf } from '../format/numbers';

const named = 3;

/** What of a list is not run, in words; '' when all of it is. */
export function tellLeftOut(blank: number, repeated: readonly string[]): string {
  const parts: string[] = [];
  if (repeated.length > 0) {
    const names = [...new Set(repeated)];
    const shown = names.slice(0, named).map((name) => `“${name}”`);
    const more = names.length > named ? ' and more' : '';
    parts.push(`${countOf(repeated.length, 'repeated line')} (${shown.join(', ')}${more})`);
  }
  if (blank > 0) parts.push(countOf(blank, 'blank line'));
  return parts.length === 0 ? '' : `left out: ${parts.join(' and ')}`;
}
