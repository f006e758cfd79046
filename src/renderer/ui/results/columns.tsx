import { Highlighter, Star, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ResultRow, Sort } from '../../../contract/archive-api';
import { formatDay, formatShortDate } from '../format/dates';
import { directionOf, languageName } from '../format/languages';
import { formatCount } from '../format/numbers';
import { say } from '../messages/say';
import { Marked } from '../parts/Marked';
import { TagChip } from '../parts/TagChip';
import type { ColumnId } from '../state/looks';
import { kindWords, storyRemark, versionsRemark } from './row-remarks';
import styles from './ResultTable.module.css';

/** One column of the table of results. */
export interface ColumnKind {
  readonly name: string;
  /** Width it comes with. */
  readonly widthPx: number;
  /** Orders that a press of its head goes through, the first first; left out: the archive cannot order by it. */
  readonly sorts?: readonly { readonly sort: Sort; readonly direction: 'ascending' | 'descending' }[];
  /** Numbers stand at the end of their cell. */
  readonly isNumber?: boolean;
  readonly cell: (row: ResultRow) => ReactNode;
}

/** Tags drawn in a cell; more are counted. */
const shownTags = 6;

/** Every column there is, by its id. */
export const columnKinds: Record<ColumnId, ColumnKind> = {
  state: {
    name: say('results.column.state'),
    widthPx: 60,
    cell: (row) => (
      <span className={styles.marks}>
        {row.isRead ? (
          <span className={styles.noDot} />
        ) : (
          <span role="img" aria-label={say('results.unread')} className={styles.dot} />
        )}
        {row.isStarred ? (
          <Star size={12} fill="currentColor" aria-label={say('results.starred')} className={styles.star} />
        ) : null}
        {row.isTrashed ? <Trash2 size={12} aria-label={say('results.inTrash')} /> : null}
        {row.highlights > 0 ? (
          <Highlighter
            size={12}
            aria-label={say('results.highlights', { count: row.highlights })}
            className={styles.lit}
          />
        ) : null}
      </span>
    ),
  },
  title: {
    name: say('results.column.title'),
    widthPx: 280,
    cell: (row) => (
      <span className={styles.title} lang={row.language ?? undefined} dir={directionOf(row.language)}>
        <Marked text={row.title} ranges={row.titleHits} />
      </span>
    ),
  },
  outlet: {
    name: say('results.column.outlet'),
    widthPx: 130,
    sorts: [{ sort: 'outlet', direction: 'ascending' }],
    cell: (row) => plain(row.outlet),
  },
  byline: { name: say('results.column.byline'), widthPx: 130, cell: (row) => plain(row.byline.join(', ')) },
  published: {
    name: say('results.column.published'),
    widthPx: 100,
    sorts: [
      { sort: 'newest', direction: 'descending' },
      { sort: 'oldest', direction: 'ascending' },
    ],
    cell: ({ published }) =>
      published ? (
        <time dateTime={published.iso}>{formatShortDate(published)}</time>
      ) : (
        <span className={styles.none}>{say('results.undated')}</span>
      ),
  },
  saved: { name: say('results.column.saved'), widthPx: 100, cell: ({ saved }) => instant(saved) },
  imported: {
    name: say('results.column.imported'),
    widthPx: 100,
    sorts: [{ sort: 'imported', direction: 'descending' }],
    cell: ({ imported }) => instant(imported),
  },
  section: { name: say('results.column.section'), widthPx: 110, cell: (row) => plain(row.section) },
  language: {
    name: say('results.column.language'),
    widthPx: 90,
    cell: ({ language }) => plain(language && languageName(language)),
  },
  words: {
    name: say('results.column.words'),
    widthPx: 64,
    sorts: [{ sort: 'longest', direction: 'descending' }],
    isNumber: true,
    cell: ({ words }) => formatCount(words),
  },
  tags: {
    name: say('results.column.tags'),
    widthPx: 140,
    cell: ({ tags }) => (
      <span className={styles.tags}>
        {tags.slice(0, shownTags).map(({ tag, colour }) => (
          <TagChip key={tag} tag={tag} colour={colour} />
        ))}
        {tags.length > shownTags ? <span className={styles.none}>+{formatCount(tags.length - shownTags)}</span> : null}
      </span>
    ),
  },
  kind: { name: say('results.column.kind'), widthPx: 100, cell: ({ kind }) => kindWords[kind] },
  story: {
    name: say('results.column.story'),
    widthPx: 140,
    cell: (row) => [versionsRemark(row), storyRemark(row)].filter((one) => one !== null).join(', '),
  },
  order: {
    name: say('results.column.order'),
    widthPx: 70,
    sorts: [{ sort: 'own', direction: 'ascending' }],
    isNumber: true,
    cell: ({ place }) => (place === null ? null : formatCount(place)),
  },
};

function plain(text: string | null): ReactNode {
  return text ? <bdi>{text}</bdi> : null;
}

function instant(iso: string | null): ReactNode {
  return iso === null ? null : <time dateTime={iso}>{formatDay(iso)}</time>;
}
