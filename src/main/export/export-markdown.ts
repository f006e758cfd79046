import { stringify } from 'yaml';
import type { ArticleView } from '../../contract/archive-api';
import type { Highlight } from '../../contract/mark';
import { readTree } from './clean-tree';
import { collectionPaths } from './collection-paths';
import { listImages } from './list-images';
import { escapeText } from './markdown-line';
import { markTree } from './mark-tree';
import { rasterType } from './raster-type';
import { safeName } from './safe-name';
import type { ExportInput, Exporter } from './types';
import { writeHeading, writeMarkdown } from './write-markdown';
import { writeZip, type ZipEntry } from './zip-writer';

/** A zip of one Markdown file for each article, with a head in YAML, and the images they show. Their names keep the order. */
export const exportMarkdown: Exporter = (input) => writeZip(listEntries(input), new Date(input.head.made));

async function* listEntries(input: ExportInput): AsyncGenerator<ZipEntry> {
  const paths = collectionPaths(input.collections);
  // By their SHA-256, how their names end; null for what is no image. All that is kept of the articles before.
  const images = new Map<string, string | null>();
  const imageName = (sha256: string): string | null => {
    const extension = images.get(sha256) ?? null;
    return extension === null ? null : `images/${sha256.slice(0, 32)}.${extension}`;
  };
  const digits = Math.max(3, String(input.count).length);
  const about = writeAbout(input);
  if (about !== null) yield { name: 'About.md', bytes: Buffer.from(about) };
  let number = 0;
  for await (const page of input.pages()) {
    for (const view of page) {
      const tree = readTree(view.article.html);
      for (const sha256 of listImages(tree)) {
        if (images.has(sha256)) continue;
        const bytes = await input.object(sha256);
        images.set(sha256, (bytes && rasterType(bytes)?.extension) ?? null);
        const name = imageName(sha256);
        if (bytes && name !== null) yield { name, bytes, isPacked: true };
      }
      number += 1;
      // The number alone makes it different from every other.
      const name = `${String(number).padStart(digits, '0')} ${safeName(view.article.title)}`;
      const text = writeArticle(view, paths, input.withNotes, imageName);
      yield { name: `${name}.md`, bytes: Buffer.from(text) };
      input.onWritten(1);
    }
  }
}

function writeAbout({ head, withNotes }: ExportInput): string | null {
  const note = withNotes ? head.note.trim() : '';
  const description = head.description.trim();
  if (note === '' && description === '') return null;
  return (
    [writeHeading(1, escapeText(head.title).trim()), escapeText(description), note].filter(Boolean).join('\n\n') + '\n'
  );
}

/** One article as a Markdown file. `withNotes`: with the user's notes on it and on its highlights. */
function writeArticle(
  view: ArticleView,
  paths: ReadonlyMap<number, string>,
  withNotes: boolean,
  image: (sha256: string) => string | null,
): string {
  const { article } = view;
  const { nodes, unplaced } = markTree(readTree(article.html), article.text, view.highlights);
  const told = view.highlights.filter((one) => unplaced.includes(one) || (withNotes && one.note.trim() !== ''));
  const note = withNotes ? view.note.trim() : '';
  const parts = [
    `---\n${writeHead(view, paths)}---`,
    writeHeading(1, escapeText(article.title).trim()),
    writeMarkdown(nodes, image),
    ...(told.length > 0 ? [writeHeading(2, 'Highlights'), ...told.map((one) => writeHighlight(one, withNotes))] : []),
    ...(note === '' ? [] : [writeHeading(2, 'Note'), note]),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function writeHead({ article, tags, collections }: ArticleView, paths: ReadonlyMap<number, string>): string {
  const filed = collections.flatMap((id) => paths.get(id) ?? []);
  const facts = {
    title: article.title,
    ...(article.byline.length > 0 ? { byline: article.byline } : {}),
    ...(article.outlet === null ? {} : { outlet: article.outlet }),
    ...(article.section === null ? {} : { section: article.section }),
    ...(article.published === null ? {} : { date: article.published.iso }),
    ...(article.updated === null ? {} : { updated: article.updated.iso }),
    ...(article.url === null ? {} : { url: article.url }),
    ...(article.saved === null ? {} : { saved: article.saved }),
    ...(article.language === null ? {} : { lang: article.language }),
    ...(tags.length > 0 ? { tags } : {}),
    ...(filed.length > 0 ? { collections: filed } : {}),
  };
  // Every text in quotes: readers of YAML 1.1 take `no`, `1:30` or a date for something else.
  return stringify(wellFormed(facts), { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
}

function writeHighlight({ anchor, note }: Highlight, withNotes: boolean): string {
  const quote = anchor.exact
    .split('\n')
    .map((line) => `> ${escapeText(line.trim())}`)
    .join('\n');
  return withNotes && note.trim() !== '' ? `${quote}\n\n${note.trim()}` : quote;
}

/** Without halves of characters, which UTF-8 cannot hold and YAML would write as escapes that no reader takes. */
function wellFormed(
  facts: Readonly<Record<string, string | readonly string[]>>,
): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? mend(value) : value.map(mend)]),
  );
}

function mend(text: string): string {
  return text.replaceAll(/\p{Cs}/gu, '\ufffd');
}
