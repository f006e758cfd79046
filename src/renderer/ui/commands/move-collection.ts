import type { Collection } from '../../../contract/mark';

/** Where a collection goes: into `parent`, in front of sibling `before`; null is last. */
export interface CollectionPlace {
  readonly parent: number | null;
  readonly before: number | null;
}

function siblingsOf(all: readonly Collection[], parent: number | null): readonly Collection[] {
  return all.filter((one) => one.parent === parent);
}

/** One place up or down among its siblings; null where there is none. */
export function stepped(all: readonly Collection[], id: number, by: 1 | -1): CollectionPlace | null {
  const parent = all.find((one) => one.id === id)?.parent ?? null;
  const siblings = siblingsOf(all, parent);
  const at = siblings.findIndex((one) => one.id === id);
  if (at < 0 || at + by < 0 || at + by >= siblings.length) return null;
  return { parent, before: siblings[by < 0 ? at - 1 : at + 2]?.id ?? null };
}

/** Out of its parent, right behind it; null at the top. */
export function outOfParent(all: readonly Collection[], id: number): CollectionPlace | null {
  const inner = all.find((one) => one.id === id);
  const parent = all.find((one) => one.id === inner?.parent);
  if (!parent) return null;
  const siblings = siblingsOf(all, parent.parent);
  return { parent: parent.parent, before: siblings[siblings.indexOf(parent) + 1]?.id ?? null };
}

/** Beside another collection: in front of it or behind it. */
export function beside(all: readonly Collection[], id: number, side: 'before' | 'after'): CollectionPlace | null {
  const other = all.find((one) => one.id === id);
  if (!other) return null;
  const siblings = siblingsOf(all, other.parent);
  const at = siblings.indexOf(other);
  return { parent: other.parent, before: side === 'before' ? other.id : (siblings[at + 1]?.id ?? null) };
}

/** Whether `id` is `within` or lies below it: no collection goes into itself. */
export function isWithin(all: readonly Collection[], id: number, within: number): boolean {
  const seen = new Set<number>();
  let at: number | null = id;
  while (at !== null && !seen.has(at)) {
    if (at === within) return true;
    seen.add(at);
    const now: number = at;
    at = all.find((one) => one.id === now)?.parent ?? null;
  }
  return false;
}
