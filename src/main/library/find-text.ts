import type { Sha256 } from '../../contract/article';
import type { Change } from '../../contract/change';
import type { Journal } from '../vault/types';

/** Where the journal holds text of some articles, and the originals and pictures that came with it. */
export interface FoundText {
  readonly seqs: readonly number[];
  readonly objects: readonly Sha256[];
  /** The files the `article-add`s among them came out of. */
  readonly sources: readonly SourceOfText[];
}

export interface SourceOfText {
  /** Of the `article-add`. */
  readonly seq: number;
  readonly importId: number;
  readonly path: string;
}

/**
 * Finds every change that holds text of the articles whose `article-add`s are given: those, the same ones journaled
 * a second time because an import was cut off, their highlights (which quote) with all edits, and their notes.
 * Reads the journal from the first of them on.
 */
export async function findText(journal: Journal, adds: readonly number[]): Promise<FoundText> {
  const wanted = new Set(adds);
  const first = adds.reduce((least, seq) => Math.min(least, seq), Number.POSITIVE_INFINITY);
  const from = (await journal.frameOf(first)) ?? 1;
  const seqs: number[] = [];
  const objects = new Set<Sha256>();
  const repeated = new Set<string>();
  const sources: SourceOfText[] = [];
  const highlights = new Set<number>();

  const holdsText = (change: Change): boolean => {
    switch (change.type) {
      case 'article-add': {
        const { importId, origin } = change;
        // What the archive knows as the same part of the same file, journaled twice.
        const source = JSON.stringify([importId, origin.path, origin.part, origin.object]);
        if (!wanted.has(change.seq) && !repeated.has(source)) return false;
        repeated.add(source);
        sources.push({ seq: change.seq, importId, path: origin.path });
        objects.add(origin.object);
        for (const image of change.content.images) objects.add(image);
        return true;
      }
      case 'highlight-add':
        if (!wanted.has(change.articleId)) return false;
        highlights.add(change.seq);
        return true;
      case 'highlight-edit':
        return highlights.has(change.id);
      case 'article-revise':
        if (!wanted.has(change.id)) return false;
        for (const image of change.change.set.images ?? []) objects.add(image);
        return true;
      case 'note-set':
        return change.target.kind === 'article' && wanted.has(change.target.id);
      default:
        return false;
    }
  };

  for await (const frame of journal.readAfter(from - 1)) {
    for (const change of frame.changes) if (holdsText(change)) seqs.push(change.seq);
  }
  return { seqs, objects: [...objects], sources };
}
