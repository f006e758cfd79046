/** A word or phrase as it was typed, cut where its first word begins and its last one ends. */
export interface ExactForm {
  /** `#` of `#MeToo`. */
  readonly lead: string;
  readonly core: string;
  /** `++` of `C++`. */
  readonly trail: string;
}

/** Soft hyphens, joiners that only shape, marks of direction: nobody sees or types them. */
const invisible = /[\u00AD\u061C\u200B\u200E\u200F\u2060\uFEFF]/g;

/** One way of writing what nobody tells apart: composed letters, straight quotation marks, one space. */
function level(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(invisible, '')
    .replaceAll(/[‘’ʼʻ＇]/g, "'")
    .replaceAll(/[“”„]/g, '"')
    .replaceAll(/\s+/g, ' ');
}

/** The form of a text whose words lie between two places. */
export function toExactForm(text: string, start: number, end: number): ExactForm {
  return { lead: level(text.slice(0, start)), core: level(text.slice(start, end)), trail: level(text.slice(end)) };
}

/** Whether what stands at a place of a text is written so: same case, same accents, same signs between its words. */
export function isWrittenSo(text: string, start: number, end: number, { lead, core, trail }: ExactForm): boolean {
  if (level(text.slice(start, end)) !== core) return false;
  // Twice the length has room for letters that are written as two and for what is invisible.
  if (lead !== '' && !level(text.slice(Math.max(0, start - 2 * lead.length), start)).endsWith(lead)) return false;
  return trail === '' || level(text.slice(end, end + 2 * trail.length)).startsWith(trail);
}
