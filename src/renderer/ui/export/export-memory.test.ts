import { describe, expect, it } from 'vitest';
import { keepExportChoices, readExportChoices } from './export-memory';

describe('the export sheet', () => {
  it('opens with what was chosen last', () => {
    let kept: string | null = null;
    keepExportChoices({ setItem: (_, value) => void (kept = value) }, { format: 'csv', withNotes: true });
    expect(readExportChoices({ getItem: () => kept })).toEqual({ format: 'csv', withNotes: true });
  });

  it.each([null, 'not json', '7', 'null', '{"format":"pdf","withNotes":"yes"}'])(
    'opens with Markdown and no notes when %s was kept',
    (kept) => {
      expect(readExportChoices({ getItem: () => kept })).toEqual({ format: 'markdown', withNotes: false });
    },
  );
});
