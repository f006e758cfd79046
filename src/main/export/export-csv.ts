import type { ArticleView } from '../../contract/archive-api';
import { collectionPaths } from './collection-paths';
import type { Exporter } from './types';

const columns = [
  'headline',
  'byline',
  'outlet',
  'date',
  'address',
  'saved',
  'language',
  'words',
  'tags',
  'collections',
  'highlights',
];
/** The most characters Excel takes in a cell; what is over would run into the next row. */
const mostCharacters = 32_767;

/** A table of one row for each article: RFC 4180 in UTF-8, with a byte order mark because Excel takes it for Latin otherwise. */
export const exportCsv: Exporter = async function* (input) {
  const paths = collectionPaths(input.collections);
  yield `\ufeff${columns.join(',')}\r\n`;
  for await (const page of input.pages()) {
    yield page.map((view) => `${rowOf(view, paths)}\r\n`).join('');
    input.onWritten(page.length);
  }
};

function rowOf(view: ArticleView, paths: ReadonlyMap<number, string>): string {
  const { article } = view;
  return [
    article.title,
    article.byline.join('; '),
    article.outlet ?? '',
    article.published?.iso ?? '',
    article.url ?? '',
    article.saved ?? '',
    article.language ?? '',
    article.words,
    view.tags.join('; '),
    view.collections.flatMap((id) => paths.get(id) ?? []).join('; '),
    view.highlights.length,
  ]
    .map(cellOf)
    .join(',');
}

/**
 * Signs that begin a formula in Excel, LibreOffice or Google Sheets, in every width Unicode has them, also behind white
 * space and characters without a shape, which some readers take away (https://owasp.org/www-community/attacks/CSV_Injection).
 */
const formulaStart = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212]|^[\t\r\n]/u;

/** A text is always quoted, and begins with an apostrophe where it could be a formula; a number stands as it is. */
function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = formulaStart.test(value) ? `'${value}` : value;
  const plain = safe.replaceAll('\0', '\ufffd');
  const cut = plain.length > mostCharacters ? `${plain.slice(0, mostCharacters - 1)}…` : plain;
  return `"${cut.replaceAll('"', '""')}"`;
}
