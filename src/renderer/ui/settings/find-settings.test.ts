import { describe, expect, it } from 'vitest';
import { findSettings } from './find-settings';
import { settingGroups } from './setting-list';

const idsOf = (typed: string): string[] => findSettings(typed).flatMap(({ settings }) => settings.map(({ id }) => id));

describe('the settings', () => {
  it('are all there before anything is typed', () => {
    expect(findSettings('')).toEqual(settingGroups);
  });

  it.each([
    ['theme', ['theme']],
    ['DARK', ['theme']],
    ['unread', ['folderArrivesRead']],
    ['reading serif', ['face']],
    ['starred', ['goOn']],
    ['nonsense', []],
  ])('are found by the words of their name, explanation, choices or group: %s', (typed, found) => {
    expect(idsOf(typed)).toEqual(found);
  });

  it('are each explained in one line', () => {
    for (const { note } of settingGroups.flatMap(({ settings }) => settings)) {
      expect(note).toMatch(/^[^\n]{10,90}\.$/);
    }
  });
});
