import type { SourceFormat } from '../../contract/article';
import type { RefusalCode } from '../../contract/failure';
import type {
  HeldProbe,
  LeaveOut,
  PreviewRow,
  PreviewShow,
  PreviewStanding,
  PreviewState,
} from '../../contract/import-plan';
import { createLeaveOut, probeOf } from './import-choosing';
import type { ReadEntry } from './read-entry';

/** What a preview found so far: a row for each article and refusal, and what they add up to. */
export interface PreviewTally {
  /** Takes an entry; gives what the archive is to be asked of its articles, with the places of their rows. */
  add(entry: ReadEntry): readonly RowProbe[];
  /** The archive has said how an article stands. */
  settle(at: number, standing: PreviewStanding): void;
  /** Whether an article of this content came before. */
  isCopy(probe: HeldProbe): boolean;
  rows(
    show: PreviewShow,
    offset: number,
    limit: number,
    leaveOut: LeaveOut,
  ): { readonly rows: readonly PreviewRow[]; readonly total: number; readonly chosen: number };
  state(): Pick<PreviewState, 'counts' | 'formats' | 'outlets' | 'refusals'>;
}

/** An article of a preview, as far as the archive is asked about it: its text is not held. */
export interface RowProbe {
  readonly at: number;
  readonly probe: HeldProbe;
}

const outletsListed = 200;
/** A headline longer than this is cut: there may be a row for each of 100,000 files. */
const mostTitleCharacters = 200;

/** Whether a row is among those asked for. */
function shows(row: PreviewRow, show: PreviewShow): boolean {
  if (show === 'refused') return row.refusal !== null;
  if (show === 'held') return row.standing === 'held' || row.standing === 'in-trash';
  if (show === 'new') return row.refusal === null && row.standing !== 'held' && row.standing !== 'in-trash';
  return true;
}

/** Begins an empty tally. */
export function createPreviewTally(): PreviewTally {
  const rows: { -readonly [K in keyof PreviewRow]: PreviewRow[K] }[] = [];
  const contents = new Set<string>();
  const standings: Record<PreviewStanding, number> = {
    new: 0,
    held: 0,
    'in-trash': 0,
    version: 0,
    copy: 0,
    unknown: 0,
  };
  const formats = new Map<SourceFormat, number>();
  const outlets = new Map<string | null, number>();
  const refusals = new Map<RefusalCode, number>();
  let files = 0;
  let companions = 0;
  let articles = 0;
  let refused = 0;

  return {
    add(entry) {
      files += 1;
      const blank = {
        part: null,
        format: null,
        kind: null,
        title: null,
        outlet: null,
        published: null,
        precision: null,
      };
      const rest = { language: null, standing: 'new' as const, refusal: null, isUnread: false };
      if (entry.exported) rows.push({ ...blank, ...rest, file: entry.shown, isUnread: true });
      const found: RowProbe[] = [];
      for (const change of entry.changes) {
        if (change.type === 'article-add') {
          const { content, origin } = change;
          found.push({ at: rows.length, probe: probeOf(change) });
          articles += 1;
          standings.unknown += 1;
          formats.set(origin.format, (formats.get(origin.format) ?? 0) + 1);
          outlets.set(content.outlet, (outlets.get(content.outlet) ?? 0) + 1);
          rows.push({
            file: entry.shown,
            part: origin.part,
            format: origin.format,
            kind: content.kind,
            title: content.title.slice(0, mostTitleCharacters),
            outlet: content.outlet,
            published: content.published?.iso ?? null,
            precision: content.published?.precision ?? null,
            language: content.language,
            standing: 'unknown',
            refusal: null,
            isUnread: false,
          });
        }
        if (change.type !== 'import-file') continue;
        companions += Number(change.file.companion !== null) + (change.file.innerCompanions ?? 0);
        for (const { part, refusal } of change.file.refused) {
          refused += 1;
          refusals.set(refusal.code, (refusals.get(refusal.code) ?? 0) + 1);
          rows.push({ ...blank, ...rest, file: entry.shown, part, refusal });
        }
      }
      return found;
    },
    settle(at, standing) {
      const row = rows[at];
      if (!row) return;
      standings[row.standing] -= 1;
      standings[standing] += 1;
      row.standing = standing;
    },
    isCopy({ keys }) {
      if (contents.has(keys.content)) return true;
      contents.add(keys.content);
      return false;
    },
    rows(show, offset, limit, leaveOut) {
      const isLeftOut = createLeaveOut(leaveOut);
      const page: PreviewRow[] = [];
      let total = 0;
      let chosen = 0;
      for (const row of rows) {
        const isHeld = row.standing === 'held' || row.standing === 'in-trash';
        if (row.refusal === null && !isLeftOut(row) && !(leaveOut.held && isHeld)) chosen += 1;
        if (!shows(row, show)) continue;
        if (total >= offset && page.length < limit) page.push({ ...row });
        total += 1;
      }
      return { rows: page, total, chosen };
    },
    state() {
      const byCount = [...outlets].sort((a, b) => b[1] - a[1] || ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
      return {
        counts: { files, articles, companions, refused, standings: { ...standings } },
        formats: [...formats].map(([format, count]) => ({ format, count })),
        outlets: byCount.slice(0, outletsListed).map(([outlet, count]) => ({ outlet, count })),
        refusals: [...refusals].sort((a, b) => b[1] - a[1]).map(([code, count]) => ({ code, count })),
      };
    },
  };
}
