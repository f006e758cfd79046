import { expect, it } from 'vitest';
import type { View } from '../../../contract/view';
import { createPlace, viewOf } from '../state/place';
import { placeOf } from './place-of';

it('a saved search leads back to the very view and query it was saved from', () => {
  const views: readonly View[] = [
    { kind: 'all' },
    { kind: 'unread' },
    { kind: 'starred' },
    { kind: 'trash' },
    { kind: 'import', importId: 4 },
    { kind: 'collection', id: 9, within: true },
    { kind: 'tag', tag: 'a/b' },
  ];
  for (const view of views) {
    const place = { ...createPlace().get(), ...placeOf({ view, lines: ['river -flood'] }) };
    expect(viewOf(place)).toEqual(view);
    expect(place.query).toBe('river -flood');
  }
});
