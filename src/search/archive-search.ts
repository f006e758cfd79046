import { createColumns, type SavedColumns } from './columns';
import { runSearch } from './run-search';
import type { SavedState, SavedTerms } from './savable-mini-search';
import { decodeBlocks, encodeBlocks } from './saved-form';
import { createTermIndex, type TermIndex } from './term-index';
import type { ArchiveSearch, FieldReader } from './types';
import { createSequenceVerifier } from './verify-sequences';

/**
 * Version of what is saved and of the rules by which words are cut and folded. An index of another
 * version does not load; whoever holds the documents builds it again.
 */
export const searchVersion = 2;

interface SearchOptions {
  /** Gives the stored fields for verifying phrases; must know every id that was added and not removed. */
  readonly readFields: FieldReader;
}

/** The first block; after it terms and postings take turns. */
interface SavedHead {
  readonly columns: SavedColumns;
  readonly state: SavedState;
}

/** An empty index. */
export function createArchiveSearch(options: SearchOptions): ArchiveSearch {
  return assemble(options, null);
}

/**
 * An index from `save`d bytes; null when they are cut, damaged or of another version. Takes about a tenth
 * of the time that adding the documents took.
 */
export function loadArchiveSearch(bytes: Uint8Array, options: SearchOptions): ArchiveSearch | null {
  const blocks = decodeBlocks(searchVersion, bytes);
  if (!blocks || blocks.length === 0) return null;
  // The checksum and the version say that `save` below wrote this.
  const head = blocks[0] as SavedHead;
  return assemble(options, { head, pieces: piecesOf(blocks) });
}

interface Saved {
  readonly head: SavedHead;
  readonly pieces: Iterable<SavedTerms>;
}

function assemble({ readFields }: SearchOptions, saved: Saved | null): ArchiveSearch {
  const columns = createColumns(saved?.head.columns);
  const index = createTermIndex(saved ? { state: saved.head.state, pieces: saved.pieces } : undefined);
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
    save: () => encodeBlocks(searchVersion, blocksOf({ columns: columns.save(), state: index.saveState() }, index)),
  };
}

function* blocksOf(head: SavedHead, index: TermIndex): Generator {
  yield head;
  for (const { terms, postings } of index.saveTerms()) {
    yield terms;
    yield postings;
  }
}

function* piecesOf(blocks: readonly unknown[]): Generator<SavedTerms> {
  for (let at = 1; at + 1 < blocks.length; at += 2) {
    // As written by blocksOf.
    yield { terms: blocks[at] as readonly string[], postings: blocks[at + 1] as Uint8Array };
  }
}
