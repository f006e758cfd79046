import { Dexie, type Table } from 'dexie';
import type { HighlightRow, NoteRow } from './highlight-rows';
import { first } from './migrations/0001-first';
import { dossiers } from './migrations/0002-dossiers';
import { stories } from './migrations/0003-stories';
import { revisions } from './migrations/0004-revisions';
import { saved } from './migrations/0005-saved';
import { groupParts } from './migrations/0006-group-parts';
import type { Migration } from './migrations/migration';
import type {
  ArticleRow,
  BodyRow,
  CollectionRow,
  FileRow,
  FilingRow,
  FrameRow,
  GroupPartRow,
  GroupRow,
  ImportFileRow,
  ImportRow,
  RulesRow,
  OutletRuleRow,
  RevisionRow,
  SavedRow,
  SightingRow,
  SignatureRow,
  StandingRow,
  StateRow,
  TaggedRow,
  TagRow,
} from './rows';

const migrations: readonly Migration[] = [first, dossiers, stories, revisions, saved, groupParts];

/** Version of the schema this program writes. Dexie multiplies it by ten for IndexedDB. */
export const schemaVersion = migrations.length;

/** The archive's database, its tables typed. */
export interface ArchiveDatabase {
  readonly name: string;
  readonly dexie: Dexie;
  readonly articles: Table<ArticleRow, number>;
  readonly bodies: Table<BodyRow, number>;
  readonly states: Table<StateRow, number>;
  readonly sightings: Table<SightingRow, number>;
  readonly imports: Table<ImportRow, number>;
  readonly importFiles: Table<ImportFileRow, [number, string]>;
  readonly groups: Table<GroupRow, number>;
  readonly groupParts: Table<GroupPartRow, [number, number]>;
  readonly frames: Table<FrameRow, number>;
  readonly meta: Table<StandingRow | RulesRow, string>;
  readonly files: Table<FileRow, string>;
  readonly collections: Table<CollectionRow, number>;
  readonly filings: Table<FilingRow, [number, number]>;
  readonly tags: Table<TagRow, string>;
  readonly tagged: Table<TaggedRow, number>;
  readonly highlights: Table<HighlightRow, number>;
  readonly notes: Table<NoteRow, string>;
  readonly saved: Table<SavedRow, number>;
  readonly signatures: Table<SignatureRow, number>;
  readonly revisions: Table<RevisionRow, number>;
  readonly outletRules: Table<OutletRuleRow, number>;
}

/** Where databases are: the browser's own, or a stand-in in tests. */
export interface DatabaseSource {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
}

/** Describes the database by that name; it is opened by `dexie.open()`. Every transaction is on the medium before it counts. */
export function defineDatabase(name: string, source: DatabaseSource): ArchiveDatabase {
  const dexie = new Dexie(name, {
    indexedDB: source.indexedDB,
    IDBKeyRange: source.IDBKeyRange,
    // 'relaxed' survives a killed process but no power cut, and costs the same with batches of this size.
    chromeTransactionDurability: 'strict',
    // Without it Dexie keeps copies of what it reads for live queries, which nobody asks here.
    cache: 'disabled',
  });
  for (const { version, stores, upgrade } of migrations) {
    const step = dexie.version(version).stores({ ...stores });
    if (upgrade) step.upgrade(upgrade);
  }
  return {
    name,
    dexie,
    articles: dexie.table('articles'),
    bodies: dexie.table('bodies'),
    states: dexie.table('states'),
    sightings: dexie.table('sightings'),
    imports: dexie.table('imports'),
    importFiles: dexie.table('importFiles'),
    groups: dexie.table('groups'),
    groupParts: dexie.table('groupParts'),
    frames: dexie.table('frames'),
    meta: dexie.table('meta'),
    files: dexie.table('files'),
    collections: dexie.table('collections'),
    filings: dexie.table('filings'),
    tags: dexie.table('tags'),
    tagged: dexie.table('tagged'),
    highlights: dexie.table('highlights'),
    notes: dexie.table('notes'),
    saved: dexie.table('saved'),
    signatures: dexie.table('signatures'),
    revisions: dexie.table('revisions'),
    outletRules: dexie.table('outletRules'),
  };
}

/** Where an empty archive stands. */
const emptyStanding: StandingRow = {
  key: 'standing',
  frame: 0,
  chain: '',
  appliedSeq: 0,
  articlesNoted: 0,
  framesKept: [],
};

/** Reads where the archive stands. */
export async function readStanding(database: ArchiveDatabase): Promise<StandingRow> {
  const row = await database.meta.get('standing');
  return row?.key === 'standing' ? row : emptyStanding;
}
