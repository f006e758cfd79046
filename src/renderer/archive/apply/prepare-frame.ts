import type { Change, Frame } from '../../../contract/change';
import { digestArticle, digestSighting } from '../digest';

/** What is worked out for an article before its transaction begins: a transaction does not wait for the hasher. */
export interface PreparedAdd {
  readonly digest: string;
  readonly sightingDigest: string;
}

export interface PreparedFrame {
  readonly frame: Frame;
  readonly adds: ReadonlyMap<number, PreparedAdd>;
  /** The frame as kept for a journal that lost its end. */
  readonly json: string;
}

/** Hashes a frame's articles and writes it down as text. Reads nothing of the archive, so frames may be prepared ahead. */
export async function prepareFrame(frame: Frame): Promise<PreparedFrame> {
  const adds = frame.changes.filter((change): change is AddChange => change.type === 'article-add');
  const entries = await Promise.all(
    adds.map(async ({ seq, content, keys, origin }): Promise<[number, PreparedAdd]> => {
      const [digest, sightingDigest] = await Promise.all([
        digestArticle(content, keys, origin),
        digestSighting(origin, content.saved),
      ]);
      return [seq, { digest, sightingDigest }];
    }),
  );
  return { frame, adds: new Map(entries), json: JSON.stringify(frame) };
}

/** An `article-add` in its place. */
export type AddChange = Extract<Change, { type: 'article-add' }>;
