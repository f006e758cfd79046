/** A folder whose new and changed files come in by themselves while Backfile runs. Plain JSON only. */
export interface WatchedFolder {
  /** Absolute, links resolved. */
  readonly path: string;
  readonly isPaused: boolean;
  /** Whether its subfolders become collections. */
  readonly collections: boolean;
  readonly arrivesRead: boolean;
  /** What it is doing; `gone`: the folder is not there now, its drive perhaps; it is looked for again. */
  readonly state: 'looking' | 'settling' | 'importing' | 'up-to-date' | 'paused' | 'gone' | 'unreadable';
  /** Files in it that were taken in, or refused with a reason, and have not changed since. */
  readonly known: number;
  /** Files that wait: too young, or still being written. */
  readonly waiting: number;
  /** ISO instants; null for not yet. */
  readonly lookedAt: string | null;
  readonly importedAt: string | null;
  /** The last import that came of it. */
  readonly importId: number | null;
  /** What the system said, for `gone` and `unreadable`. */
  readonly detail: string;
}

/** How a folder is watched. */
export type WatchWishes = Pick<WatchedFolder, 'collections' | 'arrivesRead'>;
