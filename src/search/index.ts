/** Search over documents of four fields: segments that rank as MiniSearch does, and one matcher that marks hits. */
export { createArchiveSearch, openArchiveSearch, runMerge } from './archive-search';
export { isWithin } from './execute/edit-distance';
export { bestPassage } from './best-passage';
export { findHits, hasHit } from './find-hits';
export { foldTerm } from './fold-term';
export { tokenize } from './scan-tokens';
export { distinctiveWords } from './distinctive-words';
export { createMemoryStore, type SegmentStore } from './store/segment-store';
export type { ArchiveSearch, SearchDocument, SearchInput } from './types';
export { wordsAround } from './words-around';
