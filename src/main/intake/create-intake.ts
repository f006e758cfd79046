import { availableParallelism } from 'node:os';
import { limits } from '../../contract/limits';
import { createPool, type Death } from './pool';
import { refuse } from './refuse';
import type { Intake, IntakeArticle, IntakeOptions, IntakeResult, PackedObject, ReadHow, SourceFile } from './types';
import type { WorkerJob, WorkerMessage } from './worker-wire';
import workerPath from './worker?modulePath';

/** Deaths one file may cause before what is left of it is given up. */
const maxDeaths = 10;

/** Starts the pool of workers that read files. Call `close` when done with it. */
export function createIntake(options: IntakeOptions = {}): Intake {
  const size = Math.max(1, options.workers ?? availableParallelism() - 1);
  const pool = createPool<WorkerJob, WorkerMessage>({
    workerPath,
    size,
    budgetMs: (options.fileSeconds ?? limits.fileSeconds) * 1000,
    heapMegabytes: options.workerMegabytes ?? 1024,
  });

  async function read(file: SourceFile, signal?: AbortSignal, how: ReadHow = {}): Promise<IntakeResult> {
    const found = new Collected();
    for (let deaths = 0; ;) {
      const job = { bytes: file.bytes, fileName: file.fileName, modifiedMs: file.modifiedMs };
      const death = await pool.run(
        { ...job, ...how, explain: how.explain ?? options.explain ?? false, skip: found.items },
        (message) => found.add(message),
        signal,
      );
      if (death === null) return found.result();
      deaths += 1;
      // The rest of an archive is gone on with, behind the document that the worker died of.
      if (!found.blame(death)) return found.result();
      if (deaths === maxDeaths) {
        found.blame({ code: death.code, detail: `${deaths} documents in it failed; the rest was not read` });
        return found.result();
      }
    }
  }

  return { read, parallel: size * 2, close: () => pool.close() };
}

/** What workers said of one file so far. */
class Collected {
  readonly #articles: IntakeArticle[] = [];
  readonly #refused: IntakeResult['refused'][number][] = [];
  readonly #objects = new Map<string, PackedObject>();
  #companions = 0;
  #begun: string | null = null;
  /** Documents, companions and refusals so far. */
  items = 0;

  add(message: WorkerMessage): void {
    switch (message.type) {
      case 'begin':
        this.#begun = message.part;
        return;
      case 'article':
        this.#articles.push(message.article);
        for (const object of message.objects) this.#objects.set(object.sha256, object);
        break;
      case 'refused':
        this.#refused.push({ part: message.part, refusal: message.refusal });
        break;
      case 'companion':
        this.#companions += 1;
        break;
      case 'ready':
      case 'done':
        return;
    }
    this.#begun = null;
    this.items += 1;
  }

  /** Lays a death to the document under way; false when it was the file itself, so that nothing is left to go on with. */
  blame(death: Death): boolean {
    const part = this.#begun;
    this.#refused.push({ part, refusal: refuse(death.code, death.detail) });
    this.#begun = null;
    this.items += 1;
    return part !== null;
  }

  result(): IntakeResult {
    return {
      articles: this.#articles,
      refused: this.#refused,
      companions: this.#companions,
      objects: [...this.#objects.values()],
    };
  }
}
