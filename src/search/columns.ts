import type { DocumentColumns, SearchDocument } from './types';

/** Days and codes stand in Int32Arrays; this is no day and no code. */
export const noValue = -0x8000_0000;

const columnNames = ['id', 'published', 'saved', 'imported', 'outlet', 'language', 'kind', 'importId'] as const;
type ColumnName = (typeof columnNames)[number];

/** A column's texts, each kept once; documents hold their number. */
interface Dictionary {
  readonly values: readonly string[];
  codeOf(value: string): number | undefined;
}

/** The columns as they are saved. */
export interface SavedColumns {
  readonly size: number;
  readonly isLive: readonly number[];
  readonly numbers: Readonly<Record<ColumnName, readonly number[]>>;
  readonly texts: Readonly<Record<'outlet' | 'language' | 'kind', readonly string[]>>;
}

/**
 * What filters and sorting read, by slot: a document's place, counted up and never given twice, so that
 * what was found out about a slot stays true. A removed document leaves its slot empty.
 */
export interface Columns {
  /** Slots given so far, empty ones included. */
  readonly slots: number;
  /** Documents held. */
  readonly live: number;
  slotOf(id: number): number | undefined;
  isLive(slot: number): boolean;
  /** A value by slot; `noValue` for none. Ids and import ids are unsigned: read them with `>>> 0`. */
  get(column: ColumnName, slot: number): number;
  texts(column: 'outlet' | 'language' | 'kind'): Dictionary;
  add(document: SearchDocument): number;
  /** The slot that was emptied, or undefined. */
  remove(id: number): number | undefined;
  save(): SavedColumns;
}

interface GrowingDictionary extends Dictionary {
  readonly values: string[];
  take(value: string | null): number;
}

function createDictionary(values: string[]): GrowingDictionary {
  const codes = new Map(values.map((value, code) => [value, code]));
  return {
    values,
    codeOf: (value) => codes.get(value),
    take(value) {
      if (value === null) return noValue;
      const known = codes.get(value);
      if (known !== undefined) return known;
      codes.set(value, values.length);
      return values.push(value) - 1;
    },
  };
}

/** Empty columns, or those that were saved. */
export function createColumns(saved?: SavedColumns): Columns {
  let slots = saved?.size ?? 0;
  let capacity = Math.max(1_024, slots);
  const grown = (old: ArrayLike<number> | undefined): Int32Array => {
    const array = new Int32Array(capacity);
    if (old) array.set(old);
    return array;
  };
  const numbers: Record<ColumnName, Int32Array> = {
    id: grown(saved?.numbers.id),
    published: grown(saved?.numbers.published),
    saved: grown(saved?.numbers.saved),
    imported: grown(saved?.numbers.imported),
    outlet: grown(saved?.numbers.outlet),
    language: grown(saved?.numbers.language),
    kind: grown(saved?.numbers.kind),
    importId: grown(saved?.numbers.importId),
  };
  let isLive = new Uint8Array(capacity);
  if (saved) isLive.set(saved.isLive);
  const texts = {
    outlet: createDictionary([...(saved?.texts.outlet ?? [])]),
    language: createDictionary([...(saved?.texts.language ?? [])]),
    kind: createDictionary([...(saved?.texts.kind ?? [])]),
  };
  const slotById = new Map<number, number>();
  for (let slot = 0; slot < slots; slot += 1) {
    if (isLive[slot] === 1) slotById.set((numbers.id[slot] ?? 0) >>> 0, slot);
  }

  const write = (slot: number, id: number, columns: DocumentColumns): void => {
    numbers.id[slot] = id;
    numbers.published[slot] = columns.publishedDay ?? noValue;
    numbers.saved[slot] = columns.savedDay ?? noValue;
    numbers.imported[slot] = columns.importedDay;
    numbers.outlet[slot] = texts.outlet.take(columns.outlet);
    numbers.language[slot] = texts.language.take(columns.language?.toLowerCase() ?? null);
    numbers.kind[slot] = texts.kind.take(columns.kind);
    numbers.importId[slot] = columns.importId;
    isLive[slot] = 1;
  };

  return {
    get slots() {
      return slots;
    },
    get live() {
      return slotById.size;
    },
    slotOf: (id) => slotById.get(id),
    isLive: (slot) => isLive[slot] === 1,
    get: (column, slot) => numbers[column][slot] ?? noValue,
    texts: (column) => texts[column],
    add({ id, columns }) {
      if (slots === capacity) {
        capacity *= 2;
        for (const name of columnNames) numbers[name] = grown(numbers[name]);
        const wider = new Uint8Array(capacity);
        wider.set(isLive);
        isLive = wider;
      }
      const slot = slots;
      slots += 1;
      write(slot, id, columns);
      slotById.set(id, slot);
      return slot;
    },
    remove(id) {
      const slot = slotById.get(id);
      if (slot === undefined) return undefined;
      slotById.delete(id);
      isLive[slot] = 0;
      return slot;
    },
    save() {
      const list = (name: ColumnName): readonly number[] => Array.from(numbers[name].subarray(0, slots));
      return {
        size: slots,
        isLive: Array.from(isLive.subarray(0, slots)),
        numbers: {
          id: list('id'),
          published: list('published'),
          saved: list('saved'),
          imported: list('imported'),
          outlet: list('outlet'),
          language: list('language'),
          kind: list('kind'),
          importId: list('importId'),
        },
        texts: { outlet: texts.outlet.values, language: texts.language.values, kind: texts.kind.values },
      };
    },
  };
}
