/** Search over documents of four fields: an index that ranks as MiniSearch does, and one matcher that marks hits. */
export { createArchiveSearch, loadArchiveSearch, searchVersion } from './archive-search';
export { bestPassage } from './best-passage';
export { findHits } from './find-hits';
export { foldTerm } from './fold-term';
export { tokenize } from './scan-tokens';
export type { ArchiveSearch, SearchDocument, SearchInput } from './types';
