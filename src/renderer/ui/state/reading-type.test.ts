import { describe, expect, it } from 'vitest';
import { normalReadingType, parseReadingType } from './reading-type';

describe('how articles are set', () => {
  it('is what was chosen', () => {
    const chosen = { face: 'sans', measure: 60, leading: 'open', paper: 'paper' };
    expect(parseReadingType(chosen)).toEqual(chosen);
  });

  it.each([null, undefined, 'serif', 7, [], { face: 'Comic', measure: 1e9, leading: {}, paper: 'red' }])(
    'is the normal one where the stored is none: %j',
    (stored) => expect(parseReadingType(stored)).toEqual(normalReadingType),
  );
});
