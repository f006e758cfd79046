import { marked } from 'marked';
import type { ArticleView } from '../../contract/archive-api';
import type { Highlight } from '../../contract/mark';
import { readTree } from './clean-tree';
import { pageStyle } from './page-style';
import { listImages } from './list-images';
import { markTree } from './mark-tree';
import { rasterType } from './raster-type';
import type { ExportInput, Exporter } from './types';
import { escapeHtml, writeHtml } from './write-html';

/** Nothing runs and nothing is asked for, wherever the page is opened. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * One page that holds everything: a list of contents, the articles, their images as data. Asks for all articles twice,
 * because the contents stand first and none is held meanwhile.
 */
export const exportHtml: Exporter = async function* (input) {
  yield writeTop(input);
  const listed: number[] = [];
  yield '<nav aria-label="Contents">\n<h2>Contents</h2>\n<ol>\n';
  for await (const page of input.pages()) {
    yield page
      .map(({ article }) => {
        const facts = [article.outlet, article.published?.iso.slice(0, 10)].filter(Boolean).join(', ');
        const small = facts === '' ? '' : ` <small>${escapeHtml(facts)}</small>`;
        return `<li><a href="#a${listed.push(article.id)}"><bdi>${escapeHtml(article.title)}</bdi></a>${small}</li>\n`;
      })
      .join('');
  }
  yield '</ol>\n</nav>\n';
  // Articles that came or went meanwhile: the numbers are those of the list.
  const numbers = new Map(listed.map((id, at) => [id, at + 1]));
  for await (const page of input.pages()) {
    for (const view of page) {
      const number = numbers.get(view.article.id);
      if (number !== undefined) yield await writeArticle(view, number, input);
      input.onWritten(1);
    }
  }
  yield '</main>\n</body>\n</html>\n';
};

function writeTop({ head, withNotes, count }: ExportInput): string {
  const title = escapeHtml(head.title);
  const note = withNotes ? writeNote(head.note) : '';
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta http-equiv="x-dns-prefetch-control" content="off">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Backfile">
<title>${title}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
<header>
<h1><bdi>${title}</bdi></h1>
${head.description.trim() === '' ? '' : `<p class="description">${escapeHtml(head.description.trim())}</p>\n`}${note}<p class="facts">${count === 1 ? '1 article' : `${count} articles`}, exported <time datetime="${escapeHtml(head.made)}">${escapeHtml(head.made.slice(0, 10))}</time></p>
</header>
`;
}

async function writeArticle(view: ArticleView, number: number, input: ExportInput): Promise<string> {
  const { article } = view;
  const { nodes, unplaced } = markTree(readTree(article.html), article.text, view.highlights);
  const images = new Map<string, string>();
  for (const sha256 of listImages(nodes)) {
    const bytes = await input.object(sha256);
    const kind = bytes && rasterType(bytes);
    if (bytes && kind) images.set(sha256, `data:${kind.type};base64,${Buffer.from(bytes).toString('base64')}`);
  }
  const lang = article.language === null ? '' : ` lang="${escapeHtml(article.language)}"`;
  const told = view.highlights.filter((one) => unplaced.includes(one) || (input.withNotes && one.note.trim() !== ''));
  return `<article id="a${number}"${lang} dir="auto">
<h2>${escapeHtml(article.title)}</h2>
${writeFacts(view)}${input.withNotes ? writeNote(view.note) : ''}<div class="body">${writeHtml(nodes, (sha256) => images.get(sha256) ?? null)}</div>
${told.length === 0 ? '' : `<section class="highlights" aria-label="Highlights">\n${told.map((one) => writeHighlight(one, input.withNotes)).join('')}</section>\n`}</article>
`;
}

function writeFacts({ article, tags }: ArticleView): string {
  const facts: string[] = [];
  if (article.byline.length > 0) facts.push(`<bdi>${escapeHtml(article.byline.join(', '))}</bdi>`);
  if (article.outlet !== null) facts.push(`<bdi>${escapeHtml(article.outlet)}</bdi>`);
  if (article.published !== null) facts.push(`<time>${escapeHtml(article.published.iso.replace('T', ' '))}</time>`);
  const lines = [facts.join(' · ')];
  if (article.url !== null) {
    const address = escapeHtml(article.url);
    // Only what opens as a web page is a link.
    const isWeb = /^https?:\/\/[^\s<>"]+$/iu.test(article.url);
    lines.push(
      isWeb ? `<a href="${address}" rel="noreferrer noopener"><bdi>${address}</bdi></a>` : `<bdi>${address}</bdi>`,
    );
  }
  if (article.saved !== null) lines.push(`Saved <time>${escapeHtml(article.saved.slice(0, 10))}</time>`);
  if (tags.length > 0) lines.push(`Tags: ${tags.map((tag) => `<bdi>${escapeHtml(tag)}</bdi>`).join(', ')}`);
  const shown = lines.filter((line) => line !== '');
  return shown.length === 0 ? '' : `<p class="facts" dir="ltr" lang="en">${shown.join('<br>')}</p>\n`;
}

function writeHighlight({ anchor, colour, note }: Highlight, withNotes: boolean): string {
  const words = withNotes ? writeNote(note) : '';
  return `<blockquote><mark class="${colour}">${escapeHtml(anchor.exact)}</mark></blockquote>\n${words}`;
}

/** A note's Markdown as HTML of the allow-list only: whatever HTML the user pasted into it, nothing else is left. */
function writeNote(note: string): string {
  if (note.trim() === '') return '';
  const html = marked.parse(note, { async: false, gfm: true });
  return `<div class="note">${writeHtml(readTree(html), () => null)}</div>\n`;
}
