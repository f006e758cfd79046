import type { HeldSegment, LiveIndex } from './live-index';
import { Positions } from './segment/positions';
import { identityOf } from './segment/sections';
import { Segment } from './segment/segment';
import { SegmentBuilder, type CutField, type DocumentToIndex, type SegmentSchema } from './segment/segment-builder';
import type { SegmentFiles } from './segment/segment-writer';
import type { SegmentStore } from './store/segment-store';
import { mergeSegments, type MergeInput } from './merge/merge-segments';
import { planInlineMerge } from './merge/plan-merge';

/** A segment as the index keeps it; `positions` is null until a phrase asks for them. */
export interface KeptSegment extends HeldSegment {
  base: number;
  removed: Uint8Array | null;
  removedCount: number;
  positions: Positions | null;
  /** Of its files: one of the same name that another program wrote is not taken for it. */
  readonly identity: FileIdentity;
  /** The store that has its files. */
  storedIn: SegmentStore | null;
}

/** Identities of a segment's two files. */
export interface FileIdentity {
  readonly segment: number;
  readonly positions: number;
}

/** What of a segment is in the manifest. */
export interface ListedSegment {
  readonly name: string;
  readonly documents: number;
  readonly identity: FileIdentity;
  readonly removed: Uint8Array | null;
}

/** Running state that segments alone do not tell. */
export interface IndexState {
  readonly documentCount: number;
  readonly averages: readonly number[];
  readonly nextName: number;
}

/**
 * Segments that grow and shrink: every batch that is added is a segment of its own at once, small ones are merged as
 * they come, removed documents are marked. Keeps MiniSearch's running averages.
 */
export class SegmentIndex implements LiveIndex {
  readonly segments: KeptSegment[] = [];
  readonly averages: number[];
  documentCount = 0;
  slots = 0;
  generation = 0;
  /** Rises when slots get other numbers: after a merge. */
  renumbered = 0;
  nextName = 1;

  constructor(
    readonly schema: SegmentSchema,
    private readonly cutField: CutField,
  ) {
    this.averages = Array.from({ length: schema.fields }, () => 0);
  }

  /** Adds documents; they are searchable when this returns. Their slots are the next ones, in order. */
  add(documents: readonly DocumentToIndex[]): void {
    if (documents.length === 0) return;
    const builder = new SegmentBuilder(this.schema, this.cutField);
    for (const document of documents) {
      for (const [field, length] of builder.add(document).entries()) {
        if (length !== null) this.addLength(field, length);
      }
      this.documentCount += 1;
    }
    this.append(this.newName(), builder.finish());
    for (let run = planInlineMerge(this.segments); run; run = planInlineMerge(this.segments)) {
      const merged = this.segments.slice(run.from, run.to);
      this.replace(merged, this.newName(), mergeSegments(merged.map(toInput), this.schema));
    }
  }

  /** Marks a document as removed; false when it is already. */
  remove(slot: number): boolean {
    const kept = this.segments.findLast(({ base }) => base <= slot);
    if (!kept) return false;
    const document = slot - kept.base;
    kept.removed ??= new Uint8Array(kept.segment.documents);
    if (document >= kept.removed.length || kept.removed[document] === 1) return false;
    kept.removed[document] = 1;
    kept.removedCount += 1;
    for (let field = 0; field < this.schema.fields; field += 1) {
      const length = kept.segment.lengthOf(document, field);
      if (length !== null) this.removeLength(field, length);
    }
    this.documentCount -= 1;
    this.generation += 1;
    return true;
  }

  /** MiniSearch 7.2 `addFieldLength`: the count is that of all documents before this one. */
  private addLength(field: number, length: number): void {
    const total = (this.averages[field] ?? 0) * this.documentCount + length;
    this.averages[field] = total / (this.documentCount + 1);
  }

  /** MiniSearch 7.2 `removeFieldLength`. */
  private removeLength(field: number, length: number): void {
    const count = this.documentCount;
    const total = (this.averages[field] ?? 0) * count - length;
    this.averages[field] = count === 1 ? 0 : total / (count - 1);
  }

  newName(): string {
    const name = `segment-${this.nextName}`;
    this.nextName += 1;
    return name;
  }

  private append(name: string, files: SegmentFiles): void {
    this.segments.push(this.keep(name, files));
    this.renumber();
  }

  private keep(name: string, { segment: buffer, positions }: SegmentFiles): KeptSegment {
    const segment = Segment.open(buffer, this.schema, true);
    if (!segment) throw new Error(`the segment ${name} does not open as it was written`);
    const places = Positions.open(positions, segment, true);
    const identity = { segment: identityOf(buffer), positions: identityOf(positions) };
    return { name, segment, base: 0, removed: null, removedCount: 0, positions: places, identity, storedIn: null };
  }

  /** Puts one segment in the place of some that follow one another; `removed` are of the new one. */
  replace(merged: readonly HeldSegment[], name: string, files: SegmentFiles | null): void {
    const first = this.segments.findIndex((kept) => kept.name === merged[0]?.name);
    if (first < 0 || merged.some((each, at) => this.segments[first + at]?.name !== each.name)) {
      throw new Error('the segments that were merged are not those of the index');
    }
    this.segments.splice(first, merged.length, ...(files ? [this.keep(name, files)] : []));
    this.renumber();
    this.renumbered += 1;
  }

  /**
   * Puts what a merge made of some segments in their place; what was removed from them meanwhile is marked in it. False
   * when they are no longer the neighbours they were.
   */
  applyMerge(names: readonly string[], inputs: readonly MergeInput[], files: SegmentFiles | null): boolean {
    const first = this.segments.findIndex((kept) => kept.name === names[0]);
    const merged = this.segments.slice(first, first + names.length);
    if (first < 0 || merged.some((kept, at) => kept.name !== names[at]) || merged.length !== names.length) return false;
    const late: number[] = [];
    let documents = 0;
    for (const [at, { segment, removed }] of merged.entries()) {
      const before = inputs[at]?.removed;
      for (let document = 0; document < segment.documents; document += 1) {
        if (before?.[document] === 1) continue;
        if (removed?.[document] === 1) late.push(documents);
        documents += 1;
      }
    }
    this.replace(merged, this.newName(), files);
    const kept = this.segments[first];
    if (files && kept && late.length > 0) {
      // Their lengths left the averages when they were removed.
      kept.removed = new Uint8Array(documents);
      for (const document of late) kept.removed[document] = 1;
      kept.removedCount = late.length;
    }
    return true;
  }

  private renumber(): void {
    let base = 0;
    for (const kept of this.segments) {
      kept.base = base;
      base += kept.segment.documents;
    }
    this.slots = base;
    this.generation += 1;
  }

  /** Takes in a segment that was stored. Its documents are counted by `restore`. */
  adopt({ name, removed, identity }: ListedSegment, segment: Segment, storedIn: SegmentStore): void {
    let removedCount = 0;
    for (const bit of removed ?? []) removedCount += bit;
    this.segments.push({ name, segment, base: 0, removed, removedCount, positions: null, identity, storedIn });
    this.renumber();
  }

  /** After all segments were adopted: the state that was saved with them, or, where some are lost, one made from those held. */
  restore(state: IndexState, isWhole: boolean): void {
    this.nextName = state.nextName;
    this.documentCount = this.segments.reduce((sum, each) => sum + each.segment.documents - each.removedCount, 0);
    this.averages.splice(0, this.averages.length, ...(isWhole ? state.averages : this.meanLengths()));
    this.generation += 1;
  }

  private meanLengths(): number[] {
    return this.averages.map((_, field) => {
      let total = 0;
      for (const { segment, removed } of this.segments) {
        for (let document = 0; document < segment.documents; document += 1) {
          if (removed?.[document] !== 1) total += segment.lengthOf(document, field) ?? 0;
        }
      }
      return this.documentCount === 0 ? 0 : total / this.documentCount;
    });
  }

  /** Forgets a segment whose file turned out to be lost, as if its documents had been removed. Returns which it held. */
  drop(name: string): readonly number[] {
    const kept = this.segments.find((each) => each.name === name);
    if (!kept) return [];
    const [ids] = kept.segment.numbers;
    const lost: number[] = [];
    for (let document = 0; document < kept.segment.documents; document += 1) {
      if (this.remove(kept.base + document)) lost.push((ids?.[document] ?? 0) >>> 0);
    }
    this.replace([kept], '', null);
    return lost;
  }

  state(): IndexState {
    return { documentCount: this.documentCount, averages: [...this.averages], nextName: this.nextName };
  }
}

/** What a merge reads of a segment. */
export function toInput({ segment, positions, removed }: KeptSegment): MergeInput {
  if (!positions) throw new Error('a merge reads positions');
  return { segment: segment.buffer, positions: positions.buffer, removed: removed?.slice() ?? null };
}
