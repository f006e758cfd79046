import { describe, expect, it } from 'vitest';
import { createSettings, resetSettings } from './settings';

function makeStorage(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

describe('the settings', () => {
  it('are kept as soon as they are chosen', () => {
    const storage = makeStorage();
    createSettings(storage).update((old) => ({ ...old, theme: 'dark', goOn: false }));
    expect(createSettings(storage).get()).toMatchObject({ theme: 'dark', goOn: false, letterKeys: true });
  });

  it('fall back one by one where what was kept does not fit', () => {
    const storage = makeStorage();
    storage.setItem('backfile:settings', '{"theme":"pink","density":"compact","readingSize":99}');
    expect(createSettings(storage).get()).toMatchObject({ theme: 'system', density: 'compact', readingSize: 8 });
  });

  it('are as at first after a reset, but for what switches a view', () => {
    const atFirst = createSettings(makeStorage()).get();
    const chosen = { ...atFirst, theme: 'dark', readingSize: 3, letterKeys: false, facets: true } as const;
    expect(resetSettings(chosen)).toEqual({ ...atFirst, facets: true });
  });
});
