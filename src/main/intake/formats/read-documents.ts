import type { Refusal } from '../../../contract/failure';
import { assertNever } from '../../../contract/failure';
import { limits } from '../../../contract/limits';
import { detectFormat } from '../detect';
import { refuse } from '../refuse';
import { readGzip } from './gzip';
import { readHtml } from './html';
import { readMarkdown } from './markdown';
import { readPageZip } from './page-zip';
import type { Container, Found, SourceDocument, UnpackBudget } from './source-document';
import { readText } from './text';
import { newUnpackBudget } from './unpack-budget';
import { readZip } from './zip';

/** Archives within archives that are opened: the file itself and one within. */
const maxDepth = 1;

/** The documents in a file, in order, each with its own refusal when it cannot be read. At least one item. */
export function readDocuments(file: {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly modifiedMs: number;
  readonly charset?: string;
}): AsyncIterable<Found> {
  return readContainer({ ...containerOf(file), part: null, depth: 0 }, newUnpackBudget());
}

function containerOf(file: Parameters<typeof readDocuments>[0]): Omit<Container, 'part' | 'depth'> {
  const { bytes, fileName, modifiedMs, charset } = file;
  return { bytes, fileName, modifiedMs, ...(charset === undefined ? {} : { charset }) };
}

async function* readContainer(file: Container, budget: UnpackBudget): AsyncGenerator<Found> {
  const format = detectFormat(file.bytes, file.fileName);
  if (typeof format === 'object') {
    yield { kind: 'refused', part: file.part, refusal: format };
    return;
  }
  const readInner = (inner: Container): AsyncIterable<Found> => readContainer(inner, budget);
  if (file.depth > maxDepth && (format === 'zip' || format === 'gzip')) {
    const refusal = refuse('unknown-format', 'an archive within an archive within an archive');
    yield { kind: 'refused', part: file.part, refusal };
    return;
  }
  switch (format) {
    case 'zip':
      yield* readZip(file, budget, readInner);
      return;
    case 'gzip':
      yield* readGzip(file, budget, readInner);
      return;
    case 'page-zip':
      yield toFound(file, await readPageZip(file, budget));
      return;
    case 'html':
      yield toFound(file, readWithin(file, readHtml));
      return;
    case 'markdown':
      yield toFound(file, readWithin(file, readMarkdown));
      return;
    case 'text': {
      const read = readWithin(file, readText);
      if ('code' in read) yield { kind: 'refused', part: file.part, refusal: read };
      else yield* read;
      return;
    }
    default:
      assertNever(format);
  }
}

function readWithin<Result>(file: Container, read: (file: Container) => Result | Refusal): Result | Refusal {
  return file.bytes.length > limits.documentBytes ? refuse('too-large', `${file.bytes.length} bytes`) : read(file);
}

function toFound(file: Container, result: SourceDocument | Refusal): Found {
  return 'code' in result ? { kind: 'refused', part: file.part, refusal: result } : result;
}
