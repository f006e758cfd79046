import { say } from '../messages/say';

const named = 3;

/** What of a list is not run, in words; '' when all of it is. */
export function tellLeftOut(blank: number, repeated: readonly string[]): string {
  const count = repeated.length;
  if (count === 0) return blank === 0 ? '' : say('batch.leftOut.blank', { blank });
  const all = [...new Set(repeated)];
  const names = all
    .slice(0, named)
    .map((name) => `“${name}”`)
    .join(', ');
  const values = { count, names, blank };
  if (blank > 0) return say(all.length > named ? 'batch.leftOut.bothAndMore' : 'batch.leftOut.both', values);
  return say(all.length > named ? 'batch.leftOut.repeatedAndMore' : 'batch.leftOut.repeated', { count, names });
}
