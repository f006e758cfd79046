import type { Settings } from '../state/settings';

/** Height of every row, in pixels. ResultRowView.module.css lays its lines out to exactly these. */
export const rowHeightPx: Record<Settings['density'], number> = { comfortable: 123, compact: 71 };
