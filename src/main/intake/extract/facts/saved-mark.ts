/** What the program that saved a page wrote into it. */
export interface SavedMark {
  readonly url: string | null;
  /** ISO instant. */
  readonly saved: string | null;
}

/**
 * Reads SingleFile's comment ("Page saved with SingleFile", `url:`, `saved date:`) and the Mark of
 * the Web that Chrome and Internet Explorer write (`saved from url=(0042)https://...`).
 */
export function readSavedMark(comments: readonly string[]): SavedMark {
  for (const comment of comments) {
    const from = /^\s*saved from url=\(\d{4}\)(\S+)/i.exec(comment);
    if (from?.[1] !== undefined && /^https?:/i.test(from[1])) return { url: from[1], saved: null };
    if (!/saved with singlefile|saved date:|archive of|saved by/i.test(comment)) continue;
    const url = /^\s*url:\s*(https?:\S+)/im.exec(comment)?.[1] ?? null;
    const date = /saved date:\s*(.+?)\s*$/im.exec(comment)?.[1] ?? null;
    if (url !== null || date !== null) return { url, saved: date === null ? null : instant(date) };
  }
  return { url: null, saved: null };
}

// JavaScript's own Date.toString(), which is what SingleFile writes; its zone's name is for people.
function instant(text: string): string | null {
  const ms = Date.parse(text.replace(/\s*\([^)]*\)\s*$/, ''));
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
