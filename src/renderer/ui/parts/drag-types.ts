/** What is dragged inside the window: its own media types, so that no other drop target takes it for text. */
export const dragTypes = {
  /** A JSON list of article ids. */
  articles: 'application/x-backfile-articles',
  /** A collection's id. */
  collection: 'application/x-backfile-collection',
  /** A saved search's id. */
  saved: 'application/x-backfile-saved',
  /** A column of the table of results. */
  column: 'application/x-backfile-column',
} as const;

/** Reads dragged article ids; anything else is none. */
export function readDraggedIds(text: string): readonly number[] {
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) ? found.filter((id) => typeof id === 'number') : [];
  } catch {
    return [];
  }
}
