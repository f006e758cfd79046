import { isAbsolute } from 'node:path';
import { archiveMethods } from '../../contract/archive-api';
import { concordanceOrders } from '../../contract/concordance';
import type {
  CommandName,
  Commands,
  ExportOptions,
  ExportSelection,
  ImportRequest,
  NativeMenu,
  NativeMenuBar,
  NativeMenuLine,
} from '../../contract/control';
import { menuIds } from '../../contract/control';
import { isView } from './check-view';
import { batchKinds } from '../../contract/saved';
import { isImportChoices, isLeaveOut } from './check-choices';
import { batchLines, ids, isEditList, isEditName } from './check-edits';
import { factFields, replaceableFields, type FactEdit } from '../../contract/edit-facts';
import type { BlockToRestore } from '../../contract/explain';
import { filled, id, isBoolean, isRecord, listOf, oneOf, optional, orNull, shape, text, type Check } from './checks';

const path = (value: unknown): boolean => text(32_768)(value) && isAbsolute(value);
const upTo = (most: number) => (value: unknown) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most;
const nothing = shape<Record<string, never>>({});
const importId = shape<{ readonly importId: number }>({ importId: id });

const importRequests: { readonly [K in ImportRequest['kind']]: (value: unknown) => boolean } = {
  paths: shape({ paths: (value) => Array.isArray(value) && value.length > 0 && listOf(path, 100_000)(value) }),
  uploaded: shape({ spool: text(64), names: listOf(text(32_768), 1_000_000) }),
  pasted: shape({ spool: text(64) }),
  samples: () => true,
  retry: importId,
  watched: shape({ folder: path, paths: listOf(path, 100_000) }),
  preview: shape({ preview: text(64) }),
  text: shape({ text: (value) => typeof value === 'string', html: orNull((value) => typeof value === 'string') }),
  dropped: shape({ token: text(128) }),
};

const isImportRequest = (value: unknown): boolean =>
  isRecord(value) && Object.entries(importRequests).some(([kind, passes]) => value['kind'] === kind && passes(value));

const isConcordanceRequest = shape<Extract<ExportSelection, { kind: 'concordance' }>['request']>({
  query: text(100_000),
  view: isView,
  sort: oneOf('relevance', 'newest', 'oldest', 'longest', 'outlet', 'imported', 'own'),
  today: text(10),
  order: oneOf(...concordanceOrders),
  byStory: optional(isBoolean),
});
const exportSelections: { readonly [K in ExportSelection['kind']]: (value: unknown) => boolean } = {
  ids: shape({ ids }),
  collection: shape({ id }),
  query: shape({ query: text(100_000) }),
  concordance: shape({ request: isConcordanceRequest }),
  batch: shape({
    part: oneOf('table', 'hits', 'new'),
    lines: filled(batchLines),
    as: oneOf(...batchKinds),
    seen: orNull(id),
    upTo: orNull(id),
  }),
};
const isExportSelection = (value: unknown): boolean =>
  isRecord(value) && Object.entries(exportSelections).some(([kind, passes]) => value['kind'] === kind && passes(value));

const isMenuLine = shape<NativeMenuLine>({
  id: text(100),
  label: text(1000),
  key: orNull(text(40)),
  isEnabled: isBoolean,
  isOn: orNull(isBoolean),
});
const isMenu = shape<NativeMenu>({
  id: oneOf(...menuIds),
  name: text(40),
  sections: listOf(listOf(isMenuLine, 100), 20),
});

const charset = (value: unknown): boolean => typeof value === 'string' && /^[\w:.-]{1,100}$/u.test(value);
const factEdits: { readonly [K in FactEdit['op']]: (value: unknown) => boolean } = {
  set: shape({ field: oneOf(...factFields), value: text(20_000) }),
  clear: shape({ field: oneOf(...factFields) }),
  replace: shape({ field: oneOf(...replaceableFields), find: text(2_000), with: text(2_000) }),
};
const isFactEdit = (value: unknown): boolean =>
  isRecord(value) && Object.entries(factEdits).some(([op, passes]) => value['op'] === op && passes(value));

/** What each command's arguments must be: the door through which everything from a window comes. */
export const checkArguments: { readonly [N in CommandName]: Check<Commands[N]['args']> } = {
  'library-info': nothing,
  import: shape<Commands['import']['args']>({
    from: isImportRequest,
    follow: optional(isBoolean),
    collections: optional(isBoolean),
    choices: optional(isImportChoices),
  }),
  preview: shape<Commands['preview']['args']>({ from: isImportRequest }),
  'preview-rows': shape<Commands['preview-rows']['args']>({
    preview: text(64),
    show: oneOf('all', 'new', 'held', 'refused'),
    offset: upTo(10_000_000),
    limit: upTo(500),
    leaveOut: isLeaveOut,
  }),
  'preview-discard': shape<Commands['preview-discard']['args']>({ preview: text(64) }),
  'watch-add': shape<Commands['watch-add']['args']>({ path, collections: isBoolean, arrivesRead: isBoolean }),
  'watch-change': shape<Commands['watch-change']['args']>({
    path,
    isPaused: optional(isBoolean),
    collections: optional(isBoolean),
    arrivesRead: optional(isBoolean),
  }),
  'watch-remove': shape<Commands['watch-remove']['args']>({ path }),
  'watch-look': nothing,
  'choose-paths': shape<Commands['choose-paths']['args']>({ what: oneOf('files', 'folder') }),
  'import-continue': importId,
  'import-keep': importId,
  'import-retry': importId,
  purge: shape<Commands['purge']['args']>({ ids }),
  'job-log': shape<Commands['job-log']['args']>({ job: text(64) }),
  'job-cancel': shape<Commands['job-cancel']['args']>({ job: text(64) }),
  edit: shape<Commands['edit']['args']>({
    name: isEditName,
    changes: isEditList,
    undoes: orNull(id),
  }),
  export: shape<Commands['export']['args']>({
    what: isExportSelection,
    format: oneOf('markdown', 'html', 'jsonl', 'csv'),
    options: shape<ExportOptions>({ title: text(10_000), withNotes: isBoolean }),
    path: orNull(path),
  }),
  explain: shape<Commands['explain']['args']>({ id }),
  'edit-text': shape<Commands['edit-text']['args']>({
    id,
    cut: listOf(text(2_000), 500),
    restore: listOf(shape<BlockToRestore>({ text: text(2_000), html: text(100_000), after: text(2_000) }), 500),
  }),
  'edit-facts': shape<Commands['edit-facts']['args']>({ ids, edits: filled(listOf(isFactEdit, 100)) }),
  're-read': shape<Commands['re-read']['args']>({
    what: (value) =>
      isRecord(value) && (ids(value['ids']) || (value['ids'] === undefined && text(500)(value['outlet']))),
    charset: orNull(charset),
    isTrial: isBoolean,
  }),
  'preview-charsets': shape<Commands['preview-charsets']['args']>({ id, charsets: filled(listOf(charset, 60)) }),
  verify: nothing,
  rebuild: nothing,
  'restore-journal': nothing,
  'choose-import': shape<Commands['choose-import']['args']>({
    what: oneOf('files', 'folder'),
    collections: optional(isBoolean),
    choices: optional(isImportChoices),
  }),
  'list-folder': shape<Commands['list-folder']['args']>({ path: orNull(text(32_768)) }),
  'save-original': shape<Commands['save-original']['args']>({
    object: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/u.test(value),
    fileName: text(1024),
  }),
  'reveal-library': nothing,
  'reveal-export': shape<Commands['reveal-export']['args']>({ job: text(64) }),
  'open-link': shape<Commands['open-link']['args']>({ url: text(100_000) }),
  ask: shape<Commands['ask']['args']>({ method: oneOf(...archiveMethods), args: listOf(() => true, 10) }),
  'show-window': shape<Commands['show-window']['args']>({ links: optional(listOf(text(2000), 20)) }),
  'take-links': nothing,
  'find-other': shape<Commands['find-other']['args']>({ link: text(2000) }),
  'open-other': shape<Commands['open-other']['args']>({ link: text(2000) }),
  'open-article': shape<Commands['open-article']['args']>({ id, query: text(10_000) }),
  'set-menu': shape<Commands['set-menu']['args']>({
    menus: listOf(isMenu, 20),
    shellLines: shape<NativeMenuBar['shellLines']>({
      newWindow: text(100),
      undoTyping: text(100),
      redoTyping: text(100),
    }),
  }),
  'try-again': nothing,
};
