import { grown } from '../segment/grown';
import type { PlaceCursor } from '../segment/positions';

/** One step of a phrase: the cursors of all terms that may stand there, and how far from the beginning that is. */
export interface PhraseStep {
  readonly cursors: readonly PlaceCursor[];
  readonly offset: number;
}

/**
 * A phrase's cursors in one field. Finds the places at which the phrase begins in a document: those of its first step
 * from which each other step stands at its offset, by merging the ascending places of two steps at a time.
 */
export class PhraseCursors {
  /** Of the document last asked about, ascending, up to `count`; used again for the next. */
  starts = new Uint32Array(16);
  count = 0;
  /** Places the phrase takes. */
  readonly length: number;
  private gathered = new Uint32Array(16);
  private gatheredCount = 0;

  constructor(private readonly steps: readonly PhraseStep[]) {
    this.length = (steps.at(-1)?.offset ?? 0) - (steps[0]?.offset ?? 0) + 1;
  }

  /** Whether any step has no term at all. */
  get isHopeless(): boolean {
    return this.steps.some(({ cursors }) => cursors.length === 0);
  }

  /** Finds the beginnings in a document; false when there is none. Documents must be asked about in order. */
  find(document: number): boolean {
    const { steps } = this;
    this.count = 0;
    // No places are read before all steps are known to be in the document.
    for (let at = 0; at < steps.length; at += 1)
      if (steps[at]?.cursors.length === 1 && !steps[at]?.cursors[0]?.seek(document)) return false;
    const firstOffset = steps[0]?.offset ?? 0;
    for (let at = 0; at < steps.length; at += 1) {
      const step = steps[at];
      if (!step) continue;
      const [only] = step.cursors;
      let places = this.gathered;
      let count = 0;
      if (only && step.cursors.length === 1) {
        only.read();
        ({ places, count } = only);
      } else {
        this.gather(step.cursors, document);
        places = this.gathered;
        count = this.gatheredCount;
      }
      if (at === 0) {
        this.starts = grown(this.starts, count);
        for (let index = 0; index < count; index += 1) this.starts[index] = places[index] ?? 0;
        this.count = count;
      } else this.keepFollowed(places, count, step.offset - firstOffset);
      if (this.count === 0) return false;
    }
    return true;
  }

  private keepFollowed(places: Uint32Array, count: number, offset: number): void {
    const { starts } = this;
    let kept = 0;
    let next = 0;
    for (let at = 0; at < this.count; at += 1) {
      const start = starts[at] ?? 0;
      while (next < count && (places[next] ?? 0) < start + offset) next += 1;
      if (next === count) break;
      if (places[next] !== start + offset) continue;
      starts[kept] = start;
      kept += 1;
    }
    this.count = kept;
  }

  private gather(cursors: readonly PlaceCursor[], document: number): void {
    let total = 0;
    for (const cursor of cursors) {
      if (!cursor.seek(document)) continue;
      cursor.read();
      this.gathered = grown(this.gathered, total + cursor.count);
      for (let at = 0; at < cursor.count; at += 1) this.gathered[total + at] = cursor.places[at] ?? 0;
      total += cursor.count;
    }
    this.gathered.subarray(0, total).sort();
    this.gatheredCount = total;
  }
}
