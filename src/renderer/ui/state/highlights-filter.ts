import type { HighlightsRequest } from '../../../contract/archive-api';

/** What the Highlights view shows; none of a kind means all of it. */
export type HighlightsFilter = Omit<HighlightsRequest, 'offset' | 'limit'>;

/** Every highlight of the library. */
export const allHighlights: HighlightsFilter = { collection: null, colours: [], tags: [], words: '' };
