import { defineDatabase, schemaVersion, type ArchiveDatabase, type DatabaseSource } from './database';
import { describeError } from './describe-error';
import { fail, ok, type Result } from '../../contract/failure';

const namePattern = /^backfile-(\d+)$/;
const openTimeoutMs = 20_000;
const attempts = 3;
const stuck = fail('archive-unavailable', `the database did not open in ${openTimeoutMs} ms`);

/** A database as it was found on opening. */
export interface OpenedDatabase {
  readonly database: ArchiveDatabase;
  /** Chromium's flag from the upgradeneeded event; '' where there was none. */
  readonly dataLoss: string;
  readonly isNew: boolean;
}

/**
 * Opens the archive's database: the one with the highest number of `backfile-<n>`. One that cannot be
 * opened at all (a damaged file answers UnknownError for ever) is left where it is, as evidence, and
 * the next number is used: the journal fills it. A full disk is no damage and is a failure instead,
 * and so is a database of a newer Backfile.
 */
export async function openDatabase(source: DatabaseSource): Promise<Result<OpenedDatabase>> {
  const number = (await numbers(source)).at(-1) ?? 1;
  const opened = await openNumber(source, number);
  if (opened.ok || opened.failure.code !== 'internal') return opened;
  return openNumber(source, number + 1);
}

/** Opens an empty database under the next number; the present one stays as it is. */
export async function openNextDatabase(source: DatabaseSource, present: string): Promise<Result<OpenedDatabase>> {
  const taken = [...(await numbers(source)), Number(namePattern.exec(present)?.[1] ?? 0)];
  return openNumber(source, Math.max(...taken) + 1);
}

/** Deletes older databases but for the newest `kept` of them. Called only when the present one is complete. */
export async function tidyDatabases(source: DatabaseSource, present: string, kept: number): Promise<void> {
  const presentNumber = Number(namePattern.exec(present)?.[1] ?? 0);
  const older = (await numbers(source)).filter((number) => number < presentNumber);
  for (const number of older.slice(0, Math.max(0, older.length - kept))) {
    await new Promise<void>((resolve) => {
      const request = source.indexedDB.deleteDatabase(`backfile-${number}`);
      // One that another page still holds is left for the next time.
      for (const type of ['success', 'error', 'blocked']) request.addEventListener(type, () => resolve());
    });
  }
}

async function numbers(source: DatabaseSource): Promise<number[]> {
  const all = await source.indexedDB.databases();
  return all
    .map(({ name }) => Number(namePattern.exec(name ?? '')?.[1] ?? 0))
    .filter((number) => number > 0)
    .sort((a, b) => a - b);
}

async function openNumber(source: DatabaseSource, number: number): Promise<Result<OpenedDatabase>> {
  const name = `backfile-${number}`;
  let last: Result<never> = fail('internal');
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 200));
    try {
      const found = await withTimeout(probe(source, name));
      if (found === timedOut) return stuck;
      if (found.version > schemaVersion * 10) return fail('library-newer', `database version ${found.version / 10}`);
      const database = defineDatabase(name, source);
      if ((await withTimeout(database.dexie.open())) === timedOut) return stuck;
      return ok({ database, dataLoss: found.dataLoss, isNew: found.isNew });
    } catch (error) {
      const failure = describeError(error);
      last = { ok: false, failure };
      if (failure.code !== 'internal') return last;
    }
  }
  return last;
}

const timedOut = Symbol('timed out');

async function withTimeout<T>(work: PromiseLike<T>): Promise<T | typeof timedOut> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<typeof timedOut>((resolve) => {
    timer = setTimeout(() => resolve(timedOut), openTimeoutMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

interface Probe {
  readonly version: number;
  readonly dataLoss: string;
  readonly isNew: boolean;
}

/**
 * Opens the database raw and without a version, since Dexie hides `dataLoss`. A database that is not
 * there is not created: the upgrade is given up, so that Dexie makes it from version 0.
 */
function probe(source: DatabaseSource, name: string): Promise<Probe> {
  return new Promise((resolve, reject) => {
    const request = source.indexedDB.open(name);
    let fresh: Probe | null = null;
    request.addEventListener('upgradeneeded', (event) => {
      // `dataLoss` is Chromium's own and in no type.
      const dataLoss: unknown = Reflect.get(event, 'dataLoss');
      fresh = { version: 0, dataLoss: typeof dataLoss === 'string' ? dataLoss : '', isNew: true };
      request.transaction?.abort();
    });
    request.addEventListener('success', () => {
      const { version } = request.result;
      request.result.close();
      resolve({ version, dataLoss: '', isNew: false });
    });
    request.addEventListener('error', () => {
      if (fresh) resolve(fresh);
      else reject(request.error ?? new Error('the database did not open'));
    });
  });
}
