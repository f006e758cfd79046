/** Ids by a 32-bit hash. Several ids may share one, rightly or by chance: whoever asks compares the rows. */
export interface KeyMap {
  get(hash: number): readonly number[];
  add(hash: number, id: number): void;
}

/** Makes an empty map. A lone id is kept bare, since nearly all of them are alone: 100,000 take some 5 MB. */
export function createKeyMap(): KeyMap {
  const ids = new Map<number, number | number[]>();
  return {
    get(hash) {
      const found = ids.get(hash);
      if (found === undefined) return [];
      return typeof found === 'number' ? [found] : found;
    },
    add(hash, id) {
      const found = ids.get(hash);
      if (found === undefined) ids.set(hash, id);
      else if (typeof found !== 'number') {
        if (!found.includes(id)) found.push(id);
      } else if (found !== id) ids.set(hash, [found, id]);
    },
  };
}

/** FNV-1a over UTF-16 units, 32 bits unsigned. For finding candidates only, never for deciding. */
export function hashKey(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
