import type { Plan, Sequence } from './compile-query';
import type { Postings } from './term-index';

/** What a plan needs to know to be run; everything is asked by slot. */
export interface EvaluateContext {
  /** Slots to judge: 0 to this. */
  readonly slots: number;
  readonly isLive: (slot: number) => boolean;
  /** Postings of each step of a sequence. */
  readonly postings: (sequence: Sequence) => readonly Postings[];
  /** Whether the text holds a sequence of several steps; asked only of slots that hold all its terms. */
  readonly isVerified: (sequence: Sequence, slot: number, isPositive: boolean) => boolean;
  readonly passesFilter: (
    filter: Extract<Plan, { type: 'filter' }>['filter'],
    slot: number,
    isPositive: boolean,
  ) => boolean;
  /** Number of a query term among the distinct ones; null when no scores are wanted. */
  readonly termNumber: ((term: string) => number) | null;
  readonly termCount: number;
}

/** Which slots match, and with what score. */
export interface Evaluation {
  readonly member: Uint8Array;
  /** MiniSearch's sums, before they are multiplied by the number of terms matched. Null: not scored. */
  readonly score: Float64Array | null;
  /** Bits of the distinct query terms matched, `width` words a slot. */
  readonly matched: Uint32Array | null;
}

/**
 * Runs a plan over MiniSearch's postings as MiniSearch itself combines them: AND and OR add scores from
 * left to right, and only branches that match count. Filters, phrases and NOT decide, and score nothing
 * beyond their words.
 */
export function evaluate(plan: Plan, context: EvaluateContext): Evaluation {
  const width = Math.max(1, Math.ceil(context.termCount / 32));

  function empty(isScored: boolean): Evaluation {
    const wanted = isScored && context.termNumber !== null;
    return {
      member: new Uint8Array(context.slots),
      score: wanted ? new Float64Array(context.slots) : null,
      matched: wanted ? new Uint32Array(context.slots * width) : null,
    };
  }

  function run(node: Plan, isPositive: boolean): Evaluation {
    switch (node.type) {
      case 'sequence':
        return runSequence(node, isPositive);
      case 'and':
      case 'or':
        return (
          node.of
            .map((child) => () => run(child, isPositive))
            .reduce<Evaluation | null>((sum, next) => (sum ? combine(node.type, sum, next()) : next()), null) ??
          empty(false)
        );
      case 'not': {
        const inner = run(node.of, !isPositive).member;
        return decide((slot) => inner[slot] === 0);
      }
      case 'filter':
        return decide((slot) => context.passesFilter(node.filter, slot, isPositive));
      default:
        return decide(() => true);
    }
  }

  function decide(isMember: (slot: number) => boolean): Evaluation {
    const result = empty(false);
    for (let slot = 0; slot < context.slots; slot += 1) {
      if (context.isLive(slot) && isMember(slot)) result.member[slot] = 1;
    }
    return result;
  }

  function runSequence(sequence: Sequence, isPositive: boolean): Evaluation {
    const result = empty(true);
    const { member, score, matched } = result;
    /** In how many of the lists so far a slot stands, without a gap. */
    const counts = new Uint16Array(context.slots);
    const lists = context.postings(sequence);
    for (const [index, { slots, scores }] of lists.entries()) {
      const number = context.termNumber?.(sequence.steps[index]?.term ?? '') ?? 0;
      const bit = 1 << (number & 31);
      for (let at = 0; at < slots.length; at += 1) {
        const slot = slots[at] ?? 0;
        if (slot >= context.slots || counts[slot] !== index) continue;
        counts[slot] = index + 1;
        if (score) score[slot] = (score[slot] ?? 0) + (scores[at] ?? 0);
        if (matched) matched[slot * width + (number >>> 5)] = (matched[slot * width + (number >>> 5)] ?? 0) | bit;
      }
    }
    const isPhrase = sequence.steps.length > 1;
    for (let slot = 0; slot < context.slots; slot += 1) {
      if (counts[slot] === 0) continue;
      const holds = counts[slot] === lists.length && context.isLive(slot);
      member[slot] = holds && (!isPhrase || context.isVerified(sequence, slot, isPositive)) ? 1 : 0;
      if (member[slot] === 0) clear(result, slot);
    }
    return result;
  }

  function clear({ score, matched }: Evaluation, slot: number): void {
    if (score) score[slot] = 0;
    if (matched) matched.fill(0, slot * width, (slot + 1) * width);
  }

  /** Adds `b` into `a`; whichever of the two has scores lends them. */
  function combine(type: 'and' | 'or', a: Evaluation, b: Evaluation): Evaluation {
    const isAnd = type === 'and';
    const score = a.score ?? b.score;
    const matched = a.matched ?? b.matched;
    const result = { member: a.member, score, matched };
    const addScores = a.score !== null && b.score !== null;
    for (let slot = 0; slot < context.slots; slot += 1) {
      const isA = a.member[slot] === 1;
      const isB = b.member[slot] === 1;
      const isMember = isAnd ? isA && isB : isA || isB;
      if (!isA && !isB) continue;
      a.member[slot] = isMember ? 1 : 0;
      if (!isMember) clear(result, slot);
      else if (addScores && isB && a.score && b.score && a.matched && b.matched) {
        a.score[slot] = (a.score[slot] ?? 0) + (b.score[slot] ?? 0);
        for (let word = slot * width; word < (slot + 1) * width; word += 1) {
          a.matched[word] = (a.matched[word] ?? 0) | (b.matched[word] ?? 0);
        }
      }
    }
    return result;
  }

  return run(plan, true);
}

/** The final score as MiniSearch gives it: the sum times the number of distinct query terms matched. */
export function scoreOf({ score, matched }: Evaluation, slot: number, slots: number): number {
  if (!score || !matched) return 0;
  const width = matched.length / Math.max(1, slots);
  let terms = 0;
  for (let word = slot * width; word < (slot + 1) * width; word += 1) {
    for (let bits = matched[word] ?? 0; bits !== 0; bits = (bits & (bits - 1)) >>> 0) terms += 1;
  }
  return (score[slot] ?? 0) * terms;
}

/** Whether a query term, by its number, counted for a slot. */
export function hasTerm({ matched }: Evaluation, slot: number, slots: number, term: number): boolean {
  if (!matched) return false;
  const width = matched.length / Math.max(1, slots);
  return (((matched[slot * width + (term >>> 5)] ?? 0) >>> (term & 31)) & 1) === 1;
}
