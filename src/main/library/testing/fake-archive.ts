import { randomUUID } from 'node:crypto';
import type { ArchiveEvent, ImportReport } from '../../../contract/archive-api';
import type { Change, Frame, Outcome } from '../../../contract/change';
import type { ArchiveState, FromWorker, ToWorker } from '../../../contract/port';
import type { ArchiveWire } from '../types';
import { createWirePair } from '../wire-pair';

/** What a browser profile keeps of an archive; survives its workers. Tests damage it by hand. */
export interface FakeDatabase {
  frames: Frame[];
  articles: Map<number, string>;
  articlesNoted: number;
  dataLoss: string;
  isNew: boolean;
  /** Databases that were set aside. */
  aside: number;
  /** What it answers to questions it does not know itself. */
  answers?: Readonly<Record<string, (...args: never[]) => unknown>>;
}

/** An empty profile. */
export function createFakeDatabase(): FakeDatabase {
  return { frames: [], articles: new Map(), articlesNoted: 0, dataLoss: '', isNew: true, aside: 0 };
}

export interface FakeArchive {
  /** Main's end of the port. */
  readonly wire: ArchiveWire;
  /** All that main said. */
  readonly heard: readonly ToWorker[];
  /** Begins to work: opens the database and says how it found it. */
  start(): void;
  /** While it holds, frames are taken and not applied. */
  hold(isHeld: boolean): void;
  /** Drops the next frame, as if it had been lost. */
  dropNext(): void;
  emit(event: ArchiveEvent): void;
  die(): void;
}

/** A worker that applies frames in memory: identity by `keys.content`, no search. Speaks contract/port.ts. */
export function createFakeArchive(database: FakeDatabase): FakeArchive {
  const [mine, wire] = createWirePair<ToWorker, FromWorker>();
  const session = randomUUID();
  const heard: ToWorker[] = [];
  let held: Frame[] | null = null;
  let isRunning = false;
  let dropping = 0;

  const sayState = (): void => {
    const last = database.frames.at(-1);
    const state: ArchiveState = {
      protocol: 1,
      schema: 1,
      frame: last?.n ?? 0,
      chain: last?.chain ?? '',
      appliedSeq: database.frames.flatMap(({ changes }) => changes).at(-1)?.seq ?? 0,
      articles: database.articles.size,
      articlesNoted: database.articlesNoted,
      dataLoss: database.dataLoss,
      isNew: database.isNew,
    };
    mine.send({ type: 'state', session, state });
  };

  const take = (frame: Frame): void => {
    const expected = (database.frames.at(-1)?.n ?? 0) + 1;
    if (frame.n < expected) return;
    if (frame.n > expected) {
      mine.send({ type: 'gap', session, expected });
      return;
    }
    const outcomes = frame.changes.map((change) => apply(database, change));
    database.frames.push(frame);
    database.articlesNoted = database.articles.size;
    database.isNew = false;
    mine.send({ type: 'applied', session, n: frame.n, outcomes });
  };

  mine.onMessage((message) => {
    heard.push(message);
    switch (message.type) {
      case 'begin':
        isRunning = true;
        break;
      case 'start-over':
        Object.assign(database, { ...createFakeDatabase(), aside: database.aside + 1 });
        isRunning = false;
        sayState();
        break;
      case 'stop':
        isRunning = false;
        break;
      case 'frame':
        if (dropping > 0) dropping -= 1;
        else if (held) held.push(message.frame);
        else if (isRunning) take(message.frame);
        break;
      case 'ask': {
        const { id } = message;
        mine.send({ type: 'answer', session, id, value: answer(database, message.method, message.args) });
        break;
      }
      default:
        message satisfies never;
    }
  });

  return {
    wire,
    heard,
    start: sayState,
    hold(isHeld) {
      if (isHeld) {
        held ??= [];
        return;
      }
      const waiting = held ?? [];
      held = null;
      for (const frame of waiting) take(frame);
    },
    dropNext() {
      dropping += 1;
    },
    emit: (event) => mine.send({ type: 'event', session, event }),
    die: () => mine.close(),
  };
}

function apply(database: FakeDatabase, change: Change): Outcome {
  const { seq } = change;
  if (change.type !== 'article-add') return { seq, result: 'done', affected: 1 };
  for (const [id, content] of database.articles) {
    if (content === change.keys.content) {
      return { seq, result: 'sighting', id, since: change.at, restored: false };
    }
  }
  database.articles.set(seq, change.keys.content);
  return { seq, result: 'article', id: seq };
}

function answer(database: FakeDatabase, method: string, args: readonly unknown[]): unknown {
  const changes = database.frames.flatMap((frame) => frame.changes);
  const number = Number(args[0]);
  switch (method) {
    case 'framesAfter':
      return database.frames.filter(({ n }) => n > number);
    case 'finishedFiles':
      return changes.flatMap((change) =>
        change.type === 'import-file' && change.importId === number ? [change.file.path] : [],
      );
    case 'importReport':
      return reportImport(changes, number);
    case 'rules':
      return database.answers?.['rules']?.() ?? [];
    case 'stats':
      return { articles: database.articles.size, originals: 0, collections: 0, highlights: 0, seq: 0, digest: 'd' };
    case 'outletRules':
      return [];
    case 'originals':
      return changes.flatMap((change) => (change.type === 'article-add' ? [change.origin.object] : []));
    default:
      // The test that gives an answer knows the method's arguments.
      return database.answers?.[method]?.(...(args as never[])) ?? null;
  }
}

function reportImport(changes: readonly Change[], importId: number): ImportReport | null {
  const begin = changes.find((change) => change.type === 'import-begin' && change.seq === importId);
  if (begin?.type !== 'import-begin') return null;
  const mine = changes.filter((change) => 'importId' in change && change.importId === importId);
  const files = mine.flatMap((change) => (change.type === 'import-file' ? [change.file] : []));
  const end = mine.flatMap((change) => (change.type === 'import-end' ? [change.end] : [])).at(-1) ?? null;
  const refused = files.flatMap(({ path, refused: parts }) =>
    parts.map(({ part, refusal }) => ({ code: refusal.code, path, part, detail: refusal.detail })),
  );
  const codes = [...new Set(refused.map(({ code }) => code))];
  return {
    id: importId,
    label: begin.label,
    begun: begin.at,
    outOfTrash: [],
    ended: null,
    end,
    isWithdrawn: false,
    sources: begin.sources,
    files: files.length,
    articles: mine.filter(({ type }) => type === 'article-add').length,
    sightings: 0,
    versions: 0,
    companions: files.filter(({ companion }) => companion !== null).length,
    refused: refused.length,
    refusals: codes.map((code) => {
      const those = refused.filter((one) => one.code === code);
      return { code, count: those.length, files: those };
    }),
  };
}
