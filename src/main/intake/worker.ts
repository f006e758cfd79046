/** One worker of the pool: files come in, articles go out, one at a time. The pool ends it when it takes too long. */
import { parentPort } from 'node:worker_threads';
import { assertNever, type Refusal } from '../../contract/failure';
import { makeWellFormed } from './decode';
import { extractHtml, extractMarkdown, extractText } from './extract/index';
import type { ExtractInput, Extracted } from './extract/types';
import { readDocuments } from './formats/read-documents';
import type { SourceDocument } from './formats/source-document';
import { identify } from './identify/index';
import { packObject } from './pack-object';
import { describeError, refuse } from './refuse';
import type { IntakeArticle, PackedObject } from './types';
import type { WorkerJob, WorkerMessage } from './worker-wire';

function post(message: WorkerMessage): void {
  const objects = message.type === 'article' ? message.objects : [];
  const buffers = new Set(objects.map(({ stored }) => stored.buffer).filter((buffer) => buffer instanceof ArrayBuffer));
  parentPort?.postMessage(message, [...buffers]);
}

async function work(job: WorkerJob): Promise<void> {
  let toSkip = job.skip;
  try {
    for await (const found of readDocuments(job)) {
      if (toSkip > 0) {
        toSkip -= 1;
        continue;
      }
      if (found.kind === 'companion') post({ type: 'companion' });
      else if (found.kind === 'refused') post({ type: 'refused', part: found.part, refusal: found.refusal });
      else postDocument(found, job);
    }
  } catch (error) {
    post({ type: 'refused', part: null, refusal: refuseError(error) });
  }
  post({ type: 'done' });
}

function postDocument(document: SourceDocument, job: WorkerJob): void {
  const { part } = document;
  if (part !== null) post({ type: 'begin', part });
  try {
    const made = makeArticle(document, job);
    post('refusal' in made ? { type: 'refused', part, refusal: made.refusal } : { type: 'article', ...made });
  } catch (error) {
    // This document's fault only: the worker itself is whole.
    post({ type: 'refused', part, refusal: refuseError(error) });
  }
}

/** What nests deeper than the stack (Markdown's quotes, say) is too complex; anything else that is thrown is a bug. */
function refuseError(error: unknown): Refusal {
  const isStack = error instanceof RangeError && error.message.includes('call stack');
  return isStack ? refuse('too-complex', 'nested too deep') : refuse('crashed', describeError(error));
}

function makeArticle(
  document: SourceDocument,
  job: WorkerJob,
): { readonly article: IntakeArticle; readonly objects: readonly PackedObject[] } | { readonly refusal: Refusal } {
  const extracted = extract(document, job);
  if ('refusal' in extracted) return extracted;
  const content = makeAllWellFormed(extracted.content);
  const original = packObject(document.bytes);
  const article: IntakeArticle = {
    part: document.part,
    format: document.format,
    charset: document.charset,
    object: original.sha256,
    bytes: document.bytes.length,
    content,
    keys: identify(content),
    explained: extracted.explained,
    ...(extracted.blocks === undefined ? {} : { blocks: makeAllWellFormed(extracted.blocks) }),
  };
  return { article, objects: [original, ...extracted.images] };
}

function extract(document: SourceDocument, { explain, rules }: WorkerJob): Extracted {
  const input: ExtractInput = {
    text: document.text,
    fileName: document.fileName,
    part: document.part,
    savedMs: document.modifiedMs,
    explain,
    ...(rules === undefined ? {} : { rules }),
    ...(document.isKeptWhole === undefined ? {} : { isKeptWhole: document.isKeptWhole }),
    ...(document.frontMatter === undefined ? {} : { frontMatter: document.frontMatter }),
  };
  switch (document.format) {
    case 'html':
      return extractHtml(input);
    case 'text':
      return extractText(input);
    case 'markdown':
      return extractMarkdown(input);
    default:
      return assertNever(document.format);
  }
}

/** Lone surrogates can still come in by character references and JSON escapes, after decoding. */
function makeAllWellFormed<T>(value: T): T {
  if (typeof value === 'string') return makeWellFormed(value) as T & string; // a string gives a string
  if (Array.isArray(value)) return value.map((item) => makeAllWellFormed(item)) as T & unknown[]; // same length, same types
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [key, makeAllWellFormed(item)]);
  return Object.fromEntries(entries) as T & object; // same keys, same types
}

parentPort?.on('message', (job: WorkerJob) => void work(job));
post({ type: 'ready' });
