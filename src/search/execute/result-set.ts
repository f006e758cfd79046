/** From this share of all slots on, filling the arrays costs less than going through the slots that are set. */
const clearedAtOnce = 16;

/** Which slots match and with what sum: arrays by slot and the list of slots that are in it. */
export class ResultSet {
  readonly scores: Float64Array;
  /** Bits of the query's different terms that matched, `width` words a slot. */
  readonly matched: Uint32Array;
  /** By slot how many of the required leaves matched so far; 0: not in the set. */
  readonly steps: Uint16Array;
  readonly slots: Int32Array;
  count = 0;

  constructor(
    readonly capacity: number,
    readonly width: number,
  ) {
    this.scores = new Float64Array(capacity);
    this.matched = new Uint32Array(capacity * width);
    this.steps = new Uint16Array(capacity);
    this.slots = new Int32Array(capacity);
  }

  has(slot: number): boolean {
    return (this.steps[slot] ?? 0) > 0;
  }

  /** Adds a slot that is not in it yet. */
  put(slot: number): void {
    this.steps[slot] = 1;
    this.slots[this.count] = slot;
    this.count += 1;
  }

  /** Leaves in it only what passes. */
  keep(passes: (slot: number) => boolean): void {
    let kept = 0;
    for (let at = 0; at < this.count; at += 1) {
      const slot = this.slots[at] ?? 0;
      if (passes(slot)) {
        this.slots[kept] = slot;
        kept += 1;
      } else this.forget(slot);
    }
    this.count = kept;
  }

  /** Leaves in it only the slots that got as far as this step, which all are then at 1. */
  keepStep(step: number): void {
    let kept = 0;
    for (let at = 0; at < this.count; at += 1) {
      const slot = this.slots[at] ?? 0;
      if (this.steps[slot] === step) {
        this.steps[slot] = 1;
        this.slots[kept] = slot;
        kept += 1;
      } else this.forget(slot);
    }
    this.count = kept;
  }

  /** Takes over what another set says of a slot, added to what is there. */
  merge(other: ResultSet, slot: number): void {
    this.scores[slot] = (this.scores[slot] ?? 0) + (other.scores[slot] ?? 0);
    for (let word = slot * this.width; word < (slot + 1) * this.width; word += 1) {
      this.matched[word] = (this.matched[word] ?? 0) | (other.matched[word] ?? 0);
    }
  }

  /** MiniSearch's score: the sum times the number of different query terms matched. */
  scoreOf(slot: number): number {
    if (this.width === 1) return (this.scores[slot] ?? 0) * (countBits(this.matched[slot] ?? 0) || 1);
    let terms = 0;
    for (let word = slot * this.width; word < (slot + 1) * this.width; word += 1) {
      terms += countBits(this.matched[word] ?? 0);
    }
    return (this.scores[slot] ?? 0) * (terms || 1);
  }

  /** Empties it, at the cost of what is in it or less. */
  clear(): void {
    if (this.count * clearedAtOnce > this.capacity) {
      this.scores.fill(0);
      this.steps.fill(0);
      this.matched.fill(0);
      this.count = 0;
      return;
    }
    for (let at = 0; at < this.count; at += 1) this.forget(this.slots[at] ?? 0);
    this.count = 0;
  }

  private forget(slot: number): void {
    this.scores[slot] = 0;
    this.steps[slot] = 0;
    if (this.width === 1) this.matched[slot] = 0;
    else this.matched.fill(0, slot * this.width, (slot + 1) * this.width);
  }
}

/** Bits set in a word (Hacker's Delight, 5-1). */
function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Sets that are used again: filling new arrays of an element for each document costs more than most queries. */
export class ResultPool {
  private free: ResultSet[] = [];

  take(slots: number, width: number): ResultSet {
    const found = this.free.findIndex((set) => set.capacity >= slots && set.width === width);
    const [set] = found < 0 ? [] : this.free.splice(found, 1);
    return set ?? new ResultSet(Math.ceil(slots * 1.125) + 64, width);
  }

  give(set: ResultSet): void {
    set.clear();
    // Wide ones are of long queries, which are rare; and sets that became too small are never asked for again.
    if (set.width === 1 && this.free.length < 6) this.free.push(set);
    this.free = this.free.filter(({ capacity }) => capacity >= set.capacity);
  }
}
