import type { Refusal } from '../../../contract/failure';
import { checkHtmlBudget } from '../budget';
import { decodeText } from '../decode';
import type { Container, SourceDocument } from './source-document';

/** A web page, decoded and within the budget of what a DOM can bear. */
export function readHtml(file: Container): SourceDocument | Refusal {
  const decoded = decodeText(file.bytes, true, file.charset);
  if ('code' in decoded) return decoded;
  const refusal = checkHtmlBudget(decoded.text);
  if (refusal !== null) return refusal;
  const { part, bytes, modifiedMs, fileName } = file;
  return { kind: 'document', part, format: 'html', ...decoded, bytes, modifiedMs, fileName };
}
