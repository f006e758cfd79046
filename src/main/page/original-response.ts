import { isUtf8 } from 'node:buffer';
import { dataHeaders } from './page-headers';

/** What answers a request for the user's data. */
export interface DataResponse {
  readonly headers: Record<string, string>;
  readonly bytes: Uint8Array;
}

/**
 * An original as an untrusted page: shown in a sandboxed frame, where nothing in it runs and nothing is
 * fetched. The policy comes with the response because a `srcdoc` frame inherits ours, under which pages
 * saved by SingleFile lose their styles.
 */
const originalPolicy =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

/**
 * The answer for an original. With `downloadName` it is an attachment of no type, its bytes unchanged, to be saved.
 * Without, it is shown: as HTML where it begins like a page (less the elements that would connect), else as plain text. The charset is only
 * named where the bytes prove it (strict UTF-8; zeros at every other place); else Chromium finds it by
 * declaration or statistics, as it would for the file.
 */
export function originalResponse(bytes: Uint8Array, downloadName: string | null): DataResponse {
  const headers = { ...dataHeaders(), 'Content-Security-Policy': originalPolicy };
  if (downloadName !== null) {
    return {
      headers: {
        ...headers,
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': attachment(downloadName),
      },
      bytes,
    };
  }
  const isHtml = looksLikeHtml(bytes);
  const type = isHtml ? 'text/html' : 'text/plain';
  const charset = provenCharset(bytes);
  return {
    headers: { ...headers, 'Content-Type': charset === null ? type : `${type}; charset=${charset}` },
    bytes: isHtml ? withoutConnectors(bytes) : bytes,
  };
}

/**
 * Elements that make Chromium 156 connect before it asks any policy: `link` by `rel=preconnect`, frames by the
 * preconnect of their navigation, sandbox and `default-src 'none'` or not (a listener heard both). `object` and
 * `embed` can hold frames. Each is renamed at the same length to one that does nothing: nothing they do is allowed
 * in our frame, so nothing is lost. A `srcdoc` goes too, since a page inside it could hold such elements in disguise.
 */
const inertNames = { link: 'meta', iframe: 'iframx', frame: 'framx', object: 'objecx', embed: 'embex' } as const;
const isInertName = (name: string): name is keyof typeof inertNames => name in inertNames;

/** The page with those elements renamed. UTF-16 has a zero beside each letter, so zeros are let through. */
function withoutConnectors(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const shown = text.replaceAll(/(<\0?)((?:[a-z]\0?){4,6})(?=[\s/>])/gi, (tag, open: string, letters: string) => {
    const name = letters.replaceAll('\0', '').toLowerCase();
    if (!isInertName(name)) return tag;
    let at = 0;
    return open + letters.replaceAll(/[a-z]/gi, () => inertNames[name].charAt(at++));
  });
  return shown === text ? bytes : Buffer.from(shown, 'latin1');
}

function provenCharset(bytes: Uint8Array): string | null {
  const start = bytes.subarray(0, 4096);
  if (start.includes(0)) {
    // UTF-16 without a mark: Latin letters leave zeros on one side. Chromium would show each as a box.
    const zeros = [0, 0];
    for (const [i, byte] of start.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
    const [even = 0, odd = 0] = zeros;
    if (odd > start.length / 4 && even === 0) return 'utf-16le';
    if (even > start.length / 4 && odd === 0) return 'utf-16be';
  }
  // ISO-2022 is ASCII with escapes, so it passes for UTF-8.
  if (start.includes(0x1b)) return null;
  return isUtf8(bytes) ? 'utf-8' : null;
}

/** A Content-Disposition by RFC 6266: an ASCII name for old readers, the real one in UTF-8. Quotes, slashes and controls cannot end the header. */
export function attachment(name: string): string {
  const safe = name.replaceAll(/[\p{Cc}\p{Cf}"\\/:*?<>|]/gu, '_').slice(0, 200) || 'original';
  const ascii = safe.replaceAll(/[^\x20-\x7e]/g, '_');
  const utf8 = encodeURIComponent(Buffer.from(safe).toString()).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}

const pageStart = /<(?:!doctype\s+html|html|head|body|title|meta|script|style|link|div|p|article|h1|table|!--)[\s>]/i;

function looksLikeHtml(bytes: Uint8Array): boolean {
  // UTF-16 pages are ASCII with zeros between; latin1 shows the tags of every other charset.
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1').replaceAll('\0', '');
  // A program or a letter may hold a tag further on: a page begins with one, after a mark of its charset and spaces.
  const first = start.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').trimStart();
  return first.startsWith('<') && pageStart.test(first);
}
