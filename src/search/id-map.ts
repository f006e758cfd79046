/** Slots by id: open addressing with linear probing over one array; a map of objects takes ten times the memory. */
export class IdMap {
  size = 0;
  private used = 0;
  /** Pairs of id and slot + 1; a slot of 0 is empty, one of -1 was removed. */
  private pairs = new Int32Array(1 << 8);

  get(id: number): number | undefined {
    const at = this.find(id);
    const slot = this.pairs[at + 1] ?? 0;
    return slot > 0 ? slot - 1 : undefined;
  }

  set(id: number, slot: number): void {
    if ((this.used + 1) * 4 > this.pairs.length) this.rebuild();
    const at = this.find(id);
    const before = this.pairs[at + 1] ?? 0;
    if (before === 0) this.used += 1;
    if (before <= 0) this.size += 1;
    this.pairs[at] = id | 0;
    this.pairs[at + 1] = slot + 1;
  }

  delete(id: number): void {
    const at = this.find(id);
    if ((this.pairs[at + 1] ?? 0) <= 0) return;
    this.pairs[at + 1] = -1;
    this.size -= 1;
  }

  /** Where an id is, or where it would be put. */
  private find(id: number): number {
    const mask = this.pairs.length - 2;
    // Fibonacci hashing (Knuth, TAOCP 3, 6.4): ids that follow one another lie apart.
    let at = (Math.imul(id, 0x9e3779b1) >>> 7) & mask & ~1;
    for (;;) {
      const slot = this.pairs[at + 1] ?? 0;
      if (slot === 0 || this.pairs[at] === (id | 0)) return at;
      at = (at + 2) & mask;
    }
  }

  private rebuild(): void {
    const before = this.pairs;
    let length = 1 << 8;
    while (length < this.size * 8) length *= 2;
    this.pairs = new Int32Array(length);
    this.used = 0;
    this.size = 0;
    for (let at = 0; at < before.length; at += 2) {
      const slot = before[at + 1] ?? 0;
      if (slot > 0) this.set(before[at] ?? 0, slot - 1);
    }
  }
}
