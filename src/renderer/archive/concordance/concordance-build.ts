import type { ConcordanceOrder } from '../../../contract/concordance';
import type { QueryNode } from '../../../query/index';
import { createPause } from '../breathe';
import type { ArticleRow, BodyRow, StateRow } from '../rows';
import { ConcordanceLines, type LinedArticle } from './concordance-lines';
import { createFindLines } from './find-lines';
import { orderLines } from './order-lines';
import { createWordCodes, type WordCodes } from './word-codes';

/** Lines held at most: 10 MB. What is over is said to be left out. */
const mostLines = 250_000;
/** Articles read at one go; the next ones are read while these are looked through. Other questions wait for the reading of one lot. */
const batchArticles = 24;
/** A build that nobody has asked about for so long rests. */
const restAfterMs = 5_000;

/** What a build reads. */
export interface BuildSources {
  /** The articles a query finds, in the order of the list. */
  findIds(): Promise<readonly number[]>;
  readArticles(ids: readonly number[]): Promise<readonly (readonly [ArticleRow | undefined, BodyRow | undefined])[]>;
  state(id: number): StateRow | undefined;
}

/** The lines of one query as the archive was at one moment, looked for in the background. */
export interface ConcordanceBuild {
  readonly version: number;
  /** Of the archive and its index when it began. */
  readonly generation: string;
  readonly lines: ConcordanceLines;
  readonly codes: WordCodes;
  /** The query as it was read: the lines of a build with the same one can be taken over. */
  readonly treeKey: string;
  progress(): {
    readonly state: 'building' | 'stopped' | 'done';
    readonly done: number;
    readonly of: number;
    readonly isCut: boolean;
  };
  /** Goes on, or begins; rests again when this is not called for some seconds. */
  run(): void;
  stop(): void;
  /** Resolves when it is done, or rests; rejects when the archive could not be read. */
  settled(): Promise<void>;
  /** The lines' numbers in an order, null for their own; kept until lines are added. */
  ordered(order: ConcordanceOrder): Promise<Uint32Array | null>;
}

interface BuildNeeds {
  readonly version: number;
  readonly generation: string;
  readonly tree: QueryNode;
  readonly treeKey: string;
  readonly sources: BuildSources;
  /** A build of the same query: articles that have not changed since are not read again. */
  readonly former: ConcordanceBuild | null;
}

/** Makes a build that has not begun. */
export function createBuild({ version, generation, tree, treeKey, sources, former }: BuildNeeds): ConcordanceBuild {
  const lines = new ConcordanceLines();
  const codes = former?.codes ?? createWordCodes();
  const findLines = createFindLines(tree, codes);
  /** Let go when this is done: builds would hold each other for ever. */
  let source = former;
  let known: ReadonlyMap<number, LinedArticle> | null = null;
  let ids: readonly number[] | null = null;
  let next = 0;
  let isCut = false;
  let isStopped = false;
  let isDone = false;
  let askedAt = 0;
  let running: Promise<void> | null = null;
  const orders = new Map<ConcordanceOrder, { readonly count: number; readonly sorted: Promise<Uint32Array | null> }>();

  const isResting = (): boolean => isStopped || performance.now() - askedAt > restAfterMs;

  /** What is known of an article from before, if it still says the same. */
  const formerOf = (id: number): LinedArticle | undefined => {
    const article = known?.get(id);
    return article && article.content === sources.state(id)?.content ? article : undefined;
  };

  const read = (from: number) => {
    const batch = ids?.slice(from, from + batchArticles) ?? [];
    const missing = batch.filter((id) => !formerOf(id));
    const rows = missing.length === 0 ? Promise.resolve([]) : sources.readArticles(missing);
    // It may fail while the batch before it is still looked through, and is awaited only then.
    rows.catch(() => undefined);
    return { batch, missing, rows };
  };

  async function work(): Promise<void> {
    const pause = createPause();
    if (source && !known) known = new Map(source.lines.articles.map((article) => [article.id, article]));
    ids ??= await sources.findIds();
    let coming = read(next);
    while (coming.batch.length > 0 && !isCut && !isResting()) {
      const { batch, missing, rows } = coming;
      const byId = new Map((await rows).map((pair, at) => [missing[at], pair]));
      coming = read(next + batch.length);
      for (const id of batch) {
        const same = formerOf(id);
        const state = sources.state(id);
        const [row, body] = byId.get(id) ?? [];
        if (same && source) lines.copyArticle(source.lines, same, mostLines);
        else if (row && state) {
          const found = findLines({ title: row.title, text: body?.text ?? '', language: row.language });
          const { content, published } = state;
          lines.addArticle({ id, content, published, outlet: row.outlet }, found, mostLines);
        }
        next += 1;
        isCut = lines.count >= mostLines;
        await pause();
        if (isCut) break;
      }
    }
    if (isCut || next >= ids.length) isDone = true;
    if (!isDone) return;
    known = null;
    source = null;
  }

  return {
    version,
    generation,
    lines,
    codes,
    treeKey,
    progress: () => ({
      state: isDone ? 'done' : isStopped ? 'stopped' : 'building',
      done: isDone ? (ids?.length ?? 0) : next,
      of: ids?.length ?? 0,
      isCut,
    }),
    run() {
      askedAt = performance.now();
      isStopped = false;
      if (isDone || running) return;
      running = work().finally(() => {
        running = null;
      });
      running.catch(() => undefined);
    },
    stop() {
      isStopped = true;
    },
    settled: () => running ?? Promise.resolve(),
    ordered(order) {
      const held = orders.get(order);
      if (held?.count === lines.count) return held.sorted;
      const sorted = orderLines(lines, codes, order);
      orders.set(order, { count: lines.count, sorted });
      return sorted;
    },
  };
}
