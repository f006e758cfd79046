import { writeFileSync } from 'node:fs';
import { streamDocuments } from './news-corpus';
import type { EngineFigures } from './search-measure';
import { measureOwn } from './search-own';
import { measurePeer, peerNames } from './search-peers';
import { drawQueries } from './search-queries';

const sampledDocuments = 2_000;

/** One engine in a process of its own: ENGINE ARTICLES OUTPUT. Writes its figures as JSON. */
export async function run(): Promise<void> {
  const [engine = '', size = '', output = ''] = process.argv.slice(2);
  const queries = drawQueries(Array.from({ length: sampledDocuments }, streamDocuments(11)));
  const articles = Number(size);
  const peer = peerNames.find((name) => name === engine);
  let figures: readonly EngineFigures[];
  if (peer) {
    const found = await measurePeer(peer, articles, queries);
    figures = found ? [found] : [];
  } else figures = await measureOwn(articles, queries, engine === 'million');
  writeFileSync(output, JSON.stringify(figures));
}
