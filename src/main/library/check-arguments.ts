import { isAbsolute } from 'node:path';
import { archiveMethods } from '../../contract/archive-api';
import type { EditDraft, GroupName } from '../../contract/change';
import type { CommandName, Commands, ExportOptions, ExportSelection, ImportRequest } from '../../contract/control';

type Check<T> = (value: unknown) => value is T;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object whose listed fields pass; others are not looked at. */
function shape<T>(fields: { readonly [K in keyof T]-?: (value: unknown) => boolean }): Check<T> {
  const entries = Object.entries<(value: unknown) => boolean>(fields);
  return (value): value is T => isRecord(value) && entries.every(([key, passes]) => passes(value[key]));
}

const text =
  (most: number) =>
  (value: unknown): value is string =>
    typeof value === 'string' && value.length <= most && !value.includes('\0');
const id = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const listOf =
  (passes: (value: unknown) => boolean, most: number) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.length <= most && value.every(passes);
const orNull =
  (passes: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === null || passes(value);
const optional =
  (passes: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || passes(value);
const oneOf =
  (...allowed: readonly unknown[]) =>
  (value: unknown): boolean =>
    allowed.includes(value);

const path = (value: unknown): boolean => text(32_768)(value) && isAbsolute(value);
const nothing = shape<Record<string, never>>({});
const importId = shape<{ readonly importId: number }>({ importId: id });

const importRequests: { readonly [K in ImportRequest['kind']]: (value: unknown) => boolean } = {
  paths: shape({ paths: (value) => Array.isArray(value) && value.length > 0 && listOf(path, 100_000)(value) }),
  uploaded: shape({ spool: text(64), names: listOf(text(32_768), 1_000_000) }),
  pasted: shape({ spool: text(64) }),
  samples: () => true,
  retry: importId,
  text: shape({ text: (value) => typeof value === 'string', html: orNull((value) => typeof value === 'string') }),
  dropped: shape({ token: text(128) }),
};

const isImportRequest = (value: unknown): boolean =>
  isRecord(value) && Object.entries(importRequests).some(([kind, passes]) => value['kind'] === kind && passes(value));

/** Groups a window may begin by an edit; `import` belongs to imports. */
const editNames: Readonly<Record<Exclude<GroupName, 'import'>, true>> = {
  trash: true,
  restore: true,
  star: true,
  unstar: true,
  reading: true,
  withdraw: true,
  undo: true,
};

const ids = (value: unknown): boolean => listOf(id, 200_000)(value) && Array.isArray(value) && value.length > 0;
const edits: { readonly [K in EditDraft['type']]: (value: unknown) => boolean } = {
  'article-trash': shape({ ids }),
  'article-restore': shape({ ids }),
  read: shape({ ids, read: isBoolean }),
  star: shape({ ids, starred: isBoolean }),
  'import-withdraw': importId,
  'import-reinstate': importId,
};
const isEdit = (value: unknown): boolean =>
  isRecord(value) && Object.entries(edits).some(([type, passes]) => value['type'] === type && passes(value));

const exportSelections: { readonly [K in ExportSelection['kind']]: (value: unknown) => boolean } = {
  ids: shape({ ids }),
  collection: shape({ id }),
  query: shape({ query: text(100_000) }),
};
const isExportSelection = (value: unknown): boolean =>
  isRecord(value) && Object.entries(exportSelections).some(([kind, passes]) => value['kind'] === kind && passes(value));

/** What each command's arguments must be: the door through which everything from a window comes. */
export const checkArguments: { readonly [N in CommandName]: Check<Commands[N]['args']> } = {
  'library-info': nothing,
  import: shape<Commands['import']['args']>({ from: isImportRequest, follow: optional(isBoolean) }),
  'import-continue': importId,
  'import-keep': importId,
  'import-retry': importId,
  'job-cancel': shape<Commands['job-cancel']['args']>({ job: text(64) }),
  edit: shape<Commands['edit']['args']>({
    name: oneOf(...Object.keys(editNames)),
    changes: (value) => listOf(isEdit, 1000)(value) && Array.isArray(value) && value.length > 0,
    undoes: orNull(id),
  }),
  export: shape<Commands['export']['args']>({
    what: isExportSelection,
    format: oneOf('markdown', 'html', 'jsonl', 'csv'),
    options: shape<ExportOptions>({ title: text(10_000), withNotes: isBoolean }),
    path: orNull(path),
  }),
  verify: nothing,
  rebuild: nothing,
  'restore-journal': nothing,
  'choose-import': shape<Commands['choose-import']['args']>({ what: oneOf('files', 'folder') }),
  'list-folder': shape<Commands['list-folder']['args']>({ path: orNull(text(32_768)) }),
  'save-original': shape<Commands['save-original']['args']>({
    object: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/u.test(value),
    fileName: text(1024),
  }),
  'reveal-library': nothing,
  'open-link': shape<Commands['open-link']['args']>({ url: text(100_000) }),
  ask: shape<Commands['ask']['args']>({ method: oneOf(...archiveMethods), args: listOf(() => true, 10) }),
  'show-window': nothing,
  'try-again': nothing,
};

/** An edit with its own fields only, so that nothing else gets into the record. */
export function copyEdit(edit: EditDraft): EditDraft {
  switch (edit.type) {
    case 'article-trash':
    case 'article-restore':
      return { type: edit.type, ids: [...edit.ids] };
    case 'read':
      return { type: 'read', ids: [...edit.ids], read: edit.read };
    case 'star':
      return { type: 'star', ids: [...edit.ids], starred: edit.starred };
    case 'import-withdraw':
    case 'import-reinstate':
      return { type: edit.type, importId: edit.importId };
    default:
      return edit satisfies never;
  }
}
