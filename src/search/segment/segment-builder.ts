import { ColumnsWriter, type ColumnSchema, type ColumnValues } from './columns-writer';
import { grown } from './grown';
import { longLength } from './segment-format';
import { SegmentWriter, type SegmentFiles } from './segment-writer';
import { TermTable } from './term-table';

/** Takes the terms of one field of one document, in order. */
export interface TermSink {
  /** A word of ASCII letters and digits, `[start, end)` of the text; its term is the word in lower case. */
  word(text: string, start: number, end: number): void;
  /** A folded term. One that covers several others (`isPlaced` false) has no place among them that a phrase could ask for. */
  term(term: string, isPlaced: boolean): void;
}

/**
 * Gives the terms of a document's field: the one function in which a field's text becomes what is indexed. Returns the
 * field's length as MiniSearch counts it, its different raw tokens; null when that is its different terms.
 */
export type CutField = (text: string, field: number, sink: TermSink) => number | null;

/** How documents are laid out: fields of text that are searched, and columns. At most 30 fields. */
export interface SegmentSchema {
  readonly fields: number;
  readonly columns: ColumnSchema;
}

/** A document to be indexed: null is a field it does not have. */
export interface DocumentToIndex {
  readonly fields: readonly (string | null)[];
  readonly columns: ColumnValues;
}

/**
 * Builds one segment in memory. Tokens are kept as they come and brought into the order of terms at the end by counting
 * (Knuth, TAOCP 3, 5.2), which costs less than a list for each term; those of a term in a document then lie together.
 */
export class SegmentBuilder implements TermSink {
  documents = 0;
  private readonly terms = new TermTable();
  private readonly columns: ColumnsWriter;
  private readonly lengths: Uint16Array[];
  private readonly longLengths: number[] = [];
  /** By document the end of its tokens. */
  private documentEnds = new Uint32Array(1 << 6);
  /** By token: term × fields + field, and its place from 1 on; 0 for none. */
  private tokenKeys = new Uint32Array(1 << 12);
  private tokenPlaces = new Uint32Array(1 << 12);
  private tokens = 0;
  /** Per term: the field of the document it was last seen in. */
  private stamps = new Uint32Array(1 << 11);
  private stamp = 0;
  /** Different terms of the field. */
  private distinct = 0;
  private field = 0;
  private place = 0;
  private hasEmpty = false;

  constructor(
    private readonly schema: SegmentSchema,
    private readonly cutField: CutField,
  ) {
    this.columns = new ColumnsWriter(schema.columns);
    this.lengths = Array.from({ length: schema.fields }, () => new Uint16Array(1 << 6));
  }

  /** Adds a document. Returns by field its length, null where it has none, as the running averages want it. */
  add({ fields, columns }: DocumentToIndex): readonly (number | null)[] {
    const document = this.documents;
    this.documents += 1;
    const found = fields.map((text, field) => {
      this.lengths[field] = grown(this.lengths[field] ?? new Uint16Array(1), this.documents);
      if (text === null) return null;
      const length = this.addField(text, field);
      this.storeLength(document, field, length);
      return length;
    });
    this.documentEnds = grown(this.documentEnds, this.documents);
    this.documentEnds[document] = this.tokens;
    this.columns.add(columns);
    return found;
  }

  private addField(text: string, field: number): number {
    this.stamp += 1;
    this.field = field;
    this.place = 0;
    this.hasEmpty = false;
    this.distinct = 0;
    const length = this.cutField(text, field, this);
    return length ?? this.distinct + (this.hasEmpty ? 1 : 0);
  }

  private storeLength(document: number, field: number, length: number): void {
    const isLong = length + 1 >= longLength;
    const stored = this.lengths[field];
    if (stored) stored[document] = isLong ? longLength : length + 1;
    if (isLong) this.longLengths.push(document * this.schema.fields + field, length);
  }

  word(text: string, start: number, end: number): void {
    this.place += 1;
    this.take(this.terms.numberOfWord(text, start, end), this.place);
  }

  term(term: string, isPlaced: boolean): void {
    if (isPlaced) this.place += 1;
    if (term === '') this.hasEmpty = true;
    else this.take(this.terms.numberOf(term), isPlaced ? this.place : 0);
  }

  private take(term: number, place: number): void {
    const key = term * this.schema.fields + this.field;
    if (term >= this.stamps.length) this.stamps = grown(this.stamps, term + 1);
    if (this.stamps[term] !== this.stamp) {
      this.stamps[term] = this.stamp;
      this.distinct += 1;
    }
    const token = this.tokens;
    if (token >= this.tokenKeys.length) {
      this.tokenKeys = grown(this.tokenKeys, token + 1);
      this.tokenPlaces = grown(this.tokenPlaces, token + 1);
    }
    this.tokenKeys[token] = key;
    this.tokenPlaces[token] = place;
    this.tokens = token + 1;
  }

  /** The files of what was added. */
  finish(): SegmentFiles {
    const { fields } = this.schema;
    const starts = countInto(this.tokenKeys, this.tokens, this.terms.size * fields);
    const documents = new Uint32Array(this.tokens);
    const places = new Uint32Array(this.tokens);
    const next = starts.slice();
    for (let document = 0, token = 0; document < this.documents; document += 1) {
      for (const end = this.documentEnds[document] ?? 0; token < end; token += 1) {
        const key = this.tokenKeys[token] ?? 0;
        const to = next[key] ?? 0;
        next[key] = to + 1;
        documents[to] = document;
        places[to] = this.tokenPlaces[token] ?? 0;
      }
    }
    const lengths = this.lengths.map((stored) => grown(stored, this.documents).subarray(0, this.documents));
    const writer = new SegmentWriter(lengths);
    for (const term of this.terms.sorted()) {
      const firstKey = term * fields;
      let inFields = 0;
      for (let field = 0; field < fields; field += 1) {
        if (starts[firstKey + field] !== starts[firstKey + field + 1]) inFields |= 1 << field;
      }
      writer.startTerm(this.terms.bytesOf(term), inFields);
      for (let field = 0; field < fields; field += 1) {
        const from = starts[firstKey + field] ?? 0;
        const to = starts[firstKey + field + 1] ?? 0;
        if (from < to) writeList(writer, field, documents, places, from, to);
      }
    }
    return writer.finish(this.documents, Uint32Array.from(this.longLengths), this.columns.finish());
  }
}

/** Writes the tokens `[from, to)` of one term in one field, which lie by document. */
function writeList(
  writer: SegmentWriter,
  field: number,
  documents: Uint32Array,
  places: Uint32Array,
  from: number,
  to: number,
): void {
  let count = 1;
  for (let at = from + 1; at < to; at += 1) if (documents[at] !== documents[at - 1]) count += 1;
  writer.startList(field, count);
  for (let at = from; at < to;) {
    const document = documents[at] ?? 0;
    let end = at + 1;
    while (end < to && documents[end] === document) end += 1;
    writer.post(document, end - at, places, at);
    at = end;
  }
  writer.endList();
}

/** Where each key's entries begin when they are put in the order of keys; one more for the end. */
function countInto(keys: Uint32Array, length: number, keyCount: number): Uint32Array {
  const starts = new Uint32Array(keyCount + 1);
  for (let at = 0; at < length; at += 1) {
    const key = (keys[at] ?? 0) + 1;
    starts[key] = (starts[key] ?? 0) + 1;
  }
  for (let key = 0; key < keyCount; key += 1) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  return starts;
}
