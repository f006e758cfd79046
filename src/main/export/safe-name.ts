/** Names Windows gives to devices, with any extension. */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu;
const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * A text as a file's name without its extension, safe on every system: in NFC, with no reserved, control, invisible or
 * direction-changing characters, no dot or space at its ends, no device's name, cut between whole characters to
 * `mostBytes` of UTF-8. `unnamed` where nothing is left.
 */
export function safeName(text: string, mostBytes = 120): string {
  const plain = text
    // A headline may be ten thousand characters long; what is cut off need not be looked at.
    .slice(0, mostBytes * 4)
    .normalize('NFC')
    // A joiner between emoji belongs to them.
    .replaceAll(/(?!\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Co}\u2028\u2029]/gu, ' ')
    .replaceAll(/[<>:"/\\|?*\ufffd]/gu, ' ')
    .replaceAll(/\s+/gu, ' ');
  const cut = trimEnds(cutTo(trimEnds(plain), mostBytes));
  if (cut === '') return 'unnamed';
  return deviceName.test(cut) ? `_${cut}` : cut;
}

function trimEnds(text: string): string {
  return text.replaceAll(/^[.\s\u200d~]+|[.\s\u200d]+$/gu, '');
}

function cutTo(text: string, mostBytes: number): string {
  if (Buffer.byteLength(text) <= mostBytes) return text;
  let kept = '';
  let bytes = 0;
  for (const { segment } of characters.segment(text)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > mostBytes) break;
    kept += segment;
  }
  return kept;
}
