import { segmentAt, type HeldSegment, type LiveIndex } from '../live-index';
import type { PlaceCursor, Positions } from '../segment/positions';
import { expandLeaf } from './expand-leaf';
import type { SequenceTest } from './executor';

/** For one field, the cursors of each step: several where a step is the beginning of words. */
interface FieldCursors {
  readonly steps: readonly (readonly PlaceCursor[])[];
}

/** Tests sequences by the places of their words. Slots must be asked about in order. */
export function createSequenceTest(
  index: LiveIndex,
  positionsOf: (held: HeldSegment) => Positions | null,
): SequenceTest {
  return (sequence) => {
    const expanded = sequence.steps.map(({ leaf }) => expandLeaf(index, leaf));
    const offsets = sequence.steps.map(({ offset }) => offset);
    let current: HeldSegment | undefined;
    let cursors: readonly FieldCursors[] = [];

    const openCursors = (held: HeldSegment): readonly FieldCursors[] => {
      const positions = positionsOf(held);
      if (!positions) return [];
      const fields = sequence.steps[0]?.leaf.fields ?? [];
      const byStep = expanded.map((derived) =>
        derived.flatMap(({ in: places }) =>
          places.flatMap(({ held: where, term }) =>
            where === held ? held.segment.listsOf(term).map((list) => ({ term, list })) : [],
          ),
        ),
      );
      return fields.flatMap((field) => {
        const steps = byStep.map((lists) =>
          lists.flatMap(({ term, list }) => (list.field === field ? [positions.cursor(term, list)] : [])),
        );
        return steps.every((step) => step.length > 0) ? [{ steps }] : [];
      });
    };

    return (slot) => {
      if (!current || slot >= current.base + current.segment.documents) {
        current = segmentAt(index, slot);
        cursors = current ? openCursors(current) : [];
      }
      const document = slot - (current?.base ?? 0);
      return cursors.some(({ steps }) => {
        const places: (readonly number[])[] = [];
        for (const step of steps) {
          const found = placesIn(step, document);
          if (found.length === 0) return false;
          places.push(found);
        }
        return sequence.within === null ? isPhrase(places, offsets) : isNear(places, sequence.within);
      });
    };
  };
}

function placesIn(cursors: readonly PlaceCursor[], document: number): readonly number[] {
  const [only] = cursors;
  if (only && cursors.length === 1) return only.seek(document) ?? [];
  const places = cursors.flatMap((cursor) => cursor.seek(document) ?? []);
  return places.sort((a, b) => a - b);
}

/** Whether some place of the first step has each other step at its offset: ascending lists, gone through once. */
export function isPhrase(places: readonly (readonly number[])[], offsets: readonly number[]): boolean {
  const at = places.map(() => 0);
  const firstOffset = offsets[0] ?? 0;
  return (places[0] ?? []).some((place) => {
    for (let step = 1; step < places.length; step += 1) {
      const list = places[step] ?? [];
      const wanted = place - firstOffset + (offsets[step] ?? 0);
      let index = at[step] ?? 0;
      while (index < list.length && (list[index] ?? 0) < wanted) index += 1;
      at[step] = index;
      if (list[index] !== wanted) return false;
    }
    return true;
  });
}

/** Whether each step has a place of its own within so many places from the first to the last, in any order. */
export function isNear(places: readonly (readonly number[])[], within: number): boolean {
  const first = places.map(() => 0);
  const starts = [...new Set(places.flat())].sort((a, b) => a - b);
  return starts.some((low) => {
    const window = places.map((list, step) => {
      let from = first[step] ?? 0;
      while (from < list.length && (list[from] ?? 0) < low) from += 1;
      first[step] = from;
      let to = from;
      while (to < list.length && (list[to] ?? 0) <= low + within) to += 1;
      return list.slice(from, to);
    });
    return window.every((list) => list.length > 0) && hasOwnPlaces(window);
  });
}

/** Whether every list can have an element that no other takes: augmenting paths (Kuhn). Only equal words need it. */
function hasOwnPlaces(lists: readonly (readonly number[])[]): boolean {
  const owner = new Map<number, number>();
  const give = (list: number, tried: Set<number>): boolean =>
    (lists[list] ?? []).some((place) => {
      if (tried.has(place)) return false;
      tried.add(place);
      const before = owner.get(place);
      if (before !== undefined && !give(before, tried)) return false;
      owner.set(place, list);
      return true;
    });
  return lists.every((_, list) => give(list, new Set()));
}
