import type { SearchApi, SearchRequest } from '../../../contract/archive-api';
import type {
  ConcordanceApi,
  ConcordanceLine,
  ConcordancePage,
  ConcordanceRequest,
} from '../../../contract/concordance';
import { createBuild, type ConcordanceBuild } from '../concordance/concordance-build';
import { cutLine } from '../concordance/cut-line';
import type { ArticleRow } from '../rows';
import type { Store } from '../store';
import { hasWords } from './has-words';
import { readQuery } from './read-query';

const maxLines = 500;
/** An answer waits so long for a build: what is done by then is shown at once, and in its order. */
const waitMs = 80;
/** Questions whose builds are kept: as many windows may look at concordances at once. */
const keptQuestions = 3;
/** A build that was replaced is kept for one that reads all of it, page by page. */
const keptReplacedMs = 60_000;
/** Texts that lines were cut from last; scrolling asks for their neighbours next. */
const keptTexts = 96;

const noLines: ConcordancePage = {
  lines: [],
  total: 0,
  articles: 0,
  state: 'done',
  done: 0,
  of: 0,
  hasWords: false,
  isCut: false,
  isStale: false,
  version: 0,
  order: 'list',
};

interface Question {
  /** Done, or the first. */
  shown: ConcordanceBuild;
  /** A newer one on its way. */
  coming: ConcordanceBuild | null;
}

interface KeptText {
  readonly row: ArticleRow;
  readonly text: string;
  readonly content: number | undefined;
}

/** Answers where the words of a query stand, as lines. Builds are kept here; a window holds only the lines it shows. */
export function answerConcordance(
  store: Store,
  { searchIds }: Pick<SearchApi, 'searchIds'>,
): Pick<ConcordanceApi, 'concordance'> {
  const { database, holdings, indexing } = store;
  /** The one asked last at the end. */
  const questions = new Map<string, Question>();
  const replaced = new Map<number, { readonly build: ConcordanceBuild; until: number }>();
  const texts = new Map<number, KeptText>();
  let versions = 0;

  const generationNow = (): string => `${store.generation} ${indexing.generation}`;

  function begin(request: Omit<SearchRequest, 'facets' | 'offset' | 'limit'>, former: ConcordanceBuild | null) {
    const { query, view, sort, today, byStory = false } = request;
    const { tree } = readQuery(holdings, query, today);
    const treeKey = JSON.stringify(tree);
    versions += 1;
    return createBuild({
      version: versions,
      generation: generationNow(),
      tree,
      treeKey,
      former:
        [former, ...Array.from(questions.values(), ({ shown }) => shown)].find(
          (build) => build?.treeKey === treeKey && build.progress().state === 'done',
        ) ?? null,
      sources: {
        findIds: () => searchIds({ query, view, sort, today, byStory }),
        async readArticles(ids) {
          const keys = [...ids];
          const [rows, bodies] = await Promise.all([database.articles.bulkGet(keys), database.bodies.bulkGet(keys)]);
          return rows.map((row, at) => [row, bodies[at]] as const);
        },
        state: (id) => holdings.states.get(id),
      },
    });
  }

  function replace(question: Question, build: ConcordanceBuild): void {
    replaced.set(question.shown.version, { build: question.shown, until: performance.now() + keptReplacedMs });
    question.shown = build;
    question.coming = null;
  }

  /** The question's builds, the newer one on its way when the archive has changed. */
  function take(request: ConcordanceRequest): Question {
    const { query, view, sort, today, byStory = false } = request;
    const key = JSON.stringify([query, view, sort, today, byStory]);
    const question = questions.get(key) ?? { shown: begin(request, null), coming: null };
    questions.delete(key);
    questions.set(key, question);
    for (const [other, { shown, coming }] of questions) {
      if (questions.size <= keptQuestions) break;
      shown.stop();
      coming?.stop();
      questions.delete(other);
    }
    for (const [version, { until }] of replaced) if (until < performance.now()) replaced.delete(version);
    if (question.coming?.progress().state === 'done') replace(question, question.coming);
    const { state } = question.shown.progress();
    if (state === 'done' && question.shown.generation !== generationNow()) {
      question.coming ??= begin(request, question.shown);
    }
    return question;
  }

  /** The build of a version, kept for as long as it is asked for. */
  function pin(version: number): ConcordanceBuild | null {
    const old = replaced.get(version);
    if (old) old.until = performance.now() + keptReplacedMs;
    return old?.build ?? Array.from(questions.values()).find(({ shown }) => shown.version === version)?.shown ?? null;
  }

  async function read(ids: readonly number[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => {
      const kept = texts.get(id);
      return !kept || kept.content !== holdings.states.get(id)?.content;
    });
    if (missing.length === 0) return;
    const contents = missing.map((id) => holdings.states.get(id)?.content);
    const [rows, bodies] = await Promise.all([database.articles.bulkGet(missing), database.bodies.bulkGet(missing)]);
    for (const [at, row] of rows.entries()) {
      if (row) texts.set(row.id, { row, text: bodies[at]?.text ?? '', content: contents[at] });
    }
  }

  async function describe(
    build: ConcordanceBuild,
    order: Uint32Array | null,
    offset: number,
    limit: number,
  ): Promise<readonly ConcordanceLine[]> {
    const { lines } = build;
    const end = Math.min(lines.count, offset + limit);
    const places = Array.from({ length: Math.max(0, end - offset) }, (_, at) =>
      lines.at(order?.[offset + at] ?? offset + at),
    ).flatMap((place) => place ?? []);
    await read(places.map(({ article }) => article.id));
    const described = places.map(({ article, isTitle, start, end: stop }): ConcordanceLine => {
      const kept = texts.get(article.id);
      // Gone for good, or put right since: its place is kept until the newer build is there.
      const isSame = kept?.content === article.content;
      const source = isSame ? (isTitle ? kept.row.title : kept.text) : '';
      return {
        id: article.id,
        title: kept?.row.title ?? '',
        byline: kept?.row.byline ?? [],
        outlet: article.outlet,
        published: kept?.row.published ?? null,
        language: kept?.row.language ?? null,
        url: kept?.row.url ?? null,
        ...cutLine(source, start, stop),
        isTitle,
        range: [start, stop],
      };
    });
    for (const id of texts.keys()) {
      if (texts.size <= keptTexts) break;
      texts.delete(id);
    }
    return described;
  }

  async function answer(
    build: ConcordanceBuild,
    request: ConcordanceRequest,
    isStale: boolean,
  ): Promise<ConcordancePage> {
    const progress = build.progress();
    const order = progress.state === 'building' ? 'list' : request.order;
    const [total, articles] = [build.lines.count, build.lines.articlesWithLines];
    const offset = Math.max(0, Math.floor(request.offset) || 0);
    const limit = Math.min(maxLines, Math.max(0, Math.floor(request.limit) || 0));
    const sorted = await build.ordered(order);
    return {
      lines: await describe(build, sorted, offset, limit),
      total,
      articles,
      ...progress,
      hasWords: true,
      isStale,
      version: build.version,
      order,
    };
  }

  return {
    async concordance(request) {
      const pinned = request.version === undefined ? null : pin(request.version);
      if (pinned) return answer(pinned, request, false);
      // Nothing would be found in every article.
      if (!hasWords(readQuery(holdings, request.query, request.today).tree)) return noLines;
      const question = take(request);
      const running = question.coming ?? question.shown;
      if (request.isStopped) running.stop();
      else running.run();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const waited = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, waitMs);
      });
      await Promise.race([running.settled(), waited]).finally(() => clearTimeout(timer));
      if (question.coming?.progress().state === 'done') replace(question, question.coming);
      return answer(question.shown, request, question.coming !== null);
    },
  };
}
