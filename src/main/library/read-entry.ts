import { limits } from '../../contract/limits';
import type { ChangeDraft, ImportedFile, RefusedPart } from '../../contract/change';
import type { Refusal } from '../../contract/failure';
import { readSource } from '../intake/index';
import { extractorVersion, type Intake, type IntakeResult, type SourceFile, type WalkEntry } from '../intake/types';
import type { ImportPlan } from './import-sources';
import type { FileToWrite } from './import-writer';
import { isExported } from './is-exported';

/** Stands for the import's id, which is given when the import is journaled: files are read before that. */
const noImport = 0;

/** One entry of the walk, read. Its changes are of no import yet. */
export interface ReadEntry extends FileToWrite {
  readonly shown: string;
  readonly isWhole: boolean;
  /** Set for an export of Backfile's own: it is read line by line and journaled apart. */
  readonly exported?: Extract<WalkEntry, { kind: 'file' }>;
}

/** Reads one entry of the walk; null when the import is being cancelled. */
export async function readEntry(
  entry: WalkEntry,
  intake: Intake,
  plan: ImportPlan,
  signal: AbortSignal,
): Promise<ReadEntry | null> {
  const shown = plan.show(entry.shown);
  const base = { path: shown, bytes: 0, modifiedMs: 0, articles: 0, refused: [], companion: null };
  if (entry.kind === 'companion') {
    return fileOnly({ ...base, bytes: entry.bytes, modifiedMs: entry.modifiedMs, companion: entry.why });
  }
  if (entry.kind === 'refused') {
    return fileOnly({ ...base, refused: [{ part: null, refusal: entry.refusal }] });
  }
  const refused = (refusal: Refusal): ReadEntry =>
    fileOnly({ ...base, bytes: entry.bytes, modifiedMs: entry.modifiedMs, refused: [{ part: null, refusal }] });
  if (signal.aborted) return null;
  if (await isExported(entry)) return { shown, objects: [], changes: [], isWhole: true, exported: entry };
  if (entry.bytes > limits.fileBytes) return refused({ code: 'too-large', detail: `${entry.bytes} bytes` });
  const source = await readSource(entry);
  if (!('bytes' in source)) return refused(source);
  const file: SourceFile = { ...source, shown };
  let result: IntakeResult;
  try {
    result = await intake.read(file, signal);
  } catch (error) {
    if (signal.aborted) return null;
    // The pool promises never to reject for what is in a file; if it does, that is one file's misfortune.
    return refused({ code: 'crashed', detail: error instanceof Error ? error.message : String(error) });
  }
  return toWrite(file, result, plan.parts.get(shown));
}

function fileOnly(file: ImportedFile): ReadEntry {
  return {
    shown: file.path,
    objects: [],
    changes: [{ type: 'import-file', importId: noImport, file }],
    isWhole: file.refused.length === 0,
  };
}

/** A file's changes: its articles in order, then what became of it. Of a file tried again, only the parts refused before. */
function toWrite(file: SourceFile, result: IntakeResult, parts: ReadonlySet<string | null> | undefined): ReadEntry {
  const isWanted = (part: string | null): boolean => parts === undefined || parts.has(null) || parts.has(part);
  const articles = result.articles.filter(({ part }) => isWanted(part));
  const refused: RefusedPart[] = result.refused.filter(({ part }) => part === null || isWanted(part)).map((one) => one);
  const changes: ChangeDraft[] = articles.map((article) => ({
    type: 'article-add',
    importId: noImport,
    content: article.content,
    origin: {
      object: article.object,
      bytes: article.bytes,
      fileName: file.fileName,
      path: file.shown,
      part: article.part,
      format: article.format,
      charset: article.charset,
      extractor: extractorVersion,
    },
    keys: article.keys,
  }));
  changes.push({
    type: 'import-file',
    importId: noImport,
    file: {
      path: file.shown,
      bytes: file.bytes.byteLength,
      modifiedMs: file.modifiedMs,
      articles: articles.length,
      refused,
      companion: null,
      ...(result.companions > 0 ? { innerCompanions: result.companions } : {}),
    },
  });
  return {
    shown: file.shown,
    objects: result.objects,
    changes,
    isWhole: refused.length === 0,
  };
}
