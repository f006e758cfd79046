import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { generateArticles, seeded } from './natural-text';

export interface PlainText {
  readonly title: string;
  readonly text: string;
}

/** The ways another paper changes a text it took over. */
export const changes = [
  'cut by a third',
  're-headlined',
  'other dateline',
  'one added paragraph',
  'translated quotation marks',
] as const;
export type CopyChange = (typeof changes)[number];

/**
 * So many different articles: real agency reports (Reuters-21578) and news in brief (AG) where the shared data is
 * there, at most 6,000 and 1,000, each text once; the rest generated.
 */
export function readArticles(data: string, count: number): readonly PlainText[] {
  const seen = new Set<string>();
  const fresh = ({ text }: PlainText): boolean => !seen.has(text) && seen.add(text) !== undefined;
  const real = [...readReuters(data).slice(0, 6_000), ...readAgNews(data).slice(0, 1_000)]
    .filter(fresh)
    .slice(0, count);
  const next = generateArticles(41, 400);
  const made = Array.from({ length: count - real.length }, (): PlainText => {
    const { headline, paragraphs } = next();
    return { title: headline, text: paragraphs.join('\n') };
  });
  return [...real, ...made];
}

/** A text as another paper would have it. `own` is a text of its own, for what it adds. */
export function changeCopy(source: PlainText, change: CopyChange, own: PlainText): PlainText {
  const title = `${own.title} (${source.title.split(' ').slice(0, 3).join(' ')})`;
  switch (change) {
    case 'cut by a third': {
      const words = source.text.split(/(?<=\s)/);
      return { title, text: words.slice(0, Math.ceil((words.length * 2) / 3)).join('') };
    }
    case 're-headlined':
      return { title, text: source.text };
    case 'other dateline':
      return { title, text: `BUENOS AIRES, 14 March (Our own correspondent and agencies) - ${source.text}` };
    case 'one added paragraph':
      return { title, text: `${source.text}\n${own.text.split(/\s+/).slice(0, 45).join(' ')}.` };
    default:
      return {
        title,
        text: source.text
          .replace(/"([^"]*)"/g, '« $1 »')
          .replace(/'/g, '’')
          .replace(/ - /g, ' – '),
      };
  }
}

/** Draws without putting back, the same every run. */
export function draw<T>(from: readonly T[], count: number, seed: number): readonly T[] {
  const random = seeded(seed);
  const left = [...from];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(Math.floor(random() * left.length), 1),
  ).flat();
}

function readReuters(data: string): readonly PlainText[] {
  const folder = join(data, 'corpus/reuters21578');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sgm.gz'))
    .sort()
    .flatMap((name) => {
      const page = gunzipSync(readFileSync(join(folder, name))).toString('latin1');
      return [...page.matchAll(/<TITLE>([^<]*)<\/TITLE>[^]*?<BODY>([^]*?)(?:\s*REUTER)?\s*&#3;<\/BODY>/gi)].map(
        ([, title = '', body = '']) => ({ title, text: body.replaceAll('&lt;', '<').trim() }),
      );
    });
}

function readAgNews(data: string): readonly PlainText[] {
  const file = join(data, 'corpus/ag_news/test.csv.gz');
  if (!existsSync(file)) return [];
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  return lines.flatMap((line): PlainText[] => {
    const [, title, text] = /^"\d+","((?:[^"]|"")*)","((?:[^"]|"")*)"/.exec(line) ?? [];
    return title && text ? [{ title, text: text.replaceAll('""', '"') }] : [];
  });
}
