/** Search over documents of four fields: an index that ranks as MiniSearch does, and one matcher that marks hits. */
export { createArchiveSearch, loadArchiveSearch, searchVersion, type SearchOptions } from './archive-search';
export { bestPassage, type Passage } from './best-passage';
export { findHits } from './find-hits';
export { foldTerm } from './fold-term';
export { tokenize } from './scan-tokens';
export type {
  ArchiveSearch,
  DocumentColumns,
  FacetCount,
  FacetName,
  FieldReader,
  HitRange,
  SearchDocument,
  SearchInput,
  SearchOutput,
  StateSets,
} from './types';
