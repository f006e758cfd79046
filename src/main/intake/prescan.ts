/**
 * The charset a page declares, by the prescan of the HTML standard
 * (https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding), as a WHATWG label,
 * or null. Bytes are given as a Latin-1 string of the page's head.
 *
 * The standard looks at 1,024 bytes; we are given more, since saved pages carry long preambles.
 */
export function prescanCharset(head: string): string | null {
  const xml = /^<\?xml[^>]*?\sencoding\s*=\s*(?:"([^"]*)"|'([^']*)')/u.exec(head);
  let at = 0;
  while (at < head.length) {
    at = head.indexOf('<', at);
    if (at < 0) break;
    if (head.startsWith('<!--', at)) {
      // `<!-->` ends at once: the dashes may be those that began it.
      const end = head.indexOf('-->', at + 2);
      if (end < 0) break;
      at = end + 3;
    } else if (/^<meta[\s/]/iu.test(head.slice(at, at + 6))) {
      const found = readMeta(head, at + 6);
      if (found.charset !== null) return found.charset;
      at = found.end;
    } else if (/^<\/?[a-z]/iu.test(head.slice(at, at + 3))) {
      let i = at + 1;
      while (i < head.length && !/[\s>]/u.test(head.charAt(i))) i += 1;
      for (;;) {
        const attribute = readAttribute(head, i);
        i = attribute.end;
        if (attribute.name === '') break;
      }
      at = Math.max(i, at + 1);
    } else if (/^<[!/?]/u.test(head.slice(at, at + 2))) {
      const end = head.indexOf('>', at);
      if (end < 0) break;
      at = end + 1;
    } else at += 1;
  }
  const declared = xml?.[1] ?? xml?.[2];
  return declared === undefined ? null : toPageCharset(declared);
}

function readMeta(head: string, from: number): { readonly charset: string | null; readonly end: number } {
  let at = from;
  const seen = new Set<string>();
  let gotPragma = false;
  let needPragma: boolean | null = null;
  let charset: string | null = null;
  for (;;) {
    const attribute = readAttribute(head, at);
    at = attribute.end;
    if (attribute.name === '') break;
    if (seen.has(attribute.name)) continue;
    seen.add(attribute.name);
    if (attribute.name === 'http-equiv') gotPragma ||= attribute.value === 'content-type';
    else if (attribute.name === 'content' && charset === null) {
      const label = charsetOfContent(attribute.value);
      if (label !== null) {
        charset = label;
        needPragma = true;
      }
    } else if (attribute.name === 'charset') {
      charset = attribute.value;
      needPragma = false;
    }
  }
  if (needPragma === null || (needPragma && !gotPragma) || charset === null) return { charset: null, end: at };
  return { charset: toPageCharset(charset), end: at };
}

/** "Get an attribute" of the standard: name and value in lower case; an empty name means there is none. */
function readAttribute(
  head: string,
  from: number,
): { readonly name: string; readonly value: string; readonly end: number } {
  let at = from;
  while (/[\s/]/u.test(head.charAt(at))) at += 1;
  if (at >= head.length || head.charAt(at) === '>') return { name: '', value: '', end: at };
  let name = '';
  for (; at < head.length; at += 1) {
    const c = head.charAt(at);
    if ((c === '=' && name !== '') || c === '/' || c === '>' || /\s/u.test(c)) break;
    name += c.toLowerCase();
  }
  let after = at;
  while (/\s/u.test(head.charAt(after))) after += 1;
  if (head.charAt(after) !== '=') return { name, value: '', end: after };
  at = after + 1;
  while (/\s/u.test(head.charAt(at))) at += 1;
  const quote = head.charAt(at);
  if (quote === '"' || quote === "'") {
    const end = head.indexOf(quote, at + 1);
    // The standard gives up where the input ends inside a value.
    if (end < 0) return { name: '', value: '', end: head.length };
    return { name, value: head.slice(at + 1, end).toLowerCase(), end: end + 1 };
  }
  let end = at;
  while (end < head.length && !/[\s>]/u.test(head.charAt(end))) end += 1;
  return { name, value: head.slice(at, end).toLowerCase(), end };
}

/** "Extract a character encoding from a meta element": the label after `charset=`. */
function charsetOfContent(content: string): string | null {
  const match = /charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"'][^\s;]*))/iu.exec(content);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? null;
}

/** A label as the standard takes it in a page: one that says UTF-16 cannot be, since it was read as bytes. */
function toPageCharset(label: string): string | null {
  const charset = toCharset(label);
  if (charset === 'utf-16le' || charset === 'utf-16be') return 'utf-8';
  return label.trim().toLowerCase() === 'x-user-defined' ? 'windows-1252' : charset;
}

/** The WHATWG name of a label, or null if it is none (or one that browsers refuse to decode). */
export function toCharset(label: string): string | null {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return null;
  }
}
