/** What both shells answer a page with: the built files, the user's originals, and the headers that fence them. */
export { readFileTable } from './file-table';
export type { FileTable } from './file-table';
export { imageResponse } from './image-response';
export { attachment, originalResponse } from './original-response';
export type { DataResponse } from './original-response';
export { dataHeaders, fileHeaders, pageHeaders } from './page-headers';
export { withNonce } from './page-nonce';
export { readLink } from './read-link';
