import type { Settings } from '../state/settings';

/** Height of every row, in pixels. ResultRowView.module.css lays its lines out to exactly these. */
export const rowHeightPx: Record<Settings['density'], number> = { comfortable: 123, compact: 71 };

/** The same for the table, and its head; ResultTable.module.css has them too. */
export const tableRowPx: Record<Settings['density'], number> = { comfortable: 32, compact: 25 };
export const tableHeadPx = 30;
