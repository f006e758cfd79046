import type { LibraryCounts } from '../../contract/archive-api';
import { loadCollectionHoldings, type CollectionHoldings } from './collection-holdings';
import type { ArchiveDatabase } from './database';
import { createHighlightHoldings, type HighlightHoldings } from './highlight-holdings';
import { createKeyMap, type KeyMap } from './key-map';
import { flag, type ImportRow, type StateRow } from './rows';
import { loadSavedHoldings, type SavedHoldings } from './saved-holdings';
import { loadStoryHoldings, type StoryHoldings } from './story-holdings';
import { loadTagHoldings, type TagHoldings } from './tag-holdings';

/**
 * What the archive holds, in memory: every article's state (about 250 bytes each), the sets that
 * search filters by, the keys that identity is found by, and the counts. Filled from `states` and
 * `imports` on opening, and changed only by `commit`, after a frame's transaction has committed.
 */
export interface Holdings {
  readonly states: ReadonlyMap<number, StateRow>;
  readonly imports: ReadonlyMap<number, ImportRow>;
  readonly unread: ReadonlySet<number>;
  readonly starred: ReadonlySet<number>;
  readonly trashed: ReadonlySet<number>;
  readonly withdrawn: ReadonlySet<number>;
  readonly byContent: Pick<KeyMap, 'get'>;
  readonly byAddress: Pick<KeyMap, 'get'>;
  readonly byObject: Pick<KeyMap, 'get'>;
  readonly counts: LibraryCounts;
  readonly collections: CollectionHoldings;
  readonly tags: TagHoldings;
  readonly highlights: HighlightHoldings;
  readonly stories: StoryHoldings;
  readonly saved: SavedHoldings;
  /** Articles that went for good since the start: what was counted on to grow only is made anew when this rises. */
  readonly erasures: number;
  /** All versions of one address, in order of arrival; only those with more than one member. */
  lineage(id: number): readonly number[];
  commit(states: Iterable<StateRow>, imports: Iterable<ImportRow>, erased: Iterable<number>): void;
}

/**
 * Whether All and Unread count and list the page. Other kinds are found by `kind:`, and stand where they
 * were put: in their import, under Starred, in Trash.
 */
export function isCounted(state: StateRow): boolean {
  return state.kind === 'article' || state.kind === 'live';
}

/** Reads all states and imports of a database. */
export async function loadHoldings(database: ArchiveDatabase): Promise<Holdings> {
  const [collections, tags, stories, saved] = await Promise.all([
    loadCollectionHoldings(database),
    loadTagHoldings(database),
    loadStoryHoldings(database),
    loadSavedHoldings(database),
  ]);
  const holdings = createHoldings({ collections, tags, stories, saved, highlights: createHighlightHoldings(database) });
  holdings.commit(await database.states.toArray(), await database.imports.toArray(), []);
  return holdings;
}

function createHoldings(
  dossiers: Pick<Holdings, 'collections' | 'tags' | 'highlights' | 'stories' | 'saved'>,
): Holdings {
  const states = new Map<number, StateRow>();
  const imports = new Map<number, ImportRow>();
  const sets = {
    unread: new Set<number>(),
    starred: new Set<number>(),
    trashed: new Set<number>(),
    withdrawn: new Set<number>(),
  };
  const byContent = createKeyMap();
  const byAddress = createKeyMap();
  const byObject = createKeyMap();
  const lineages = new Map<number, number[]>();
  let erasures = 0;
  const counts = { all: 0, unread: 0, starred: 0, trash: 0, imports: 0 };

  function count(state: StateRow, by: 1 | -1): void {
    if (state.flags & flag.withdrawn) return;
    if (state.flags & flag.trashed) {
      counts.trash += by;
      return;
    }
    if (state.flags & flag.starred) counts.starred += by;
    if (!isCounted(state)) return;
    counts.all += by;
    if (!(state.flags & flag.read)) counts.unread += by;
  }

  function addKeys(state: StateRow, isNew: boolean): void {
    byContent.add(state.content, state.id);
    if (state.address !== null) byAddress.add(state.address, state.id);
    if (isNew && state.lineage !== state.id) {
      const members = lineages.get(state.lineage);
      if (members) members.push(state.id);
      else lineages.set(state.lineage, [state.lineage, state.id]);
    }
  }

  return {
    states,
    imports,
    ...sets,
    byContent,
    byAddress,
    byObject,
    ...dossiers,
    get erasures() {
      return erasures;
    },
    get counts() {
      return { ...counts, stories: dossiers.stories.told(states).size };
    },
    lineage: (id) => lineages.get(states.get(id)?.lineage ?? id) ?? [],
    commit(changedStates, changedImports, erased) {
      for (const state of changedStates) {
        const before = states.get(state.id);
        if (before) count(before, -1);
        if (before?.content !== state.content || before.address !== state.address) addKeys(state, !before);
        dossiers.stories.settle(before, state);
        for (const object of state.objects) byObject.add(object, state.id);
        states.set(state.id, state);
        count(state, 1);
        setMember(sets.unread, state.id, !(state.flags & flag.read));
        setMember(sets.starred, state.id, (state.flags & flag.starred) !== 0);
        setMember(sets.trashed, state.id, (state.flags & flag.trashed) !== 0);
        setMember(sets.withdrawn, state.id, (state.flags & flag.withdrawn) !== 0);
      }
      for (const id of erased) {
        const state = states.get(id);
        if (!state) continue;
        count(state, -1);
        states.delete(id);
        dossiers.stories.erase(state);
        for (const set of Object.values(sets)) set.delete(id);
        erasures++;
      }
      for (const row of changedImports) {
        if (isPresent(imports.get(row.id))) counts.imports -= 1;
        if (isPresent(row)) counts.imports += 1;
        imports.set(row.id, row);
      }
    },
  };
}

function isPresent(row: ImportRow | undefined): boolean {
  return row !== undefined && !row.isWithdrawn;
}

function setMember(set: Set<number>, id: number, isMember: boolean): void {
  if (isMember) set.add(id);
  else set.delete(id);
}
