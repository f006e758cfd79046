import type { ImportRule } from '../../../contract/import-rule';
import type { ArchiveDatabase } from '../database';
import type { Holdings } from '../holdings';
import { createKeyMap } from '../key-map';
import { readSlices } from '../read-slices';
import {
  flag,
  type ArticleRow,
  type BodyRow,
  type ImportFileRow,
  type ImportRow,
  type SightingRow,
  type StateRow,
} from '../rows';
import { createGroupWorkspace, type GroupWorkspace } from './group-workspace';
import { createCollectionWorkspace, type CollectionWorkspace } from './collection-workspace';
import { createHighlightWorkspace, type HighlightWorkspace } from './highlight-workspace';
import { createSavedWorkspace, type SavedWorkspace } from './saved-workspace';
import { createStoryWorkspace, type StoryWorkspace } from './story-workspace';
import { createRevisionWorkspace, type RevisionWorkspace } from './revision-workspace';
import { createTagWorkspace, type TagWorkspace } from './tag-workspace';

/**
 * One frame's view of the archive: what is held, with the frame's own changes over it. Nothing reaches
 * the database before `write` and nothing reaches the holdings before `commit`, so a frame that fails
 * half way leaves no trace. Reading may touch the database.
 */
export interface Workspace {
  readonly collections: CollectionWorkspace;
  readonly tags: TagWorkspace;
  readonly highlights: HighlightWorkspace;
  readonly stories: StoryWorkspace;
  readonly revisions: RevisionWorkspace;
  readonly saved: SavedWorkspace;
  readonly groups: GroupWorkspace;
  state(id: number): StateRow | undefined;
  /** Replaces a state; whether the article is withdrawn is worked out anew from its import and sightings. */
  putState(state: StateRow): StateRow;
  /** All states, the frame's own among them. */
  states(): Iterable<StateRow>;
  addArticle(row: ArticleRow, body: BodyRow, state: StateRow): void;
  /** Ids that may have this identity key, by its hash. */
  candidates(key: 'content' | 'address' | 'object', hash: number): readonly number[];
  /** Reads articles and their sightings at one go; asking for them one by one gives the same, slower. */
  preload(ids: Iterable<number>): Promise<void>;
  /** The same for files an import had finished before. */
  preloadFiles(keys: readonly (readonly [importId: number, path: string])[]): Promise<void>;
  article(id: number): Promise<ArticleRow | undefined>;
  body(id: number): Promise<BodyRow | undefined>;
  /** Puts other content in the place of a held article's. */
  reviseArticle(row: ArticleRow, body: BodyRow, state: StateRow): void;
  sightingsOf(articleId: number): Promise<readonly SightingRow[]>;
  sightingsIn(importId: number): Promise<readonly SightingRow[]>;
  putSighting(row: SightingRow): void;
  /** Finds what ids mean that are no article's, at one go; `resolve` asks for any other one by one. None from the seq `before` on is held yet. */
  preloadAliases(ids: Iterable<number>, before: number): Promise<void>;
  /** The id of the article a change means: its own, or, for a sighting's seq, the article it was a sighting of. */
  resolve(id: number): Promise<number | undefined>;
  importRow(id: number): ImportRow | undefined;
  putImport(row: ImportRow): void;
  /** A finished file; asked for in `preloadFiles` before. */
  importFile(importId: number, path: string): ImportFileRow | undefined;
  putImportFile(row: ImportFileRow): void;
  /** Takes the row of a file away. */
  eraseImportFile(importId: number, path: string): void;
  rules(): Promise<readonly ImportRule[]>;
  putRules(rules: readonly ImportRule[]): void;
  /** Notes that an `article-add` was journaled a second time: its seq means the article too. */
  noteRepeat(seq: number, id: number): void;
  /** Takes an article, its body and its sightings away for good. */
  eraseArticle(id: number): Promise<void>;
  write(): Promise<WrittenArticles>;
  /** Hands the changes to the holdings. Only after the transaction has committed. */
  commit(): {
    readonly changed: readonly number[];
    readonly added: readonly AddedArticle[];
    readonly revised: readonly AddedArticle[];
    readonly erased: readonly number[];
  };
}

/** How many articles came and went by what was written. */
export interface WrittenArticles {
  readonly articlesAdded: number;
  readonly articlesErased: number;
}

/** An article new to the archive, or revised, for the search index. */
export interface AddedArticle {
  readonly row: ArticleRow;
  readonly body: BodyRow;
}

/** Begins a frame. */
export function createWorkspace(database: ArchiveDatabase, holdings: Holdings): Workspace {
  const states = new Map<number, StateRow>();
  const added = new Map<number, AddedArticle>();
  const revised = new Map<number, AddedArticle>();
  const read = new Map<number, ArticleRow>();
  const sightings = new Map<number, SightingRow>();
  const sightingsRead = new Map<number, SightingRow[]>();
  const imports = new Map<number, ImportRow>();
  const importFiles = new Map<string, ImportFileRow>();
  const filesRead = new Map<string, ImportFileRow>();
  const erasedFiles: [importId: number, path: string][] = [];
  const repeats = new Map<number, number>();
  /** What ids mean that were looked up in `preloadAliases`; null: nothing. */
  const aliases = new Map<number, number | null>();
  const erased = new Set<number>();
  let rules: readonly ImportRule[] | null = null;
  const erasedSightings = new Set<number>();
  const collections = createCollectionWorkspace(database, holdings.collections);
  const tags = createTagWorkspace(database, holdings.tags);
  const highlights = createHighlightWorkspace(database, holdings.highlights);
  const stateOf = (id: number): StateRow | undefined =>
    erased.has(id) ? undefined : (states.get(id) ?? holdings.states.get(id));
  const saved = createSavedWorkspace(database, holdings.saved);
  const stories = createStoryWorkspace(database, holdings.stories, stateOf);
  const revisions = createRevisionWorkspace(database);
  const groups = createGroupWorkspace(database);
  const keys = { content: createKeyMap(), address: createKeyMap(), object: createKeyMap() };
  const heldKeys = { content: holdings.byContent, address: holdings.byAddress, object: holdings.byObject };

  const importRow = (id: number): ImportRow | undefined => imports.get(id) ?? holdings.imports.get(id);

  /** Of the state before this frame: what the frame adds is not in the database yet. */
  const isSighted = (id: number): boolean => ((holdings.states.get(id)?.flags ?? 0) & flag.sighted) !== 0;

  /** Rows as held, the frame's own in their place or after them. */
  function overlay(held: readonly SightingRow[], isMeant: (row: SightingRow) => boolean): SightingRow[] {
    const bySeq = new Map(held.map((row) => [row.seq, row]));
    for (const row of sightings.values()) if (isMeant(row)) bySeq.set(row.seq, row);
    return [...bySeq.values()];
  }

  function settle(state: StateRow): StateRow {
    const leaves =
      importRow(state.importId)?.isWithdrawn === true && state.sightings === 0 && !(state.flags & flag.kept);
    return { ...state, flags: leaves ? state.flags | flag.withdrawn : state.flags & ~flag.withdrawn };
  }

  function putState(state: StateRow): StateRow {
    const settled = settle(state);
    states.set(settled.id, settled);
    stories.note(settled);
    for (const object of settled.objects) keys.object.add(object, settled.id);
    return settled;
  }

  async function findAlias(id: number): Promise<number | undefined> {
    const known = aliases.get(id);
    return known === undefined ? (await database.sightings.get(id))?.articleId : (known ?? undefined);
  }

  const workspace: Workspace = {
    collections,
    tags,
    highlights,
    stories,
    revisions,
    saved,
    groups,
    state: stateOf,
    putState,
    *states() {
      for (const [id, state] of holdings.states) if (!erased.has(id)) yield states.get(id) ?? state;
      for (const id of added.keys()) {
        const state = states.get(id);
        if (state) yield state;
      }
    },
    addArticle(row, body, state) {
      added.set(row.id, { row, body });
      keys.content.add(state.content, row.id);
      if (state.address !== null) keys.address.add(state.address, row.id);
      putState(state);
    },
    candidates: (key, hash) => [...new Set([...heldKeys[key].get(hash), ...keys[key].get(hash)])],
    async article(id) {
      if (erased.has(id)) return undefined;
      const own = (revised.get(id) ?? added.get(id))?.row ?? read.get(id);
      if (own) return own;
      const row = await database.articles.get(id);
      if (row) read.set(id, row);
      return row;
    },
    async body(id) {
      if (erased.has(id)) return undefined;
      return (revised.get(id) ?? added.get(id))?.body ?? (await database.bodies.get(id));
    },
    reviseArticle(row, body, state) {
      revised.set(row.id, { row, body });
      keys.content.add(state.content, row.id);
      if (state.address !== null) keys.address.add(state.address, row.id);
      putState(state);
    },
    async preload(ids) {
      const wanted = [...ids];
      for (const row of await database.articles.bulkGet(wanted)) if (row) read.set(row.id, row);
      const sighted = wanted.filter(isSighted);
      if (sighted.length === 0) return;
      for (const id of sighted) sightingsRead.set(id, []);
      for (const row of await database.sightings.where('articleId').anyOf(sighted).sortBy('seq')) {
        sightingsRead.get(row.articleId)?.push(row);
      }
    },
    async sightingsOf(articleId) {
      // Most articles were never saved again: no question for them.
      if (!isSighted(articleId)) return overlay([], (row) => row.articleId === articleId);
      const held =
        sightingsRead.get(articleId) ?? (await database.sightings.where('articleId').equals(articleId).sortBy('seq'));
      return overlay(held, (row) => row.articleId === articleId);
    },
    async sightingsIn(importId) {
      const held = await database.sightings.where('importId').equals(importId).sortBy('seq');
      return overlay(held, (row) => row.importId === importId);
    },
    putSighting: (row) => sightings.set(row.seq, row),
    async preloadAliases(ids, before) {
      const unknown = [...new Set(ids)].filter((id) => !holdings.states.has(id)).sort((a, b) => a - b);
      for (const id of unknown) aliases.set(id, null);
      const earlier = unknown.filter((id) => id < before);
      for await (const rows of readSightings(database, earlier)) {
        for (const { seq, articleId } of rows) if (aliases.has(seq)) aliases.set(seq, articleId);
      }
    },
    async resolve(id) {
      if (states.has(id) || holdings.states.has(id)) return erased.has(id) ? undefined : id;
      const meant = repeats.get(id) ?? sightings.get(id)?.articleId ?? (await findAlias(id));
      return meant !== undefined && erased.has(meant) ? undefined : meant;
    },
    importRow,
    putImport: (row) => imports.set(row.id, row),
    async preloadFiles(wanted) {
      const rows = await database.importFiles.bulkGet(wanted.map(([importId, path]) => [importId, path]));
      for (const row of rows) if (row) filesRead.set(fileKey(row.importId, row.path), row);
    },
    importFile: (importId, path) => importFiles.get(fileKey(importId, path)) ?? filesRead.get(fileKey(importId, path)),
    putImportFile: (row) => importFiles.set(fileKey(row.importId, row.path), row),
    eraseImportFile: (importId, path) => erasedFiles.push([importId, path]),
    async rules() {
      const row = rules ? null : await database.meta.get('rules');
      return rules ?? (row?.key === 'rules' ? row.rules : []);
    },
    putRules(next) {
      rules = next;
    },
    noteRepeat(seq, id) {
      repeats.set(seq, id);
      const state = states.get(id) ?? holdings.states.get(id);
      if (state && !state.repeats?.includes(seq)) putState({ ...state, repeats: [...(state.repeats ?? []), seq] });
    },
    async eraseArticle(id) {
      for (const row of await workspace.sightingsOf(id)) erasedSightings.add(row.seq);
      erased.add(id);
    },
    async write() {
      for (const id of erased) states.delete(id);
      for (const id of erasedSightings) sightings.delete(id);
      const fresh = [...added.values()].filter(({ row }) => !erased.has(row.id));
      // Revised ones last: one may have come in by this very frame.
      const articles = [...fresh, ...revised.values()].filter(({ row }) => !erased.has(row.id));
      await Promise.all([
        database.articles.bulkPut(articles.map(({ row }) => row)),
        database.bodies.bulkPut(articles.map(({ body }) => body)),
        database.states.bulkPut([...states.values()]),
        database.sightings.bulkPut([...sightings.values()]),
        database.imports.bulkPut([...imports.values()]),
        database.importFiles.bulkPut([...importFiles.values()]),
        database.importFiles.bulkDelete(erasedFiles),
        rules === null ? null : database.meta.put({ key: 'rules', rules }),
        collections.write(),
        tags.write(),
        highlights.write(),
        saved.write(),
        stories.write(erased),
        revisions.write(erased),
        groups.write(),
        database.articles.bulkDelete([...erased]),
        database.bodies.bulkDelete([...erased]),
        database.states.bulkDelete([...erased]),
        database.sightings.bulkDelete([...erasedSightings]),
      ]);
      const articlesErased = [...erased].filter((id) => holdings.states.has(id)).length;
      return { articlesAdded: fresh.length, articlesErased };
    },
    commit() {
      holdings.commit(states.values(), imports.values(), erased);
      collections.commit();
      tags.commit();
      highlights.commit();
      saved.commit();
      stories.commit(erased);
      const changed = new Set([...states.keys(), ...tags.changed(), ...collections.changed(), ...erased]);
      const fresh = [...added.values()].filter(({ row }) => !erased.has(row.id));
      const others = [...revised.values()].filter(({ row }) => !erased.has(row.id));
      return { changed: [...changed], added: fresh, revised: others, erased: [...erased] };
    },
  };
  return workspace;
}

/** More seqs than this are not asked for one by one. */
const seqsAsked = 500;

/** Sightings by their seqs, given sorted; where there are many, all that lie between, a slice at a time. */
async function* readSightings(database: ArchiveDatabase, seqs: readonly number[]): AsyncIterable<SightingRow[]> {
  const [first, last] = [seqs[0], seqs.at(-1)];
  if (first === undefined || last === undefined) return;
  if (seqs.length > seqsAsked) yield* readSlices(database.sightings, ({ seq }) => seq, first - 1, last);
  else yield (await database.sightings.bulkGet([...seqs])).filter((row) => row !== undefined);
}

function fileKey(importId: number, path: string): string {
  return `${importId} ${path}`;
}
