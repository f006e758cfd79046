import type { Sequence } from './compile-query';
import type { Columns } from './columns';
import { createSequenceMatcher, isInText } from './sequence-matcher';
import type { FieldReader } from './types';

/** Documents read at once: enough to make a trip worth its cost, few enough to hold in memory. */
const batchDocuments = 128;
/** Sequences whose verdicts are remembered, so that paging and typing on read nothing twice. */
const maxRemembered = 24;

/** What a verdict byte says; 0: nobody has looked. */
export const verdictCode = { yes: 1, no: 2 } as const;

/**
 * Looks at the stored texts of slots, and gives the verdicts on a sequence by slot; null when it ended
 * early because `isStale` said so. Rejects when the reader does.
 */
export type VerifySequence = (
  sequence: Sequence,
  slots: readonly number[],
  isStale: () => boolean,
) => Promise<Uint8Array | null>;

/**
 * Verifies sequences against stored texts, since the index holds no positions. Verdicts are remembered
 * by slot: a slot never gets another text.
 */
export function createSequenceVerifier(columns: Columns, readFields: FieldReader): VerifySequence {
  /** The least recently used first. */
  const remembered = new Map<string, Uint8Array>();

  return async (sequence, slots, isStale) => {
    let verdicts = remembered.get(sequence.key) ?? new Uint8Array(columns.slots);
    if (verdicts.length < columns.slots) {
      const longer = new Uint8Array(columns.slots);
      longer.set(verdicts);
      verdicts = longer;
    }
    const matcher = createSequenceMatcher([sequence]);
    const unknown = slots.filter((slot) => verdicts[slot] === 0);
    for (let at = 0; at < unknown.length; at += batchDocuments) {
      if (isStale()) return null;
      const batch = unknown.slice(at, at + batchDocuments);
      const documents = await readFields(batch.map((slot) => columns.get('id', slot) >>> 0));
      for (const slot of batch) {
        const fields = documents.get(columns.get('id', slot) >>> 0);
        const texts = fields ? (sequence.field === 'any' ? Object.values(fields) : [fields[sequence.field]]) : [];
        // What was removed meanwhile has no text; its slot is no longer live and is not asked about again.
        verdicts[slot] = texts.some((text) => isInText(matcher, text)) ? verdictCode.yes : verdictCode.no;
      }
    }
    remembered.delete(sequence.key);
    remembered.set(sequence.key, verdicts);
    for (const key of remembered.keys()) {
      if (remembered.size <= maxRemembered) break;
      remembered.delete(key);
    }
    return verdicts;
  };
}
