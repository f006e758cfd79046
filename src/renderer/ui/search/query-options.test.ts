import { describe, expect, it } from 'vitest';
import type { Saved } from '../../../contract/saved';
import { findSpot, type QuerySpot } from '../../../query';
import { listOffered, listOwnOptions, writeOption } from './query-options';

const saved: readonly Saved[] = [
  { id: 1, kind: 'search', name: 'Harbour wall', lines: ['wall'], view: { kind: 'all' }, seen: 0 },
  { id: 2, kind: 'words', name: 'Harbour names', lines: ['quay'], view: null, seen: 0 },
];

function spotIn(marked: string): { readonly query: string; readonly spot: QuerySpot } {
  const query = marked.replace('|', '');
  const spot = findSpot(query, marked.indexOf('|'));
  if (!spot) throw new Error(`nothing is written in ${marked}`);
  return { query, spot };
}

function own(marked: string): readonly string[] {
  const { query, spot } = spotIn(marked);
  return listOwnOptions(spot, query, saved).map(({ label, hint }) => `${label} (${hint})`);
}

function write(marked: string, text: string, goesOn = false): string {
  const { query, spot } = spotIn(marked);
  const written = writeOption(query, spot, { text, goesOn });
  return `${written.query.slice(0, written.caret)}|${written.query.slice(written.caret)}`;
}

describe('what the window itself offers', () => {
  it('is fields by any of their names, saved searches that would be all of the query, and word lists', () => {
    expect(own('outl|')).toEqual(['outlet: (The paper or site)']);
    expect(own('auth|')).toEqual(['author: (Who wrote it)']);
    expect(own('har|')).toEqual(['Harbour wall (Saved search)', 'list:"Harbour names" (Word list)']);
    expect(own('x har|')).toEqual(['list:"Harbour names" (Word list)']);
  });

  it('is the values of a closed list, and days to begin with', () => {
    expect(own('is:st|')).toEqual(['starred ()']);
    expect(own('is:starred|')).toEqual([]);
    expect(own('published:last|')).toEqual(['last week ()', 'last year ()']);
  });
});

describe('an option that is chosen', () => {
  it.each([
    ['harb|', 'harbour', 'harbour |'],
    ['har|bour wall', 'harbour', 'harbour |wall'],
    ['(harb|) wall', 'harbour', '(harbour|) wall'],
    ['outlet:"The T|', '"The Times"', 'outlet:"The Times" |'],
  ])('takes the place of what is written, wherever that stands: %s', (marked, text, expected) => {
    expect(write(marked, text)).toBe(expected);
  });

  it('leaves the caret after a field, for its value', () => {
    expect(write('wall outl| ferry', 'outlet:', true)).toBe('wall outlet:| ferry');
  });
});

describe('what the archive offers', () => {
  it('is quoted where it must be, with its field where none was written', () => {
    const offered = [{ kind: 'value', field: 'by', text: 'Ana Ruiz', articles: 2 }] as const;
    expect(listOffered(spotIn('ana|').spot, offered)[0]?.does).toMatchObject({ text: 'by:"Ana Ruiz"' });
    expect(listOffered(spotIn('by:ana|').spot, offered)[0]?.does).toMatchObject({ text: '"Ana Ruiz"' });
  });

  it('finds a language by its name', () => {
    const offered = ['pt', 'de'].map((text) => ({ kind: 'value', field: 'lang', text, articles: 3 }) as const);
    expect(listOffered(spotIn('lang:port|').spot, offered)).toMatchObject([
      { label: 'pt', hint: 'Portuguese, 3 articles', does: { text: 'pt' } },
    ]);
  });
});
