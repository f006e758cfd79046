import type { MarkColour } from '../../../contract/mark';
import type { Placed } from './place-highlights';

/** A tick along the scroll bar, from 0 at the top to 1. */
export interface MarkTick {
  readonly place: number;
  readonly colour: MarkColour;
  /** The highlight it leads to: the first of those it stands for. */
  readonly highlightId: number;
}

/** Ticks that could be told apart on the highest screen. */
const steps = 400;

/** Ticks for highlights; those of one colour that would lie on each other are one. */
export function toTicks(placed: readonly Placed[], tops: readonly number[], height: number): readonly MarkTick[] {
  const ticks = new Map<string, MarkTick>();
  for (const [at, { highlight }] of placed.entries()) {
    const top = tops[at];
    if (top === undefined) continue;
    const step = Math.min(steps, Math.max(0, Math.round((top / height) * steps)));
    const key = `${step}-${highlight.colour}`;
    if (!ticks.has(key)) ticks.set(key, { place: step / steps, colour: highlight.colour, highlightId: highlight.id });
  }
  return [...ticks.values()];
}
