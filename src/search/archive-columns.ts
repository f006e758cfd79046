import { IdMap } from './id-map';
import { noValue, type ColumnValues } from './segment/columns-writer';
import type { SegmentIndex } from './segment-index';
import type { DocumentColumns } from './types';

const numberColumns = ['id', 'published', 'saved', 'imported', 'importId', 'words'] as const;
const textColumns = ['outlet', 'language', 'kind', 'byline', 'section'] as const;
type TextColumn = (typeof textColumns)[number];
type ColumnName = (typeof numberColumns)[number] | TextColumn;

/** How many columns a segment of the archive has, and which of its texts are languages. */
export const archiveColumns = {
  numbers: numberColumns.length,
  texts: textColumns.length,
  languageAt: textColumns.indexOf('language'),
} as const;

/** A document's columns as a segment takes them. Language tags are compared in lower case. */
export function listColumns(id: number, columns: DocumentColumns): ColumnValues {
  return {
    numbers: [
      id,
      columns.publishedDay ?? noValue,
      columns.savedDay ?? noValue,
      columns.importedDay,
      columns.importId,
      columns.words ?? 0,
    ],
    texts: [
      columns.outlet,
      columns.language?.toLowerCase() ?? null,
      columns.kind,
      columns.byline ?? null,
      columns.section ?? null,
    ],
  };
}

/** A column's texts, each kept once; documents hold their number. */
interface Dictionary {
  readonly values: readonly string[];
  codeOf(value: string): number | undefined;
}

/** What filters and sorting read, by slot, out of all segments. */
export interface Columns {
  /** Documents held. */
  readonly live: number;
  slotOf(id: number): number | undefined;
  isLive(slot: number): boolean;
  /** A value by slot; `noValue` for none. Ids and import ids are unsigned: read them with `>>> 0`. */
  get(column: ColumnName, slot: number): number;
  /** All values of a column, for loops that ask often; good until the index changes. */
  values(column: ColumnName): Int32Array;
  texts(column: TextColumn): Dictionary;
}

interface GrowingDictionary extends Dictionary {
  readonly values: string[];
  take(value: string): number;
}

function createDictionary(): GrowingDictionary {
  const values: string[] = [];
  const codes = new Map<string, number>();
  return {
    values,
    codeOf: (value) => codes.get(value),
    take(value) {
      const known = codes.get(value);
      if (known !== undefined) return known;
      codes.set(value, values.length);
      return values.push(value) - 1;
    },
  };
}

/**
 * The columns of an index's segments, brought together in arrays by slot: 32 bytes a document, so that a filter is one
 * look-up whatever the number of segments. `sync` follows the index after it changed.
 */
export class ArchiveColumns implements Columns {
  private readonly numbers = new Map<ColumnName, Int32Array>();
  private readonly dictionaries = {
    outlet: createDictionary(),
    language: createDictionary(),
    kind: createDictionary(),
    byline: createDictionary(),
    section: createDictionary(),
  };
  private ids = new IdMap();
  private alive = new Uint8Array(0);
  private known = 0;
  private renumbered = 0;

  constructor(private readonly index: SegmentIndex) {}

  get live(): number {
    return this.ids.size;
  }

  slotOf(id: number): number | undefined {
    return this.ids.get(id);
  }

  isLive(slot: number): boolean {
    return this.alive[slot] === 1;
  }

  get(column: ColumnName, slot: number): number {
    return this.numbers.get(column)?.[slot] ?? noValue;
  }

  values(column: ColumnName): Int32Array {
    return this.numbers.get(column) ?? new Int32Array();
  }

  texts(column: TextColumn): Dictionary {
    return this.dictionaries[column];
  }

  /** Ids of the documents held. */
  *liveIds(): Generator<number> {
    const ids = this.values('id');
    for (let slot = 0; slot < this.known; slot += 1) if (this.alive[slot] === 1) yield (ids[slot] ?? 0) >>> 0;
  }

  /** Marks a document as removed. */
  remove(id: number): number | undefined {
    const slot = this.ids.get(id);
    if (slot === undefined) return undefined;
    this.ids.delete(id);
    this.alive[slot] = 0;
    return slot;
  }

  /** Takes in the documents that were added since, or all again when slots have other numbers. */
  sync(): void {
    const { index } = this;
    if (index.renumbered !== this.renumbered) {
      this.renumbered = index.renumbered;
      this.known = 0;
      this.ids = new IdMap();
    }
    if (this.alive.length < index.slots) {
      const capacity = Math.max(1_024, Math.ceil(index.slots * 1.25));
      const alive = new Uint8Array(capacity);
      alive.set(this.alive);
      this.alive = alive;
      for (const name of [...numberColumns, ...textColumns]) {
        const longer = new Int32Array(capacity);
        longer.set(this.values(name));
        this.numbers.set(name, longer);
      }
    }
    for (const { base, segment, removed } of index.segments) {
      if (base < this.known) continue;
      for (const [at, name] of numberColumns.entries()) {
        const column = segment.numbers[at];
        if (column) this.values(name).set(column, base);
      }
      for (const [at, name] of textColumns.entries()) this.takeCodes(name, base, segment.codes[at], segment.values[at]);
      const ids = this.values('id');
      for (let slot = base; slot < base + segment.documents; slot += 1) {
        const isLive = removed?.[slot - base] !== 1;
        this.alive[slot] = isLive ? 1 : 0;
        if (isLive) this.ids.set(ids[slot] ?? 0, slot);
      }
    }
    this.known = index.slots;
  }

  private takeCodes(
    name: TextColumn,
    base: number,
    codes: Int32Array | undefined,
    values: readonly string[] | undefined,
  ): void {
    const dictionary = this.dictionaries[name];
    const common = (values ?? []).map((value) => dictionary.take(value));
    const into = this.values(name);
    for (const [document, code] of (codes ?? []).entries()) into[base + document] = common[code] ?? noValue;
  }
}
