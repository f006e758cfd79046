/** What a column holds where a document has no value: no day, no code. */
export const noValue = -0x8000_0000;

/** What filters, sorting and facets read: numbers, and texts of which there are few different ones. */
export interface ColumnSchema {
  readonly numbers: number;
  readonly texts: number;
}

/** One document's values, in the order of the schema. */
export interface ColumnValues {
  /** The document's own id first, as u32. */
  readonly numbers: readonly number[];
  readonly texts: readonly (string | null)[];
}

/** Columns as they are written: numbers and codes by document, and the values of each code as JSON in UTF-8. */
export interface WrittenColumns {
  readonly numbers: readonly Int32Array[];
  readonly codes: readonly Int32Array[];
  readonly values: readonly Uint8Array[];
}

/** Collects columns document by document. Texts are numbered as they come, so the same documents give the same bytes. */
export class ColumnsWriter {
  private readonly numbers: number[][];
  private readonly codes: number[][];
  private readonly values: Map<string, number>[];

  constructor(schema: ColumnSchema) {
    this.numbers = Array.from({ length: schema.numbers }, () => []);
    this.codes = Array.from({ length: schema.texts }, () => []);
    this.values = Array.from({ length: schema.texts }, () => new Map());
  }

  add({ numbers, texts }: ColumnValues): void {
    for (const [index, column] of this.numbers.entries()) column.push((numbers[index] ?? noValue) | 0);
    for (const [index, column] of this.codes.entries()) column.push(this.codeOf(index, texts[index] ?? null));
  }

  private codeOf(column: number, value: string | null): number {
    const codes = this.values[column];
    if (value === null || !codes) return noValue;
    const known = codes.get(value);
    if (known !== undefined) return known;
    codes.set(value, codes.size);
    return codes.size - 1;
  }

  finish(): WrittenColumns {
    const encoder = new TextEncoder();
    return {
      numbers: this.numbers.map((column) => Int32Array.from(column)),
      codes: this.codes.map((column) => Int32Array.from(column)),
      values: this.values.map((values) => encoder.encode(JSON.stringify([...values.keys()]))),
    };
  }
}
