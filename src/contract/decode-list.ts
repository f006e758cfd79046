/**
 * The text of a small file that the user keeps by hand: UTF-8, UTF-16 with its mark, else windows-1252, as spreadsheets of the
 * West save CSV. `decode` decodes these bytes in a charset and throws where they are not of it.
 */
export function decodeList(bytes: Uint8Array, decode: (charset: string) => string): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode('utf-16le');
  if (first === 0xfe && second === 0xff) return decode('utf-16be');
  try {
    return decode('utf-8');
  } catch {
    return decode('windows-1252');
  }
}
