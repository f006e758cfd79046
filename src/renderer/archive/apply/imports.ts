import type { Change, Outcome } from '../../../contract/change';
import { mostLeftOutListed, type LeaveOut, type LeftOut } from '../../../contract/import-plan';
import type { ImportFileRow } from '../rows';
import type { Workspace } from './workspace';

type ImportBegin = Extract<Change, { type: 'import-begin' }>;
type ImportFile = Extract<Change, { type: 'import-file' }>;
type ImportEnded = Extract<Change, { type: 'import-end' }>;

/** Begins an import; its seq is its id. */
export function applyImportBegin(workspace: Workspace, { seq, at, label, sources, choices }: ImportBegin): Outcome {
  const leftOut = choices?.leaveOut ? listLeftOut(choices.leaveOut) : null;
  workspace.putImport({
    id: seq,
    label,
    sources,
    begun: at,
    ended: null,
    end: null,
    isWithdrawn: false,
    files: 0,
    articles: 0,
    sightings: 0,
    versions: 0,
    companions: 0,
    refused: 0,
    kept: 0,
    ...(leftOut && { leftOut }),
  });
  return { seq, result: 'done', affected: 0 };
}

/** The row is written with every frame, so it names few files. */
function listLeftOut(leaveOut: LeaveOut): LeftOut | null {
  const { files, outlets, formats, held } = leaveOut;
  if (files.length + outlets.length + formats.length === 0 && !held) return null;
  return { ...leaveOut, files: files.slice(0, mostLeftOutListed), fileCount: files.length };
}

/** Notes a finished file. One that the import had finished before is counted once, as it is now. */
export function applyImportFile(workspace: Workspace, change: ImportFile): Outcome {
  const { seq, importId, file } = change;
  const row = workspace.importRow(importId);
  if (!row) return { seq, result: 'no-op', why: `no import ${importId}` };
  const before = workspace.importFile(importId, file.path);
  const now: ImportFileRow = {
    importId,
    path: file.path,
    companions: Number(file.companion !== null) + (file.innerCompanions ?? 0),
    refused: file.refused,
  };
  workspace.putImportFile(now);
  workspace.putImport({
    ...row,
    files: row.files + (before ? 0 : 1),
    companions: row.companions + now.companions - (before?.companions ?? 0),
    refused: row.refused + now.refused.length - (before?.refused.length ?? 0),
  });
  return { seq, result: 'done', affected: 0 };
}

/** Ends an import. One that was continued may end again: the last end counts. */
export function applyImportEnd(workspace: Workspace, { seq, at, importId, end }: ImportEnded): Outcome {
  const row = workspace.importRow(importId);
  if (!row) return { seq, result: 'no-op', why: `no import ${importId}` };
  workspace.putImport({ ...row, ended: at, end });
  return { seq, result: 'done', affected: 0 };
}
