import type { Completion } from '../../../contract/completion';
import type { Saved } from '../../../contract/saved';
import { fieldTable, type QuerySpot, writeValue } from '../../../query';
import { languageName } from '../format/languages';
import { say } from '../messages/say';

/** A line of the list under the search field. */
export interface QueryOption {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly does:
    /** Is written in the spot's place; `goesOn`: something is to follow at once, so no space does. */
    | { readonly type: 'write'; readonly text: string; readonly goesOn: boolean }
    | { readonly type: 'open'; readonly saved: Saved }
    | { readonly type: 'search'; readonly query: string }
    | { readonly type: 'clear' };
}

const mostFields = 4;
const mostSaved = 2;

type FieldEntry = (typeof fieldTable)[number];

function entryOf(name: string): FieldEntry | undefined {
  return fieldTable.find((entry) => entry.name === name);
}

/** What the window itself knows of a spot: fields and what they mean, closed lists of values, saved searches, word lists. */
export function listOwnOptions(spot: QuerySpot, query: string, saved: readonly Saved[]): readonly QueryOption[] {
  const typed = spot.typed.toLowerCase();
  if (spot.field !== null) {
    const entry = entryOf(spot.field);
    const values: readonly string[] = entry ? [...entry.values, ...('offers' in entry ? entry.offers : [])] : [];
    return values
      .filter((value) => value.startsWith(typed) && value !== typed)
      .map((value) => toWritten(`${spot.field ?? ''} ${value}`, value, '', writeValue(value)));
  }
  const fields = fieldTable.flatMap((entry) => {
    const name = [entry.name, ...entry.aliases].find((one) => one.startsWith(typed));
    return name === undefined ? [] : [{ name, entry }];
  });
  const isWhole = spot.from === 0 && spot.to === query.length;
  const named = saved.filter(({ name }) => hasWordBeginning(name.toLowerCase(), typed));
  return [
    ...fields.slice(0, mostFields).map(({ name, entry }): QueryOption => {
      const does = { type: 'write', text: `${name}:`, goesOn: true } as const;
      return { id: `field ${name}`, label: `${name}:`, hint: entry.help, does };
    }),
    ...named
      .filter(({ kind }) => kind === 'search' && isWhole)
      .slice(0, mostSaved)
      .map((one): QueryOption => {
        return {
          id: `saved ${one.id}`,
          label: one.name,
          hint: say('search.savedSearch'),
          does: { type: 'open', saved: one },
        };
      }),
    ...named
      .filter(({ kind }) => kind === 'words')
      .slice(0, mostSaved)
      .map(({ id, name }) => toWritten(`list ${id}`, `list:${writeValue(name)}`, say('search.wordList'))),
  ];
}

/** What the archive offers, as lines. Languages are found by their names too. */
export function listOffered(spot: QuerySpot, offered: readonly Completion[]): readonly QueryOption[] {
  return offered.flatMap(({ kind, field, text, articles }) => {
    const id = `${field ?? 'word'} ${text}`;
    const count = articles === null ? '' : say('search.inArticles', { count: articles });
    if (kind === 'word' || field === null) return [toWritten(id, text, count)];
    if (field === 'lang') {
      const name = languageName(text);
      const isMeant = [text, name].some((one) => hasWordBeginning(one.toLowerCase(), spot.typed.toLowerCase()));
      return isMeant ? [toWritten(id, text, name === text ? count : `${name}, ${count}`)] : [];
    }
    const value = writeValue(text);
    return [toWritten(id, text, count, spot.field === null ? `${field}:${value}` : value)];
  });
}

/** A query after an option was written into it, and where the caret goes. */
export function writeOption(
  query: string,
  spot: QuerySpot,
  { text, goesOn }: { readonly text: string; readonly goesOn: boolean },
): { readonly query: string; readonly caret: number } {
  const after = query.slice(spot.to);
  const needsSpace = !goesOn && !/^[\s)]/.test(after);
  const written = query.slice(0, spot.from) + text + (needsSpace ? ' ' : '');
  return { query: written + after, caret: written.length + (!goesOn && /^\s/.test(after) ? 1 : 0) };
}

function toWritten(id: string, label: string, hint: string, text = label): QueryOption {
  return { id, label, hint, does: { type: 'write', text, goesOn: false } };
}

function hasWordBeginning(text: string, beginning: string): boolean {
  return text.startsWith(beginning) || text.includes(` ${beginning}`);
}
