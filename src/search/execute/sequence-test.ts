import { segmentAt, type HeldSegment, type LiveIndex } from '../live-index';
import type { PlaceCursor, Positions } from '../segment/positions';
import { expandLeaf, type DerivedTerm } from './expand-leaf';
import type { SequenceTest } from './executor';
import { areNear, phraseStarts } from './phrase-places';
import type { Phrase } from './search-node';

/** A phrase's cursors in one field: for each step several where it is the beginning of words. */
interface PhraseCursors {
  readonly steps: readonly (readonly PlaceCursor[])[];
  readonly offsets: readonly number[];
  readonly length: number;
}

/** Tests sequences by the places of their words. Slots must be asked about in order. */
export function createSequenceTest(
  index: LiveIndex,
  positionsOf: (held: HeldSegment) => Positions | null,
): SequenceTest {
  return ({ of, within }) => {
    const expanded = of.map(({ steps }) => steps.map(({ leaf }) => expandLeaf(index, leaf)));
    const fields = of[0]?.steps[0]?.leaf.fields ?? [];
    let current: HeldSegment | undefined;
    /** By field in which all words occur at all. */
    let byField: readonly (readonly PhraseCursors[])[] = [];

    const open = (held: HeldSegment): readonly (readonly PhraseCursors[])[] => {
      const positions = positionsOf(held);
      if (!positions) throw new Error(`the positions of ${held.name} are not in memory`);
      return fields.flatMap((field) => {
        const phrases = of.map((phrase, at) => openPhrase(held, positions, phrase, expanded[at] ?? [], field));
        return phrases.every(({ steps }) => steps.every((step) => step.length > 0)) ? [phrases] : [];
      });
    };

    return (slot) => {
      if (!current || slot < current.base || slot >= current.base + current.segment.documents) {
        current = segmentAt(index, slot);
        byField = current ? open(current) : [];
      }
      const document = slot - (current?.base ?? 0);
      return byField.some((phrases) => {
        const placed = [];
        for (const { steps, offsets, length } of phrases) {
          const starts = findStarts(steps, offsets, document);
          if (starts.length === 0) return false;
          placed.push({ starts, length });
        }
        return placed.length === 1 || areNear(placed, within);
      });
    };
  };
}

function openPhrase(
  held: HeldSegment,
  positions: Positions,
  { steps }: Phrase,
  expanded: readonly (readonly DerivedTerm[])[],
  field: number,
): PhraseCursors {
  const cursors = expanded.map((derived) =>
    derived.flatMap(({ in: places }) =>
      places.flatMap(({ held: where, term }) => {
        const list = where === held ? held.segment.listsOf(term).find((each) => each.field === field) : undefined;
        return list ? [positions.cursor(term, list)] : [];
      }),
    ),
  );
  const offsets = steps.map(({ offset }) => offset);
  return { steps: cursors, offsets, length: (offsets.at(-1) ?? 0) - (offsets[0] ?? 0) + 1 };
}

/** All steps move on together, also when one of them has nothing: cursors only go forward. */
function findStarts(steps: PhraseCursors['steps'], offsets: readonly number[], document: number): readonly number[] {
  const places: (readonly number[])[] = [];
  for (const cursors of steps) {
    const [only] = cursors;
    const found =
      only && cursors.length === 1
        ? (only.seek(document) ?? [])
        : cursors.flatMap((cursor) => cursor.seek(document) ?? []).sort((a, b) => a - b);
    if (found.length === 0) return [];
    places.push(found);
  }
  return phraseStarts(places, offsets);
}
