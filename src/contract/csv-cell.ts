/** The most characters Excel takes in a cell; what is over would run into the next row. */
const mostCharacters = 32_767;

/**
 * Signs that begin a formula in Excel, LibreOffice or Google Sheets, in every width Unicode has them, also behind white
 * space and characters without a shape, which some readers take away (https://owasp.org/www-community/attacks/CSV_Injection).
 */
const formulaStart = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212]|^[\t\r\n]/u;

/** What a file of cells begins with: Excel takes UTF-8 for Latin without it. */
export const csvStart = '\ufeff';

/**
 * A cell of a CSV file (RFC 4180). A text is always quoted, and begins with an apostrophe where it could be a formula; a
 * number stands as it is; null is empty.
 */
function csvCell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = formulaStart.test(text) ? `'${text}` : text;
  const plain = safe.replaceAll('\0', '\ufffd');
  const cut = plain.length > mostCharacters ? `${plain.slice(0, mostCharacters - 1)}…` : plain;
  return `"${cut.replaceAll('"', '""')}"`;
}

/** A row of a CSV file, without its end (CR LF). */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return cells.map(csvCell).join(',');
}
