import { segmentAt, type HeldSegment, type LiveIndex } from '../live-index';
import type { PlaceCursor, Positions } from '../segment/positions';
import { expandLeaf, type Expansion } from './expand-leaf';
import type { SequenceTest } from './executor';
import { areNear } from './are-near';
import { PhraseCursors } from './phrase-cursors';
import type { Phrase } from './search-node';

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
        const phrases = of.map((phrase, at) => openPhrase(index, held, positions, phrase, expanded[at] ?? [], field));
        return phrases.some(({ isHopeless }) => isHopeless) ? [] : [phrases];
      });
    };

    const stands = (phrases: readonly PhraseCursors[], document: number): boolean => {
      for (const phrase of phrases) if (!phrase.find(document)) return false;
      if (phrases.length === 1) return true;
      const placed = phrases.map(({ starts, count, length }) => ({
        starts: Array.from(starts.subarray(0, count)),
        length,
      }));
      return areNear(placed, within);
    };

    return (slot) => {
      if (!current || slot < current.base || slot >= current.base + current.segment.documents) {
        current = segmentAt(index, slot);
        byField = current ? open(current) : [];
      }
      const document = slot - (current?.base ?? 0);
      for (const phrases of byField) if (stands(phrases, document)) return true;
      return false;
    };
  };
}

function openPhrase(
  { segments }: LiveIndex,
  held: HeldSegment,
  positions: Positions,
  { steps }: Phrase,
  expanded: readonly Expansion[],
  field: number,
): PhraseCursors {
  const place = segments.indexOf(held);
  return new PhraseCursors(
    steps.map(({ offset }, step) => {
      const { count = 0, terms } = expanded[step] ?? {};
      const cursors: PlaceCursor[] = [];
      for (let number = 0; number < count; number += 1) {
        const term = terms?.[number * segments.length + place] ?? -1;
        const list = term < 0 ? undefined : held.segment.listsOf(term).find((each) => each.field === field);
        if (list) cursors.push(positions.cursor(term, list));
      }
      return { cursors, offset };
    }),
  );
}
