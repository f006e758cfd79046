/**
 * Cuts articles out of decoded documents. Everything here is pure and synchronous: the same input
 * gives the same article. Pages may be hostile: run it in a worker that can be killed.
 */
export { extractHtml } from './html';
export { extractMarkdown } from './markdown';
export { extractText } from './text';
export type { Extracted, ExtractInput } from './types';
