import { setTimeout as sleep } from 'node:timers/promises';
import type { ArticleView, ResultRow, SearchPage } from '../../contract/archive-api';
import { csvRow } from '../../contract/csv-cell';
import { plain, type Output } from './output';
import { today } from './today';
import { failureWords, type ExitCode, type LibraryClient } from './types';

/** The most a search may be asked for at once; longer lists are asked for in pages. */
const pageRows = 500;

/** `search`: prints the best `limit` articles. */
export async function runSearch(
  client: LibraryClient,
  query: string,
  options: { readonly json: boolean; readonly csv: boolean; readonly limit: number },
  output: Output,
): Promise<ExitCode> {
  if (options.csv) output.out(csvRow(['id', 'headline', 'byline', 'outlet', 'published', 'language', 'passage']));
  let first: SearchPage | null = null;
  for (let offset = 0; offset < options.limit; offset += pageRows) {
    const limit = Math.min(pageRows, options.limit - offset);
    const answer = await client.command('ask', {
      method: 'search',
      args: [{ query, view: { kind: 'all' }, sort: 'relevance', offset, limit, today: today() }],
    });
    if (!answer.ok) {
      output.err(failureWords(answer.failure));
      return 1;
    }
    // `ask` carries any answer; the method named above gives a SearchPage (contract/archive-api.ts).
    const page = answer.value as SearchPage;
    // An index that is still being made would leave articles out without a word.
    if (page.covered < page.held) {
      output.progress(`making the search index: ${page.covered} of ${page.held} articles`);
      await sleep(100);
      offset -= pageRows;
      continue;
    }
    first ??= page;
    for (const row of page.rows) output.out(options.json ? jsonRow(row) : options.csv ? tableRow(row) : textRow(row));
    if (page.rows.length < limit) break;
  }
  if (!first) return 0;
  if (options.json) {
    output.out(JSON.stringify({ summary: { total: first.total, ms: first.milliseconds, notices: first.notices } }));
  } else if (!options.csv) {
    output.out(countLine(first));
    for (const notice of first.notices) output.err(notice.message);
  }
  return 0;
}

function jsonRow(row: ResultRow): string {
  const { id, title, byline, outlet, language, score, snippet } = row;
  return JSON.stringify({ id, title, byline, outlet, published: row.published?.iso ?? null, language, score, snippet });
}

function tableRow(row: ResultRow): string {
  const { id, title, byline, outlet, published, language, snippet } = row;
  return csvRow([id, title, byline.join('; '), outlet, published?.iso ?? null, language, snippet]);
}

function textRow(row: ResultRow): string {
  const facts = [row.outlet, row.byline.join(', '), row.published?.iso].filter(Boolean).join(' · ');
  return plain(
    `${String(row.id).padStart(7)}  ${row.title}\n         ${facts}\n         ${row.snippet.replaceAll('\n', ' ')}\n`,
  );
}

function countLine(page: SearchPage): string {
  const { undated, trashed, notArticles } = page.leftOut;
  const left = [
    undated > 0 ? `${undated} undated` : '',
    trashed > 0 ? `${trashed} in Trash` : '',
    notArticles > 0 ? `${notArticles} not articles` : '',
  ].filter(Boolean);
  return `${page.total} found${left.length > 0 ? `; left out: ${left.join(', ')}` : ''} (${page.milliseconds.toFixed(1)} ms)`;
}

/** `show`: prints one article whole. A sighting's id shows the article it was a sighting of. */
export async function runShow(client: LibraryClient, id: string, json: boolean, output: Output): Promise<ExitCode> {
  if (!/^\d+$/.test(id)) {
    output.err(`“${plain(id)}” is not an article's number.`);
    return 1;
  }
  const answer = await client.command('ask', { method: 'article', args: [Number(id)] });
  if (!answer.ok) {
    output.err(failureWords(answer.failure));
    return 1;
  }
  // As above: the method named gives an ArticleView or null.
  const view = answer.value as ArticleView | null;
  if (!view) {
    output.err(`There is no article ${id} in this library.`);
    return 1;
  }
  if (json) {
    output.out(JSON.stringify(view));
    return 0;
  }
  const { article } = view;
  const facts = [article.byline.join(', '), article.outlet, article.published?.iso, article.url].filter(Boolean);
  output.out(plain(article.title));
  output.out(plain(facts.join(' · ')));
  output.out('');
  output.out(plain(article.text));
  output.out('');
  output.out(
    plain(
      `From ${article.origin.path}${article.origin.part ? ` > ${article.origin.part}` : ''}, SHA-256 ${article.origin.object}`,
    ),
  );
  return 0;
}
