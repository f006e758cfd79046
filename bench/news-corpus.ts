import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { SearchDocument } from '../src/search/types';
import { generateArticles, seeded } from './natural-text';

const shared = process.env['BACKFILE_SHARED'] ?? join(import.meta.dirname, '..', '..', 'shared');
const folder = join(shared, 'data', 'corpus');
const meanWords = 500;

/** Where the words of a bench come from: said beside its figures. */
export const corpusName = existsSync(folder)
  ? 'Reuters-21578 and AG News, pieces of stories joined to articles of about 500 words, new names mixed in as Heaps’ law has it'
  : 'generated, vocabulary growing as Heaps’ law has it';

/** A stream of documents with ids from 1, the same for every run. */
export function streamDocuments(seed: number): () => SearchDocument {
  const random = seeded(seed);
  const next = existsSync(folder) ? joinPieces(readPieces(), random) : generatedBodies(seed);
  const outlets = Array.from({ length: 40 }, (_, at) => `The Daily ${String(at)}`);
  let id = 0;
  return () => {
    id += 1;
    const { title, text } = next();
    const outlet = outlets[Math.floor(random() ** 2 * outlets.length)] ?? '';
    return {
      id,
      fields: { title, byline: `Reporter ${String(Math.floor(random() * 900))}`, outlet, text },
      columns: {
        publishedDay: 12_784 + Math.floor(random() * 7_300),
        savedDay: null,
        importedDay: 20_000,
        outlet,
        language: 'en',
        kind: 'article',
        importId: 1,
      },
    };
  };
}

interface Body {
  readonly title: string;
  readonly text: string;
}

function generatedBodies(seed: number): () => Body {
  const next = generateArticles(seed, meanWords);
  return () => {
    const { headline, paragraphs } = next();
    return { title: headline, text: paragraphs.join('\n') };
  };
}

/** Pieces of 60 to 150 words of one story each. */
function readPieces(): readonly string[] {
  const pieces: string[] = [];
  const take = (story: string): void => {
    const words = story.split(/\s+/).filter(Boolean);
    for (let at = 0; at < words.length; at += 120) pieces.push(words.slice(at, at + 120).join(' '));
  };
  for (const name of readdirSync(join(folder, 'reuters21578'))) {
    if (!name.endsWith('.sgm.gz')) continue;
    const text = gunzipSync(readFileSync(join(folder, 'reuters21578', name))).toString('latin1');
    for (const [, body = ''] of text.matchAll(/<BODY>([\s\S]*?)(?:&#3;)?<\/BODY>/g)) {
      take(body.replaceAll('&lt;', '<').replaceAll('&amp;', '&'));
    }
  }
  const rows = gunzipSync(readFileSync(join(folder, 'ag_news', 'test.csv.gz'))).toString('utf8');
  for (const line of rows.split('\n')) take(line.slice(4).replaceAll('","', '. ').replaceAll('"', ''));
  return pieces;
}

function joinPieces(pieces: readonly string[], random: () => number): () => Body {
  let tokens = 0;
  let names = 0;
  const piece = (): string => pieces[Math.floor(random() * pieces.length)] ?? '';
  return () => {
    const words: string[] = [];
    while (words.length < meanWords * 0.9) words.push(...piece().split(' '));
    tokens += words.length;
    // V = 51 √n (fitted on this kind of text): what the pieces, used again and again, do not give is invented.
    const due = Math.floor(51 * Math.sqrt(tokens)) - 60_000;
    for (; names < due; names += 1) {
      const at = Math.floor(random() * words.length);
      words[at] = `${(words[at] ?? 'x').replaceAll(/[^a-z]/gi, '').slice(0, 5)}${names.toString(36)}`;
    }
    return { title: piece().split(' ').slice(0, 8).join(' '), text: words.join(' ') };
  };
}
