import { resolve } from 'node:path';
import type { ExportFormat } from '../../contract/control';

/** What `backfile export` is to write, as it was typed. */
export interface ExportWords {
  readonly what:
    | { readonly kind: 'query'; readonly query: string }
    | { readonly kind: 'collection'; readonly name: string }
    | { readonly kind: 'ids'; readonly ids: readonly number[] };
  readonly format: ExportFormat;
  /** Absolute. */
  readonly out: string;
  readonly withNotes: boolean;
}

const formats: Readonly<Record<ExportFormat, true>> = { markdown: true, html: true, jsonl: true, csv: true };

/** Reads the options of `export`. Gives a sentence instead when they do not say what, how and where. */
export function readExportWords(
  values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>,
): ExportWords | { readonly wrong: string } {
  const [query, collection, ids, format, out] = ['query', 'collection', 'ids', 'format', 'out'].map((name) => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  });
  const given = [query, collection, ids].filter((value) => value !== null);
  if (given.length !== 1) return { wrong: 'backfile export wants one of --query, --collection and --ids.' };
  if (typeof format !== 'string' || !Object.hasOwn(formats, format)) {
    return {
      wrong: `backfile export wants --format ${Object.keys(formats)
        .join(', ')
        .replace(/, (\w+)$/u, ' or $1')}.`,
    };
  }
  if (typeof out !== 'string' || out === '') return { wrong: 'backfile export wants --out PATH.' };
  // Asked of the table just above.
  const rest = { format: format as ExportFormat, out: resolve(out), withNotes: values['notes'] === true };
  if (typeof query === 'string') return { what: { kind: 'query', query }, ...rest };
  if (typeof collection === 'string') return { what: { kind: 'collection', name: collection }, ...rest };
  const numbers = (ids ?? '').split(',').map((one) => (/^\s*[1-9]\d{0,14}\s*$/u.test(one) ? Number(one) : null));
  const listed = numbers.flatMap((one) => one ?? []);
  if (listed.length < numbers.length) return { wrong: '--ids wants the numbers of articles, with commas between.' };
  return { what: { kind: 'ids', ids: listed }, ...rest };
}
