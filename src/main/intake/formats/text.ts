import type { Refusal } from '../../../contract/failure';
import { decodeText } from '../decode';
import type { Container, SourceDocument } from './source-document';

/** Plain text, decoded. */
export function readText(file: Container): SourceDocument | Refusal {
  const decoded = decodeText(file.bytes, false);
  if ('code' in decoded) return decoded;
  const { part, bytes, modifiedMs, fileName } = file;
  return { kind: 'document', part, format: 'text', ...decoded, bytes, modifiedMs, fileName };
}
