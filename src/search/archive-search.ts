import type { AsPlainObject } from 'minisearch';
import { createColumns, type SavedColumns } from './columns';
import { runSearch } from './run-search';
import { decodeBlocks, encodeBlocks } from './saved-form';
import { createTermIndex } from './term-index';
import type { ArchiveSearch, FieldReader } from './types';
import { createSequenceVerifier } from './verify-sequences';

/**
 * Version of what is saved and of the rules by which words are cut and folded. An index of another
 * version does not load; whoever holds the documents builds it again.
 */
export const searchVersion = 1;

export interface SearchOptions {
  /** Gives the stored fields for verifying phrases; must know every id that was added and not removed. */
  readonly readFields: FieldReader;
}

/** Terms in one block of the saved form. */
const blockTerms = 5_000;

interface SavedHead {
  readonly columns: SavedColumns;
  /** MiniSearch without its terms. */
  readonly mini: AsPlainObject;
}

/** An empty index. */
export function createArchiveSearch(options: SearchOptions): ArchiveSearch {
  return assemble(options, null);
}

/**
 * An index from `save`d bytes; null when they are cut, damaged or of another version. Needs about four
 * times the bytes in memory while it loads.
 */
export function loadArchiveSearch(bytes: Uint8Array, options: SearchOptions): ArchiveSearch | null {
  const blocks = decodeBlocks(searchVersion, bytes);
  if (!blocks || blocks.length === 0) return null;
  // The checksum and the version say that `save` below wrote this.
  const head = blocks[0] as SavedHead;
  const terms = blocks.slice(1).flat() as AsPlainObject['index'];
  return assemble(options, { columns: head.columns, mini: { ...head.mini, index: terms } });
}

function assemble({ readFields }: SearchOptions, saved: SavedHead | null): ArchiveSearch {
  const columns = createColumns(saved?.columns);
  const index = createTermIndex(saved?.mini);
  const verify = createSequenceVerifier(columns, readFields);

  function remove(ids: readonly number[]): void {
    for (const id of ids) {
      const slot = columns.remove(id);
      if (slot !== undefined) index.discard(slot);
    }
  }

  return {
    get size() {
      return columns.live;
    },
    add(documents) {
      for (const document of documents) {
        remove([document.id]);
        index.add(columns.add(document), document.fields);
      }
    },
    remove,
    has: (id) => columns.slotOf(id) !== undefined,
    search: (input) => runSearch({ index, columns, verify }, input),
    save() {
      const { index: terms, ...mini } = index.save();
      const head: SavedHead = { columns: columns.save(), mini: { ...mini, index: [] } };
      return encodeBlocks(searchVersion, blocksOf(head, terms));
    },
  };
}

function* blocksOf(head: SavedHead, terms: AsPlainObject['index']): Generator {
  yield head;
  for (let at = 0; at < terms.length; at += blockTerms) yield terms.slice(at, at + blockTerms);
}
